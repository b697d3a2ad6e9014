"""What the figures of a yearly report say, each fact as one sentence; singular, plural and none are said as such."""

from gelingenscheck.annual.figures import Answers, Figures, Measures, Outcome
from gelingenscheck.i18n import N_, NN_, Words
from gelingenscheck.scoring.few import FEWEST_PROJECTS, FEWEST_UNITS, said

_ANSWERED = (
    ("complete", NN_("eines hat berichtet", "{n} haben berichtet")),
    ("nil", NN_("eines hat Fehlanzeige gemeldet", "{n} haben Fehlanzeige gemeldet")),
    (
        "begun",
        NN_(
            "eines hat seine begonnene Rückmeldung nicht abgegeben",
            "{n} haben ihre begonnene Rückmeldung nicht abgegeben",
        ),
    ),
    ("silent", NN_("von einem liegt keine Rückmeldung vor", "von {n} liegt keine Rückmeldung vor")),
)
_OUTCOMES = {
    Outcome.DONE: NN_("eine ist erledigt", "{n} sind erledigt"),
    Outcome.OPEN: NN_("eine ist noch offen", "{n} sind noch offen"),
    Outcome.OVERDUE: NN_("eine ist überfällig", "{n} sind überfällig"),
    Outcome.GONE: NN_("eine steht nicht mehr in der Liste", "{n} stehen nicht mehr in der Liste"),
}

MOST_TIED = 3
"""Factors that are weak equally often and named together."""
_SINGLE = {
    Outcome.DONE: N_("Der Bericht {year} nannte eine offene Maßnahme; sie ist erledigt."),
    Outcome.OPEN: N_("Der Bericht {year} nannte eine offene Maßnahme; sie ist noch offen."),
    Outcome.OVERDUE: N_("Der Bericht {year} nannte eine offene Maßnahme; sie ist überfällig."),
    Outcome.GONE: N_("Der Bericht {year} nannte eine offene Maßnahme; sie steht nicht mehr in der Liste."),
}


def answers(known: Answers, year: int, words: Words) -> str:
    """Say how many units were asked, and how they answered."""
    if not known.asked:
        return words(N_("In der Jahresabfrage {year} wurde kein Amt gefragt."), year=year)
    if known.asked == 1:
        return _single(known, year, words)
    if known.complete == known.asked:
        return words(N_("In der Jahresabfrage {year} wurden {n} Ämter gefragt, und alle haben berichtet."),
                     year=year, n=words.number(known.asked))  # fmt: skip
    if known.silent == known.asked:
        return words(N_("In der Jahresabfrage {year} wurden {n} Ämter gefragt; keines hat geantwortet."),
                     year=year, n=words.number(known.asked))  # fmt: skip
    parts = [words.n(*said_, n) for name, said_ in _ANSWERED if (n := getattr(known, name))]
    return words(N_("In der Jahresabfrage {year} wurden {n} Ämter gefragt: {answers}."),
                 year=year, n=words.number(known.asked), answers=words.listed(parts))  # fmt: skip


def _single(known: Answers, year: int, words: Words) -> str:
    if known.complete:
        return words(N_("In der Jahresabfrage {year} wurde ein Amt gefragt; es hat berichtet."), year=year)
    if known.nil:
        return words(N_("In der Jahresabfrage {year} wurde ein Amt gefragt; es hat Fehlanzeige gemeldet."), year=year)
    if known.begun:
        return words(
            N_("In der Jahresabfrage {year} wurde ein Amt gefragt; es hat begonnen und nicht abgegeben."), year=year
        )
    return words(N_("In der Jahresabfrage {year} wurde ein Amt gefragt; es hat nicht geantwortet."), year=year)


def projects(known: Figures, words: Words) -> str:
    """Say how many projects are known, and how many were assessed in the year."""
    if not known.projects:
        return words(N_("Zum {date} ist kein Vorhaben bekannt."), date=words.date(known.until))
    if known.projects == 1:
        one = (
            N_("Ein Vorhaben ist bekannt; es wurde im Berichtsjahr eingeschätzt.") if known.assessed
            else N_("Ein Vorhaben ist bekannt; im Berichtsjahr wurde es nicht eingeschätzt.")
        )  # fmt: skip
        return words(one)
    if known.assessed == known.projects:
        return words(N_("Alle {all} bekannten Vorhaben wurden im Berichtsjahr anhand der Gelingensfaktoren "
                        "eingeschätzt."), all=words.number(known.projects))  # fmt: skip
    if not known.assessed:
        return words(N_("Von {all} bekannten Vorhaben wurde im Berichtsjahr keines eingeschätzt."),
                     all=words.number(known.projects))  # fmt: skip
    return words.n(
        "Von {all} bekannten Vorhaben wurde eines im Berichtsjahr anhand der Gelingensfaktoren eingeschätzt.",
        "Von {all} bekannten Vorhaben wurden {n} im Berichtsjahr anhand der Gelingensfaktoren eingeschätzt.",
        known.assessed, all=words.number(known.projects),
    )  # fmt: skip


def weakest(known: Figures, words: Words) -> str:
    """Say where most projects are weak, as far as it may be said."""
    first = next(iter(known.ranked), None)
    if first is None or first.weak is None:
        return too_few(words)
    if first.weak.high == 1:
        none = (
            N_("Bei keinem Gelingensfaktor steht mehr als ein Vorhaben auf „{band}“.")
            if len(known.ranked) == len(known.factors)
            else N_("Bei keinem Gelingensfaktor, zu dem es Zahlen gibt, steht mehr als ein Vorhaben auf „{band}“.")
        )
        return words(none, band=known.basis.gap.said(words.lang))
    band, weak = known.basis.gap.said(words.lang), said(first.weak, words)
    titles = [words(N_("„{factor}“"), factor=one.title.said(words.lang)) for one in known.ranked
              if one.weak == first.weak]  # fmt: skip
    if len(titles) > MOST_TIED:
        return words(N_("Am häufigsten auf „{band}“ stehen Vorhaben bei {n} Faktoren gleich oft: je {weak}."),
                     band=band, n=words.number(len(titles)), weak=weak)  # fmt: skip
    return words.n(
        "Am häufigsten auf „{band}“ stehen Vorhaben beim Faktor {factors}: {weak}.",
        "Am häufigsten auf „{band}“ stehen Vorhaben bei den Faktoren {factors}: je {weak}.",
        len(titles), band=band, factors=words.listed(titles), weak=weak,
    )  # fmt: skip


def too_few(words: Words) -> str:
    """Say that there are no figures of factors, and from how many projects on there are."""
    return words(
        N_("Für Zahlen zu den Gelingensfaktoren sind es zu wenige Einschätzungen; es gibt sie ab {projects} Vorhaben "
           "aus mindestens {units} Ämtern."),
        projects=words.number(FEWEST_PROJECTS), units=words.number(FEWEST_UNITS),
    )  # fmt: skip


def coverage(known: Figures, words: Words) -> str:
    """Say of how many units something is there at all."""
    units = len(known.units)
    if not units:
        return words(N_("In der Organisationsdatei steht kein Amt."))
    if units == 1:
        one = (
            N_("Von dem einen Amt liegt eine Angabe zu den Gelingensfaktoren vor.") if known.heard
            else N_("Von dem einen Amt liegt noch keine Angabe zu den Gelingensfaktoren vor.")
        )  # fmt: skip
        return words(one)
    if known.heard in {0, units}:
        every = (
            N_("Von allen {n} Ämtern liegt eine Angabe zu den Gelingensfaktoren vor.") if known.heard
            else N_("Von keinem der {n} Ämter liegt eine Angabe zu den Gelingensfaktoren vor.")
        )  # fmt: skip
        return words(every, n=words.number(units))
    return words(N_("Von {heard} der {n} Ämter liegt eine Angabe zu den Gelingensfaktoren vor, von {silent} noch "
                    "keine."), heard=words.number(known.heard), n=words.number(units),
                 silent=words.number(units - known.heard))  # fmt: skip


def crosscutting(known: Figures, words: Words) -> str:
    """Say how many units answered for their own practice."""
    if not known.crosscutting:
        return words(N_("Die Querschnittsfragen zur eigenen Praxis hat kein Amt beantwortet."))
    return words.n(
        "Die Querschnittsfragen zur eigenen Praxis hat ein Amt beantwortet.",
        "Die Querschnittsfragen zur eigenen Praxis haben {n} Ämter beantwortet.", known.crosscutting,
    )  # fmt: skip


def measures(known: Measures, words: Words) -> str:
    """Say how far all measures are."""
    if not known.open + known.done:
        return words(N_("Noch ist keine Maßnahme angelegt."))
    if not known.open:
        return words.n("Die eine Maßnahme, die es gibt, ist erledigt.", "Alle {n} Maßnahmen sind erledigt.", known.done)
    waiting = words.n("Eine Maßnahme ist offen", "{n} Maßnahmen sind offen", known.open)
    done = words.n("eine ist erledigt", "{n} sind erledigt", known.done) if known.done else words(
        N_("erledigt ist noch keine")
    )  # fmt: skip
    if not known.overdue:
        return words.n("{open} und nicht überfällig; {done}.", "{open}, keine davon überfällig; {done}.", known.open,
                       open=waiting, done=done)  # fmt: skip
    if known.overdue == known.open:
        return words.n("{open} und überfällig; {done}.", "{open}, alle davon überfällig; {done}.", known.open,
                       open=waiting, done=done)  # fmt: skip
    return words.n(
        "{open}, eine davon überfällig; {done}.", "{open}, {n} davon überfällig; {done}.", known.overdue,
        open=waiting, done=done,
    )  # fmt: skip


def due(known: Measures, words: Words) -> str:
    """Say how many of the measures that were due in the year are done."""
    if not known.due:
        return words(N_("Im Berichtsjahr war keine Maßnahme fällig."))
    if known.due == 1:
        one = (
            N_("Im Berichtsjahr war eine Maßnahme fällig; sie ist erledigt.") if known.kept
            else N_("Im Berichtsjahr war eine Maßnahme fällig; sie ist nicht erledigt.")
        )  # fmt: skip
        return words(one)
    n = words.number(known.due)
    if known.kept in {0, known.due}:
        every = (
            N_("Im Berichtsjahr waren {all} Maßnahmen fällig; alle sind erledigt.") if known.kept
            else N_("Im Berichtsjahr waren {all} Maßnahmen fällig; keine davon ist erledigt.")
        )  # fmt: skip
        return words(every, all=n)
    return words.n(
        "Im Berichtsjahr waren {all} Maßnahmen fällig; eine davon ist erledigt.",
        "Im Berichtsjahr waren {all} Maßnahmen fällig; {n} davon sind erledigt.", known.kept, all=n,
    )  # fmt: skip


def promises(known: Figures, words: Words) -> str:
    """Say what became of the open measures that the last report listed; empty where there is none."""
    found = [promise.outcome for promise in known.measures.promises]
    if known.before is None or not found:
        return ""
    if len(found) == 1:
        return words(_SINGLE[found[0]], year=known.before)
    parts = [words.n(*_OUTCOMES[outcome], found.count(outcome)) for outcome in Outcome if outcome in found]
    return words(N_("Der Bericht {year} nannte {n} offene Maßnahmen: {outcomes}."),
                 year=known.before, n=words.number(len(found)), outcomes=words.listed(parts))  # fmt: skip

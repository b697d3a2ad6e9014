"""What the figures of a yearly report say, each fact as one sentence; singular, plural, both and none are said so."""

from datetime import date

from gelingenscheck.annual.figures import Answers, Figures, Measures
from gelingenscheck.i18n import N_, NN_, Words

BOTH = 2
"""Two things are both, not all of them."""
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
_ALIKE = {
    "complete": NN_(
        "In der Jahresabfrage {year} wurde ein Amt gefragt; es hat berichtet.",
        "In der Jahresabfrage {year} wurden {n} Ämter gefragt; {all} haben berichtet.",
    ),
    "nil": NN_(
        "In der Jahresabfrage {year} wurde ein Amt gefragt; es hat Fehlanzeige gemeldet.",
        "In der Jahresabfrage {year} wurden {n} Ämter gefragt; {all} haben Fehlanzeige gemeldet.",
    ),
    "begun": NN_(
        "In der Jahresabfrage {year} wurde ein Amt gefragt; es hat seine begonnene Rückmeldung nicht abgegeben.",
        "In der Jahresabfrage {year} wurden {n} Ämter gefragt; {all} haben ihre begonnene Rückmeldung nicht abgegeben.",
    ),
    "silent": NN_(
        "In der Jahresabfrage {year} wurde ein Amt gefragt; es hat nicht geantwortet.",
        "In der Jahresabfrage {year} wurden {n} Ämter gefragt; keines hat geantwortet.",
    ),
}


def answers(known: Answers, year: int, words: Words) -> str:
    """Say how many units were asked, and how they answered."""
    if not known.asked:
        return words(N_("In der Jahresabfrage {year} wurde kein Amt gefragt."), year=year)
    counts = {name: getattr(known, name) for name, _ in _ANSWERED}
    for name, alike in _ALIKE.items():
        if counts[name] == known.asked:
            return words.n(*alike, known.asked, year=year, all=every(known.asked, words))
    parts = [words.n(*said_, counts[name]) for name, said_ in _ANSWERED if counts[name]]
    return words(N_("In der Jahresabfrage {year} wurden {n} Ämter gefragt: {answers}."),
                 year=year, n=words.number(known.asked), answers=words.listed(parts))  # fmt: skip


def every(n: int, words: Words) -> str:
    """Return what several things are called together."""
    return words(N_("beide")) if n == BOTH else words(N_("alle"))


def projects(known: Figures, words: Words) -> str:
    """Say how many projects are known, and how many were assessed in the year."""
    if not known.projects:
        return words(N_("Noch ist kein Vorhaben bekannt."))
    if known.projects == 1:
        one = (
            N_("Ein Vorhaben ist bekannt; es wurde im Berichtsjahr eingeschätzt.") if known.assessed
            else N_("Ein Vorhaben ist bekannt; im Berichtsjahr wurde es nicht eingeschätzt.")
        )  # fmt: skip
        return words(one)
    if known.assessed == known.projects:
        whole = (
            N_("Beide bekannten Vorhaben wurden im Berichtsjahr anhand der Gelingensfaktoren eingeschätzt.")
            if known.projects == BOTH
            else N_("Alle {all} bekannten Vorhaben wurden im Berichtsjahr anhand der Gelingensfaktoren eingeschätzt.")
        )
        return words(whole, all=words.number(known.projects))
    if not known.assessed:
        return words(N_("Von {all} bekannten Vorhaben wurde im Berichtsjahr keines eingeschätzt."),
                     all=words.number(known.projects))  # fmt: skip
    return words.n(
        "Von {all} bekannten Vorhaben wurde eines im Berichtsjahr anhand der Gelingensfaktoren eingeschätzt.",
        "Von {all} bekannten Vorhaben wurden {n} im Berichtsjahr anhand der Gelingensfaktoren eingeschätzt.",
        known.assessed, all=words.number(known.projects),
    )  # fmt: skip


def coverage(known: Figures, words: Words) -> str:
    """Say of how many units something is there at all."""
    units, heard = len(known.units), known.heard
    if not units:
        return words(N_("In der Organisationsdatei steht kein Amt."))
    if heard == units:
        return _covered(units, words)
    if not heard:
        return _uncovered(units, words)
    if units == BOTH:
        return words(N_("Von einem der beiden Ämter liegt eine Einschätzung eines Vorhabens oder der eigenen Praxis "
                        "vor, vom anderen noch keine."))  # fmt: skip
    first = words.n("Von einem der {all} Ämter", "Von {n} der {all} Ämter", heard, all=words.number(units))
    rest = words.n("von einem noch keine", "von {n} noch keine", units - heard)
    return words(N_("{of} liegt eine Einschätzung eines Vorhabens oder der eigenen Praxis vor, {rest}."),
                 of=first, rest=rest)  # fmt: skip


def _covered(units: int, words: Words) -> str:
    if units == 1:
        return words(N_("Von dem einen Amt liegt eine Einschätzung eines Vorhabens oder der eigenen Praxis vor."))
    if units == BOTH:
        return words(N_("Von beiden Ämtern liegt eine Einschätzung eines Vorhabens oder der eigenen Praxis vor."))
    return words(N_("Von allen {n} Ämtern liegt eine Einschätzung eines Vorhabens oder der eigenen Praxis vor."),
                 n=words.number(units))  # fmt: skip


def _uncovered(units: int, words: Words) -> str:
    if units == 1:
        return words(N_("Von dem einen Amt liegt noch keine Einschätzung vor."))
    if units == BOTH:
        return words(N_("Von keinem der beiden Ämter liegt eine Einschätzung vor."))
    return words(N_("Von keinem der {n} Ämter liegt eine Einschätzung vor."), n=words.number(units))


def crosscutting(known: Figures, words: Words) -> str:
    """Say how many units answered for their own practice."""
    if not known.crosscutting:
        return words(N_("Die Querschnittsfragen zur eigenen Praxis hat kein Amt beantwortet."))
    return words.n(
        "Die Querschnittsfragen zur eigenen Praxis hat ein Amt beantwortet.",
        "Die Querschnittsfragen zur eigenen Praxis haben {n} Ämter beantwortet.", known.crosscutting,
    )  # fmt: skip


def measures(known: Measures, day: date, words: Words) -> str:
    """Say how far all measures were on the day on which they were counted."""
    on = words.date(day)
    if not known.open + known.done:
        return words(N_("Am {date} war keine Maßnahme angelegt."), date=on)
    if not known.open:
        return _all_done(known.done, on, words)
    waiting = words.n("war eine Maßnahme offen", "waren {n} Maßnahmen offen", known.open)
    done = words.n("eine war erledigt", "{n} waren erledigt", known.done) if known.done else words(
        N_("erledigt war noch keine")
    )  # fmt: skip
    if not known.overdue:
        return words.n("Am {date} {open} und nicht überfällig; {done}.",
                       "Am {date} {open}, keine davon überfällig; {done}.",
                       known.open, date=on, open=waiting, done=done)  # fmt: skip
    if known.overdue == known.open:
        together = every(known.open, words)
        return words.n("Am {date} {open} und überfällig; {done}.", "Am {date} {open}, {all} überfällig; {done}.",
                       known.open, date=on, open=waiting, done=done, all=together)  # fmt: skip
    return words.n(
        "Am {date} {open}, eine davon überfällig; {done}.", "Am {date} {open}, {n} davon überfällig; {done}.",
        known.overdue, date=on, open=waiting, done=done,
    )  # fmt: skip


def _all_done(done: int, on: str, words: Words) -> str:
    if done == BOTH:
        return words(N_("Am {date} waren beide Maßnahmen erledigt."), date=on)
    return words.n("Am {date} war die einzige Maßnahme erledigt.", "Am {date} waren alle {n} Maßnahmen erledigt.",
                   done, date=on)  # fmt: skip


def due(known: Measures, words: Words) -> str:
    """Say how many of the measures that were due in the year are done; empty where there is no measure at all."""
    if not known.open + known.done:
        return ""
    if not known.due:
        return words(N_("Im Berichtsjahr war keine Maßnahme fällig."))
    n, together = words.number(known.due), every(known.due, words)
    if not known.kept:
        return words.n("Im Berichtsjahr war eine Maßnahme fällig; sie ist noch nicht erledigt.",
                       "Im Berichtsjahr waren {n} Maßnahmen fällig; keine davon ist erledigt.", known.due)  # fmt: skip
    if known.kept == known.due:
        return words.n("Im Berichtsjahr war eine Maßnahme fällig; sie ist erledigt.",
                       "Im Berichtsjahr waren {n} Maßnahmen fällig; {all} sind erledigt.", known.due,
                       all=together)  # fmt: skip
    return words.n(
        "Im Berichtsjahr waren {all} Maßnahmen fällig; eine davon ist erledigt.",
        "Im Berichtsjahr waren {all} Maßnahmen fällig; {n} davon sind erledigt.", known.kept, all=n,
    )  # fmt: skip

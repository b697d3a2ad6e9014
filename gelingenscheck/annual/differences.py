"""What new figures would change in a yearly report."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from gelingenscheck.annual.figures import Figures, Measures
from gelingenscheck.annual.naming import OUTCOMES, STATES
from gelingenscheck.i18n import N_, Words
from gelingenscheck.i18n.words import MISSING
from gelingenscheck.scoring.few import Few, said

Row = tuple[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """One figure or name that would change; a dash where it is not there."""

    name: str
    before: str
    now: str


def differences(old: Figures, new: Figures, words: Words) -> tuple[Difference, ...]:
    """Return what would change, in the order of the report."""
    before, now = dict(_rows(old, words)), dict(_rows(new, words))
    found = tuple(
        Difference(name=name, before=before.get(name, MISSING), now=now.get(name, MISSING))
        for name in dict.fromkeys([*now, *before])
        if before.get(name, MISSING) != now.get(name, MISSING)
    )
    if found or old == new:
        return found
    wording = words(N_("Wortlaut oder Reihenfolge von Bezeichnungen"))
    return (Difference(name=wording, before=words(N_("wie bisher")), now=words(N_("geändert"))),)


def _rows(known: Figures, words: Words) -> Iterator[Row]:
    yield words(N_("Fragenkatalog")), f"{known.basis.catalogue} {known.basis.version}"
    yield words(N_("Beschluss")), known.city.mandate or MISSING
    yield words(N_("Berichtsjahr")), words(N_("{after} bis {until}"), after=words.date(known.after + timedelta(days=1)),
                                          until=words.date(known.until))  # fmt: skip
    yield words(N_("Beispieldaten")), words(N_("ja")) if known.examples else words(N_("nein"))
    yield words(N_("Bericht, mit dem verglichen wird")), MISSING if known.before is None else str(known.before)
    yield words(N_("Gremien")), words.listed(list(known.city.bodies)) or MISSING
    yield from ((words(name), words.number(count)) for name, count in _counts(known))
    for one in known.factors:
        yield words(N_("Faktor „{factor}“"), factor=one.title.said(words.lang)), _of(one.weak, words)
        title = words(N_("Faktor „{factor}“ im Vorjahr"), factor=one.title.said(words.lang))
        yield title, _of(one.before, words)
    for spot in known.spots:
        yield words(N_("Frage „{question}“"), question=spot.text.said(words.lang)), said(spot.weak, words)
    there, not_there = words(N_("liegt vor")), words(N_("liegt nicht vor"))
    for unit in known.units:
        yield unit.name, " ".join("●" if one else "○" for one in unit.factors) if any(unit.factors) else not_there
    for one_ in known.released:
        yield words(N_("Vorhaben „{title}“"), title=one_.title), there
    yield from _listed(known.measures, words)


def _counts(known: Figures) -> Iterator[tuple[str, int]]:
    answers, measures = known.answers, known.measures
    yield N_("Ämter gefragt"), answers.asked
    yield N_("haben berichtet"), answers.complete
    yield N_("haben Fehlanzeige gemeldet"), answers.nil
    yield N_("haben begonnen und nicht abgegeben"), answers.begun
    yield N_("ohne Rückmeldung"), answers.silent
    yield N_("bekannte Vorhaben"), known.projects
    yield N_("davon im Berichtsjahr eingeschätzt"), known.assessed
    yield N_("Querschnitts-Checks"), known.crosscutting
    yield N_("freigegebene Vorhaben"), known.released_in_all
    yield N_("Maßnahmen offen"), measures.open
    yield N_("Maßnahmen überfällig"), measures.overdue
    yield N_("Maßnahmen erledigt"), measures.done
    yield N_("Maßnahmen fällig im Berichtsjahr"), measures.due
    yield N_("davon erledigt"), measures.kept


def _listed(known: Measures, words: Words) -> Iterator[Row]:
    for one in known.listed:
        name = words(N_("Maßnahme „{text}“ ({project})"), text=one.text, project=one.project)
        yield name, words(N_("{state}, fällig {due}"), state=words(STATES[one.state]), due=words.date(one.due))
    for then in known.promises:
        name = words(N_("Maßnahme „{text}“ ({project}) aus dem letzten Bericht"), text=then.text, project=then.project)
        yield name, words(OUTCOMES[then.outcome])


def _of(weak: Few | None, words: Words) -> str:
    return words(N_("zu wenige")) if weak is None else said(weak, words)

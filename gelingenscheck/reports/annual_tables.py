"""The tables of a yearly report: factors, measures, what became of last year's, of which units something is there."""

from collections.abc import Iterator

from gelingenscheck.annual.figures import Promise
from gelingenscheck.annual.model import AnnualReport
from gelingenscheck.annual.naming import OUTCOMES, STATES
from gelingenscheck.i18n import N_, Words
from gelingenscheck.reports.outline import Block, Column, Kind, Paragraph, Table
from gelingenscheck.scoring.few import Few, said


def factor_table(report: AnnualReport, words: Words) -> Iterator[Block]:
    """Yield how many projects are weak in each factor; nothing where there is no figure at all."""
    known = report.figures
    if not known.ranked:
        return
    gap, compared = known.basis.gap.said(words.lang), any(one.before for one in known.factors)
    columns = [
        Column(title=words(N_("Gelingensfaktor")), width=9),
        Column(title=words(N_("Vorhaben auf „{band}“"), band=gap), width=4),
        *([Column(title=words(N_("im Vorjahr")), width=4)] if compared else []),
    ]
    rows = tuple(
        (
            f"{one.number}  {one.title.said(words.lang)}", _of(one.weak, words),
            *((_of(one.before, words),) if compared else ()),
        )
        for one in known.factors
    )  # fmt: skip
    yield Table(name=words(N_("Stand je Gelingensfaktor")), columns=tuple(columns), rows=rows, together=True)


def measure_table(report: AnnualReport, words: Words) -> Iterator[Block]:
    """Yield the measures of released projects."""
    listed = report.figures.measures.listed
    if not listed:
        return
    yield Table(
        name=words(N_("Maßnahmen der freigegebenen Vorhaben")),
        columns=(
            Column(title=words(N_("Maßnahme")), width=5), Column(title=words(N_("Vorhaben")), width=4),
            Column(title=words(N_("Amt")), width=3), Column(title=words(N_("zuständig")), width=3.4),
            Column(title=words(N_("bis")), width=3, kind=Kind.DATE), Column(title=words(N_("Stand")), width=2.8),
        ),
        rows=tuple(
            (one.text, one.project, one.unit, one.responsible, one.due, words(STATES[one.state])) for one in listed
        ),
    )  # fmt: skip


def promise_table(report: AnnualReport, words: Words) -> Iterator[Block]:
    """Yield what became of the measures that the last report listed as open."""
    promises, year = report.figures.measures.promises, report.figures.before
    if not promises or year is None:
        return
    yield Table(
        name=words(N_("Offene Maßnahmen aus dem Bericht {year}"), year=year),
        columns=(
            Column(title=words(N_("Maßnahme")), width=6), Column(title=words(N_("Vorhaben")), width=4),
            Column(title=words(N_("Amt")), width=3), Column(title=words(N_("war fällig")), width=3, kind=Kind.DATE),
            Column(title=words(N_("Stand heute")), width=4),
        ),
        rows=tuple((one.text, one.project, one.unit, one.due, _outcome(one, words)) for one in promises),
    )  # fmt: skip


def presence_table(report: AnnualReport, words: Words) -> Iterator[Block]:
    """Yield for which factors something is there of each unit; either all of them have their names or none has."""
    known = report.figures
    if not known.units:
        yield Paragraph(text=words(N_("Es gibt kein Amt, von dem etwas vorliegen könnte.")))
        return
    yield Paragraph(text=words(N_(
        "„Ja“ heißt: Zu diesem Faktor gibt es eine Einschätzung eines Vorhabens aus den letzten 24 Monaten oder eine "
        "Antwort auf die Querschnittsfrage aus den letzten zwölf. Ob sie gut oder schlecht ausfällt, sagt die Tabelle "
        "nicht."
    )))  # fmt: skip
    if not report.named:
        yield Paragraph(text=words(N_("Die Ämter stehen ohne Namen, die mit den meisten Angaben zuerst.")))
    numbers = [str(one.number) for one in known.factors]
    yield Table(
        name=words(N_("Angaben je Amt und Gelingensfaktor")),
        columns=(Column(title=words(N_("Amt")), width=5), *(Column(title=number, width=1.2) for number in numbers)),
        rows=tuple(
            (name, *(words(N_("ja")) if there else words(N_("nein")) for there in factors))
            for name, factors in _units(report, words)
        ),
    )  # fmt: skip
    titles = "; ".join(f"{one.number} {one.title.said(words.lang)}" for one in known.factors)
    yield Paragraph(text=words(N_("Die Gelingensfaktoren: {titles}."), titles=titles), note=True)


def _units(report: AnnualReport, words: Words) -> Iterator[tuple[str, tuple[bool, ...]]]:
    units = report.figures.units
    if report.named:
        yield from ((unit.name, unit.factors) for unit in units)
        return
    for place, factors in enumerate(sorted((unit.factors for unit in units), reverse=True), 1):
        yield words(N_("Amt {n}"), n=place), factors


def _outcome(one: Promise, words: Words) -> str:
    outcome = words(OUTCOMES[one.outcome])
    if one.moved is None:
        return outcome
    return words(N_("{outcome}, neuer Termin {date}"), outcome=outcome, date=words.date(one.moved))


def _of(weak: Few | None, words: Words) -> str:
    return words(N_("zu wenige")) if weak is None else said(weak, words)

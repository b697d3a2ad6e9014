"""The tables of a yearly report: factors, measures, what became of last year's, of which units something is there."""

from collections.abc import Iterator

from gelingenscheck.annual.figures import FactorFigure, Figures, Outcome, Promise, UnitFigure
from gelingenscheck.annual.model import AnnualReport
from gelingenscheck.annual.naming import OUTCOMES, STATES
from gelingenscheck.i18n import N_, Words
from gelingenscheck.reports.annual_charts import presence_chart, promise_chart
from gelingenscheck.reports.outline import Block, Column, Heading, Kind, Paragraph, Table
from gelingenscheck.scoring.few import Few, said


def factor_table(report: AnnualReport, words: Words) -> Iterator[Block]:
    """Yield how many projects are weak in each factor; nothing where there is no figure at all."""
    known = report.figures
    if not known.ranked:
        return
    gap, compared = known.basis.gap.said(words.lang), any(one.before for one in known.factors)
    columns = [
        Column(title=words(N_("Gelingensfaktor")), width=8),
        Column(title=words(N_("Vorhaben mit „{band}“"), band=gap), width=5),
        *([Column(title=words(N_("im Vorjahr")), width=4)] if compared else []),
    ]
    rows = tuple(
        (
            _numbered(one, words), _of(one.weak, words),
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
    yield Heading(level=3, text=words(N_("Maßnahmen der freigegebenen Vorhaben")))
    yield Table(
        name=words(N_("Maßnahmen der freigegebenen Vorhaben")),
        columns=(
            Column(title=words(N_("Maßnahme")), width=5), Column(title=words(N_("Vorhaben")), width=4),
            Column(title=words(N_("Amt")), width=3), Column(title=words(N_("zuständig")), width=3.4),
            Column(title=words(N_("bis")), width=3, kind=Kind.DATE), Column(title=words(N_("Stand")), width=2.8),
        ),
        rows=tuple(
            (
                one.text, one.project, one.unit, one.responsible or words(N_("noch offen")),
                one.due or words(N_("ohne Termin")), words(STATES[one.state]),
            ) for one in listed
        ),
    )  # fmt: skip


def promise_table(report: AnnualReport, words: Words) -> Iterator[Block]:
    """Yield what became of the measures that the last report listed as open."""
    promises, year = report.figures.measures.promises, report.figures.before
    if not promises or year is None:
        return
    title = words(N_("Was aus den offenen Maßnahmen des Berichts {year} geworden ist"), year=year)
    yield Heading(level=3, text=title)
    yield from promise_chart(report, words)
    yield Table(
        name=title,
        columns=(
            Column(title=words(N_("Maßnahme")), width=6), Column(title=words(N_("Vorhaben")), width=4),
            Column(title=words(N_("Amt")), width=3), Column(title=words(N_("war fällig")), width=3, kind=Kind.DATE),
            Column(title=words(N_("Stand")), width=4),
        ),
        rows=tuple(
            (one.text, one.project, one.unit, one.due or words(N_("ohne Termin")), outcome(one, words))
            for one in promises
        ),
    )  # fmt: skip


def presence_table(report: AnnualReport, words: Words) -> Iterator[Block]:
    """Yield of which units something is there: by name where all are named, else only how many in each factor."""
    known = report.figures
    if not known.units:
        yield Paragraph(text=words(N_("Es gibt kein Amt, von dem etwas vorliegen könnte.")))
        return
    yield Paragraph(text=words(N_(
        "Gezählt ist ein Amt bei einem Faktor, wenn es dazu die Einschätzung eines Vorhabens aus den letzten "
        "24 Monaten gibt oder eine Antwort auf die Querschnittsfrage aus den letzten zwölf. Ob sie gut oder schlecht "
        "ausfällt, sagt die Tabelle nicht."
    )))  # fmt: skip
    yield from presence_chart(report, words)
    if not report.named:
        yield _by_factor(known, words)
        return
    yield _by_unit(known, words)
    titles = "; ".join(_numbered(one, words) for one in known.factors)
    yield Paragraph(text=words(N_("Die Gelingensfaktoren: {titles}."), titles=titles), note=True)


def _by_factor(known: Figures, words: Words) -> Table:
    counts = [sum(unit.factors[place] for unit in known.units) for place in range(len(known.factors))]
    units = words.number(len(known.units))
    return Table(
        name=words(N_("Ämter mit Einschätzung je Gelingensfaktor")),
        columns=(
            Column(title=words(N_("Gelingensfaktor")), width=8),
            Column(title=words(N_("Ämter mit Einschätzung")), width=5),
        ),
        rows=tuple(
            (_numbered(one, words), words(N_("{n} von {all}"), n=words.number(count), all=units))
            for one, count in zip(known.factors, counts, strict=True)
        ), together=True,
    )  # fmt: skip


def _by_unit(known: Figures, words: Words) -> Table:
    return Table(
        name=words(N_("Faktoren mit Einschätzung je Amt")),
        columns=(Column(title=words(N_("Amt")), width=5),
                 Column(title=words(N_("Einschätzung liegt vor zu Faktor")), width=8)),
        rows=tuple((unit.name, _factors(unit, known, words)) for unit in known.units),
    )  # fmt: skip


def _factors(unit: UnitFigure, known: Figures, words: Words) -> str:
    """Return the numbers of factors instead of a mark for each: read aloud, marks are a long row of yes and no."""
    if unit.silent:
        return words(N_("keinem"))
    if all(unit.factors):
        return words(N_("allen"))
    return words.listed([str(one.number) for one, there in zip(known.factors, unit.factors, strict=True) if there])


def _numbered(one: FactorFigure, words: Words) -> str:
    return f"{one.number} {one.title.said(words.lang)}"


def outcome(one: Promise, words: Words) -> str:
    """Say what became of a measure that the last report listed."""
    said_ = words(OUTCOMES[one.outcome])
    if one.moved is None or one.outcome is Outcome.DONE:
        return said_
    return words(N_("{outcome}, neuer Termin {date}"), outcome=said_, date=words.date(one.moved))


def _of(weak: Few | None, words: Words) -> str:
    return words(N_("zu wenige")) if weak is None else said(weak, words)

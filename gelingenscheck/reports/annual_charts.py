"""The charts of a yearly report, from its frozen figures and with nothing but what its tables say."""

from collections.abc import Iterator, Sequence
from typing import Final

from gelingenscheck.annual.figures import FactorFigure, Outcome
from gelingenscheck.annual.model import AnnualReport
from gelingenscheck.annual.naming import OUTCOMES
from gelingenscheck.i18n import N_, Words
from gelingenscheck.reports.outline import Bars, Block, Column, Kind, Paragraph, Scale, Series, Table
from gelingenscheck.scoring.few import Few, said

FEWEST: Final = 3
"""Of less there is nothing to compare in a picture."""


def factor_chart(report: AnnualReport, words: Words) -> Iterator[Block]:
    """Yield how many projects are in the lowest band in each factor; last year's beside them if of as many projects.

    A factor with a range or without a figure has no bar: a bar would look exact.
    """
    known = report.figures
    exact = [one.weak for one in known.factors if one.weak is not None and one.weak.exact]
    if len(exact) < FEWEST:
        return
    caption = _caption(report, sorted({few.n for few in exact}), words)
    name = words(N_("im Berichtsjahr"))
    series = [Series(name=name, values=tuple(_bar(one.weak) for one in known.factors))]
    if _comparable(known.factors):
        before = tuple(_bar(one.before) for one in known.factors)
        series.insert(0, Series(name=words(N_("im Vorjahr")), values=before))
    told = [(_numbered(one, words), _told(one, words)) for one in known.factors]
    yield from _chart(
        caption, told, series,
        categories=[_category(one, words) for one in known.factors], end=max(few.n for few in exact),
    )  # fmt: skip


def presence_chart(report: AnnualReport, words: Words) -> Iterator[Block]:
    """Yield of how many units something is there in each factor."""
    known = report.figures
    if len(known.units) < FEWEST:
        return
    counts = [sum(unit.factors[place] for unit in known.units) for place in range(len(known.factors))]
    names = [_numbered(one, words) for one in known.factors]
    caption = words(N_("Ämter mit Einschätzung je Gelingensfaktor, von {all}"), all=words.number(len(known.units)))
    yield from _chart(
        caption, list(zip(names, map(words.number, counts), strict=True)),
        [Series(name=words(N_("Ämter")), values=tuple(counts))], categories=names, end=len(known.units),
    )  # fmt: skip


def answers_chart(report: AnnualReport, words: Words) -> Iterator[Block]:
    """Yield how the units answered, with its table."""
    known = report.figures.answers
    if known.asked < FEWEST:
        return
    counts = {
        words(N_("abgegeben")): known.complete, words(N_("Fehlanzeige")): known.nil,
        words(N_("begonnen, nicht abgegeben")): known.begun, words(N_("ohne Rückmeldung")): known.silent,
    }  # fmt: skip
    caption = words(N_("Rückmeldungen in der Jahresabfrage {year}"), year=report.year)
    yield from _chart(
        caption, [(name, words.number(count)) for name, count in counts.items()],
        [Series(name=words(N_("Ämter")), values=tuple(counts.values()))], categories=list(counts), end=known.asked,
    )  # fmt: skip
    yield Table(
        name=caption,
        columns=(
            Column(title=words(N_("Rückmeldung")), width=8),
            Column(title=words(N_("Ämter")), width=2, kind=Kind.NUMBER),
        ),
        rows=(*counts.items(), (words(N_("zusammen")), known.asked)), together=True,
    )  # fmt: skip


def promise_chart(report: AnnualReport, words: Words) -> Iterator[Block]:
    """Yield how many of the measures that the last report listed as open were done."""
    promises = report.figures.measures.promises
    if len(promises) < FEWEST:
        return
    counts = {words(OUTCOMES[outcome]): sum(one.outcome is outcome for one in promises) for outcome in Outcome}
    caption = words(N_("Stand dieser {n} Maßnahmen"), n=words.number(len(promises)))
    yield from _chart(
        caption, [(name, words.number(count)) for name, count in counts.items()],
        [Series(name=words(N_("Maßnahmen")), values=tuple(counts.values()))],
        categories=list(counts), end=len(promises),
    )  # fmt: skip


def _caption(report: AnnualReport, counted: Sequence[int], words: Words) -> str:
    band = report.figures.basis.gap.said(words.lang)
    if len(counted) > 1:
        return words(N_("Vorhaben mit „{band}“ je Gelingensfaktor"), band=band)
    return words(N_("Vorhaben mit „{band}“ je Gelingensfaktor, von {n}"), band=band, n=words.number(counted[0]))


def _chart(
    caption: str, told: Sequence[tuple[str, str]], series: Sequence[Series], *, categories: Sequence[str], end: float
) -> Iterator[Block]:
    """Yield bars below their caption; what they say is read out in full."""
    yield Paragraph(text=f"{caption}:", note=True, stays=True)
    read = "; ".join(f"{name}: {figure}" for name, figure in told)
    yield Bars(alt=f"{caption}. {read}.", categories=tuple(categories), series=tuple(series), scale=Scale(end=end))


def _comparable(factors: Sequence[FactorFigure]) -> bool:
    """Say whether both years are of equally many projects: only then are bars of the same length the same."""
    counted = {few.n for one in factors for few in (one.weak, one.before) if few is not None}
    return len(counted) == 1 and any(_bar(one.before) is not None for one in factors)


def _bar(few: Few | None) -> float | None:
    return few.low if few is not None and few.exact else None


def _numbered(one: FactorFigure, words: Words) -> str:
    return f"{one.number} {one.title.said(words.lang)}"


def _category(one: FactorFigure, words: Words) -> str:
    """Return a factor; where it has no bar, with what there is to say instead."""
    name = _numbered(one, words)
    return name if _bar(one.weak) is not None else f"{name} ({_told(one, words)})"


def _told(one: FactorFigure, words: Words) -> str:
    return words(N_("zu wenige")) if one.weak is None else said(one.weak, words)

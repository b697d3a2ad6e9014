"""A bar chart on a page: lengths as shares of its width, told apart in grey, too."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from gelingenscheck.i18n import Words
from gelingenscheck.reports.outline import Bars, Fill, Series

FULL: Final = 100.0
"""Per cent of the width."""


def drawn(bars: Bars, words: Words) -> Mapping[str, Any]:
    """Return what a template draws: legend, a row per bar with its parts, and where the target is."""
    end = _end(bars) or FULL
    target = bars.scale.target if bars.scale else None
    return {
        "legend": list(_legend(bars)) if len(bars.series) > 1 and bars.layout != "single" else [],
        "target_name": bars.scale.target_name if bars.scale else "",
        "rows": list(_rows(bars, end, words)), "target": None if target is None else _share(target, end),
    }  # fmt: skip


def fill_of(bars: Bars, place: int) -> Fill:
    """Return how a series is told apart: as it says, else of two the first is hollow."""
    return bars.series[place].fill or (Fill.HOLLOW if len(bars.series) > 1 and place == 0 else Fill.SOLID)


def _end(bars: Bars) -> float:
    if bars.scale is not None:
        return bars.scale.end
    columns = zip(*(series.values for series in bars.series), strict=True)
    reach = sum if bars.layout == "stacked" else max
    return max((reach(value or 0 for value in column) for column in columns), default=0)


def _legend(bars: Bars) -> Iterator[Mapping[str, Any]]:
    for place, series in enumerate(bars.series):
        yield {"name": series.name, **_part(0, FULL, fill_of(bars, place))}


def _rows(bars: Bars, end: float, words: Words) -> Iterator[Mapping[str, Any]]:
    """Yield a row per category, or, where series lie beside each other, one per bar."""
    for place, name in enumerate(bars.categories):
        found = [(number, series, series.values[place]) for number, series in enumerate(bars.series)]
        if bars.layout == "beside":
            for number, _, value in found:
                yield {"name": name if number == 0 else "", "said": _figure(value, words),
                       "parts": list(_ends([(value, fill_of(bars, number))], end))}  # fmt: skip
            continue
        parts = [(value, fill_of(bars, number)) for number, _, value in found]
        said = [_said(series, value, words, named=bars.layout == "single") for _, series, value in found]
        yield {"name": name, "said": " · ".join(filter(None, said)), "parts": list(_ends(parts, end))}


def _said(series: Series, value: float | None, words: Words, *, named: bool) -> str:
    said = _figure(value, words)
    return f"{said} {series.name}" if said and named else said


def _figure(value: float | None, words: Words) -> str:
    """Return a figure as it stands beside its bar; nothing where there is no bar."""
    return "" if value is None else words.number(value)


def _ends(values: list[tuple[float | None, Fill]], end: float) -> Iterator[Mapping[str, Any]]:
    """Yield bars end to end; nothing where there is no bar."""
    at = 0.0
    for value, fill in values:
        if value is not None:
            yield _part(_share(at, end), _share(at + value, end), fill)
            at += value


def _part(start: float, end: float, fill: Fill) -> dict[str, Any]:
    return {"start": start, "end": end, "wide": round(end - start, 2), "fill": str(fill)}


def _share(value: float, end: float) -> float:
    return round(min(max(value / end, 0), 1) * FULL, 2)

"""Bar charts of a document in a spreadsheet: their figures in cells, and beside them a chart that can be edited."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from gelingenscheck.reports import xlsx
from gelingenscheck.reports.html_bars import fill_of
from gelingenscheck.reports.outline import Bars, Fill, Kind, printable
from gelingenscheck.reports.xlsx import Book

INK: Final = "#1D4E6B"
NAMES, FIGURES = 44, 18
"""Widths of the columns in characters."""
LINE: Final = 20
"""Height of a row of the sheet in pixels."""
BAR, HEAD, WIDTH = 26, 90, 680
"""Height of a bar and of what stands around all of them, and the width of a chart, in pixels."""
_FILLS: Final[Mapping[Fill, Mapping[str, Any]]] = {
    Fill.SOLID: {"fill": {"color": INK}},
    Fill.LIGHT: {"fill": {"color": "#E9F1F6"}},
    Fill.HOLLOW: {"fill": {"color": "#FFFFFF"}},
    Fill.HATCHED: {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": INK, "bg_color": "#FFFFFF"}},
}


def charts(book: Book, sheet: Any, name: str, drawn: Sequence[Bars]) -> None:
    """Draw charts one below the other on a sheet of this name."""
    sheet.set_column(0, 0, NAMES)
    row, place = 0, 2 + max(len(bars.series) for bars in drawn)
    sheet.set_column(1, place - 1, FIGURES)
    for bars in drawn:
        height = HEAD + BAR * len(bars.categories) * (len(bars.series) if bars.layout == "beside" else 1)
        _figures(book, sheet, row, bars)
        options = {"description": printable(bars.alt), "object_position": 2}
        sheet.insert_chart(row, place, _chart(book, name, row, bars, height), options)
        row += max(len(bars.categories) + 3, height // LINE + 2)


def _figures(book: Book, sheet: Any, top: int, bars: Bars) -> None:
    """Write the figures: a row per category, a column per series."""
    for column, series in enumerate(bars.series, 1):
        sheet.write_string(top, column, printable(series.name), book.head)
    for row, category in enumerate(bars.categories, top + 1):
        xlsx.put(sheet, (row, 0), category, book.formats[Kind.TEXT])
        for column, series in enumerate(bars.series, 1):
            xlsx.put(sheet, (row, column), series.values[row - top - 1], book.formats[Kind.NUMBER])


def _chart(book: Book, name: str, top: int, bars: Bars, height: int) -> Any:
    beside = bars.layout == "beside"
    made = book.book.add_chart({"type": "bar"} if beside else {"type": "bar", "subtype": "stacked"})
    last = top + len(bars.categories)
    for place in range(len(bars.series)):
        made.add_series({
            "name": [name, top, place + 1], "categories": [name, top + 1, 0, last, 0],
            "values": [name, top + 1, place + 1, last, place + 1], "gap": 50, "border": {"color": INK},
            "data_labels": {"value": True, "num_format": "0"}, **_FILLS[fill_of(bars, place)],
        })  # fmt: skip
    scale = bars.scale
    made.set_title({"none": True})
    made.set_y_axis({"reverse": True, "major_tick_mark": "none"})
    made.set_x_axis({"min": 0, "visible": scale is not None, "major_gridlines": {"visible": False},
                     **({"max": scale.end, "name": printable(scale.target_name)} if scale else {})})  # fmt: skip
    made.set_legend({"position": "top"} if len(bars.series) > 1 else {"none": True})
    made.set_size({"width": WIDTH, "height": height})
    return made

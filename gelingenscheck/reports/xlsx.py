"""Set the tables of an outline as XLSX, one sheet each; what is text stays text, whatever it begins with."""

import io
import math
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import xlsxwriter

from gelingenscheck.reports.outline import Kind, Outline, Table, Value, printable

SETTINGS: Final = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
}  # fmt: skip
RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
"""A text that begins so would become a formula once somebody edits its cell."""
LONGEST: Final = 32_767
"""Signs that a cell holds."""
A3: Final = 8
LINE, HEAD = 15.0, 21.0
"""Height of one line, and of the header, in points."""
_CELL: Final[dict[str, Any]] = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#D5DBDE"}
_STYLES: Final[Mapping[Kind, dict[str, Any]]] = {
    Kind.TEXT: {},
    Kind.NUMBER: {"align": "center"},
    Kind.DATE: {"align": "left", "num_format": "dd.mm.yyyy"},
    Kind.MARK: {"bg_color": "#EEF1F2", "font_color": "#55636B", "locked": True},
    Kind.ENTRY: {"bg_color": "#FFFDF3", "locked": False},
}

Formats = Mapping[Kind, tuple[Any, Any]]
"""Per kind of column: the usual format, and the one that keeps a risky text a text."""


def write(outline: Outline) -> bytes:
    """Return the tables as an XLSX file."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, SETTINGS)
    book.set_properties({"title": printable(outline.title), "comments": printable(outline.about),
                         "author": "Gelingenscheck", "created": outline.made.replace(tzinfo=None)})  # fmt: skip
    head = book.add_format({**_CELL, "bold": True, "bg_color": "#1D4E6B", "font_color": "#FFFFFF"})
    formats = {kind: (book.add_format(_CELL | style), book.add_format(_CELL | style | {"quote_prefix": True}))
               for kind, style in _STYLES.items()}  # fmt: skip
    for table in (block for block in outline.blocks if isinstance(block, Table)):
        sheet = book.add_worksheet(printable(table.name)[:31])
        _page(sheet, outline, len(table.columns), len(table.rows))
        _columns(sheet, table, head)
        for i, row in enumerate(table.rows, 1):
            sheet.set_row(i, LINE * _lines(table, row))
            for j, (column, value) in enumerate(zip(table.columns, row, strict=True)):
                _put(sheet, (i, j), value, formats[column.kind])
    book.close()
    return file.getvalue()


def _page(sheet: Any, outline: Outline, columns: int, rows: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(A3)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    title = printable(outline.title).replace("&", "&&")
    sheet.set_footer(f"&L&8{title}&R&8{outline.pages.format(page='&P', pages='&N')}")
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(rows, 1), columns - 1)


def _columns(sheet: Any, table: Table, head: Any) -> None:
    sheet.set_row(0, HEAD)
    for j, column in enumerate(table.columns):
        sheet.set_column(j, j, column.width)
        sheet.write_string(0, j, printable(column.title), head)
        if column.guard:
            # never met: typing is refused, while sorting and deleting rows stay possible, unlike with protection
            never = {"validate": "custom", "value": "=FALSE", "error_message": column.guard}
            sheet.data_validation(1, j, max(len(table.rows), 1), j, never)


def _lines(table: Table, row: tuple[Value, ...]) -> int:
    """Return how many lines a row needs; not every program finds out by itself."""
    pairs = zip(table.columns, row, strict=True)
    return max(math.ceil(len(str(value)) / column.width) for column, value in pairs if value is not None)


def _put(sheet: Any, place: tuple[int, int], value: Value, formats: tuple[Any, Any]) -> None:
    usual, quoted = formats
    if value is None:
        sheet.write_blank(*place, None, usual)
    elif isinstance(value, bool):
        sheet.write_boolean(*place, value, usual)
    elif isinstance(value, int | float):
        sheet.write_number(*place, value, usual)
    elif isinstance(value, date):
        sheet.write_datetime(*place, value, usual)
    else:
        text = printable(value)[:LONGEST]
        sheet.write_string(*place, text, quoted if text.startswith(RISKY) else usual)

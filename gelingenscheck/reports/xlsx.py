"""Set the tables of an outline as XLSX, one sheet each; what is text stays text, whatever it begins with."""

import io
import itertools
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import xlsxwriter

from gelingenscheck.i18n.words import MISSING
from gelingenscheck.reports.outline import Kind, Outline, Table, Value, printable, short

SETTINGS: Final = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
}  # fmt: skip
RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
"""A text that begins so would become a formula once somebody edits its cell."""
LONGEST: Final = 32_767
"""Signs that a cell holds."""
A3: Final = 8
CUT: Final = " …"
"""What follows a text that was too long."""
NAME: Final = 31
"""Letters that the name of a sheet may have."""
LINE, HEAD, TALLEST = 15.0, 21.0, 409.0
"""Height of one line, of the header, and of the highest row, in points."""
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
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


@dataclass(frozen=True, kw_only=True)
class Book:
    """A workbook that is being written, with its formats."""

    book: Any
    outline: Outline
    head: Any
    formats: Formats
    paper: int = A3


def write(outline: Outline) -> bytes:
    """Return the tables as an XLSX file."""
    file = io.BytesIO()
    book = begun(file, outline)
    tables = [block for block in outline.blocks if isinstance(block, Table)]
    for name, table in zip(sheet_names([table.name for table in tables]), tables, strict=True):
        add(book, name, table)
    book.book.close()
    return file.getvalue()


def begun(file: io.BytesIO, outline: Outline, *, paper: int = A3) -> Book:
    """Return a workbook without sheets, with the name of the document; its owner closes it."""
    book = xlsxwriter.Workbook(file, SETTINGS)
    book.set_properties({"title": short(printable(outline.title)), "comments": short(printable(outline.about)),
                         "author": "Gelingenscheck", "created": outline.made.replace(tzinfo=None)})  # fmt: skip
    head = book.add_format({**_CELL, "bold": True, "bg_color": "#1D4E6B", "font_color": "#FFFFFF"})
    formats = {kind: (book.add_format(_CELL | style), book.add_format(_CELL | style | {"quote_prefix": True}))
               for kind, style in _STYLES.items()}  # fmt: skip
    return Book(book=book, outline=outline, head=head, formats=formats, paper=paper)


def add(book: Book, name: str, table: Table) -> Any:
    """Add a sheet with a table: typed cells, a head that stays in sight, a filter; return the sheet."""
    sheet = page(book, name)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    _columns(sheet, table, book.head)
    for i, row in enumerate(table.rows, 1):
        sheet.set_row(i, row_height(_lines(table, row)))
        for j, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            put(sheet, (i, j), value, book.formats[Kind.DATE if isinstance(value, date) else column.kind])
    return sheet


def page(book: Book, name: str) -> Any:
    """Add an empty sheet as it is printed: across, as broad as the paper, its foot as the outline says."""
    sheet = book.book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(book.paper)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    title = short(printable(book.outline.title)).replace("&", "&&")
    sheet.set_footer(f"&L&8{title}&R&8{book.outline.pages.format(page='&P', pages='&N')}")
    return sheet


def sheet_names(names: Sequence[str]) -> list[str]:
    """Return names that sheets may have: short, without signs that links use, and no two of them alike."""
    taken: set[str] = set()
    made = []
    for name in names:
        plain = " ".join(_NOT_IN_NAMES.sub(" ", printable(name)).split()).strip("' ") or MISSING
        made.append(_free(plain, taken))
        taken.add(made[-1].casefold())
    return made


def _free(name: str, taken: set[str]) -> str:
    """Return a name, counted on where it is taken; one is the program's own."""
    for number in itertools.count(1):
        mark = "" if number == 1 else f" ({number})"
        tried = name[: NAME - len(mark)].rstrip("' ") + mark
        if tried.casefold() not in taken and tried.casefold() != "history":
            return tried
    raise AssertionError  # counting never ends


def row_height(lines: int) -> float:
    """Return the height of a row with so many lines, as far as a row can be high."""
    return min(LINE * lines, TALLEST)


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
    return max((lines(value, column.width) for column, value in pairs if value is not None), default=1)


def lines(value: Value, width: float) -> int:
    """Return how many lines a value takes in a column of a width in characters."""
    return sum(max(1, math.ceil(len(line) / width)) for line in str(value).split("\n"))


def put(sheet: Any, place: tuple[int, int], value: Value, formats: tuple[Any, Any]) -> None:
    """Write a value into a cell as what it is: a text with the second format where it looks like a formula."""
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
        text = short(printable(value), LONGEST - len(CUT))
        sheet.write_string(*place, text, quoted if text.startswith(RISKY) else usual)

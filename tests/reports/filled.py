"""A review sheet that somebody filled in with another program."""

import io
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from gelingenscheck.catalogue.model import Catalogue
from gelingenscheck.i18n import words_in
from gelingenscheck.reports import review_sheet, xlsx
from gelingenscheck.reports.comments import Comments, comments
from gelingenscheck.reports.workbook import sheets

MADE = datetime(2026, 11, 24, 12, tzinfo=UTC)
NAME = "bogen.xlsx"


def sheet(catalogue: Catalogue, lang: str = "de") -> bytes:
    """Return an empty review sheet."""
    return xlsx.write(review_sheet.register(catalogue, words_in(lang), MADE))


def opened(catalogue: Catalogue, lang: str = "de") -> Workbook:
    """Open an empty review sheet with a program that is not ours."""
    return openpyxl.load_workbook(io.BytesIO(sheet(catalogue, lang)))


def saved(book: Workbook) -> bytes:
    """Return the bytes that the other program writes."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def columns(page: Worksheet) -> Mapping[str, int]:
    """Return the number of each column by its title."""
    return {str(cell.value): cell.column for cell in page[1] if cell.value is not None}


def row_of(page: Worksheet, key: str) -> int:
    """Return the row of one text."""
    return next(row for row in range(2, page.max_row + 1) if page.cell(row, columns(page)["Kennung"]).value == key)


def write(page: Worksheet, key: str, **values: str) -> None:
    """Write into the row of one text, by the titles of the columns."""
    for title, value in values.items():
        page.cell(row_of(page, key), columns(page)[title]).value = value


def read(data: bytes, catalogue: Catalogue) -> Comments:
    """Read comments back."""
    return comments(sheets(data, NAME), catalogue, NAME)


def filled(catalogue: Catalogue, change: Callable[[Worksheet], Any]) -> Comments:
    """Fill in a sheet and read it back."""
    book = opened(catalogue)
    change(book.worksheets[0])
    return read(saved(book), catalogue)

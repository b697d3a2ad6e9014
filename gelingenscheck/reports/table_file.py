"""One table to take along, as it is seen: for a spreadsheet (XLSX), or as plain text (CSV)."""

import csv
import io
import math
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from numbers import Real
from typing import Final, Literal

import pandas as pd

from gelingenscheck.i18n import Words
from gelingenscheck.reports import xlsx
from gelingenscheck.reports.outline import Column, Kind, Outline, Paragraph, Table, Value, printable

CSV: Final = "text/csv"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SEPARATOR: Final = ";"
DIGITS: Final = Decimal("0.1")
NARROW, BROAD = 8, 60
"""Of a column, in characters."""
SAMPLE: Final = 200
"""Rows that decide how broad a column is."""
RISKY: Final = (*xlsx.RISKY, "＝", "＋", "－", "＠")
"""Some programs read the broad signs like the usual ones."""


def table(frame: pd.DataFrame, name: str) -> Table:
    """Return a frame with readable headings as a table; a missing value is an empty cell, never 0."""
    rows = tuple(tuple(_value(cell) for cell in row) for row in frame.itertuples(index=False, name=None))
    columns = [[row[place] for row in rows] for place in range(len(frame.columns))]
    heads = zip(frame.columns, columns, strict=True)
    return Table(name=name, columns=tuple(_column(str(title), values) for title, values in heads), rows=rows)


def csv_file(table: Table, words: Words) -> bytes:
    """Return a table as CSV that German spreadsheets open with a double click; no cell of it becomes a formula."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerow([_inert(column.title) for column in table.columns])
    writer.writerows([_said(value, words) for value in row] for row in table.rows)
    return file.getvalue().encode("utf-8-sig")


def xlsx_file(table: Table, words: Words, *, about: str, made: datetime) -> bytes:
    """Return a table as XLSX with numbers and dates as such; `about` says where it is from."""
    lang: Literal["de", "en"] = "en" if words.lang == "en" else "de"
    pages = words("Seite {page} von {pages}", page="{page}", pages="{pages}")
    return xlsx.write(
        Outline(title=table.name, about=about, lang=lang, made=made, pages=pages, blocks=(Paragraph(text=about), table))
    )


def _value(cell: object) -> Value:
    """Return what stands in a cell; numbers are rounded half up to one digit, as far as they say something."""
    if isinstance(cell, (bool, str)):
        return printable(str(cell)).replace("\u00ad", "")
    if isinstance(cell, date):
        return None if pd.isna(cell) else cell
    if isinstance(cell, Real):
        number = float(cell)
        rounded = Decimal(repr(number)).quantize(DIGITS, ROUND_HALF_UP) if math.isfinite(number) else None
        return None if rounded is None else int(rounded) if rounded == int(rounded) else float(rounded)
    return None if cell is None or cell is pd.NA else printable(str(cell))


def _column(title: str, values: list[Value]) -> Column:
    present = [value for value in values if value is not None]
    numbers = bool(present) and all(isinstance(value, int | float) for value in present)
    days = bool(present) and all(isinstance(value, date) for value in present)
    kind = Kind.NUMBER if numbers else Kind.DATE if days else Kind.TEXT
    longest = max((len(str(value)) for value in values[:SAMPLE] if value is not None), default=0)
    return Column(title=title, width=min(BROAD, max(NARROW, len(title) + 4, longest + 2)), kind=kind)


def _said(value: Value, words: Words) -> str:
    """Return a cell of a CSV file."""
    if value is None:
        return ""
    if isinstance(value, date):
        return words.date(value) if words.lang == "de" else value.isoformat()
    if isinstance(value, int | float):
        return str(value).replace(".", ",") if words.lang == "de" else str(value)
    return _inert(value)


@lru_cache(maxsize=4_096)
def _inert(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula, also where something stands before it that is skipped."""
    return f"'{text}" if text.lstrip(" \u00a0'\"").startswith(RISKY) or text.startswith(RISKY) else text

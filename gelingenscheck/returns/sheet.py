"""A list in a CSV file, whatever program wrote it: its header, and its rows with the line that each begins on."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_

MAX_SHEET = 5_000_000
"""Bytes."""
MAX_ROWS = 10_000
DELIMITERS = (";", ",", "\t")
MAX_SPAN = 40
"""Lines that one row may have, because a text in it has several; then its quotation mark was never closed."""
_BINARY = 0.02
"""Share of NUL bytes from which a file is no text."""
_SIGNATURES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
"""How workbooks and PDF files begin."""


class SheetError(GelingenscheckError):
    """The file is no list that can be read; nothing of it is taken over."""


class NoTextError(SheetError):
    """It is no text at all, for example a workbook."""

    message = N_(
        "Das ist keine CSV-Datei. Aus Excel: „Speichern unter“ und „CSV (Trennzeichen-getrennt)“ wählen. "
        "Übernommen wurde nichts."
    )


class TooLargeError(SheetError):
    """It is larger than any list of projects."""

    message = N_(
        "Die Datei ist zu groß: Möglich sind {rows} Zeilen und 5 MB. Bitte auf mehrere Dateien aufteilen. "
        "Übernommen wurde nichts."
    )


class EmptySheetError(SheetError):
    """It holds nothing."""

    message = N_("Die Datei ist leer. Übernommen wurde nichts.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One row, and the line of the file on which it begins."""

    line: int
    cells: tuple[str, ...]
    broken: bool = False
    """A quotation mark in it is never closed; its only cell is the line as it is."""

    @property
    def empty(self) -> bool:
        """Say whether nothing stands in it."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """The rows that hold something; the first is the header where the list has one."""

    delimiter: str
    rows: tuple[Row, ...]


def read_sheet(data: bytes) -> Sheet:
    """Return the rows of a file; raise `SheetError`."""
    if len(data) > MAX_SHEET:
        raise TooLargeError(rows=MAX_ROWS)
    lines = _lines(_text(data))
    delimiter = _delimiter(lines)
    rows = tuple(row for row in _rows(lines, delimiter) if not row.empty)
    if not rows:
        raise EmptySheetError
    if len(rows) > MAX_ROWS + 1:
        raise TooLargeError(rows=MAX_ROWS)
    return Sheet(delimiter=delimiter, rows=rows)


def _text(data: bytes) -> str:
    """Return the text, in UTF-8 or UTF-16 where it is that, else in the code page of Windows."""
    if data.startswith(_SIGNATURES):
        raise NoTextError
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if data.count(b"\0") > _BINARY * len(data):
        raise NoTextError
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding).replace("\0", "")
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1").replace("\0", "")


def _lines(text: str) -> list[str]:
    """Return the lines; what a program writes to name its delimiter is an empty one."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[0].casefold().startswith("sep=") and len(lines[0].strip()) <= len("sep=;"):
        lines[0] = ""
    return lines


def _delimiter(lines: Sequence[str]) -> str:
    """Return what separates the cells: what the first line that holds something has most of, outside of quotes."""
    first = next((line for line in lines if line.strip()), "")
    bare = "".join(first.split('"')[::2])
    return max(DELIMITERS, key=bare.count)


def _rows(lines: Sequence[str], delimiter: str) -> Iterator[Row]:
    place = 0
    while place < len(lines):
        cells, taken = _row(lines, place, delimiter)
        yield Row(line=place + 1, cells=(lines[place],) if cells is None else cells, broken=cells is None)
        place += taken


def _row(lines: Sequence[str], place: int, delimiter: str) -> tuple[tuple[str, ...] | None, int]:
    """Return the cells of the row that begins on a line, None if a quotation mark is never closed, and its lines."""
    if '"' not in lines[place]:
        return tuple(lines[place].split(delimiter)), 1
    for taken in range(1, min(MAX_SPAN, len(lines) - place) + 1):
        row = lines[place : place + taken]
        try:
            return _cells(row, delimiter, strict=True), taken
        except csv.Error as error:
            if "unexpected end of data" in str(error):
                continue
            return _as_it_stands(row, delimiter) if taken == 1 else None, 1
    return None, 1


def _as_it_stands(lines: Sequence[str], delimiter: str) -> tuple[str, ...] | None:
    """Return the cells of a line whose quotation marks stand for themselves; None where it is too long for a row."""
    try:
        return _cells(lines, delimiter, strict=False)
    except csv.Error:
        return None


def _cells(lines: Sequence[str], delimiter: str, *, strict: bool) -> tuple[str, ...]:
    """Return the cells of one row; raise `csv.Error` where a quotation mark is not closed or stands inside."""
    (row,) = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, strict=strict)
    return tuple(row)

"""Read a spreadsheet that somebody sent: nothing in it runs, and it is measured before it is opened."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from openpyxl import load_workbook

from gelingenscheck.errors import Problem
from gelingenscheck.i18n import N_
from gelingenscheck.reading import FaultyFileError

MAX_BYTES: Final = 5_000_000
MAX_UNPACKED: Final = 60_000_000
MAX_PARTS: Final = 300
MAX_SHEETS, MAX_ROWS, MAX_COLUMNS = 20, 20_000, 40
MAX_SIGNS: Final = 4_000
"""Of one cell; more is cut off."""

_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_BOOK: Final = "xl/workbook.xml"
_ENTITY: Final = (b"<!DOCTYPE", b"<!ENTITY")
REMEDY: Final = N_("Bitte laden Sie den ausgefüllten Kommentarbogen als XLSX-Datei.")

Row = tuple[str, ...]


class WorkbookError(FaultyFileError):
    """A spreadsheet cannot be read."""

    message = N_("Die Tabelle ist nicht lesbar ({where}): {reason} Geändert wurde nichts.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """One sheet: what stands in its cells as text, row by row."""

    name: str
    rows: tuple[Row, ...]


def sheets(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Return the sheets of an XLSX file with what was last shown in their cells; raise `WorkbookError`."""
    reason = _refusal(data)
    if reason is None:
        try:
            return tuple(_sheets(data))
        except Exception:  # noqa: BLE001 - whatever a broken file makes the library raise is the same to its owner
            reason = N_("Die Datei ist beschädigt.")
    raise WorkbookError(Problem(file=name, message=reason, remedy=REMEDY))


def _refusal(data: bytes) -> str | None:
    """Return why a file is not even opened."""
    if len(data) > MAX_BYTES:
        return N_("Die Datei ist größer als 5 MB.")
    if data.startswith(_OLD):
        return N_("Die Datei hat ein Kennwort oder ein altes Format; bitte ohne Kennwort als XLSX speichern.")
    if not data.startswith(_ZIP):
        return N_("Das ist keine XLSX-Datei.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _refused_content(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError):
        return N_("Die Datei ist beschädigt.")


def _refused_content(archive: zipfile.ZipFile) -> str | None:
    """Return what speaks against opening an archive; sizes come first, since reading keeps to them."""
    parts = archive.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        return N_("Die Datei ist entpackt zu groß für einen Kommentarbogen.")
    names = {part.filename for part in parts}
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return N_("Die Datei enthält Makros; sie wurden nicht ausgeführt. Bitte ohne Makros als XLSX speichern.")
    if _BOOK not in names:
        return N_("Das ist keine XLSX-Datei.")
    for part in parts:
        content = archive.read(part)
        if part.filename.endswith((".xml", ".rels")) and any(mark in content.replace(b"\0", b"") for mark in _ENTITY):
            return N_("Die Datei enthält Anweisungen, die in einer Tabelle nicht vorkommen.")
    return None


def _sheets(data: bytes) -> Iterator[Sheet]:
    """Yield the sheets; formulas give what they last showed, links to other files are not followed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the library leaves out, such as rules for cells, nobody needs to hear
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets[:MAX_SHEETS]:
            rows = sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS, values_only=True)
            yield Sheet(name=sheet.title, rows=tuple(tuple(map(_text, row)) for row in rows))


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()[:MAX_SIGNS]

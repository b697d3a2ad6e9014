"""Read a spreadsheet that somebody sent: nothing in it runs, and it is measured before it is opened."""

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from openpyxl import load_workbook

from gelingenscheck.errors import Problem
from gelingenscheck.i18n import N_
from gelingenscheck.reading import FaultyFileError
from gelingenscheck.reports.office_file import BROKEN, OfficeFile, refusal

MAX_SHEETS, MAX_ROWS, MAX_COLUMNS = 20, 20_000, 40
MAX_SIGNS: Final = 4_000
"""Of one cell; more is cut off."""

REMEDY: Final = N_("Bitte laden Sie den ausgefüllten Kommentarbogen als XLSX-Datei.")

FILE: Final = OfficeFile(
    main="xl/workbook.xml",
    old=N_("Die Datei hat ein Kennwort oder ein altes Format; bitte ohne Kennwort als XLSX speichern."),
    other=N_("Das ist keine XLSX-Datei."),
    large=N_("Die Datei ist entpackt zu groß für einen Kommentarbogen."),
    macros=N_("Die Datei enthält Makros; sie wurden nicht ausgeführt. Bitte ohne Makros als XLSX speichern."),
    entities=N_("Die Datei enthält Anweisungen, die in einer Tabelle nicht vorkommen."),
)

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
    reason = refusal(data, FILE)
    if reason is None:
        try:
            return tuple(_sheets(data))
        except Exception:  # noqa: BLE001 - whatever a broken file makes the library raise is the same to its owner
            reason = BROKEN
    raise WorkbookError(Problem(file=name, message=reason, remedy=REMEDY))


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

"""Look at a catalogue before it is adopted: beside another one, and with what departments say about it."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Final, Literal, get_args

from gelingenscheck import reading
from gelingenscheck.catalogue import Catalogue, reader
from gelingenscheck.catalogue.comparison.continuity import findings
from gelingenscheck.catalogue.comparison.entries import Comparison, compare
from gelingenscheck.catalogue.comparison.passages import WHOLE
from gelingenscheck.catalogue.lint.content import lint
from gelingenscheck.catalogue.reader import CatalogueError
from gelingenscheck.errors import Problem
from gelingenscheck.i18n import N_, Words
from gelingenscheck.reading import Path, UnreadableError
from gelingenscheck.reading.datafile import REMEDY
from gelingenscheck.reports import docx, review_sheet, workbook, xlsx
from gelingenscheck.reports.comments import Comments, comments
from gelingenscheck.settings import ROOT
from gelingenscheck.storage import atomic

Format = Literal["docx", "xlsx"]
FORMATS: tuple[Format, ...] = get_args(Format)
SHIPPED: Final = ROOT / "factors.yaml"
"""The catalogue that comes with the app, whichever one is in use."""
MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, kw_only=True)
class Look:
    """One file beside another: what differs, and what somebody should look at."""

    before: Catalogue | None
    """None where the older file cannot be read."""
    after: Catalogue | None
    """None where the newer file cannot be read."""
    comparison: Comparison | None
    """None where one of them cannot be read."""
    problems: tuple[Problem, ...]
    """What keeps a file from being read, or else what the change breaks and what the content limits say."""


def bytes_of(path: FilePath) -> bytes:
    """Return the bytes of a catalogue's file; raise `CatalogueError` where there is none or it is too large."""
    try:
        return atomic.read(path.resolve())
    except FileNotFoundError:
        reason, values = N_("Die Datei fehlt."), {}
    except UnreadableError as error:
        reason, values = error.why, dict(error.details)
    raise CatalogueError(Problem(file=path.name, message=reason, values=values, remedy=REMEDY))


@lru_cache(maxsize=4)
def look(before: bytes, before_name: str, after: bytes, after_name: str) -> Look:
    """Compare two files; neither is kept or used. The same bytes are compared once."""
    (old, old_problem), (new, new_problem) = reader.read(before, before_name), reader.read(after, after_name)
    if old is None or new is None:
        return Look(
            before=old, after=new, comparison=None,
            problems=tuple(problem for problem in (old_problem, new_problem) if problem is not None),
        )  # fmt: skip
    comparison = compare(old, new)
    breaks = _breaks(old, new, comparison, after, after_name)
    return Look(before=old, after=new, comparison=comparison, problems=(*breaks, *lint(new, after, after_name)))


def _breaks(before: Catalogue, after: Catalogue, comparison: Comparison, data: bytes, name: str) -> tuple[Problem, ...]:
    """Return what the change breaks, each with its line in the newer file."""
    found = findings(before, after, comparison)
    lines = reading.lines_of(data) if found else {}
    return tuple(
        Problem(
            file=name, line=reading.nearest_line(lines, _place(after, finding.owner)),
            message=finding.message, values=finding.values, remedy=finding.remedy,
        )
        for finding in found
    )  # fmt: skip


def _place(catalogue: Catalogue, owner: str) -> Path:
    """Return where something stands in the file; what is gone should stand in crosswalks."""
    if owner == WHOLE:
        return "meta", "version"
    for f, factor in enumerate(catalogue.factors):
        if factor.id == owner:
            return "factors", f, "id"
        if factor.crosscutting.id == owner:
            return "factors", f, "crosscutting", "id"
        for q, question in enumerate(factor.questions):
            if question.id == owner:
                return "factors", f, "questions", q, "id"
    return ("crosswalks",)


def sheet(catalogue: Catalogue, words: Words, form: Format, made: datetime) -> bytes:
    """Return the review sheet of a catalogue in one of the formats."""
    if form == "docx":
        return docx.write(review_sheet.document(catalogue, words, made))
    return xlsx.write(review_sheet.register(catalogue, words, made))


def sheet_name(catalogue: Catalogue, words: Words, form: Format) -> str:
    """Return the name of the review sheet's file."""
    return words("kommentarbogen-{id}-{version}", id=catalogue.id, version=catalogue.version) + f".{form}"


def read_sheet(data: bytes, name: str, catalogue: Catalogue) -> Comments:
    """Return what a spreadsheet proposes for a catalogue; raise `WorkbookError`. Nothing is changed."""
    return comments(workbook.sheets(data, name), catalogue, name)

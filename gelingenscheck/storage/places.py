"""Where in the folder what lies: which kind of document under which path, and back."""

import re
from collections.abc import Iterator
from pathlib import Path

from gelingenscheck.annual.model import AnnualReport
from gelingenscheck.assessment.model import Assessment
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.assessment.talk import Talk
from gelingenscheck.reading import YEARS, is_id
from gelingenscheck.returns.model import Return, ReturnRound
from gelingenscheck.storage.store import Document

SUFFIX = ".yaml"
ALIKE = (SUFFIX, ".yml")
"""What else a person may take for the ending; such a file is listed, so that it is not missed."""
SUBJECTS = "subjects"
RETURNS = "returns"
"""Of rounds; the returns of a year lie in a folder of their own below it."""
REPORTS = "reports"
TALKS = "talks"
"""Of drafts; each goes with its draft."""
CACHE = ".cache"
"""What can be made anew at any time."""
KINDS: tuple[type[Document], ...] = (Subject, Assessment, ReturnRound, Return, AnnualReport, Talk)

_YEAR = re.compile(r"[0-9]{4}\Z")
_RETURN = re.compile(r"([0-9]{4})-(.+)\Z")
_OF_YEAR = re.compile(rf"{RETURNS}/([0-9]{{4}})\Z")
_FOLDERS: dict[type[object], str] = {
    Subject: f"{SUBJECTS}/", Assessment: "", ReturnRound: f"{RETURNS}/", AnnualReport: f"{REPORTS}/",
    Talk: f"{TALKS}/",
}  # fmt: skip
_BY_FOLDER: dict[str, type[Document]] = {
    SUBJECTS: Subject, RETURNS: ReturnRound, REPORTS: AnnualReport, TALKS: Talk,
}  # fmt: skip


def stem_of(kind: type[object], id_: str) -> str | None:
    """Return the path of a document in the folder, without its ending; what is no id of the kind has none."""
    if kind is Return:
        match = _RETURN.match(id_) if isinstance(id_, str) else None
        return f"{RETURNS}/{match[1]}/{match[2]}" if match and _is_year(match[1]) and is_id(match[2]) else None
    if kind in {ReturnRound, AnnualReport}:
        return f"{_FOLDERS[kind]}{id_}" if _is_year(id_) else None
    return f"{_FOLDERS[kind]}{id_}" if is_id(id_) else None


def home_of(file: str) -> tuple[type[Document], str]:
    """Return the kind of document that belongs at a path, and the id that it has there."""
    folder, _, name = file.removesuffix(SUFFIX).rpartition("/")
    if folder in _BY_FOLDER:
        return _BY_FOLDER[folder], name
    year = _OF_YEAR.match(folder)
    return (Return, f"{year[1]}-{name}") if year else (Assessment, name)


def folders(root: Path, kind: type[object]) -> Iterator[Path]:
    """Yield the folders that hold documents of a kind."""
    if kind is Return:
        yield from return_folders(root)
    else:
        yield root / _FOLDERS[kind]


def return_folders(root: Path) -> Iterator[Path]:
    """Yield the folders of the years, in order."""
    place = root / RETURNS
    for path in sorted(place.iterdir()) if place.is_dir() else ():
        if _YEAR.match(path.name) and path.is_dir():
            yield path


def is_assessment(file: str) -> bool:
    """Say whether an assessment belongs at a path."""
    return home_of(file)[0] is Assessment


def _is_year(text: object) -> bool:
    return isinstance(text, str) and _YEAR.match(text) is not None and int(text) in YEARS

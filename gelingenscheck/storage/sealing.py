"""What is final is kept twice: in its place, and in the history under a name that holds its checksum.

So whoever changes, swaps, cuts or removes one of the two is found out by the other.
"""

from collections.abc import Iterator
from pathlib import Path

from gelingenscheck.annual.model import AnnualReport
from gelingenscheck.assessment.model import Assessment, Status
from gelingenscheck.errors import GelingenscheckError, Problem
from gelingenscheck.i18n import N_
from gelingenscheck.storage import atomic, codec, history
from gelingenscheck.storage.places import SUFFIX, stem_of
from gelingenscheck.storage.store import D, Document

CHANGED = N_("Dieser abgeschlossene Stand wurde nachträglich verändert.")
GONE = N_("Dieser abgeschlossene Stand fehlt; in der Geschichte liegt er noch.")
UNSEALED = N_("Zu diesem abgeschlossenen Stand fehlt die Prüfsumme.")
REMEDY = N_("Bitte die Datei aus einer Sicherung zurückholen; was abgeschlossen wurde, liegt auch in „{kept}“.")
SEAL_REMEDY = N_("Bitte mit einer Sicherung vergleichen und dann „verify --seal“ aufrufen.")


def is_sealed(document: Document) -> bool:
    """Say whether a document is final: a check that was finalised, a report that was submitted."""
    if isinstance(document, Assessment):
        return document.status is Status.FINAL
    return isinstance(document, AnnualReport) and document.submitted is not None


def place(root: Path, document: Document, data: bytes) -> Path:
    """Return where the second copy of a final document lies."""
    stem = stem_of(type(document), document.id) or document.id
    return root / history.FOLDER / stem / history.name(document.revision, data)


def problem(root: Path, document: Document, data: bytes) -> Problem | None:
    """Compare a document in its place with its second copy."""
    copy = place(root, document, data)
    if not is_sealed(document):
        last = _last(type(document), copy.parent)
        return _problem(root, document, CHANGED, last) if last is not None else None
    if copy.is_file():
        return None
    others = [kept.path for kept in history.listed(copy.parent) if kept.revision == document.revision]
    if others:
        return _problem(root, document, CHANGED, others[-1])
    file = f"{stem_of(type(document), document.id)}{SUFFIX}"
    return Problem(file=file, message=UNSEALED, remedy=SEAL_REMEDY, severity="warning")


def gone(kind: type[D], root: Path, folder: Path) -> Iterator[Problem]:
    """Yield the final document that a history is of, if it is no longer in its place though its project is."""
    stem = folder.relative_to(root / history.FOLDER).as_posix()
    if (root / f"{stem}{SUFFIX}").exists():
        return
    last = _last(kind, folder)
    if last is None:
        return
    document = codec.decode(kind, atomic.read(last))
    if isinstance(document, Assessment) and not (root / "subjects" / f"{document.subject}{SUFFIX}").exists():
        return  # the whole project was taken out
    yield _problem(root, document, GONE, last)


def _last(kind: type[D], folder: Path) -> Path | None:
    """Return the newest file of a history, if it holds something final."""
    kept = history.listed(folder)
    if not kept:
        return None
    try:
        return kept[-1].path if is_sealed(codec.decode(kind, atomic.read(kept[-1].path))) else None
    except (GelingenscheckError, FileNotFoundError):  # `history.problems` says so
        return None


def _problem(root: Path, document: Document, message: str, kept: Path) -> Problem:
    file = f"{stem_of(type(document), document.id)}{SUFFIX}"
    return Problem(file=file, message=message, remedy=REMEDY, values={"kept": kept.relative_to(root).as_posix()})

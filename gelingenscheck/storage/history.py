"""Which superseded revisions are kept, under which name, and whether they are still what they were."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from gelingenscheck.annual.model import AnnualReport
from gelingenscheck.assessment.model import Assessment, Status
from gelingenscheck.assessment.talk import Talk
from gelingenscheck.errors import GelingenscheckError, Problem
from gelingenscheck.i18n import N_
from gelingenscheck.returns.model import Return, ReturnRound, RoundState
from gelingenscheck.storage import atomic, codec
from gelingenscheck.storage.store import D, Document, Revision

FOLDER = ".history"
PAUSE = timedelta(minutes=15)
DIGITS = 12
NAME = re.compile(r"([1-9][0-9]{0,9})-([0-9a-f]{12})\.yaml\Z")
CHANGED = N_("Dieser frühere Stand wurde nachträglich verändert.")
CHANGED_REMEDY = N_("Bitte diese Datei aus einer Sicherung zurückholen. Der heutige Stand ist davon nicht berührt.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """One file of the history, named after its revision and digest."""

    revision: int
    short: str
    path: Path


def is_kept(old: Document, new: Document) -> bool:
    """Say whether a revision is worth keeping: final, by someone else, of another catalogue, or 15 minutes old."""
    if not leaves_history(old):
        return False
    if isinstance(old, Assessment) and (old.status is Status.FINAL or _of_another_catalogue(old, new)):
        return True
    if _is_declared(old) or _had_other_figures(old, new):
        return True
    before, after = old.changed, new.changed
    if before.by != after.by:
        return True
    if isinstance(before.at, datetime) and isinstance(after.at, datetime):
        return abs(after.at - before.at) > PAUSE
    return before.day != after.day


def leaves_history(document: Document) -> bool:
    """Say whether anything of it is kept when it changes or goes; what was withdrawn from a talk is gone for good."""
    return not isinstance(document, Talk)


def _is_declared(old: Document) -> bool:
    """Say whether a round was closed, a report submitted, or a return given: what somebody may have relied on."""
    if isinstance(old, ReturnRound):
        return old.state is RoundState.CLOSED
    if isinstance(old, AnnualReport):
        return old.submitted is not None
    return isinstance(old, Return) and old.declared is not None


def _had_other_figures(old: Document, new: Document) -> bool:
    return isinstance(old, AnnualReport) and isinstance(new, AnnualReport) and old.figures != new.figures


def _of_another_catalogue(old: Assessment, new: Document) -> bool:
    return isinstance(new, Assessment) and old.catalogue != new.catalogue


def name(revision: int, data: bytes) -> str:
    """Return the name under which the bytes of a revision are kept."""
    return f"{revision}-{codec.digest(data)[:DIGITS]}.yaml"


def listed(folder: Path) -> list[Kept]:
    """Return the files of one document's history, oldest first."""
    found = [(NAME.match(path.name), path) for path in folder.iterdir()] if folder.is_dir() else []
    kept = [Kept(revision=int(match[1]), short=match[2], path=path) for match, path in found if match]
    return sorted(kept, key=lambda each: (each.revision, each.short))


def revisions(kind: type[D], folder: Path) -> Iterator[Revision]:
    """Yield what is kept, oldest first; what cannot be read is left to `problems`."""
    for kept in listed(folder):
        try:
            data = atomic.read(kept.path)
            document = codec.decode(kind, data)
        except (GelingenscheckError, FileNotFoundError):
            continue
        stamp = document.changed
        yield Revision(revision=kept.revision, at=stamp.at, by=stamp.by, digest=codec.digest(data))


def documents(kind: type[D], folder: Path) -> Iterator[D]:
    """Yield the kept revisions themselves, oldest first; what cannot be read is left to `problems`."""
    for kept in listed(folder):
        try:
            yield codec.decode(kind, atomic.read(kept.path))
        except (GelingenscheckError, FileNotFoundError):
            continue


def problems(kind: type[D], folder: Path, root: Path) -> Iterator[Problem]:
    """Compare names and contents of one document's history."""
    for kept in listed(folder):
        file = kept.path.relative_to(root).as_posix()
        data = b""
        try:
            data = atomic.read(kept.path)
            codec.decode(kind, data)
        except FileNotFoundError:
            continue
        except GelingenscheckError as error:
            yield codec.document_problem(file, data, error)
            continue
        if codec.digest(data)[:DIGITS] != kept.short:
            yield Problem(file=file, message=CHANGED, remedy=CHANGED_REMEDY)

"""Read one file of the folder, whatever it is: rows for the index, or what is wrong with it."""

import os
import stat
import time
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from gelingenscheck import reading
from gelingenscheck.assessment.model import Assessment
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.errors import GelingenscheckError, Problem
from gelingenscheck.i18n import N_
from gelingenscheck.reading import UnreadableError
from gelingenscheck.storage.codec import decode_named, document_problem, end_problem
from gelingenscheck.storage.rows import Layout, Rows, rows_of
from gelingenscheck.storage.scan import SUFFIX, is_subject

KINDS: Mapping[int, str] = {
    stat.S_IFDIR: N_("Das ist ein Ordner, keine Datei."),
    stat.S_IFLNK: N_("Das ist eine Verknüpfung, keine Datei."),
}
NO_FILE = N_("Das ist keine gewöhnliche Datei.")
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_BINARY = getattr(os, "O_BINARY", 0)


NO_ROWS = Rows()


@dataclass(frozen=True, kw_only=True, slots=True)
class Parsed:
    """What became of one file."""

    file: str
    digest: str
    """Of its bytes; of the reason where they could not be had."""
    read: int
    """When, in nanoseconds; before the first byte."""
    rows: Rows = NO_ROWS
    problem: Problem | None = None


def parse(folder: Path, file: str, layout: Layout) -> Parsed:
    """Read one file; nothing that lies there stops the others."""
    read = time.time_ns()
    try:
        data = _bytes(folder / file)
    except UnreadableError as error:
        return _unread(read, document_problem(file, b"", error))
    except OSError as error:
        return _unread(read, _no_access(file, error))
    rows, problem = _rows(file, data, layout)
    return Parsed(file=file, digest=_digest(data), read=read, rows=rows, problem=problem)


def _rows(file: str, data: bytes, layout: Layout) -> tuple[Rows, Problem | None]:
    id_ = file.removesuffix(SUFFIX).rpartition("/")[2]
    try:
        document = decode_named(Subject, id_, data) if is_subject(file) else decode_named(Assessment, id_, data)
        return rows_of(document, file, layout), end_problem(file, data)
    except GelingenscheckError as error:
        return NO_ROWS, document_problem(file, data, error)
    except Exception as error:  # noqa: BLE001 - one file must never keep the others from being shown
        message = N_("Die Datei ist nicht lesbar ({detail}).")
        return NO_ROWS, Problem(file=file, message=message, values={"detail": type(error).__name__})


def _bytes(path: Path) -> bytes:
    """Return the bytes of a regular file of a size that we read."""
    _refuse_irregular(os.lstat(path).st_mode)
    descriptor = os.open(path, _FLAGS | _BINARY)
    try:
        _refuse_irregular(os.fstat(descriptor).st_mode)
        parts = []
        left = reading.MAX_BYTES + 1
        while left > 0 and (part := os.read(descriptor, left)):
            parts.append(part)
            left -= len(part)
        return b"".join(parts)
    finally:
        os.close(descriptor)


def _refuse_irregular(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise UnreadableError(KINDS.get(stat.S_IFMT(mode), NO_FILE))


def _unread(read: int, problem: Problem) -> Parsed:
    reason = f"{problem.message}{dict(problem.values)}".encode()
    return Parsed(file=problem.file, digest=_digest(reason), read=read, problem=problem)


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _no_access(file: str, error: OSError) -> Problem:
    return Problem(
        file=file,
        message=N_("Die Datei lässt sich nicht öffnen ({detail})."),
        values={"detail": error.strerror or type(error).__name__},
        remedy=N_("Bitte prüfen, ob die Anwendung die Datei lesen darf."),
    )

"""Read one file of the folder, whatever it is: rows for the index, or what is wrong with it."""

import time
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from gelingenscheck.errors import GelingenscheckError, Problem
from gelingenscheck.i18n import N_
from gelingenscheck.reading import UnreadableError
from gelingenscheck.storage import atomic
from gelingenscheck.storage.codec import decode_named, document_problem, remark
from gelingenscheck.storage.places import home_of
from gelingenscheck.storage.rows import Layout, Rows, rows_of

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
        data = atomic.read(folder / file)
    except UnreadableError as error:
        return _unread(read, document_problem(file, b"", error))
    except FileNotFoundError:
        return _unread(read, Problem(file=file, message=N_("Die Datei ist gerade verschwunden.")))
    rows, problem = _rows(file, data, layout)
    return Parsed(file=file, digest=_digest(data), read=read, rows=rows, problem=problem)


def _rows(file: str, data: bytes, layout: Layout) -> tuple[Rows, Problem | None]:
    kind, id_ = home_of(file)
    try:
        document = decode_named(kind, id_, data)
        return rows_of(document, file, layout), remark(file, data, document)
    except GelingenscheckError as error:
        return NO_ROWS, document_problem(file, data, error)
    except Exception as error:  # noqa: BLE001 - one file must never keep the others from being shown
        message = N_("Die Datei ist nicht lesbar ({detail}).")
        return NO_ROWS, Problem(file=file, message=message, values={"detail": type(error).__name__})


def _unread(read: int, problem: Problem) -> Parsed:
    reason = f"{problem.message}{dict(problem.values)}".encode()
    return Parsed(file=problem.file, digest=_digest(reason), read=read, problem=problem)


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()

"""A data file that a city may replace: read once per change, faults named with their line."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any, TypeVar

from gelingenscheck.errors import GelingenscheckError, Problem
from gelingenscheck.i18n import N_, Words
from gelingenscheck.reading.events import MAX_BYTES, MAX_NODES, TOO_LARGE, UnreadableError, Value, line_of, loads
from gelingenscheck.reading.fields import MisfitError

T = TypeVar("T")
Read = Callable[[bytes, str], tuple[T, None] | tuple[None, Problem]]
"""What makes a value of bytes and the file's name, or says what is wrong."""
REMEDY = N_("Bitte die Zeile berichtigen; „python -m gelingenscheck check“ sagt, wenn alles stimmt.")
MISSING_REMEDY = N_("Bitte die Datei wieder an ihren Platz legen, oder in den Einstellungen nachsehen, wie sie heißt.")
SIZE_REMEDY = N_("Bitte prüfen, ob das die richtige Datei ist; so groß wird keine, die jemand von Hand pflegt.")


class FaultyFileError(GelingenscheckError):
    """A data file cannot be used; what is saved is not affected. `problem` says what is wrong where."""

    message = N_("Die Datei ist nicht lesbar ({where}): {reason} Gespeicherte Einschätzungen sind unverändert.")

    def __init__(self, problem: Problem) -> None:
        super().__init__(
            where=problem.file if problem.line is None else f"{problem.file}:{problem.line}",
            reason=problem.message.format(**problem.values),
        )
        self.problem = problem

    def said(self, words: Words) -> str:
        """Return the sentence and its reason in the reader's language."""
        return words(self.message, where=self.problem.where(words), reason=self.problem.reason(words))


def problem_of(data: bytes, name: str, error: UnreadableError | MisfitError, *, remedy: str = REMEDY) -> Problem:
    """Describe what is wrong with the bytes of a file, with its line."""
    line = error.line if isinstance(error, UnreadableError) else line_of(data, error.path)
    return Problem(file=name, line=line, message=error.why, values=error.details, remedy=remedy)


def read(
    data: bytes, name: str, typed: Callable[[Value], T], *, max_nodes: int = MAX_NODES
) -> tuple[T, None] | tuple[None, Problem]:
    """Return the value that `typed` makes of a file, or what is wrong with it."""
    try:
        return typed(loads(data, max_nodes=max_nodes)), None
    except (UnreadableError, MisfitError) as error:
        return None, problem_of(data, name, error)


def load(path: FilePath, read: Read[T], error: type[FaultyFileError]) -> T:
    """Return the value in a file; raise `error`. It is read again only when the file changes."""
    try:
        stat = path.stat()
        value, problem = _load(path, read, stat.st_mtime_ns, stat.st_size)
    except OSError:
        missing = N_("Die Datei fehlt oder lässt sich nicht öffnen.")
        raise error(Problem(file=path.name, message=missing, remedy=MISSING_REMEDY)) from None
    if problem is not None:
        raise error(problem)
    made: T = value
    return made


@lru_cache(maxsize=64)
def _load(path: FilePath, read: Read[Any], _changed: int, size: int) -> tuple[Any, Problem | None]:
    if size > MAX_BYTES:
        return None, Problem(file=path.name, message=TOO_LARGE, remedy=SIZE_REMEDY)
    return read(path.read_bytes(), path.name)

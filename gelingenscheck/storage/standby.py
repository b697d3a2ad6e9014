"""The last good state of a data file that a city edits: work goes on with it while the file is broken.

Kept in the process, and as a copy in the store's `.cache`, so that a restart in between does not matter.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any, Generic, TypeVar

from gelingenscheck.errors import Problem
from gelingenscheck.reading import FaultyFileError
from gelingenscheck.reading.datafile import Read
from gelingenscheck.storage import atomic
from gelingenscheck.storage.files import TEMPORARY
from gelingenscheck.storage.places import CACHE
from gelingenscheck.storage.store import StoreUnavailableError

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class InUse(Generic[T_co]):
    """What a data file says, or said when it was read last without a fault."""

    value: T_co
    read_at: datetime
    """When the state in use was read."""
    problem: Problem | None = None
    """What is wrong with the file now; None while it is good."""


class Standby(Generic[T]):
    """One data file with its last good state; one per process, threads may share it."""

    def __init__(
        self, path: Path, load: Callable[[Path], T], read: Read[T], folder: Path | None, *, now: Callable[[], datetime]
    ) -> None:
        """Watch the file at `path`; `folder` is the store, where it can hold a copy."""
        self._path, self._load, self._read, self._now = path, load, read, now
        self._folder = folder
        self._copy = None if folder is None else folder / CACHE / _name(path)
        self._last: InUse[T] | None = None

    def current(self) -> InUse[T]:
        """Return the file's state, or the last good one with the problem; raise what `load` raises if there is none.

        Costs a look at the file's date, and reading it only if that changed.
        """
        try:
            before = _times(self._path)
            value = self._load(self._path)
        except FaultyFileError as error:
            last = self._last or self._kept()
            if last is None:
                raise
            self._last = last
            return InUse(value=last.value, read_at=last.read_at, problem=error.problem)
        last = self._last
        if last is None or last.value is not value:
            last = self._last = InUse(value=value, read_at=self._now())
            self._keep(before)
        return last

    def _kept(self) -> InUse[T] | None:
        """Return the copy of an earlier process, if it is good."""
        if self._copy is None:
            return None
        try:
            data, changed = self._copy.read_bytes(), self._copy.stat().st_mtime
        except OSError:
            return None
        value, _ = self._read(data, self._path.name)
        return None if value is None else InUse(value=value, read_at=datetime.fromtimestamp(changed, UTC))

    def _keep(self, before: Any) -> None:
        """Copy the file that was just read; a folder that takes nothing, or is not there, hurts nobody."""
        if self._folder is None or self._copy is None or not self._folder.is_dir():
            return
        try:
            data = self._path.read_bytes()
            if _times(self._path) != before or _holds(self._copy, data):
                return
            with atomic.staged(self._copy.name, data, self._folder / TEMPORARY) as draft:
                atomic.put(draft, self._copy)
        except (OSError, StoreUnavailableError):
            return


def _name(path: Path) -> str:
    return f"last-good-{blake2b(os.fsencode(path.absolute()), digest_size=8).hexdigest()}"


def _times(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False

"""Errors of the disk as sentences, and how saving goes: how long it took, how often it was refused and why."""

import threading
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from gelingenscheck.storage import atomic
from gelingenscheck.storage.store import StoreUnavailableError

BOUNDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
"""Seconds: the upper bounds by which durations are counted."""
_CODES: Final = {atomic.FULL: "full", atomic.READ_ONLY: "read_only"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """How saving went since the process began."""

    counts: tuple[int, ...]
    """Saves per bound of `BOUNDS`, and one more for those that took longer."""
    seconds: float
    refused: Mapping[str, int]
    """Refusals by a code of the reason."""


class Saves:
    """Counts what threads save."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts, self._seconds, self._refused = [0] * (len(BOUNDS) + 1), 0.0, Counter[str]()

    def took(self, seconds: float) -> None:
        """Count one save."""
        with self._lock:
            self._counts[bisect_left(BOUNDS, seconds)] += 1
            self._seconds += seconds

    def refused(self, error: StoreUnavailableError) -> None:
        """Count one refusal."""
        with self._lock:
            self._refused[code(error)] += 1

    def account(self) -> Account:
        """Return the counts of this moment."""
        with self._lock:
            return Account(counts=tuple(self._counts), seconds=self._seconds, refused=dict(self._refused))


SAVES: Final = Saves()
"""Documents that this process saved."""
COMMITS: Final = Saves()
"""What it wrote into tables: all votes that wait share one."""


def code(error: StoreUnavailableError) -> str:
    """Return a word for why nothing can be written, the same in every language."""
    return _CODES.get(str(error.values["reason"]), "failed")


@contextmanager
def writing() -> Iterator[None]:
    """Turn errors of the disk into the refusal that says why nothing can be written."""
    try:
        yield
    except OSError as error:
        raise atomic.unavailable(error) from error


@contextmanager
def saving(saves: Saves = SAVES) -> Iterator[None]:
    """Do the same for a save, and count it."""
    begun = time.perf_counter()
    try:
        with writing():
            yield
    except StoreUnavailableError as error:
        saves.refused(error)
        raise
    saves.took(time.perf_counter() - begun)

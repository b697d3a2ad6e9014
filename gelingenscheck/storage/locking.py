"""One lock for one store: between the threads of a process, and between processes."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from gelingenscheck.i18n import N_
from gelingenscheck.storage.atomic import unavailable
from gelingenscheck.storage.store import StoreUnavailableError

PATIENCE = 10.0
"""Seconds."""
POLL = 0.002
"""Seconds between two looks at a lock that another process holds."""
BUSY = N_("jemand anders speichert gerade")


class StoreLock:
    """A lock that a thread may take several times; it ends with the process that held it."""

    def __init__(self, path: Path) -> None:
        self._threads = threading.RLock()
        self._processes = FileLock(path, thread_local=False, mode=0o640)

    @contextmanager
    def held(self, patience: float = PATIENCE) -> Iterator[None]:
        """Hold the lock; raise `StoreUnavailableError` if it is not free within `patience` seconds."""
        if not self._threads.acquire(timeout=patience):
            raise StoreUnavailableError(reason=BUSY)
        try:
            self._acquire(patience)
            try:
                yield
            finally:
                self._processes.release()
        finally:
            self._threads.release()

    def _acquire(self, patience: float) -> None:
        try:
            self._processes.acquire(timeout=patience, poll_interval=POLL)
        except Timeout:
            raise StoreUnavailableError(reason=BUSY) from None
        except OSError as error:
            raise unavailable(error) from error

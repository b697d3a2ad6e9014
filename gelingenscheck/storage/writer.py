"""One thread that writes: all that waits shares one durable commit, and nobody is answered before it."""

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from typing import Any, NamedTuple, TypeVar

from gelingenscheck.storage.files import GONE
from gelingenscheck.storage.locking import BUSY
from gelingenscheck.storage.saving import COMMITS, saving
from gelingenscheck.storage.sql import Schema
from gelingenscheck.storage.store import StoreUnavailableError

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]

MOST_AT_ONCE = 500
MOST_WAITING = 20_000
"""More is refused at once: a flood must not fill the memory."""


class _Job(NamedTuple):
    work: Work[Any]
    future: "Future[Any]"


class Writer:
    """Writes to one file."""

    def __init__(self, path: Path, schema: Schema) -> None:
        self._path, self._schema, self._db = path, schema, schema.writing(path)
        self._inode = path.stat().st_ino
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._untidy = True
        self._thread = threading.Thread(target=self._write, name=schema.name, daemon=True)
        self._thread.start()

    def do(self, work: Work[T]) -> "Future[T]":
        """Write in turn; the future resolves when it is on the disk.

        Work that raises has written nothing and leaves the others alone.
        """
        future: Future[T] = Future()
        if self._jobs.qsize() > MOST_WAITING:
            future.set_exception(StoreUnavailableError(reason=BUSY))
        else:
            self._jobs.put(_Job(work, future))
        return future

    def tidy(self) -> None:
        """Have the file rewritten in the order of its keys, soon: before, its bytes lie in the order they came."""
        self._untidy = True
        self.do(lambda _db: None)

    def close(self) -> None:
        """Write what waits, then end."""
        self._jobs.put(None)
        self._thread.join()

    def _write(self) -> None:
        while batch := self._waiting():
            jobs = [job for job in batch if job is not None and job.future.set_running_or_notify_cancel()]
            self._answer(jobs, self._commit([job.work for job in jobs]))
            if self._untidy:
                self._rewrite()
            if None in batch:
                break
        self._db.close()

    def _waiting(self) -> list[_Job | None]:
        batch = [self._jobs.get()]
        while batch[-1] is not None and len(batch) < MOST_AT_ONCE and not self._jobs.empty():
            batch.append(self._jobs.get())
        return batch

    def _commit(self, works: Sequence[Work[Any]]) -> list[Any]:
        """Return what each work returned or raised, after all of it is on the disk."""
        try:
            with saving(COMMITS), self._schema.unavailable(), _transaction(self._db):
                answers = [_attempt(self._db, work) for work in works]
            self._require_file()
        except StoreUnavailableError as error:
            return [error] * len(works)
        return answers

    def _require_file(self) -> None:
        """Refuse to say „saved“ of a file that somebody took away: it is written to, but nobody will ever read it."""
        with suppress(OSError):
            if self._path.stat().st_ino == self._inode:
                return
        raise StoreUnavailableError(reason=GONE)

    @staticmethod
    def _answer(jobs: Sequence[_Job], answers: Sequence[Any]) -> None:
        for job, answer in zip(jobs, answers, strict=True):
            if isinstance(answer, Exception):
                job.future.set_exception(answer)
            else:
                job.future.set_result(answer)

    def _rewrite(self) -> None:
        with suppress(sqlite3.Error):  # busy, or no room: the next time will do
            self._db.execute("VACUUM")
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._untidy = False


@contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _attempt(db: sqlite3.Connection, work: Work[Any]) -> Any:
    """Return what the work returned or raised; an error of the database itself concerns everybody."""
    db.execute("SAVEPOINT work")
    try:
        answer = work(db)
    except sqlite3.Error:
        raise
    except Exception as error:  # noqa: BLE001 - it is the caller's, who gets it from the future
        db.execute("ROLLBACK TO work")
        answer = error
    db.execute("RELEASE work")
    return answer

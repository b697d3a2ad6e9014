"""How a file with tables is opened, and what an error of it means to people."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gelingenscheck.storage import atomic
from gelingenscheck.storage.locking import BUSY, PATIENCE
from gelingenscheck.storage.store import StoreUnavailableError


@dataclass(frozen=True, kw_only=True, slots=True)
class Schema:
    """The tables of one file."""

    name: str
    version: int
    tables: str
    newer: str
    """Reason in German: the file comes from a newer version of this program."""
    damaged: str
    """Reason in German: the file is damaged."""
    mode: int = 0o640
    """Whom the file is readable for; its companions follow it."""

    def writing(self, path: Path) -> sqlite3.Connection:
        """Open the connection that writes; whatever it commits is on the disk, and what it deletes is overwritten."""
        with self.unavailable():
            atomic.make_folder(path.parent)
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, self.mode))
            db = _connect(path)
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "temp_store=MEMORY"):
                db.execute(f"PRAGMA {pragma}")
            (version,) = db.execute("PRAGMA user_version").fetchone()
            if version > self.version:
                raise StoreUnavailableError(reason=self.newer)
            db.executescript(f"{self.tables} PRAGMA user_version={self.version};")
        return db

    def reading(self, path: Path) -> sqlite3.Connection:
        """Open a connection that only reads."""
        with self.unavailable():
            db = _connect(path)
            db.execute("PRAGMA query_only=ON")
        return db

    @contextmanager
    def unavailable(self) -> Iterator[None]:
        """Turn errors of the database into the refusal that says why nothing can be read or written."""
        try:
            yield
        except sqlite3.Error as error:
            raise self.refusal(error) from error
        except OSError as error:
            raise atomic.unavailable(error) from error

    def refusal(self, error: sqlite3.Error) -> StoreUnavailableError:
        """Return the refusal for an error; extended codes keep their kind in the lowest byte."""
        reasons = {
            sqlite3.SQLITE_FULL: atomic.FULL,
            sqlite3.SQLITE_READONLY: atomic.READ_ONLY,
            sqlite3.SQLITE_CANTOPEN: atomic.READ_ONLY,
            sqlite3.SQLITE_PERM: atomic.READ_ONLY,
            sqlite3.SQLITE_BUSY: BUSY,
            sqlite3.SQLITE_LOCKED: BUSY,
            sqlite3.SQLITE_CORRUPT: self.damaged,
            sqlite3.SQLITE_NOTADB: self.damaged,
        }
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        return StoreUnavailableError(reason=reasons.get(code, atomic.FAILED))


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)

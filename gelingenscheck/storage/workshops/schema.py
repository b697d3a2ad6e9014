"""The tables, how a connection to them is opened, and what an error of theirs means to people.

With a ballot there is no time, no row number and no language: its key is a hash that is another one in every vote.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gelingenscheck.i18n import N_
from gelingenscheck.storage import atomic
from gelingenscheck.storage.locking import BUSY, PATIENCE
from gelingenscheck.storage.store import StoreUnavailableError

FILE = ".workshops.sqlite"
VERSION = 1
TABLES = """
CREATE TABLE IF NOT EXISTS workshop(
  id TEXT PRIMARY KEY, code TEXT NOT NULL, created TEXT NOT NULL, expires REAL NOT NULL, about TEXT NOT NULL,
  most INTEGER NOT NULL, devices INTEGER NOT NULL DEFAULT 0, salt BLOB, open TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS workshop_code ON workshop(code);
CREATE TABLE IF NOT EXISTS step(
  workshop TEXT, version INTEGER, event TEXT NOT NULL, PRIMARY KEY(workshop, version)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS vote(
  workshop TEXT, vote TEXT, opened REAL NOT NULL, paper TEXT, tally TEXT, PRIMARY KEY(workshop, vote)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS ballot(
  workshop TEXT, vote TEXT, voter BLOB, choice INTEGER CHECK(choice BETWEEN 0 AND 4), sequence INTEGER NOT NULL,
  PRIMARY KEY(workshop, vote, voter)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS note(
  workshop TEXT, place INTEGER, text TEXT NOT NULL, PRIMARY KEY(workshop, place)) WITHOUT ROWID;
"""
NEWER = N_("die Datei der Workshops stammt von einer neueren Fassung dieses Programms")
DAMAGED = N_("die Datei der Workshops ist beschädigt")
_REASONS = {
    sqlite3.SQLITE_FULL: atomic.FULL,
    sqlite3.SQLITE_READONLY: atomic.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: atomic.READ_ONLY,
    sqlite3.SQLITE_PERM: atomic.READ_ONLY,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
}


def writing(path: Path) -> sqlite3.Connection:
    """Open the connection that writes; whatever it commits is on the disk, and what it deletes is overwritten."""
    with unavailable():
        _make(path)
        db = _connect(path)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "temp_store=MEMORY"):
            db.execute(f"PRAGMA {pragma}")
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if version > VERSION:
            raise StoreUnavailableError(reason=NEWER)
        db.executescript(f"{TABLES} PRAGMA user_version={VERSION};")
    return db


def reading(path: Path) -> sqlite3.Connection:
    """Open a connection that only reads."""
    with unavailable():
        db = _connect(path)
        db.execute("PRAGMA query_only=ON")
    return db


def _make(path: Path) -> None:
    """Make the file readable for those that the other files are readable for; its companions follow it."""
    atomic.make_folder(path.parent)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o640))


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)


@contextmanager
def unavailable() -> Iterator[None]:
    """Turn errors of the database into the refusal that says why nothing can be read or written."""
    try:
        yield
    except sqlite3.Error as error:
        raise refusal(error) from error
    except OSError as error:
        raise atomic.unavailable(error) from error


def refusal(error: sqlite3.Error) -> StoreUnavailableError:
    """Return the refusal for an error; extended codes keep their kind in the lowest byte."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return StoreUnavailableError(reason=_REASONS.get(code, atomic.FAILED))

"""The embedded store of access: one SQLite file beside the documents, for its owner only."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from gelingenscheck.access.audit import OUTCOMES, Line, Outcome
from gelingenscheck.access.link import Link, RefusedLinkError, refusal
from gelingenscheck.access.session import Session, begin, holds
from gelingenscheck.storage.access import rows
from gelingenscheck.storage.access.schema import SCHEMA
from gelingenscheck.storage.files import GONE
from gelingenscheck.storage.store import StoreUnavailableError
from gelingenscheck.storage.writer import Writer

MOST_KNOWN = 5_000
"""Sessions that are kept in memory."""


class SqliteAccess:
    """An `AccessStore` over one file."""

    def __init__(self, path: Path) -> None:
        self._path, self._writer = path, Writer(path, SCHEMA)
        self._reader, self._reading = SCHEMA.reading(path), threading.Lock()
        self._inode = path.stat().st_ino
        self._known, self._version = dict[bytes, Session | None](), -1

    def close(self) -> None:
        """Write what waits, then let the file go."""
        self._writer.close()
        with self._reading:
            self._reader.close()

    def create(self, link: Link, token: bytes, /) -> None:
        """Save a new link."""
        self._writer.do(partial(rows.add_link, link=link, token=token)).result()

    def links(self) -> tuple[Link, ...]:
        """Return all links, newest first."""
        with self._read() as db:
            return rows.links(db)

    def withdraw(self, id_: str, now: datetime, /) -> None:
        """Let a link open no longer, and end its sessions at once; raise `NoSuchLinkError`."""
        self._writer.do(partial(rows.withdraw, id_=id_, now=now)).result()

    def withdraw_all(self, now: datetime, /) -> int:
        """Withdraw every link that is not withdrawn yet; return how many."""

        def all_of(db: sqlite3.Connection) -> int:
            open_ = [link for link in rows.links(db) if link.withdrawn is None]
            for link in open_:
                rows.withdraw(db, link.id, now)
            return len(open_)

        return self._writer.do(all_of).result()

    def replace(self, id_: str, fresh: Link, token: bytes, /) -> None:
        """Withdraw a link and save another in one step; raise `NoSuchLinkError`."""

        def both(db: sqlite3.Connection) -> None:
            rows.withdraw(db, id_, fresh.made)
            rows.add_link(db, fresh, token)

        self._writer.do(both).result()

    def look(self, token: bytes, now: datetime, /) -> Link:
        """Return the link that a token opens; record and raise `RefusedLinkError`."""
        with self._read() as db:
            link = rows.link_of(db, token)
        refused = refusal(link, now)
        if link is not None and refused is None:
            return link
        self._writer.do(partial(_refused, link=link, now=now)).result()
        raise refused or RefusedLinkError

    def exchange(self, token: bytes, session: bytes, now: datetime, /) -> Session:
        """Begin a session; record and raise `RefusedLinkError`."""
        answer = self._writer.do(partial(_exchange, token=token, session=session, now=now)).result()
        if isinstance(answer, RefusedLinkError):
            raise answer
        return answer

    def session(self, session: bytes, now: datetime, /) -> Session | None:
        """Return a session that holds; what was read lasts until anybody writes to the file."""
        with self._reading, SCHEMA.unavailable():
            if self._path.stat().st_ino != self._inode:
                raise StoreUnavailableError(reason=GONE)
            (version,) = self._reader.execute("PRAGMA data_version").fetchone()
            if version != self._version or len(self._known) >= MOST_KNOWN:
                self._known.clear()
                self._version = version
            if session not in self._known:
                self._known[session] = rows.session(self._reader, session)
            found = self._known[session]
        return found if found is not None and holds(found, now) else None

    def sign_out(self, session: bytes, now: datetime, /) -> None:
        """End a session; one that is not there is ended already."""

        def end(db: sqlite3.Connection) -> None:
            if (found := rows.session(db, session)) is not None:
                db.execute("DELETE FROM session WHERE hash = ?", (session,))
                rows.record(db, now, found.user.by, Outcome.SIGNED_OUT)

        self._writer.do(end).result()

    def audit(self) -> tuple[Line, ...]:
        """Return the record, newest first."""
        with self._read() as db:
            return rows.audit(db)

    def forget(self, now: datetime, /) -> int:
        """Delete what was kept long enough; return how many rows."""
        forgotten = self._writer.do(partial(rows.forget, now=now)).result()
        if forgotten:
            self._writer.tidy()
        return forgotten

    @contextmanager
    def _read(self) -> Iterator[sqlite3.Connection]:
        with self._reading, SCHEMA.unavailable():
            yield self._reader


def _exchange(db: sqlite3.Connection, token: bytes, session: bytes, now: datetime) -> Session | RefusedLinkError:
    """Begin a session, or return why not: whichever it is stays on record."""
    link = rows.link_of(db, token)
    refused = refusal(link, now)
    if link is None or refused is not None:
        _refused(db, link, now)
        return refused or RefusedLinkError()
    begun = begin(link, now)
    rows.add_session(db, begun, session)
    return begun


def _refused(db: sqlite3.Connection, link: Link | None, now: datetime) -> None:
    refused = refusal(link, now)
    if refused is not None:
        rows.record(db, now, "" if link is None else link.user.by, OUTCOMES[type(refused)])

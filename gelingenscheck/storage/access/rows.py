"""What is read from the tables, and written to them: each in one transaction of the caller."""

import sqlite3
from datetime import UTC, date, datetime
from hmac import compare_digest
from typing import Any

from gelingenscheck.access import Role, User
from gelingenscheck.access.audit import KEPT, Line, Outcome
from gelingenscheck.access.link import Link
from gelingenscheck.access.session import Session
from gelingenscheck.storage.access.store import NoSuchLinkError

_LINK = "id, role, department, label, made, by, expires, withdrawn, last_used"
_SESSION = """
SELECT s.hash, s.link, l.role, l.department, s.begun, s.expires
FROM session s JOIN link l ON l.id = s.link WHERE s.hash = ? AND l.withdrawn IS NULL"""
_RECORD = """
INSERT INTO audit VALUES(?, ?, ?, 1) ON CONFLICT DO UPDATE SET times = times + 1"""
HOUR = 3600


def link_of(db: sqlite3.Connection, token: bytes) -> Link | None:
    """Return the link of a token's hash."""
    row = db.execute(f"SELECT hash, {_LINK} FROM link WHERE hash = ?", (token,)).fetchone()  # noqa: S608 - our columns
    return _link(row[1:]) if row and compare_digest(row[0], token) else None


def links(db: sqlite3.Connection) -> tuple[Link, ...]:
    """Return all links, newest first."""
    sql = f"SELECT {_LINK} FROM link ORDER BY made DESC, id"  # noqa: S608 - our columns
    return tuple(map(_link, db.execute(sql).fetchall()))


def add_link(db: sqlite3.Connection, link: Link, token: bytes) -> None:
    """Save a link."""
    values = (link.id, token, link.role, link.department, link.label, link.made.timestamp(), link.by)
    db.execute("INSERT INTO link VALUES(?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)", (*values, link.expires.timestamp()))
    record(db, link.made, link.user.by, Outcome.LINK_MADE)


def withdraw(db: sqlite3.Connection, id_: str, now: datetime) -> None:
    """Withdraw a link and end its sessions; raise `NoSuchLinkError`."""
    row = db.execute(f"SELECT {_LINK} FROM link WHERE id = ? AND withdrawn IS NULL", (id_,)).fetchone()  # noqa: S608 - our columns
    if row is None:
        raise NoSuchLinkError(link=id_[:40])
    db.execute("UPDATE link SET withdrawn = ? WHERE id = ?", (now.timestamp(), id_))
    db.execute("DELETE FROM session WHERE link = ?", (id_,))
    record(db, now, _link(row).user.by, Outcome.LINK_WITHDRAWN)


def add_session(db: sqlite3.Connection, session: Session, hash_: bytes) -> None:
    """Begin a session; the link remembers the day."""
    begun = session.begun.timestamp()
    db.execute("INSERT INTO session VALUES(?, ?, ?, ?)", (hash_, session.link, begun, session.expires.timestamp()))
    sql = "UPDATE link SET last_used = MAX(COALESCE(last_used, ''), ?) WHERE id = ?"
    db.execute(sql, (session.begun.astimezone(UTC).date().isoformat(), session.link))
    record(db, session.begun, session.user.by, Outcome.SIGNED_IN)


def session(db: sqlite3.Connection, hash_: bytes) -> Session | None:
    """Return a session of a link that was not withdrawn."""
    row = db.execute(_SESSION, (hash_,)).fetchone()
    if row is None or not compare_digest(row[0], hash_):
        return None
    _, link, role, department, begun, expires = row
    user = User(role=Role(role), department=department)
    return Session(link=link, user=user, begun=_moment(begun), expires=_moment(expires))


def record(db: sqlite3.Connection, at: datetime, who: str, outcome: Outcome) -> None:
    """Add a line; where nobody is known, to the hour."""
    second = int(at.timestamp())
    db.execute(_RECORD, (second if who else second - second % HOUR, who, outcome))


def audit(db: sqlite3.Connection) -> tuple[Line, ...]:
    """Return the record, newest first."""
    rows = db.execute("SELECT at, who, outcome, times FROM audit ORDER BY at DESC, who, outcome").fetchall()
    return tuple(
        Line(at=_moment(at), who=who, outcome=Outcome(outcome), times=times) for at, who, outcome, times in rows
    )


def forget(db: sqlite3.Connection, now: datetime) -> int:
    """Delete what was kept long enough; return how many rows."""
    moment, before = now.timestamp(), (now - KEPT).timestamp()
    return sum(
        db.execute(sql, values).rowcount
        for sql, values in (
            ("DELETE FROM session WHERE expires <= ?", (moment,)),
            ("DELETE FROM audit WHERE at <= ?", (before,)),
            ("DELETE FROM link WHERE MIN(expires, COALESCE(withdrawn, expires)) <= ?", (before,)),
        )
    )


def _link(row: tuple[Any, ...]) -> Link:
    id_, role, department, label, made, by, expires, withdrawn, last_used = row
    return Link(
        id=id_, role=Role(role), department=department, label=label, made=_moment(made), by=by,
        expires=_moment(expires), withdrawn=None if withdrawn is None else _moment(withdrawn),
        last_used=None if last_used is None else date.fromisoformat(last_used),
    )  # fmt: skip


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)

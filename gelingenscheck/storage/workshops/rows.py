"""What is read from the tables: workshops, logs, votes, notes."""

import sqlite3
from typing import Any

from gelingenscheck.storage.workshops import encoding
from gelingenscheck.storage.workshops.store import Mine, Paper, UnknownWorkshopError
from gelingenscheck.workshop.log import Event
from gelingenscheck.workshop.model import Workshop
from gelingenscheck.workshop.state import Ballot
from gelingenscheck.workshop.tally import Tally


def one(db: sqlite3.Connection, sql: str, *values: Any) -> tuple[Any, ...] | None:
    """Return the first row, if there is one."""
    row: tuple[Any, ...] | None = db.execute(sql, values).fetchone()
    return row


def column(db: sqlite3.Connection, name: str, id_: str) -> Any:
    """Return one column of a workshop."""
    row = one(db, f"SELECT {name} FROM workshop WHERE id = ?", id_)  # noqa: S608 - only names of ours
    if row is None:
        raise UnknownWorkshopError
    return row[0]


def workshop(db: sqlite3.Connection, id_: str) -> Workshop:
    """Return a workshop."""
    return encoding.as_workshop(column(db, "about", id_))


def with_code(db: sqlite3.Connection, code: str) -> Workshop | None:
    """Return the workshop with a code that opens the longest."""
    row = one(db, "SELECT about FROM workshop WHERE code = ? ORDER BY expires DESC LIMIT 1", code)
    return None if row is None else encoding.as_workshop(row[0])


def workshops(db: sqlite3.Connection) -> tuple[Workshop, ...]:
    """Return all workshops, newest first."""
    rows = db.execute("SELECT about FROM workshop ORDER BY created DESC, id").fetchall()
    return tuple(encoding.as_workshop(about) for (about,) in rows)


def version(db: sqlite3.Connection, id_: str) -> int:
    """Return the length of a log; raise if there is no such workshop."""
    row = one(
        db,
        "SELECT (SELECT COALESCE(MAX(version), 0) FROM step WHERE workshop = w.id) FROM workshop w WHERE id = ?",
        id_,
    )
    if row is None:
        raise UnknownWorkshopError
    return int(row[0])


def log(db: sqlite3.Connection, id_: str) -> tuple[Event, ...]:
    """Return a log."""
    rows = db.execute("SELECT event FROM step WHERE workshop = ? ORDER BY version", (id_,)).fetchall()
    return tuple(encoding.as_event(event) for (event,) in rows)


def mine(db: sqlite3.Connection, id_: str, ballot: Ballot, voter: bytes) -> Mine | None:
    """Return the ballot of one voter."""
    sql = "SELECT choice, sequence FROM ballot WHERE workshop = ? AND vote = ? AND voter = ?"
    row = one(db, sql, id_, str(ballot), voter)
    return None if row is None else Mine(choice=row[0], sequence=row[1])


def voted(db: sqlite3.Connection, id_: str, ballot: Ballot) -> int:
    """Return the number of ballots on phones; those that were forgotten no longer count."""
    row = one(db, "SELECT COUNT(*) FROM ballot WHERE workshop = ? AND vote = ?", id_, str(ballot))
    return int(row[0]) if row else 0


def paper(db: sqlite3.Connection, id_: str, ballot: Ballot) -> Paper | None:
    """Return the count of ballots on paper."""
    row = one(db, "SELECT paper FROM vote WHERE workshop = ? AND vote = ?", id_, str(ballot))
    return encoding.as_paper(row[0]) if row and row[0] else None


def tally(db: sqlite3.Connection, id_: str, ballot: Ballot) -> Tally:
    """Return the tally that was fixed at the reveal, or count."""
    row = one(db, "SELECT tally FROM vote WHERE workshop = ? AND vote = ?", id_, str(ballot))
    return encoding.as_tally(row[0]) if row and row[0] else counted(db, id_, ballot)


def counted(db: sqlite3.Connection, id_: str, ballot: Ballot) -> Tally:
    """Return the ballots counted, on phones and on paper."""
    sql = "SELECT choice, COUNT(*) FROM ballot WHERE workshop = ? AND vote = ? GROUP BY choice"
    counts = dict(db.execute(sql, (id_, str(ballot))).fetchall())
    phones = Tally(levels=tuple(counts.get(level, 0) for level in range(5)), dont_know=counts.get(None, 0))
    on_paper = paper(db, id_, ballot)
    return phones if on_paper is None else phones.with_paper(on_paper.levels, on_paper.dont_know)


def notes(db: sqlite3.Connection, id_: str) -> dict[int, str]:
    """Return the notes per place."""
    column(db, "id", id_)
    return dict(db.execute("SELECT place, text FROM note WHERE workshop = ? ORDER BY place", (id_,)).fetchall())

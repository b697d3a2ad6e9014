"""Write what is prepared, and what is typed in beside the steps: workshops, notes, ballots on paper."""

import sqlite3
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from gelingenscheck.storage.workshops import encoding, rows
from gelingenscheck.storage.workshops.store import BegunError, CodeTakenError, Paper
from gelingenscheck.workshop.log import ShownBallotError, StepRefusedError
from gelingenscheck.workshop.model import Workshop
from gelingenscheck.workshop.state import Ballot, fold

_NEW = """
INSERT INTO workshop(id, code, created, expires, about, most, salt)
VALUES(:id, :code, :created, :expires, :about, :most, :salt)"""
_CHANGED = """
UPDATE workshop SET code = :code, created = :created, expires = :expires, about = :about, most = :most
WHERE id = :id"""

_ERASE = (
    "DELETE FROM ballot WHERE workshop = ?", "DELETE FROM vote WHERE workshop = ?",
    "DELETE FROM step WHERE workshop = ?", "DELETE FROM note WHERE workshop = ?", "DELETE FROM workshop WHERE id = ?",
)  # fmt: skip


def create(db: sqlite3.Connection, workshop: Workshop, salt: bytes) -> None:
    """Save a new workshop; an id that is taken is a mistake of the caller."""
    _require_free(db, workshop)
    if rows.one(db, "SELECT 1 FROM workshop WHERE id = ?", workshop.id):
        raise ValueError(workshop.id)
    db.execute(_NEW, {**_values(workshop), "salt": salt})


def change(db: sqlite3.Connection, workshop: Workshop) -> None:
    """Replace what was prepared, before the first step."""
    if rows.version(db, workshop.id):
        raise BegunError
    _require_free(db, workshop)
    db.execute(_CHANGED, _values(workshop))


def _require_free(db: sqlite3.Connection, workshop: Workshop) -> None:
    made = workshop.created.at
    since = made.timestamp() if isinstance(made, datetime) else 0.0
    sql = "SELECT 1 FROM workshop WHERE code = ? AND expires > ? AND id <> ?"
    if rows.one(db, sql, workshop.code, since, workshop.id):
        raise CodeTakenError


def _values(workshop: Workshop) -> Mapping[str, Any]:
    return {
        "id": workshop.id, "code": workshop.code, "created": workshop.created.at.isoformat(),
        "expires": workshop.expires.timestamp(), "about": encoding.workshop_text(workshop),
        "most": workshop.most_devices,
    }  # fmt: skip


def set_paper(db: sqlite3.Connection, id_: str, ballot: Ballot, paper: Paper) -> None:
    """Keep a count of ballots on paper, unless the vote was seen or never opened."""
    state = fold(rows.log(db, id_), len(rows.workshop(db, id_).items))
    if ballot in state.shown:
        raise ShownBallotError
    sql = "UPDATE vote SET paper = ? WHERE workshop = ? AND vote = ?"
    if not db.execute(sql, (encoding.paper_text(paper), id_, str(ballot))).rowcount:
        raise StepRefusedError


def set_note(db: sqlite3.Connection, id_: str, place: int, text: str) -> None:
    """Keep a note."""
    rows.column(db, "id", id_)
    if text:
        db.execute("INSERT OR REPLACE INTO note VALUES(?, ?, ?)", (id_, place, text))
    else:
        db.execute("DELETE FROM note WHERE workshop = ? AND place = ?", (id_, place))


def erase(db: sqlite3.Connection, id_: str) -> None:
    """Delete a workshop from every table."""
    for sql in _ERASE:
        db.execute(sql, (id_,))


def count_device(db: sqlite3.Connection, id_: str) -> None:
    """Count one more device."""
    db.execute("UPDATE workshop SET devices = devices + 1 WHERE id = ?", (id_,))

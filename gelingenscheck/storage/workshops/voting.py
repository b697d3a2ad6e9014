"""Write steps and ballots: each in one statement or one transaction, so that a crash leaves all of it or nothing."""

import sqlite3
from hashlib import blake2b

from gelingenscheck.storage.workshops import encoding, rows
from gelingenscheck.storage.workshops.store import Device, FullError, Receipt
from gelingenscheck.workshop.log import Do, Event, StepRefusedError
from gelingenscheck.workshop.state import Ballot, State, fold
from gelingenscheck.workshop.tally import public

HASH = 16
_SAVE = """
INSERT INTO ballot SELECT id, :vote, :voter, :choice, :sequence FROM workshop WHERE id = :id AND open = :vote AND (
  EXISTS(SELECT 1 FROM ballot WHERE workshop = :id AND vote = :vote AND voter = :voter)
  OR (SELECT COUNT(*) FROM ballot WHERE workshop = :id AND vote = :vote) < most)
ON CONFLICT DO UPDATE SET choice = excluded.choice, sequence = excluded.sequence
WHERE excluded.sequence >= ballot.sequence"""
_OPEN = """
INSERT INTO vote(workshop, vote, opened) VALUES(?, ?, ?)
ON CONFLICT DO UPDATE SET opened = excluded.opened"""


def hashed(token: str, key: bytes) -> Device:
    """Return the device of a token."""
    return Device(blake2b(token.encode("utf-8", "surrogatepass"), key=key, digest_size=HASH).digest())


def voter(device: Device, ballot: Ballot, salt: bytes) -> bytes:
    """Return under what a ballot is stored: another hash in every vote, so that no two can be strung together."""
    return blake2b(device + str(ballot).encode(), key=salt, digest_size=HASH).digest()


def save(
    db: sqlite3.Connection, id_: str, ballot: Ballot, *, voter: bytes, choice: int | None, sequence: int
) -> Receipt:
    """Save a ballot if its vote is open; an older one than is there already changes nothing."""
    values = {"id": id_, "vote": str(ballot), "voter": voter, "choice": choice, "sequence": sequence}
    if db.execute(_SAVE, values).rowcount:
        return Receipt.SAVED
    if rows.column(db, "open", id_) != str(ballot):
        return Receipt.CLOSED
    if rows.mine(db, id_, ballot, voter) is None:
        raise FullError
    return Receipt.SAVED


def act(db: sqlite3.Connection, id_: str, version: int, event: Event) -> State:
    """Append a step to a log of this length, and all that follows from it."""
    workshop, events = rows.workshop(db, id_), rows.log(db, id_)
    if len(events) != version:
        raise StepRefusedError
    state = fold((*events, event), len(workshop.items))
    db.execute("INSERT INTO step VALUES(?, ?, ?)", (id_, version + 1, encoding.event_text(event)))
    db.execute("UPDATE workshop SET open = ? WHERE id = ?", (state.open and str(state.open), id_))
    if state.open:
        db.execute(_OPEN, (id_, str(state.open), event.at.timestamp()))
    if event.do is Do.REVEAL:
        _fix(db, id_, state, workshop.threshold)
    if event.do is Do.SAVE:
        forget_voters(db, id_)
    return state


def _fix(db: sqlite3.Connection, id_: str, state: State, threshold: int) -> None:
    """Keep the tally of a vote that is shown now, if it may be, and forget how often people changed their minds."""
    votes = state.votes(state.index)
    tallies = dict(zip(votes, public(tuple(rows.tally(db, id_, vote) for vote in votes), threshold), strict=True))
    tally = tallies[state.ballot]
    if tally is not None:
        sql = "UPDATE vote SET tally = ? WHERE workshop = ? AND vote = ?"
        db.execute(sql, (encoding.tally_text(tally), id_, str(state.ballot)))
    db.execute("UPDATE ballot SET sequence = 0 WHERE workshop = ? AND vote = ?", (id_, str(state.ballot)))


def forget_voters(db: sqlite3.Connection, id_: str) -> None:
    """Forget the key from which devices follow, and how often they changed their minds."""
    db.execute("UPDATE workshop SET salt = NULL, open = NULL WHERE id = ?", (id_,))
    db.execute("UPDATE ballot SET sequence = 0 WHERE workshop = ?", (id_,))


def forget(db: sqlite3.Connection, now: float) -> int:
    """Delete ballots that were kept long enough, and the keys of workshops that are over; return how many ballots."""
    forgotten = 0
    for workshop in rows.workshops(db):
        old = (workshop.id, now - workshop.kept.total_seconds())
        votes = db.execute("SELECT vote FROM vote WHERE workshop = ? AND opened <= ?", old).fetchall()
        for (vote,) in votes:
            sql = "DELETE FROM ballot WHERE workshop = ? AND vote = ?"
            forgotten += db.execute(sql, (workshop.id, vote)).rowcount
            db.execute("UPDATE vote SET paper = NULL WHERE workshop = ? AND vote = ?", (workshop.id, vote))
        if workshop.expires.timestamp() <= now:
            forget_voters(db, workshop.id)
    return forgotten

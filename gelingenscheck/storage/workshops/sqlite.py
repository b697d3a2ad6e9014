"""The embedded store of workshops: one SQLite file beside the documents.

Everything is written by one thread, in which all votes that wait share one durable commit. The file is rewritten in
the order of its keys whenever a vote closes, since the order of bytes in it would tell the order of voters.
"""

import secrets
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from sqlite3 import Connection

from gelingenscheck.catalogue import LEVELS
from gelingenscheck.storage.texts import cleaned
from gelingenscheck.storage.workshops import preparing, rows, schema, voting
from gelingenscheck.storage.workshops.presence import Presence
from gelingenscheck.storage.workshops.store import MOST_CHANGES, Device, Mine, Paper, Receipt, UnknownWorkshopError
from gelingenscheck.storage.writer import Writer
from gelingenscheck.workshop.log import Do, Event
from gelingenscheck.workshop.model import Workshop
from gelingenscheck.workshop.state import Ballot, State, fold
from gelingenscheck.workshop.tally import Tally

SALT = 16
"""Bytes."""
_CLOSING = frozenset({Do.CLOSE, Do.SKIP, Do.REVEAL, Do.SAVE})
"""Steps after which no more ballots come, or something was forgotten."""


class SqliteWorkshops:
    """A `WorkshopStore` over one file."""

    def __init__(self, path: Path) -> None:
        self.on_change: list[Callable[[str], None]] = []
        self._writer, self._reading = Writer(path, schema.SCHEMA), threading.Lock()
        self._reader = schema.SCHEMA.reading(path)
        self._presence, self._states = Presence(), dict[str, State]()
        self._salts, self._counting = dict[str, bytes | None](), threading.Lock()
        self._devices, self._most = dict[str, int](), dict[str, int]()
        self._no_salt = secrets.token_bytes(SALT)

    def close(self) -> None:
        """Write what waits, then let the file go."""
        self._writer.close()
        with self._reading:
            self._reader.close()

    def create(self, workshop: Workshop) -> None:
        """Save a new workshop; raise `CodeTakenError`."""
        self._writer.do(partial(preparing.create, workshop=workshop, salt=secrets.token_bytes(SALT))).result()

    def load(self, id_: str, /) -> Workshop:
        """Return a workshop."""
        with self._read() as db:
            return rows.workshop(db, id_)

    def find(self, code: str, /) -> Workshop | None:
        """Return the latest workshop with a code, also if it is over."""
        with self._read() as db:
            return rows.with_code(db, code)

    def all(self) -> tuple[Workshop, ...]:
        """Return all workshops, newest first."""
        with self._read() as db:
            return rows.workshops(db)

    def change(self, workshop: Workshop) -> None:
        """Replace what was prepared; raise `BegunError` or `CodeTakenError`."""
        self._writer.do(partial(preparing.change, workshop=workshop)).result()
        with self._counting:
            self._most.pop(workshop.id, None)

    def log(self, id_: str, /) -> tuple[Event, ...]:
        """Return all steps."""
        with self._read() as db:
            rows.version(db, id_)
            return rows.log(db, id_)

    def state(self, id_: str, /) -> State:
        """Return what follows from the log; the length is always asked, since another process may have written."""
        with self._read() as db:
            version, state = rows.version(db, id_), self._states.get(id_)
            if state is None or state.version != version:
                state = self._states[id_] = fold(rows.log(db, id_), len(rows.workshop(db, id_).items))
            return state

    def act(self, id_: str, version: int, event: Event, /) -> State:
        """Take a step if the log still has this length; raise `StepRefusedError`."""
        step = partial(voting.act, id_=id_, version=version, event=event)
        state = self._states[id_] = self._writer.do(step).result()
        if event.do in _CLOSING:
            self._salts.pop(id_, None)
            self._writer.tidy()
        for changed in self.on_change:
            changed(id_)
        return state

    def device(self, id_: str, token: str, /) -> Device:
        """Return the device that a token means; once the key is forgotten, one that has never voted."""
        return voting.hashed(token, self._salt(id_) or self._no_salt)

    def admit(self, id_: str, /) -> bool:
        """Count one more device; the count reaches the disk with the next votes, nobody waits for it."""
        with self._counting:
            if id_ not in self._most:
                with self._read() as db:
                    self._most[id_] = rows.column(db, "most", id_)
                    self._devices.setdefault(id_, rows.column(db, "devices", id_))
            if self._devices[id_] >= self._most[id_]:
                return False
            self._devices[id_] += 1
        self._writer.do(partial(preparing.count_device, id_=id_))
        return True

    def vote(self, id_: str, device: Device, ballot: Ballot, choice: int | None, sequence: int, /) -> Future[Receipt]:
        """Save a vote, durable before the future resolves."""
        if choice not in {None, *LEVELS} or not 0 <= sequence <= MOST_CHANGES:
            raise ValueError(choice, sequence)
        salt = self._salt(id_)
        if salt is None:
            closed: Future[Receipt] = Future()
            closed.set_result(Receipt.CLOSED)
            return closed
        voter = voting.voter(device, ballot, salt)
        return self._writer.do(
            partial(voting.save, id_=id_, ballot=ballot, voter=voter, choice=choice, sequence=sequence)
        )

    def mine(self, id_: str, device: Device, ballot: Ballot, /) -> Mine | None:
        """Return what a device has chosen."""
        salt = self._salt(id_)
        if salt is None:
            return None
        with self._read() as db:
            return rows.mine(db, id_, ballot, voting.voter(device, ballot, salt))

    def voted(self, id_: str, ballot: Ballot, /) -> int:
        """Return the number of ballots on phones."""
        with self._read() as db:
            return rows.voted(db, id_, ballot)

    def tally(self, id_: str, ballot: Ballot, /) -> Tally:
        """Return all ballots of a vote, paper included."""
        with self._read() as db:
            return rows.tally(db, id_, ballot)

    def paper(self, id_: str, ballot: Ballot, /) -> Paper | None:
        """Return what was typed in from paper."""
        with self._read() as db:
            return rows.paper(db, id_, ballot)

    def set_paper(self, id_: str, ballot: Ballot, levels: tuple[int, ...], dont_know: int, /) -> None:
        """Keep the count of ballots on paper; raise `ShownBallotError`."""
        paper = Paper(levels=levels, dont_know=dont_know)
        self._writer.do(partial(preparing.set_paper, id_=id_, ballot=ballot, paper=paper)).result()

    def notes(self, id_: str, /) -> Mapping[int, str]:
        """Return the notes per place in the agenda."""
        with self._read() as db:
            return rows.notes(db, id_)

    def set_note(self, id_: str, index: int, text: str, /) -> None:
        """Keep a note; an empty one goes."""
        self._writer.do(partial(preparing.set_note, id_=id_, place=index, text=cleaned(text).strip())).result()

    def saw(self, id_: str, device: Device, /) -> None:
        """Take a device as present; in memory only."""
        self._presence.saw(id_, device)

    def present(self, id_: str, /) -> int:
        """Return how many devices were seen lately."""
        return self._presence.present(id_)

    def forget(self, now: datetime, /) -> int:
        """Delete single ballots older than the workshop keeps them; return how many."""
        forgotten = self._writer.do(partial(voting.forget, now=now.timestamp())).result()
        self._salts.clear()
        self._writer.tidy()
        return forgotten

    def erase(self, id_: str, /) -> None:
        """Delete a workshop with all that belongs to it."""
        self._writer.do(partial(preparing.erase, id_=id_)).result()
        for known in (self._states, self._salts, self._devices, self._most):
            known.pop(id_, None)
        self._writer.tidy()

    def _salt(self, id_: str) -> bytes | None:
        """Return the key of a workshop; None once it was forgotten."""
        if id_ not in self._salts:
            with self._read() as db:
                self._salts[id_] = rows.column(db, "salt", id_)
        return self._salts[id_]

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        """Lend the reading connection; what is asked meanwhile is of one moment."""
        with self._reading, schema.SCHEMA.unavailable():
            self._reader.execute("BEGIN")
            try:
                yield self._reader
            finally:
                self._reader.execute("COMMIT")


__all__ = ["SqliteWorkshops", "UnknownWorkshopError"]

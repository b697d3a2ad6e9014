"""Kill the server's process at random moments while a room votes, and look for what it had acknowledged.

Each process continues the workshop where the last one was killed: phones vote and change their minds, somebody
facilitates. A vote or a step is reported only once the store has answered. Every few kills all is looked at.
"""

import os
import random
import signal
import struct
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from gelingenscheck.assessment.model import CatalogueRef
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.catalogue import Phase
from gelingenscheck.storage.workshops import schema
from gelingenscheck.storage.workshops.sqlite import SqliteWorkshops
from gelingenscheck.storage.workshops.store import Mine, Receipt
from gelingenscheck.workshop.log import Do, Event
from gelingenscheck.workshop.model import LIFETIME, Item, ItemKind, Workshop
from gelingenscheck.workshop.state import Ballot, Stage

Open = Callable[[Path], SqliteWorkshops]

ID: Final = "w-1"
ITEMS = 8
PHONES = 8
"""Threads, each the phone of several people in turn."""
PEOPLE = 5
"""Per phone."""
SEASON = 25
"""Kills on one workshop."""
LONGEST = 0.12
"""Seconds that a process lives after its first vote."""
VOTING = 0.02
"""Seconds that a vote stays open."""
REPORT = struct.Struct("=BHHHHb")
"""What is reported, place in the agenda, vote, person, sequence or version, choice (-1: weiß noch nicht)."""
SENT, SAVED, STEP = range(3)
NEXT = {
    Stage.LOBBY: (Do.OPEN,), Stage.VOTING: (Do.CLOSE,), Stage.CLOSED: (Do.REVEAL,),
    Stage.REVEALED: (Do.AGAIN, Do.AGREE), Stage.AGREED: (Do.GO,),
}  # fmt: skip


@dataclass
class Told:
    """What was acknowledged, and what of it is gone, there twice or not to be read."""

    votes: int = 0
    steps: int = 0
    lost: int = 0
    torn: int = 0
    version: int = 0
    sent: dict[tuple[Ballot, int], list[tuple[int, int | None]]] = field(default_factory=lambda: defaultdict(list))
    """Sequence and choice of all that a person sent in a vote."""
    saved: dict[tuple[Ballot, int], int] = field(default_factory=dict)
    """The latest sequence that was acknowledged."""

    def hear(self, reports: bytes) -> None:
        """Take what a process reported; a report that was cut off was never made."""
        whole = len(reports) - len(reports) % REPORT.size
        for what, index, vote, person, number, choice in REPORT.iter_unpack(reports[:whole]):
            key = (Ballot(index=index, vote=vote), person)
            if what == STEP:
                self.steps, self.version = self.steps + 1, max(self.version, number)
            elif what == SENT:
                self.sent[key].append((number, None if choice < 0 else choice))
            else:
                self.votes, self.saved[key] = self.votes + 1, max(number, self.saved.get(key, 0))

    def keeps(self, key: tuple[Ballot, int], mine: Mine | None, *, shown: bool) -> bool:
        """Say whether what is stored is the latest acknowledged vote, or one that was sent after it."""
        if mine is None:
            return False
        later = [(number, choice) for number, choice in self.sent[key] if number >= self.saved[key]]
        if shown:  # then the sequence was forgotten
            return mine.choice in [choice for _, choice in later]
        return (mine.sequence, mine.choice) in later


def run(kills: int = 300, *, seed: int = 1, open_store: Open = SqliteWorkshops) -> dict[str, Any]:
    """Kill so often; return what was lost or counted twice (torn)."""
    chance, told = random.Random(seed), Told()
    for start in range(0, kills, SEASON):
        with tempfile.TemporaryDirectory() as folder:
            _season(Path(folder, schema.FILE), min(SEASON, kills - start), open_store, chance, told)
    return {
        "name": "kill-workshop", "tried": kills, "lost": told.lost, "torn": told.torn, "acknowledged": told.votes,
        "steps": told.steps, "holds": told.lost == told.torn == 0 and told.votes > 0,
    }  # fmt: skip


def _season(path: Path, kills: int, open_store: Open, chance: random.Random, told: Told) -> None:
    with closing(SqliteWorkshops(path)) as store:
        store.create(_workshop())
    told.sent.clear()
    told.saved.clear()
    told.version = 0
    for _ in range(kills):
        told.hear(_killed(path, open_store, random.Random(chance.getrandbits(32)), chance.uniform(0.001, LONGEST)))
    with closing(SqliteWorkshops(path)) as store:
        _look(store, told)


def _workshop() -> Workshop:
    now = datetime.now(UTC).replace(microsecond=0)
    return Workshop(
        id=ID, code="K7M4PX", title="Torte", subject="torte", department="tiefbau", phase=Phase.RUNNING,
        catalogue=CatalogueRef(id="g", version="1.0.0"), minutes=90, created=Stamp(at=now, by="local@tiefbau"),
        items=tuple(Item(kind=ItemKind.FACTOR, id=f"f-{n}") for n in range(ITEMS)), expires=now + LIFETIME,
    )  # fmt: skip


def _killed(path: Path, open_store: Open, chance: random.Random, lives: float) -> bytes:
    """Start a process, kill it a while after its first report, and return all its reports."""
    ear, mouth = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(ear)
            _serve(open_store(path), mouth, chance)
        finally:
            os._exit(1)
    os.close(mouth)
    reports = os.read(ear, REPORT.size)
    time.sleep(lives)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    while part := os.read(ear, 1 << 16):
        reports += part
    os.close(ear)
    return reports


def _serve(store: SqliteWorkshops, mouth: int, chance: random.Random) -> None:
    """Let a room vote, and somebody facilitate, until the process is killed."""
    for phone in range(PHONES):
        seed = chance.getrandbits(32)
        threading.Thread(target=_vote, args=(store, mouth, phone, random.Random(seed)), daemon=True).start()
    while True:
        state = store.state(ID)
        step = Event(do=chance.choice(NEXT[state.stage]), at=datetime.now(UTC), index=chance.randrange(ITEMS))
        version = store.act(ID, state.version, step).version
        os.write(mouth, REPORT.pack(STEP, 0, 0, 0, version, 0))
        time.sleep(chance.uniform(0, VOTING))


def _vote(store: SqliteWorkshops, mouth: int, phone: int, chance: random.Random) -> None:
    """Vote for one person after the other, more than once in each vote."""
    while True:
        person = phone * PEOPLE + chance.randrange(PEOPLE)
        ballot, device = store.state(ID).ballot, store.device(ID, f"token-{person}")
        mine = store.mine(ID, device, ballot)
        number, choice = (mine.sequence if mine else 0) + 1, chance.choice([None, 0, 1, 2, 3, 4])
        said = (ballot.index, ballot.vote, person, number, -1 if choice is None else choice)
        os.write(mouth, REPORT.pack(SENT, *said))
        if store.vote(ID, device, ballot, choice, number).result() is Receipt.SAVED:
            os.write(mouth, REPORT.pack(SAVED, *said))


def _look(store: SqliteWorkshops, told: Told) -> None:
    """Count what was acknowledged and is not there, and votes whose tally is not that of their voters."""
    state = store.state(ID)
    told.lost += state.version < told.version
    for ballot, person in told.saved:
        mine = store.mine(ID, store.device(ID, f"token-{person}"), ballot)
        told.lost += not told.keeps((ballot, person), mine, shown=ballot in state.shown)
    for ballot in {ballot for ballot, _ in told.saved}:
        voters = [store.mine(ID, store.device(ID, f"token-{n}"), ballot) for n in range(PHONES * PEOPLE)]
        choices = [mine.choice for mine in voters if mine is not None]
        tally = store.tally(ID, ballot)
        counted = (tuple(map(choices.count, range(5))), choices.count(None))
        told.torn += (tally.levels, tally.dont_know) != counted or store.voted(ID, ballot) != len(choices)

"""Who chose what: no byte that is stored, sent or logged depends on it once a vote is closed.

The same ballots are cast twice, by other people, in other languages, in another order; all that is left must be the
same. Whoever only looks for what they know by name misses what nobody thought of.
"""

import json
import logging
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from gelingenscheck import organisation
from gelingenscheck.i18n import words_in
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.workshops.sqlite import SqliteWorkshops
from gelingenscheck.ui.workshop.wall_look import Entrance
from gelingenscheck.ui.workshop.wall_looking import look
from gelingenscheck.ui.workshop.wall_scene import scene
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.workshop.log import Do
from tests.participants.room import HOME, NOON, Answer, Phone, Room, catalogue
from tests.usecases.memory import MemoryStore

DESK = Desk(
    store=MemoryStore(), catalogue=catalogue(), organisation=organisation.load(ROOT / "organisation.yaml"),
    now=lambda: NOON,
)  # fmt: skip
WAY_IN = Entrance(address="rathaus.example", url="http://rathaus.example/w/ABC")
LANGUAGES = ("de-DE", "en-GB", "tr-TR", "ar", "uk-UA", "ru-RU", "pl-PL", "de-DE")
CHOICES = (4, 0, 4, 1, 0, 2, "x", 3)
TURNED = (*CHOICES[3:], *CHOICES[:3])
"""The same ballots, each from somebody else."""
AGAINST = (0, 4, 0, 3, 4, 2, "x", 1)
"""As many ballots, other ones."""


@dataclass
class Marked(Phone):
    """A phone that says in every header who it is."""

    mark: str = ""

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        told = {"user-agent": self.mark, "x-forwarded-for": self.address, "referer": f"http://{self.mark}.example/"}
        return super()._ask(method, path, body, told | headers)


@dataclass
class Hall:
    """A room whose store is on a disk, with people that are as easy to tell apart as people can be."""

    room: Room
    store: SqliteWorkshops
    file: Path
    people: list[Marked]
    wall: list[str] = field(default_factory=list)
    """What was on it, look by look."""
    heard: list[list[str]] = field(default_factory=list)
    """What each phone was told, look by look."""

    def look(self) -> None:
        """Keep what there is to see now."""
        second = self.room.house.languages[0]
        seen = look(DESK, self.store, self.room.workshop, words_in("de"), entrance=WAY_IN, second=second)
        self.wall.append(json.dumps(scene(seen)))
        self.heard.append([person.get(f"{HOME}/now").text for person in self.people])

    def vote(self, choices: Sequence[object], ballot: str, order: Sequence[int]) -> None:
        """Let everybody vote; whoever is second in line chose something else first."""
        self.people[order[1]].vote(2, ballot, 1)
        for turn, place in enumerate(order):
            assert self.people[place].vote_by_script(choices[place], ballot, 2 if turn == 1 else 1).status == 200

    def whole(self, first: Sequence[object], second: Sequence[object], order: Sequence[int]) -> None:
        """Hold a workshop with two votes on its only question so far, and end it."""
        for again, choices, ballot in ((Do.OPEN, first, "0.1"), (Do.AGAIN, second, "0.2")):
            self.room.act(again)
            self.vote(choices, ballot, order)
            for do in (Do.CLOSE, Do.REVEAL):
                self.room.act(do)
                self.look()
        self.room.act(Do.AGREE, level=2, dissent="Zu weit.")
        self.room.act(Do.END)
        self.room.act(Do.SAVE, assessment="schulweg-7k3f-2")
        self.look()

    def stored(self) -> list[tuple[Any, ...]]:
        """Return all rows without what is drawn by lot: the hashes of ballots and the key they are made with."""
        with closing(sqlite3.connect(self.file)) as db:
            tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
            rows: list[tuple[Any, ...]] = []
            for table in tables:
                columns = {row[1] for row in db.execute(f"PRAGMA table_info({table})")} - {"voter", "salt"}
                kept = ", ".join(sorted(columns))
                found = db.execute(f"SELECT {kept} FROM {table} ORDER BY {kept}")  # noqa: S608 - our own names
                rows += [(table, *row) for row in found]
            return rows

    def bytes(self) -> bytes:
        """Return all that lies on the disk: free pages, the log and its index as well."""
        self.store._writer.do(lambda _: None).result()
        return b"".join(file.read_bytes() for file in sorted(self.file.parent.iterdir()))

    def marks(self) -> set[str]:
        """Return what somebody could be told by: the ticket and its halves, where from, with what."""
        tickets = [person.cookies["w"] for person in self.people]
        halves = [half for ticket in tickets for half in ticket.split(".")]
        return {*tickets, *halves, *(p.address for p in self.people), *(p.mark for p in self.people)}


New = Callable[[str], Hall]


@pytest.fixture
def new(tmp_path: Path) -> Iterator[New]:
    """Return a maker of halls."""
    opened: list[SqliteWorkshops] = []

    def hall(name: str) -> Hall:
        folder = tmp_path / name
        folder.mkdir()
        room, store = Room(), SqliteWorkshops(folder / "w.sqlite")
        opened.append(store)
        store.create(room.workshop)
        store.on_change.append(room.bell.ring)
        room.store = store  # type: ignore[assignment] # whatever the contract promises
        people = [
            Marked(room.app, language, f"10.77.{place}.{place + 101}", mark=f"Kennzeichen-{place}-Telefon")
            for place, language in enumerate(LANGUAGES)
        ]
        for person in people:
            person.join()
        return Hall(room, store, folder / "w.sqlite", people)

    yield hall
    for store in opened:
        store.close()


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG)
    return caplog


FORWARD = range(len(CHOICES))


def test_who_cast_which_ballot_in_which_language_and_order_leaves_no_trace(
    new: New, log: pytest.LogCaptureFixture
) -> None:
    one, other = new("one"), new("other")
    log.clear()
    one.whole(CHOICES, AGAINST, FORWARD)
    said = [record.getMessage() for record in log.records]
    log.clear()
    other.whole(TURNED, AGAINST[::-1], FORWARD[::-1])
    assert one.stored() == other.stored()
    assert one.wall == other.wall
    assert [record.getMessage() for record in log.records] == said
    assert one.heard == other.heard


def test_once_it_is_closed_all_phones_of_a_language_are_told_the_same(new: New) -> None:
    hall = new("hall")
    hall.whole(CHOICES, AGAINST, FORWARD)
    assert [told[0] for told in hall.heard] == [told[-1] for told in hall.heard]


def test_until_it_is_shown_nobody_but_the_voter_is_told_anything_that_depends_on_it(new: New) -> None:
    halls = []
    for name, choices in (("one", CHOICES), ("other", AGAINST)):
        hall = new(name)
        hall.room.act(Do.OPEN)
        hall.vote((*choices[:7], 3), "0.1", FORWARD)
        hall.look()
        hall.room.act(Do.CLOSE)
        hall.look()
        halls.append(hall)
    one, other = halls
    assert one.wall == other.wall
    same = [place for place in FORWARD if (*CHOICES[:7], 3)[place] == (*AGAINST[:7], 3)[place]]
    assert same == [5, 6, 7]
    while_open, closed = zip(one.heard, other.heard, strict=True)
    for here, there in (while_open, closed):
        assert [here[place] for place in same] == [there[place] for place in same]
    assert while_open[0][0] != while_open[1][0]
    assert closed[0] == closed[1]


def test_no_ticket_address_or_device_is_stored_sent_to_others_or_logged(
    new: New, log: pytest.LogCaptureFixture
) -> None:
    hall = new("hall")
    key = hall.store._salt(hall.room.workshop.id)
    devices = [hall.store.device(hall.room.workshop.id, person.cookies["w"].split(".")[0]) for person in hall.people]
    hall.room.act(Do.OPEN)
    hall.vote(CHOICES, "0.1", FORWARD)
    hall.people[0].post(f"{HOME}/vote", b"\xff\x00", user_agent="Kennzeichen-0-Telefon")
    hall.people[0].get("/w/QQQQQQ/geheim")
    hall.look()
    while_open = hall.bytes()
    hall.room.act(Do.CLOSE, Do.REVEAL, Do.END)
    hall.room.act(Do.SAVE, assessment="schulweg-7k3f-2")
    hall.look()
    assert key
    assert key in while_open
    left = hall.bytes()
    assert not [secret for secret in (key, *devices) if secret in left]
    told = "\n".join([*hall.wall, *(text for heard in hall.heard for text in heard), log.text])
    for mark in hall.marks():
        assert mark.encode() not in while_open
        assert mark.encode() not in left
        assert mark not in told


def test_the_language_of_a_phone_changes_nothing_that_is_stored_or_shown_on_the_wall(new: New) -> None:
    one, other = new("one"), new("other")
    for person in other.people:
        person.language = "ar"
    other.people[2].get(f"{HOME}?lang=uk")
    for hall in (one, other):
        hall.whole(CHOICES, AGAINST, FORWARD)
    assert one.heard != other.heard
    assert (one.stored(), one.wall) == (other.stored(), other.wall)

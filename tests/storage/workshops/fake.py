"""A store of workshops in memory that keeps every promise of the protocol; the contract suite runs on it as well."""

# ruff: noqa: D102 - names and docstrings are those of the protocol

import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from gelingenscheck.storage.workshops.store import (
    MOST_CHANGES,
    BegunError,
    CodeTakenError,
    Device,
    FullError,
    Mine,
    Paper,
    Receipt,
    UnknownWorkshopError,
)
from gelingenscheck.workshop.log import Do, Event, ShownBallotError, StepRefusedError
from gelingenscheck.workshop.model import Workshop
from gelingenscheck.workshop.state import Ballot, State, fold
from gelingenscheck.workshop.tally import Tally, public


@dataclass
class Kept:
    """Everything about one workshop."""

    workshop: Workshop
    log: tuple[Event, ...] = ()
    opened: dict[Ballot, datetime] = field(default_factory=dict)
    ballots: dict[Ballot, dict[Device, Mine]] = field(default_factory=lambda: defaultdict(dict))
    papers: dict[Ballot, Paper] = field(default_factory=dict)
    tallies: dict[Ballot, Tally] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    devices: int = 0
    seen: set[Device] = field(default_factory=set)
    known: bool = True
    """Whether devices still follow from their tokens."""

    @property
    def state(self) -> State:
        return fold(self.log, len(self.workshop.items))


class FakeWorkshopStore:
    """Dictionaries under one lock."""

    def __init__(self) -> None:
        self.on_change: list[Callable[[str], None]] = []
        self._lock = threading.RLock()
        self._kept: dict[str, Kept] = {}

    @contextmanager
    def _of(self, id_: str) -> Iterator[Kept]:
        with self._lock:
            if id_ not in self._kept:
                raise UnknownWorkshopError
            yield self._kept[id_]

    def create(self, workshop: Workshop) -> None:
        with self._lock:
            self._require_free(workshop)
            if workshop.id in self._kept:
                raise ValueError(workshop.id)
            self._kept[workshop.id] = Kept(workshop=workshop)

    def load(self, id_: str, /) -> Workshop:
        with self._of(id_) as kept:
            return kept.workshop

    def find(self, code: str, /) -> Workshop | None:
        found = [workshop for workshop in self.all() if workshop.code == code]
        return max(found, key=lambda workshop: workshop.expires, default=None)

    def all(self) -> tuple[Workshop, ...]:
        with self._lock:
            workshops = sorted((kept.workshop for kept in self._kept.values()), key=lambda workshop: workshop.id)
            return tuple(sorted(workshops, key=lambda workshop: workshop.created.at.isoformat(), reverse=True))

    def change(self, workshop: Workshop) -> None:
        with self._of(workshop.id) as kept:
            if kept.log:
                raise BegunError
            self._require_free(workshop)
            kept.workshop = workshop

    def log(self, id_: str, /) -> tuple[Event, ...]:
        with self._of(id_) as kept:
            return kept.log

    def state(self, id_: str, /) -> State:
        with self._of(id_) as kept:
            return kept.state

    def act(self, id_: str, version: int, event: Event, /) -> State:
        with self._of(id_) as kept:
            if len(kept.log) != version:
                raise StepRefusedError
            state = fold((*kept.log, event), len(kept.workshop.items))
            kept.log = (*kept.log, event)
            if state.open:
                kept.opened[state.open] = event.at
            if event.do is Do.REVEAL:
                self._fix(id_, kept, state)
            kept.known = kept.known and event.do is not Do.SAVE
        for changed in self.on_change:
            changed(id_)
        return state

    def device(self, id_: str, token: str, /) -> Device:
        with self._of(id_):
            return Device(f"{id_}/{token}".encode("utf-8", "surrogatepass"))

    def admit(self, id_: str, /) -> bool:
        with self._of(id_) as kept:
            if kept.devices >= kept.workshop.most_devices:
                return False
            kept.devices += 1
            return True

    def vote(self, id_: str, device: Device, ballot: Ballot, choice: int | None, sequence: int, /) -> "Future[Receipt]":
        if choice not in {None, *range(5)} or not 0 <= sequence <= MOST_CHANGES:
            raise ValueError(choice, sequence)
        future: Future[Receipt] = Future()
        try:
            future.set_result(self._voted(id_, device, ballot, Mine(choice=choice, sequence=sequence)))
        except FullError as error:
            future.set_exception(error)
        return future

    def mine(self, id_: str, device: Device, ballot: Ballot, /) -> Mine | None:
        with self._of(id_) as kept:
            return kept.ballots[ballot].get(device) if kept.known else None

    def voted(self, id_: str, ballot: Ballot, /) -> int:
        with self._of(id_) as kept:
            return len(kept.ballots[ballot])

    def tally(self, id_: str, ballot: Ballot, /) -> Tally:
        with self._of(id_) as kept:
            choices = [mine.choice for mine in kept.ballots[ballot].values()]
            phones = Tally(levels=tuple(map(choices.count, range(5))), dont_know=choices.count(None))
            paper = kept.papers.get(ballot)
            counted = phones if paper is None else phones.with_paper(paper.levels, paper.dont_know)
            return kept.tallies.get(ballot, counted)

    def paper(self, id_: str, ballot: Ballot, /) -> Paper | None:
        with self._of(id_) as kept:
            return kept.papers.get(ballot)

    def set_paper(self, id_: str, ballot: Ballot, levels: tuple[int, ...], dont_know: int, /) -> None:
        paper = Paper(levels=levels, dont_know=dont_know)
        with self._of(id_) as kept:
            if ballot in kept.state.shown:
                raise ShownBallotError
            if ballot not in kept.opened:
                raise StepRefusedError
            kept.papers[ballot] = paper

    def notes(self, id_: str, /) -> Mapping[int, str]:
        with self._of(id_) as kept:
            return dict(sorted(kept.notes.items()))

    def set_note(self, id_: str, index: int, text: str, /) -> None:
        with self._of(id_) as kept:
            kept.notes.pop(index, None)
            if text.strip():
                kept.notes[index] = text.strip()

    def saw(self, id_: str, device: Device, /) -> None:
        with self._of(id_) as kept:
            kept.seen.add(device)

    def present(self, id_: str, /) -> int:
        with self._of(id_) as kept:
            return len(kept.seen)

    def forget(self, now: datetime, /) -> int:
        with self._lock:
            return sum(self._forgotten(kept, now) for kept in self._kept.values())

    def erase(self, id_: str, /) -> None:
        with self._lock:
            self._kept.pop(id_, None)

    def _require_free(self, workshop: Workshop) -> None:
        for other in self.all():
            made, alike = workshop.created.at, other.code == workshop.code and other.id != workshop.id
            if alike and isinstance(made, datetime) and not other.expired(made):
                raise CodeTakenError

    def _fix(self, id_: str, kept: Kept, state: State) -> None:
        votes = state.votes(state.index)
        shown = public(tuple(self.tally(id_, vote) for vote in votes), kept.workshop.threshold)
        if (tally := shown[votes.index(state.ballot)]) is not None:
            kept.tallies[state.ballot] = tally
        for device, mine in kept.ballots[state.ballot].items():
            kept.ballots[state.ballot][device] = Mine(choice=mine.choice, sequence=0)

    def _voted(self, id_: str, device: Device, ballot: Ballot, mine: Mine) -> Receipt:
        with self._of(id_) as kept:
            cast = kept.ballots[ballot]
            if kept.state.open != ballot or not kept.known:
                return Receipt.CLOSED
            if device not in cast and len(cast) >= kept.workshop.most_devices:
                raise FullError
            if device not in cast or mine.sequence >= cast[device].sequence:
                cast[device] = mine
            return Receipt.SAVED

    @staticmethod
    def _forgotten(kept: Kept, now: datetime) -> int:
        old = [ballot for ballot, opened in kept.opened.items() if opened + kept.workshop.kept <= now]
        kept.known = kept.known and not kept.workshop.expired(now)
        for ballot in old:
            kept.papers.pop(ballot, None)
        return sum(len(kept.ballots.pop(ballot, {})) for ballot in old)

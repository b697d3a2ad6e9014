"""A process may be killed anywhere: what was acknowledged is there, and no step is there by half."""

import os
import secrets
import signal
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bench import kill_workshop
from gelingenscheck.storage.workshops import voting
from gelingenscheck.storage.workshops.sqlite import SqliteWorkshops
from gelingenscheck.storage.workshops.store import Device, Receipt
from gelingenscheck.storage.writer import Writer
from gelingenscheck.workshop.log import Do, Event
from gelingenscheck.workshop.state import Ballot, Stage, fold
from gelingenscheck.workshop.tally import Tally
from tests.storage.workshops.samples import FIRST, ID, act, event, rest, room, vote, workshop

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")

LEVELS = (1, 1, 2, 3, 4)
COUNTED = Tally(levels=(0, 2, 1, 1, 1))
STEPS: dict[str, tuple[Do | Event, ...]] = {
    "lobby": (),
    "voting": (Do.OPEN,),
    "paused": (Do.OPEN, Do.PAUSE),
    "closed": (Do.OPEN, Do.CLOSE),
    "revealed": (Do.OPEN, Do.CLOSE, Do.REVEAL),
    "undone": (Do.OPEN, Do.CLOSE, Do.REVEAL, Do.UNDO),
    "agreed": (Do.OPEN, Do.CLOSE, Do.REVEAL, event(Do.AGREE, level=1)),
    "skipped": (Do.OPEN, Do.SKIP),
    "end": (Do.OPEN, Do.CLOSE, Do.REVEAL, Do.END),
    "saved": (Do.OPEN, Do.CLOSE, Do.REVEAL, Do.END, event(Do.SAVE, assessment="a-1")),
}


def killed(live: Callable[[], object]) -> int:
    """Live in a process of its own until it kills itself; return the signal that ended it, 0 if none."""
    pid = os.fork()
    if pid == 0:
        try:
            live()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def die(*_: Any, **__: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _run(path: Path, steps: tuple[Do | Event, ...]) -> SqliteWorkshops:
    store = SqliteWorkshops(path)
    store.create(workshop())
    for step in steps:
        act(store, step)
        if step is Do.OPEN:
            room(store, *LEVELS)
    return store


@pytest.mark.parametrize("steps", STEPS.values(), ids=STEPS)
def test_killed_in_any_state_it_goes_on_where_it_was(path: Path, steps: tuple[Do | Event, ...]) -> None:
    def live() -> None:
        _run(path, steps)
        die()

    assert killed(live) == -signal.SIGKILL
    expected = fold([step if isinstance(step, Event) else event(step) for step in steps], 3)
    with closing(SqliteWorkshops(path)) as store:
        assert store.state(ID) == expected
        assert store.tally(ID, FIRST) == (COUNTED if steps else Tally())
        assert (store.state(ID).open is not None) == (vote(store, "spaet", 0) is Receipt.SAVED)


MOMENTS: dict[str, tuple[object, str, bool]] = {
    "before the tally is fixed": (voting, "_fix", False),
    "before anybody is answered": (Writer, "_answer", True),
    "before the file is rewritten": (Writer, "_rewrite", True),
}


@pytest.mark.parametrize(("where", "name", "kept"), MOMENTS.values(), ids=MOMENTS)
def test_killed_in_a_reveal_all_of_it_is_there_or_nothing(path: Path, where: object, name: str, *, kept: bool) -> None:
    def live() -> None:
        store = _run(path, (Do.OPEN, Do.CLOSE))
        rest(store)
        setattr(where, name, die)
        act(store, Do.REVEAL)
        store.close()

    assert killed(live) == -signal.SIGKILL
    with closing(SqliteWorkshops(path)) as store:
        state = store.state(ID)
        assert state.stage is (Stage.REVEALED if kept else Stage.CLOSED)
        mine = store.mine(ID, store.device(ID, "geraet-0"), FIRST)
        assert mine is not None
        assert mine.sequence == (0 if kept else 1)
        if not kept:
            act(store, Do.REVEAL)
        assert store.tally(ID, FIRST) == COUNTED


def test_killed_while_it_votes_nothing_acknowledged_is_lost_or_counted_twice() -> None:
    result = kill_workshop.run(12)
    assert (result["name"], result["tried"], result["lost"], result["torn"], result["holds"]) == (
        "kill-workshop", 12, 0, 0, True,
    )  # fmt: skip
    assert result["acknowledged"] > 50


class HastyStore(SqliteWorkshops):
    """Acknowledges before anything is on the disk."""

    def vote(self, id_: str, device: Device, ballot: Ballot, choice: int | None, sequence: int, /) -> "Future[Receipt]":
        """Save later."""
        super().vote(id_, device, ballot, choice, sequence)
        future: Future[Receipt] = Future()
        future.set_result(Receipt.SAVED)
        return future


class ForgetfulStore(SqliteWorkshops):
    """Takes every vote for one of a new device."""

    def vote(self, id_: str, device: Device, ballot: Ballot, choice: int | None, sequence: int, /) -> "Future[Receipt]":
        """Save a new ballot beside the old one."""
        super().vote(id_, device, ballot, choice, sequence)
        return super().vote(id_, Device(secrets.token_bytes(16)), ballot, choice, sequence)


def test_a_store_that_acknowledges_too_early_is_found() -> None:
    # where a kill falls is chance: a few tries until one falls between "saved" and the disk
    assert any(kill_workshop.run(8, open_store=HastyStore)["lost"] > 0 for _ in range(8))


def test_a_store_that_counts_twice_is_found() -> None:
    assert kill_workshop.run(8, open_store=ForgetfulStore)["torn"] > 0

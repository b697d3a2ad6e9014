"""Imagined participants vote within their time, show every kind of result, and leave when the rehearsal ends."""

import threading
from collections import Counter
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gelingenscheck.assessment.subject import Subject
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.workshop import rehearsing
from gelingenscheck.usecases.workshop.imagined import SECONDS, SILENT, casts, people
from gelingenscheck.usecases.workshop.seeing import view
from gelingenscheck.workshop.log import Do
from gelingenscheck.workshop.model import Item, ItemKind, Workshop
from gelingenscheck.workshop.state import Ballot
from gelingenscheck.workshop.tally import Tally, public
from gelingenscheck.workshop.verdict import Verdict, verdict
from tests.storage.workshops.fake import FakeWorkshopStore
from tests.storage.workshops.samples import workshop
from tests.usecases.workshop.holding import PRACTICE, Room, factor, prepared

AGENDA = (PRACTICE, *(Item(kind=ItemKind.FACTOR, id=f"f{place}") for place in range(7)))
FIRST = [Verdict.CAMPS, Verdict.LONE, Verdict.APART, Verdict.UNKNOWN, Verdict.AGREE, Verdict.CAMPS, Verdict.LONE]


def counted(index: int, vote: int, expected: int, threshold: int, seed: int) -> Tally:
    room = workshop(items=AGENDA, expected=expected, threshold=threshold, rehearsal=True)
    choices = Counter(cast.choice for cast in casts(room, Ballot(index=index, vote=vote), Random(seed)))
    return Tally(levels=tuple(choices[level] for level in range(5)), dont_know=choices[None])


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 2000), st.integers(3, 12), st.integers(0, 99))
def test_every_kind_of_result_is_seen_and_a_second_vote_agrees(expected: int, threshold: int, seed: int) -> None:
    for index, wanted in enumerate(FIRST, 1):
        first, second = (counted(index, vote, expected, threshold, seed) for vote in (1, 2))
        assert verdict(first, threshold) is wanted
        assert verdict(second, threshold) in {Verdict.AGREE, Verdict.SAME}
        assert public((first, second), threshold)[1] is not None
    assert counted(0, 1, expected, threshold, seed).rated >= threshold


@given(st.integers(1, 2000), st.integers(0, 99))
def test_everybody_votes_once_within_the_time(expected: int, seed: int) -> None:
    room = workshop(items=AGENDA, expected=expected, rehearsal=True)
    plan = casts(room, Ballot(index=1, vote=1), Random(seed))
    assert sorted(cast.person for cast in plan) == list(range(people(room) - SILENT))
    assert all(cast.gap >= 0 for cast in plan)
    assert sum(cast.gap for cast in plan) <= SECONDS


@pytest.fixture
def room(desk: Desk, project: Subject, workshops: FakeWorkshopStore, monkeypatch: pytest.MonkeyPatch) -> Room:
    monkeypatch.setattr(rehearsing, "attend", lambda *_: None)
    items = (PRACTICE, factor("identities"))
    return Room(desk, workshops, prepared(desk, workshops, project.id, *items, rehearsal=True, expected=20))


def attended(room: Room, turns: dict[int, Callable[[], object]], most: int = 100_000) -> float:
    """Let the company attend; `turns` say what the facilitator does at which wait. Return the seconds that passed."""
    waits = [0.0]

    def wait(seconds: float) -> None:
        assert len(waits) < most, "the company never leaves"
        turns.get(len(waits), lambda: None)()
        waits.append(seconds)

    rehearsing.keep_company(room.workshops, room.workshop, Random(1), wait)
    return sum(waits)


def test_company_is_there_votes_and_leaves_at_the_end(room: Room) -> None:
    crowd = people(room.workshop)
    attended(room, {
        2: lambda: room.act(Do.OPEN),
        100: lambda: room.act(Do.CLOSE, Do.REVEAL),
        110: lambda: room.act(Do.AGAIN),
        200: lambda: room.act(Do.CLOSE, Do.REVEAL),
        210: lambda: room.act(Do.SKIP),
        220: lambda: room.act(Do.END),
    })  # fmt: skip
    assert room.workshops.present(room.id) == crowd
    assert [room.workshops.voted(room.id, Ballot(index=0, vote=vote)) for vote in (1, 2)] == [crowd - SILENT] * 2
    assert None not in view(room.workshops, room.workshop, room.state).tallies


def test_who_was_too_late_votes_when_the_vote_opens_again(room: Room) -> None:
    ballot = Ballot(index=0, vote=1)
    attended(room, {
        2: lambda: room.act(Do.OPEN),
        9: lambda: room.act(Do.CLOSE),
        20: lambda: room.act(Do.UNDO),
        99: lambda: room.act(Do.CLOSE, Do.SKIP, Do.END),
    })  # fmt: skip
    assert room.workshops.voted(room.id, ballot) == people(room.workshop) - SILENT


def test_nobody_votes_in_a_pause(room: Room) -> None:
    voted: list[int] = []

    def count() -> None:
        voted.append(room.workshops.voted(room.id, Ballot(index=0, vote=1)))

    attended(room, {
        2: lambda: room.act(Do.OPEN), 8: lambda: room.act(Do.PAUSE), 9: count, 60: count,
        61: lambda: room.act(Do.RESUME), 160: lambda: room.act(Do.SKIP, Do.END),
    })  # fmt: skip
    assert voted[0] == voted[1]
    count()
    assert voted[2] == people(room.workshop) - SILENT


def test_where_nothing_happens_any_more_everybody_leaves(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearsing, "PATIENCE", 50)
    assert attended(room, {}) <= 60 * rehearsing.LOOK


def test_a_rehearsal_has_company_once_and_by_itself(
    desk: Desk, project: Subject, workshops: FakeWorkshopStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work, done = threading.Semaphore(0), threading.Event()
    ids: list[str] = []

    def company(_store: object, known: Workshop, *_: object) -> None:
        ids.append(known.id)
        at_work.release()
        done.wait(5)

    monkeypatch.setattr(rehearsing, "keep_company", company)
    rehearsal = prepared(desk, workshops, project.id, factor("identities"), rehearsal=True)
    earnest = prepared(desk, workshops, project.id, factor("identities"))
    rehearsing.attend(workshops, rehearsal)
    rehearsing.resume(workshops, desk.now())
    Room(desk, workshops, earnest).act(Do.OPEN)
    assert at_work.acquire(timeout=5)
    assert ids == [rehearsal.id]
    done.set()
    for thread in threading.enumerate():
        if thread.name == f"rehearsal-{rehearsal.id}":
            thread.join(5)
    Room(desk, workshops, rehearsal).act(Do.OPEN)
    assert at_work.acquire(timeout=5)
    assert ids == [rehearsal.id] * 2


def test_after_a_start_only_rehearsals_that_go_on_get_company(
    desk: Desk, project: Subject, workshops: FakeWorkshopStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(rehearsing, "attend", lambda _store, known: asked.append(known.id))
    going, over, _earnest = (
        Room(desk, workshops, prepared(desk, workshops, project.id, factor("identities"), rehearsal=rehearsal))
        for rehearsal in (True, True, False)
    )
    over.end()
    asked.clear()
    rehearsing.resume(workshops, desk.now())
    assert asked == [going.id]
    rehearsing.resume(workshops, going.workshop.expires)
    assert asked == [going.id]

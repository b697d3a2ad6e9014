"""A step is stamped, fits or is refused; what people type is cleaned."""

from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from gelingenscheck.assessment.refusals import TextTooLongError
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.storage.workshops.store import UnknownWorkshopError
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.workshop import running
from gelingenscheck.workshop.log import Do, StepRefusedError
from gelingenscheck.workshop.timing import VOTE
from tests.storage.workshops.fake import FakeWorkshopStore
from tests.usecases.workshop.holding import Room, factor, prepared


@pytest.fixture
def room(desk: Desk, project: Subject, workshops: FakeWorkshopStore) -> Room:
    return Room(desk, workshops, prepared(desk, workshops, project.id, factor("identities")))


def test_a_step_is_stamped_in_utc(room: Room) -> None:
    east = replace(room.desk, now=lambda: room.desk.now().astimezone(timezone(timedelta(hours=9))))
    running.act(east, room.workshops, room.id, 0, Do.OPEN)
    at = room.workshops.log(room.id)[0].at
    assert at == room.desk.now()
    assert at.utcoffset() == timedelta()


def test_a_vote_has_its_usual_time_unless_another_or_none_is_meant(room: Room) -> None:
    assert room.act(Do.OPEN).guide_until == room.desk.now() + timedelta(seconds=VOTE)
    room.act(Do.UNDO)
    assert room.act(Do.OPEN, seconds=45).guide_until == room.desk.now() + timedelta(seconds=45)
    room.act(Do.UNDO)
    assert room.act(Do.OPEN, seconds=0).guide_until is None


def test_whoever_looked_at_an_older_state_is_refused_and_nothing_happens(room: Room) -> None:
    room.act(Do.OPEN)
    with pytest.raises(StepRefusedError):
        running.act(room.desk, room.workshops, room.id, 0, Do.CLOSE)
    assert room.state.version == 1


@pytest.mark.parametrize("level", [-1, 5, 7])
def test_a_level_that_is_none_is_refused(room: Room, level: int) -> None:
    room.vote([3] * 5)
    with pytest.raises(StepRefusedError):
        room.act(Do.AGREE, level=level)


def test_a_dissent_is_cleaned_and_a_blank_one_is_none(room: Room) -> None:
    room.vote([3] * 5)
    assert room.act(Do.AGREE, level=3, dissent=" Die\u202e Schule\x00 fehlt \n").outcome.dissent == "Die Schule fehlt"
    room.act(Do.UNDO)
    assert room.act(Do.AGREE, level=None, dissent=" \u200b ").outcome.dissent is None


def test_a_text_that_is_too_long_is_refused_with_its_length(room: Room) -> None:
    room.vote([3] * 5)
    with pytest.raises(TextTooLongError):
        room.act(Do.AGREE, level=3, dissent="x" * 501)
    with pytest.raises(TextTooLongError):
        running.note(room.workshops, room.id, 0, "x" * 4001)
    assert not room.state.outcome.agreed


def test_what_belongs_to_another_step_is_not_kept(room: Room) -> None:
    room.act(Do.OPEN, level=3, dissent="vorher", index=0)
    event = room.workshops.log(room.id)[0]
    assert (event.level, event.dissent, event.index) == (None, None, None)


def test_the_result_is_not_saved_by_a_step(room: Room) -> None:
    room.end()
    with pytest.raises(StepRefusedError):
        room.act(Do.SAVE)


def test_a_step_in_no_workshop_is_refused(room: Room) -> None:
    with pytest.raises(UnknownWorkshopError):
        running.act(room.desk, room.workshops, "gibt-es-nicht", 0, Do.OPEN)

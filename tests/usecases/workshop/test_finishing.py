"""What a room agreed becomes one final assessment, once, and equals what was counted independently."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gelingenscheck.assessment.model import Assessment, Check, Mode, Status
from gelingenscheck.assessment.subject import Subject, SubjectKind
from gelingenscheck.catalogue import Phase
from gelingenscheck.scoring.factor import factor_scores
from gelingenscheck.storage.codec import decode, encode
from gelingenscheck.storage.store import NotFoundError
from gelingenscheck.usecases import checks
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.workshop import finishing, running
from gelingenscheck.usecases.workshop.finishing import (
    NotEndedError,
    NothingToSaveError,
    RehearsalError,
    read_back,
    save,
)
from gelingenscheck.usecases.workshop.texts import MissingItemError
from gelingenscheck.workshop.log import Do, Event, StepRefusedError
from gelingenscheck.workshop.model import Item
from gelingenscheck.workshop.state import State
from tests.storage.workshops.fake import FakeWorkshopStore
from tests.usecases.workshop.holding import PRACTICE, Room, factor, prepared, question, standard

AGENDA = (PRACTICE, question("needs-asked"), factor("identities"), factor("participation"), question("who-plans"))
TODAY = "2026-11-24"


def room_for(desk: Desk, subject: str, *items: Item, store: FakeWorkshopStore | None = None, **more: object) -> Room:
    kept = store or FakeWorkshopStore()
    return Room(desk, kept, prepared(desk, kept, subject, *(items or AGENDA), **more))


@pytest.fixture
def held(desk: Desk, project: Subject) -> Room:
    """Return a whole workshop: practice, a question with two votes, a factor, one left out, one left undecided."""
    room = room_for(desk, project.id)
    room.vote([0, 1, 2, 3, 4, 4])
    room.act(Do.SKIP, Do.NEXT)
    room.vote([0, 0, 4, 4, 4, None])
    room.act(Do.AGAIN)
    room.cast([3, 3, 3, 2, 3])
    room.workshops.set_paper(room.id, room.state.ballot, (1, 0, 0, 2, 0), 0)
    room.act(Do.CLOSE, Do.REVEAL)
    room.act(Do.AGREE, level=3, dissent="Wer abends arbeitet, wurde nicht gefragt.")
    running.note(room.workshops, room.id, 1, "Elternabend im Januar nutzen.")
    room.act(Do.NEXT)
    room.vote([1, 1, 2, 1, 1])
    room.act(Do.AGREE, level=1)
    room.act(Do.NEXT)
    room.act(Do.SKIP, Do.NEXT)
    room.vote([2, 2])
    room.act(Do.AGREE, level=None, dissent="Zu früh.")
    room.end()
    return room


def saved(room: Room) -> Assessment:
    return save(room.desk, room.workshops, room.id)


def test_the_result_is_a_final_workshop_check_of_the_project(held: Room) -> None:
    result = saved(held)
    assert held.desk.store.load(Assessment, result.id).document == result
    assert (result.id, result.status, result.check, result.mode) == (
        f"{held.workshop.subject}-1", Status.FINAL, Check.FULL, Mode.WORKSHOP
    )  # fmt: skip
    assert (result.phase, result.department, result.workshop) == (Phase.PLANNING, "tiefbau", held.id)
    assert {stamp and (str(stamp.at), stamp.by) for stamp in (result.created, result.changed, result.finalised)} == {
        (TODAY, "facilitator@tiefbau")
    }
    assert held.state.assessment == result.id


def test_questions_have_the_agreed_level_and_factors_have_it_in_their_round(held: Room) -> None:
    result = saved(held)
    assert {id_: answer.level for id_, answer in result.answers.items()} == {"needs-asked": 3}
    answer = result.answer("needs-asked")
    assert (str(answer.at), answer.by) == (TODAY, "facilitator@tiefbau")
    assert [(known.item, known.level) for known in result.rounds] == [
        ("needs-asked", 3), ("identities", 1), ("who-plans", None)
    ]  # fmt: skip


def test_votes_paper_dissent_and_notes_are_in_the_rounds(held: Room) -> None:
    first, second, third = saved(held).rounds
    assert first.ballots == ((2, 0, 0, 0, 3), (1, 0, 1, 6, 0))
    assert (first.dont_know, first.paper) == ((1, 0), (0, 3))
    assert (first.dissent, first.note) == (
        "Wer abends arbeitet, wurde nicht gefragt.", "Elternabend im Januar nutzen."
    )  # fmt: skip
    assert (second.ballots, second.dissent, second.note) == (((0, 4, 1, 0, 0),), None, None)
    assert (third.ballots, third.dont_know, third.paper, third.dissent) == ((None,), (None,), (None,), "Zu früh.")


def test_the_practice_item_is_nowhere_in_the_result(desk: Desk, project: Subject) -> None:
    room = room_for(desk, project.id)
    room.vote([4] * 9)
    room.act(Do.AGREE, level=4)
    room.end()
    assert read_back(desk, room.workshops, room.id).result.rounds == ()
    with pytest.raises(NothingToSaveError):
        saved(room)
    assert desk.store.ids(Assessment) == []


def test_the_file_reads_back_as_it_was_saved(held: Room) -> None:
    result = saved(held)
    assert decode(Assessment, encode(result)) == result


def test_the_group_level_of_a_whole_factor_stands_beside_the_scores(held: Room) -> None:
    desk = held.desk
    scores = {score.factor: score for score in factor_scores(desk.catalogue, saved(held))}
    asked = desk.catalogue.questions["needs-asked"].factor
    assert asked == "identities"  # a question of the factor was answered, so its group level gives way
    assert scores["identities"].group_level is None
    assert {score.group_level for score in scores.values()} == {None}


def test_a_factor_without_answers_shows_the_level_of_the_group(desk: Desk, project: Subject) -> None:
    room = room_for(desk, project.id, factor("participation"))
    room.vote([2] * 5)
    room.act(Do.AGREE, level=2)
    room.end()
    score = {score.factor: score for score in factor_scores(desk.catalogue, saved(room))}["participation"]
    assert (score.group_level, score.score, score.rated) == (2, None, False)


def test_a_units_standard_becomes_its_crosscutting_check(desk: Desk) -> None:
    room = room_for(desk, "tiefbau", standard("identities"), standard("participation"))
    room.vote([2] * 6)
    room.act(Do.AGREE, level=2)
    room.act(Do.NEXT)
    room.vote([0, 4] * 3)
    room.end()
    result = saved(room)
    ids = [desk.catalogue.by_id[id_].crosscutting.id for id_ in ("identities", "participation")]
    assert (result.check, result.mode, result.phase, result.subject) == (
        Check.CROSSCUTTING, Mode.WORKSHOP, None, "tiefbau"
    )  # fmt: skip
    assert {id_: answer.level for id_, answer in result.answers.items()} == {ids[0]: 2}
    assert [(known.item, known.level) for known in result.rounds] == [(ids[0], 2), (ids[1], None)]
    assert desk.store.load(Subject, "tiefbau").document.kind is SubjectKind.UNIT


def test_a_second_press_saves_nothing_twice(held: Room) -> None:
    first = saved(held)
    assert saved(held) == first
    assert held.desk.store.ids(Assessment) == [first.id]
    assert [event.do for event in held.workshops.log(held.id)].count(Do.SAVE) == 1


class Killed(BaseException):
    """The server stops here."""


class Interrupted(FakeWorkshopStore):
    """A store whose process is killed when it is told that the result was saved."""

    kills = 1

    def act(self, id_: str, version: int, event: Event, /) -> State:
        """Die before the first saving."""
        if event.do is Do.SAVE and self.kills:
            self.kills -= 1
            raise Killed
        return super().act(id_, version, event)


def killed(desk: Desk, project: str, level: int = 1) -> Room:
    room = room_for(desk, project, factor("participation"), store=Interrupted())
    room.vote([level] * 5)
    room.act(Do.AGREE, level=level)
    room.end()
    with pytest.raises(Killed):
        saved(room)
    return room


def test_killed_between_the_two_stores_a_second_press_finds_what_was_saved(desk: Desk, project: Subject) -> None:
    room = killed(desk, project.id)
    (before,) = desk.store.ids(Assessment)
    later = replace(room.desk, now=lambda: desk.now() + timedelta(days=3))
    assert save(later, room.workshops, room.id).id == before == room.state.assessment
    assert desk.store.ids(Assessment) == [before]


def test_what_changed_after_a_kill_is_saved_as_going_on_from_it(desk: Desk, project: Subject) -> None:
    room = killed(desk, project.id)
    (before,) = desk.store.ids(Assessment)
    room.act(Do.UNDO, Do.UNDO)
    room.act(Do.AGREE, level=2)
    room.end()
    result = saved(room)
    assert (result.id, result.predecessor) == (f"{project.id}-2", before)
    assert result.rounds[0].level == 2


def test_two_workshops_that_agreed_the_same_are_two_results(desk: Desk, project: Subject) -> None:
    rooms = [room_for(desk, project.id, factor("participation")) for _ in range(2)]
    for room in rooms:
        room.vote([1] * 5)
        room.act(Do.AGREE, level=1)
        room.end()
    assert [saved(room).id for room in rooms] == [f"{project.id}-1", f"{project.id}-2"]


def test_a_result_gets_the_next_free_number_beside_a_draft(desk: Desk, project: Subject) -> None:
    draft = checks.start_check(desk, project.id, check=Check.FULL, phase=Phase.PLANNING)
    room = killed(desk, project.id)
    assert saved(room).id == f"{project.id}-2"
    assert desk.store.load(Assessment, draft.id).document == draft


def test_a_damaged_check_beside_it_stops_nothing(desk: Desk, project: Subject) -> None:
    draft = checks.start_check(desk, project.id, check=Check.FULL, phase=Phase.PLANNING)
    desk.store.damage(Assessment, draft.id)  # type: ignore[attr-defined] # the store in memory
    assert saved(killed(desk, project.id)).id == f"{project.id}-2"


def test_a_workshop_that_goes_on_is_not_saved(desk: Desk, project: Subject) -> None:
    room = room_for(desk, project.id, factor("participation"))
    for step in (None, Do.OPEN, Do.CLOSE, Do.REVEAL, Do.SKIP, Do.PAUSE):
        if step:
            room.act(step)
        with pytest.raises(NotEndedError):
            saved(room)
    assert desk.store.ids(Assessment) == []


def test_a_rehearsal_is_never_saved(desk: Desk, project: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gelingenscheck.usecases.workshop.rehearsing.attend", lambda *_: None)
    room = room_for(desk, project.id, factor("participation"), rehearsal=True)
    room.vote([1] * 5)
    room.act(Do.AGREE, level=1)
    room.end()
    with pytest.raises(RehearsalError):
        saved(room)
    assert desk.store.ids(Assessment) == []


def test_a_project_that_was_deleted_meanwhile_is_a_sentence_and_loses_nothing(desk: Desk, project: Subject) -> None:
    room = killed(desk, project.id)
    desk.store.remove(Subject, project.id)
    with pytest.raises(NotFoundError):
        saved(room)
    assert room.state.assessment is None


def test_an_end_that_was_undone_in_the_same_moment_is_refused(held: Room) -> None:
    stale = held.state
    held.act(Do.UNDO)
    held.workshops.state = lambda _id: stale  # type: ignore[method-assign] # what the other device saw
    with pytest.raises(StepRefusedError):
        saved(held)


def test_what_is_read_back_is_what_will_be_saved(held: Room) -> None:
    before = read_back(held.desk, held.workshops, held.id)
    result = saved(held)
    after = read_back(held.desk, held.workshops, held.id)
    assert (before.saved, after.saved) == (False, True)
    assert replace(before.result, id=result.id) == result == after.result
    assert [view.index for view in before.rounds] == [1, 2, 3, 4]
    assert [view.index for view in before.left_open] == [3, 4]
    assert before.notes == {1: "Elternabend im Januar nutzen."}


def test_under_another_catalogue_nothing_is_saved_and_nothing_is_lost(held: Room) -> None:
    other = replace(held.desk, catalogue=replace(held.desk.catalogue, id="anderer"))
    with pytest.raises(MissingItemError):
        save(other, held.workshops, held.id)
    assert held.state.assessment is None
    assert saved(held).rounds


VOTE = st.lists(st.none() | st.integers(0, 4), max_size=9)
ROUND = st.tuples(VOTE, st.none() | VOTE, st.none() | st.integers(0, 4))


def by_hand(vote: list[int | None]) -> tuple[int, ...]:
    counted = Counter(vote)
    return tuple(counted[level] for level in range(5))


@settings(
    max_examples=40, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # each room has a store of its own
)  # fmt: skip
@given(st.lists(ROUND, min_size=1, max_size=4))
def test_the_saved_result_equals_an_independent_tally(
    desk: Desk, project: Subject, rounds: list[tuple[list[int | None], list[int | None] | None, int | None]]
) -> None:
    items = AGENDA[1 : 1 + len(rounds)]
    room = room_for(desk, project.id, *items)
    for first, second, level in rounds:
        room.vote(first)
        if second is not None:
            room.vote(second, again=True)
        room.act(Do.AGREE, level=level)
        if not room.state.last:
            room.act(Do.NEXT)
    room.end()
    result = saved(room)
    assert [known.item for known in result.rounds] == [item.id for item in items]
    for known, (first, second, level) in zip(result.rounds, rounds, strict=True):
        votes = [first] if second is None else [first, second]
        assert known.level == level
        assert len(known.ballots) == len(known.dont_know) == len(known.paper) == len(votes)
        for counts, unsure, vote in zip(known.ballots, known.dont_know, votes, strict=True):
            enough = len([choice for choice in vote if choice is not None]) >= 5
            assert (counts is None) == (unsure is None)
            assert counts is None or enough
            assert counts is None or (counts, unsure) == (by_hand(vote), vote.count(None))
        assert (known.ballots[0] is not None) == (len(first) - first.count(None) >= 5)
    agreed = {item.id: level for item, (_, _, level) in zip(items, rounds, strict=True) if level is not None}
    assert {id_: answer.level for id_, answer in result.answers.items()} == {
        id_: level for id_, level in agreed.items() if id_ in desk.catalogue.questions
    }
    assert finishing.read_back(desk, room.workshops, room.id).result == result

"""Talks end with their draft, and presence forgets."""

import threading
from pathlib import Path

import pytest

from gelingenscheck.assessment.lifecycle import DiscardedError, FinalError
from gelingenscheck.assessment.model import Assessment, Check
from gelingenscheck.assessment.refusals import UnknownQuestionError
from gelingenscheck.assessment.talk import EmptyCommentError, Talk
from gelingenscheck.catalogue import Phase
from gelingenscheck.usecases import talks
from gelingenscheck.usecases.checks import discard_check, finalise_check, restore_check, start_check
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.presence import MOST_VISITORS, SECONDS, Presence, Spot
from gelingenscheck.usecases.projects import register_project
from tests.pages.conftest import desk, folder  # noqa: F401 - fixtures over real files

HERE = Spot(department="tiefbau", place="3.2")


@pytest.fixture
def draft(desk: Desk) -> Assessment:  # noqa: F811 - the fixture
    project = register_project(desk, title="Umbau Schulweg", department="tiefbau")
    return start_check(desk, project.id, check=Check.FULL, phase=Phase.PLANNING)


def a_question(desk: Desk) -> str:  # noqa: F811
    return desk.catalogue.factors[0].questions[0].id


def test_finalising_leaves_nothing_of_the_talk(desk: Desk, draft: Assessment, folder: Path) -> None:  # noqa: F811
    talks.comment(desk, draft.id, a_question(desk), "nurunteruns")
    talks.invite(desk, draft.id)
    finalise_check(desk, draft.id)
    assert talks.talk_of(desk.store, draft.id) is None
    assert not [path for path in folder.rglob("*") if path.is_file() and b"nurunteruns" in path.read_bytes()]
    with pytest.raises(FinalError):
        talks.comment(desk, draft.id, a_question(desk), "zu spät")


def test_a_discarded_draft_keeps_its_talk_until_it_is_taken_back(desk: Desk, draft: Assessment) -> None:  # noqa: F811
    talks.comment(desk, draft.id, a_question(desk), "noch da")
    discard_check(desk, draft.id)
    with pytest.raises(DiscardedError):
        talks.invite(desk, draft.id)
    assert talks.sweep(desk.store) == 0
    restore_check(desk, draft.id)
    assert talks.talk_of(desk.store, draft.id) is not None


def test_a_talk_that_a_crash_left_behind_is_swept(desk: Desk, draft: Assessment) -> None:  # noqa: F811
    talks.comment(desk, draft.id, a_question(desk), "x")
    desk.store.create(Talk(id="gone-1", changed=draft.changed))
    assert talks.sweep(desk.store) == 1
    assert talks.talk_of(desk.store, draft.id) is not None


def test_a_comment_needs_a_question_and_something_that_can_be_seen(desk: Desk, draft: Assessment) -> None:  # noqa: F811
    with pytest.raises(UnknownQuestionError):
        talks.comment(desk, draft.id, "nirgends", "x")
    with pytest.raises(EmptyCommentError):
        talks.comment(desk, draft.id, a_question(desk), "\u200b \n")
    assert talks.talk_of(desk.store, draft.id) is None


def test_comments_of_several_people_at_once_are_all_there(desk: Desk, draft: Assessment) -> None:  # noqa: F811
    asked = a_question(desk)
    people = [threading.Thread(target=talks.comment, args=(desk, draft.id, asked, f"von {n}")) for n in range(8)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    known = talks.talk_of(desk.store, draft.id)
    assert known is not None
    assert sorted(comment.text for comment in known.comments) == [f"von {n}" for n in range(8)]
    assert [comment.number for comment in known.comments] == list(range(1, 9))


def test_presence_counts_others_and_forgets_whoever_was_not_seen_for_a_minute() -> None:
    now = [0.0]
    presence = Presence(clock=lambda: now[0])
    assert presence.saw("a-1", "first", HERE) == {}
    assert presence.saw("a-1", "second", HERE) == {HERE: 1}
    assert presence.saw("b-1", "second", HERE) == {}
    now[0] = SECONDS
    assert presence.saw("a-1", "first", HERE) == {}


def test_presence_does_not_grow_whatever_comes() -> None:
    presence = Presence(clock=lambda: 0.0)
    for number in range(MOST_VISITORS + 50):
        presence.saw("a-1", str(number), HERE)
    assert presence.saw("a-1", "one more", HERE) == {HERE: MOST_VISITORS}

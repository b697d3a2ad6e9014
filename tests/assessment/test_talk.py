"""What may be said about a draft."""

from datetime import UTC, datetime

import pytest

from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.assessment.talk import (
    LONGEST,
    MOST_LETTERS,
    MOST_PER_QUESTION,
    CrowdedTalkError,
    EmptyCommentError,
    LongCommentError,
    Talk,
    comment,
    disinvite,
    invite,
    withdraw,
)

STAMP = Stamp(at=datetime(2026, 3, 1, 9, tzinfo=UTC), by="planner@tiefbau")
TALK = Talk(id="schulweg-1", changed=STAMP)


def test_a_number_is_never_given_twice_so_that_nobody_withdraws_another_comment() -> None:
    talk = withdraw(comment(TALK, "a", "eins", stamp=STAMP), 1, stamp=STAMP)
    assert talk.comments == ()
    assert [one.number for one in comment(talk, "a", "zwei", stamp=STAMP).comments] == [2]
    assert withdraw(talk, 1, stamp=STAMP) is talk


def test_a_comment_is_as_long_as_is_said_and_not_longer() -> None:
    assert len(comment(TALK, "a", "x" * LONGEST, stamp=STAMP).comments[0].text) == LONGEST
    with pytest.raises(LongCommentError):
        comment(TALK, "a", "x" * (LONGEST + 1), stamp=STAMP)
    with pytest.raises(EmptyCommentError):
        comment(TALK, "a", "", stamp=STAMP)


def test_a_question_has_so_many_comments_and_another_one_still_room() -> None:
    talk = TALK
    for _ in range(MOST_PER_QUESTION):
        talk = comment(talk, "a", "x", stamp=STAMP)
    with pytest.raises(CrowdedTalkError):
        comment(talk, "a", "x", stamp=STAMP)
    assert comment(talk, "b", "x", stamp=STAMP).given == MOST_PER_QUESTION + 1


def test_all_comments_of_a_draft_fit_a_file() -> None:
    talk = TALK
    for number in range(MOST_LETTERS // LONGEST):
        talk = comment(talk, f"q{number}", "x" * LONGEST, stamp=STAMP)
    with pytest.raises(CrowdedTalkError):
        comment(talk, "other", "x", stamp=STAMP)


def test_a_question_that_was_renamed_keeps_its_comments() -> None:
    talk = comment(TALK, "old", "x", stamp=STAMP)
    assert talk.on("new", {"old": "new"}.__getitem__) == talk.comments
    assert talk.on("other", {"old": "new"}.__getitem__) == ()


def test_an_invitation_that_holds_stays_and_is_taken_back() -> None:
    invited = invite(TALK, stamp=STAMP)
    assert invite(invited, stamp=STAMP) is invited
    assert disinvite(invited, stamp=STAMP).invited is None
    assert disinvite(TALK, stamp=STAMP) is TALK

"""One place says what anyone may see of a round; below the threshold and of late single votes that is nothing."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gelingenscheck.assessment.subject import Subject
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.workshop.seeing import RoundView, view, views
from gelingenscheck.workshop.log import Do
from gelingenscheck.workshop.state import Stage
from gelingenscheck.workshop.verdict import Verdict
from tests.storage.workshops.fake import FakeWorkshopStore
from tests.usecases.workshop.holding import PRACTICE, Room, factor, prepared

Held = Callable[..., Room]
CHOICES = st.lists(st.none() | st.integers(0, 4), max_size=12)


@pytest.fixture
def held(desk: Desk, project: Subject) -> Held:
    def make(*items: str, **more: int) -> Room:
        store = FakeWorkshopStore()
        agenda = [PRACTICE, *map(factor, items or ("identities",))]
        return Room(desk, store, prepared(desk, store, project.id, *agenda, **more))

    return make


def seen(room: Room, index: int | None = None) -> RoundView:
    return view(room.workshops, room.workshop, room.state, index)


def figures(round_: RoundView) -> list[object]:
    return [round_.median, round_.spread, round_.concord, round_.last]


def test_before_the_reveal_nothing_is_seen(held: Held) -> None:
    room = held()
    for step in (None, Do.OPEN, Do.CLOSE):
        if step:
            room.act(step)
            room.cast([0, 1, 2, 3, 4, 4])
        assert figures(seen(room)) == [None] * 4
        assert (seen(room).verdict, seen(room).tallies, seen(room).vote, seen(room).hidden) == (None, (), 1, False)


def test_after_the_reveal_words_and_figures_are_seen(held: Held) -> None:
    room = held()
    room.vote([2, 2, 2, 3, 3, None])
    round_ = seen(room)
    assert (round_.stage, round_.verdict, round_.spread) == (Stage.REVEALED, Verdict.AGREE, (2, 3))
    assert round_.median == pytest.approx(2 + 2 / 6)
    assert round_.concord == pytest.approx(90)
    assert round_.last is not None
    assert (round_.last.levels, round_.last.dont_know) == ((0, 0, 3, 2, 0), 1)


@pytest.mark.parametrize("choices", [[], [3], [0, 1, 2, 3], [4, 4, 4, 4, None]])
def test_below_the_threshold_there_is_a_word_and_no_figure(held: Held, choices: list[int | None]) -> None:
    room = held()
    room.vote(choices)
    round_ = seen(room)
    assert (round_.tallies, round_.verdict, round_.hidden) == ((None,), Verdict.FEW, False)
    assert figures(round_) == [None] * 4


def test_many_who_do_not_know_yet_are_a_word_without_a_figure(held: Held) -> None:
    room = held()
    room.vote([None] * 5 + [1])
    assert seen(room).verdict is Verdict.UNKNOWN
    assert figures(seen(room)) == [None] * 4


def test_a_second_vote_with_one_more_ballot_stays_hidden_without_a_word(held: Held) -> None:
    room = held()
    room.vote([2, 2, 2, 2, 2])
    room.vote([2, 2, 2, 2, 2, 0], again=True)
    round_ = seen(room)
    assert [tally is None for tally in round_.tallies] == [False, True]
    assert (round_.verdict, round_.hidden, round_.vote) == (None, True, 2)
    assert figures(round_) == [None] * 4


def test_while_a_second_vote_is_on_the_first_stays_as_it_was(held: Held) -> None:
    room = held()
    room.vote([2, 2, 2, 3, 3])
    first = seen(room)
    room.act(Do.AGAIN)
    room.cast([0, 0, 0, 0, 0])
    during = seen(room)
    assert (during.stage, during.vote) == (Stage.VOTING, 2)
    assert (during.tallies, during.verdict, figures(during)) == (first.tallies, first.verdict, figures(first))


def test_a_reveal_that_was_undone_leaves_the_vote_closed(held: Held) -> None:
    room = held()
    room.vote([2, 2, 2, 3, 3])
    room.act(Do.UNDO)
    assert seen(room).stage is Stage.CLOSED


def test_an_item_that_is_not_on_tells_what_has_come_of_it(held: Held) -> None:
    room = held("identities", "participation", "empowerment")
    room.act(Do.SKIP, Do.NEXT)
    room.vote([1] * 6)
    room.act(Do.AGREE, level=1, dissent="Die Schule sieht es anders.")
    room.act(Do.NEXT)
    room.vote([1] * 6)
    room.act(Do.SKIP, Do.NEXT)
    practice, agreed, left_out, coming = (seen(room, place) for place in range(4))
    assert [practice.stage, agreed.stage, left_out.stage, coming.stage] == [
        Stage.SKIPPED, Stage.AGREED, Stage.SKIPPED, Stage.LOBBY
    ]  # fmt: skip
    assert (agreed.agreed, agreed.level, agreed.dissent) == (True, 1, "Die Schule sieht es anders.")
    assert (left_out.level, left_out.verdict, left_out.agreed) == (None, Verdict.SAME, False)
    assert [round_.index for round_ in views(room.workshops, room.workshop, room.state)] == [1, 2, 3]


def test_an_item_that_one_went_back_to_keeps_its_votes_and_is_open_again(held: Held) -> None:
    room = held("identities", "participation")
    room.act(Do.SKIP, Do.NEXT)
    room.vote([1] * 6)
    room.act(Do.AGREE, level=1)
    room.act(Do.GO, index=2)
    room.act(Do.GO, index=1)
    room.act(Do.GO, index=2)
    back = seen(room, 1)
    assert (back.stage, back.agreed, back.level, len(back.tallies)) == (Stage.REVEALED, False, None, 1)


def test_ballots_on_paper_are_counted_and_said(held: Held) -> None:
    room = held()
    room.act(Do.OPEN)
    room.cast([3, 3])
    room.workshops.set_paper(room.id, room.state.ballot, (0, 0, 0, 3, 1), 1)
    room.act(Do.CLOSE, Do.REVEAL)
    last = seen(room).last
    assert last is not None
    assert (last.levels, last.dont_know, last.paper) == ((0, 0, 0, 5, 1), 1, 5)


@settings(
    max_examples=40, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # each room has a store of its own
)  # fmt: skip
@given(st.lists(CHOICES, min_size=1, max_size=3), st.integers(3, 7))
def test_no_figure_ever_comes_from_fewer_ballots_than_the_threshold(
    held: Held, votes: Sequence[Sequence[int | None]], threshold: int
) -> None:
    room = held(threshold=threshold)
    for place, choices in enumerate(votes):
        room.vote(choices, again=place > 0)
        round_ = seen(room)
        for tally, cast in zip(round_.tallies, votes, strict=False):
            levels = tuple(cast.count(level) for level in range(5))
            assert tally is None or (tally.levels == levels and sum(levels) >= threshold)
        assert (round_.last is None) == (round_.median is None) == (round_.concord is None) == (round_.spread is None)
        if round_.hidden:
            assert sum(choice is not None for choice in choices) >= threshold
        elif round_.last is None:
            assert round_.verdict in {Verdict.FEW, Verdict.UNKNOWN}

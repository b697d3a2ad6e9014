"""The state of a workshop follows from its log, and no log leads back into a vote that was seen."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gelingenscheck.workshop.log import Do, Event, ShownBallotError, StepRefusedError
from gelingenscheck.workshop.state import Ballot, Outcome, Stage, State, fits, fold, start
from tests.workshop.steps import NOW, after, step

REVEALED = (Do.OPEN, Do.CLOSE, Do.REVEAL)
FIRST, SECOND = Ballot(index=0, vote=1), Ballot(index=0, vote=2)
ITEMS = 3


def test_before_the_first_step_everything_is_open() -> None:
    state = after()
    assert state == start(3)
    assert (state.stage, state.version, state.open, state.undoes) == (Stage.LOBBY, 0, None, None)


def test_a_round_goes_from_the_vote_over_the_reveal_to_a_level() -> None:
    state = after(*REVEALED, step(Do.AGREE, level=3, dissent="zwei sehen es anders"))
    assert state.stage is Stage.AGREED
    assert state.outcome == Outcome(votes=1, agreed=True, level=3, dissent="zwei sehen es anders")
    assert after(*REVEALED, step(Do.AGREE, level=3), Do.NEXT).index == 1


def test_a_group_may_agree_to_stay_undecided() -> None:
    assert after(*REVEALED, Do.AGREE).outcome == Outcome(votes=1, agreed=True)


def test_voting_again_is_another_vote() -> None:
    state = after(*REVEALED, Do.AGAIN)
    assert (state.ballot, state.open, state.shown) == (SECOND, SECOND, frozenset({FIRST}))
    assert after(*REVEALED, Do.AGAIN, Do.CLOSE, Do.REVEAL).votes(0) == (FIRST, SECOND)


def test_going_back_keeps_the_votes_and_opens_another_one() -> None:
    there = (*REVEALED, step(Do.AGREE, level=3), Do.NEXT, step(Do.GO, index=0))
    state = after(*there)
    assert (state.index, state.stage, state.open) == (0, Stage.LOBBY, None)
    assert state.outcome == Outcome(votes=1)
    assert after(*there, Do.OPEN).open == SECOND


def test_a_skipped_item_may_be_voted_on_later() -> None:
    state = after(Do.OPEN, Do.SKIP)
    assert (state.stage, state.outcome.skipped) == (Stage.SKIPPED, True)
    assert after(Do.OPEN, Do.SKIP, Do.NEXT, step(Do.GO, index=0), Do.OPEN).outcome == Outcome(votes=2)


@pytest.mark.parametrize("index", [None, -1, 3])
def test_there_is_no_going_to_an_item_that_is_not_there(index: int | None) -> None:
    with pytest.raises(StepRefusedError):
        after(step(Do.GO, index=index))


def test_after_the_last_item_there_is_no_next_one() -> None:
    assert not fits(after(Do.SKIP, items=1), Do.NEXT)
    assert fits(after(Do.SKIP, items=1), Do.END)


def test_in_a_pause_no_ballots_come_and_only_going_on_or_ending_is_possible() -> None:
    state = after(Do.OPEN, Do.PAUSE)
    assert (state.open, state.stage, state.ballot) == (None, Stage.VOTING, FIRST)
    assert {do for do in Do if fits(state, do)} == {Do.RESUME, Do.UNDO}
    assert after(Do.OPEN, Do.PAUSE, Do.RESUME).open == FIRST
    assert {do for do in Do if fits(after(*REVEALED, Do.PAUSE), do)} == {Do.RESUME, Do.UNDO, Do.END}


def test_the_end_is_not_paused() -> None:
    assert not after(*REVEALED, Do.PAUSE, Do.END).paused


def test_undo_opens_a_vote_again_that_nobody_has_seen() -> None:
    assert after(Do.OPEN, Do.CLOSE, Do.UNDO).open == FIRST
    assert after(Do.OPEN, Do.SKIP, Do.UNDO).open == FIRST


@pytest.mark.parametrize(
    "steps", [(*REVEALED, Do.UNDO), (*REVEALED, Do.PAUSE, Do.UNDO, Do.UNDO), (*REVEALED, Do.UNDO, Do.REVEAL, Do.UNDO)]
)
def test_undo_never_opens_a_vote_again_that_was_seen(steps: tuple[Do, ...]) -> None:
    state = after(*steps)
    assert (state.stage, state.undoes) == (Stage.CLOSED, None)
    with pytest.raises(ShownBallotError):
        after(*steps, Do.UNDO)


def test_undo_of_a_second_vote_leads_back_to_the_first_result() -> None:
    state = after(*REVEALED, Do.AGAIN, Do.UNDO)
    assert (state.stage, state.ballot, state.undoes) == (Stage.REVEALED, FIRST, Do.REVEAL)


def test_a_ballot_opened_twice_after_undo_is_the_same_ballot() -> None:
    assert after(*REVEALED, Do.AGAIN, Do.UNDO, Do.AGAIN).open == SECOND


def test_undo_of_nothing_is_refused() -> None:
    with pytest.raises(StepRefusedError):
        after(Do.UNDO)
    with pytest.raises(StepRefusedError):
        after(Do.OPEN, Do.UNDO, Do.UNDO)


def test_nothing_follows_once_the_result_is_saved() -> None:
    state = after(Do.END, step(Do.SAVE, assessment="a-1"))
    assert (state.assessment, state.undoes) == ("a-1", None)
    assert not any(fits(state, do) for do in Do)
    with pytest.raises(StepRefusedError):
        after(Do.END, step(Do.SAVE, assessment="a-1"), Do.UNDO)


def test_saving_names_what_was_saved() -> None:
    with pytest.raises(StepRefusedError):
        after(Do.END, Do.SAVE)


def test_time_runs_from_the_first_vote_and_not_in_pauses() -> None:
    steps = (step(Do.OPEN, minute=10), step(Do.PAUSE, minute=15), step(Do.RESUME, minute=60))
    assert after(step(Do.GO, minute=5, index=0)).took(NOW + timedelta(hours=1)) == timedelta()
    assert after(*steps[:2]).took(NOW + timedelta(hours=9)) == timedelta(minutes=5)
    assert after(*steps).took(NOW + timedelta(minutes=70)) == timedelta(minutes=15)
    done = after(*steps, step(Do.CLOSE, minute=61), step(Do.REVEAL, minute=62), step(Do.END, minute=64))
    assert done.took(NOW + timedelta(days=1)) == timedelta(minutes=9)
    assert done.outcomes[0].spent == timedelta(minutes=9)


def test_time_is_counted_for_the_item_it_was_spent_on() -> None:
    state = after(
        Do.OPEN, step(Do.SKIP, minute=4), step(Do.NEXT, minute=5), step(Do.OPEN, minute=7), step(Do.CLOSE, minute=8)
    )
    assert [outcome.spent for outcome in state.outcomes] == [timedelta(minutes=n) for n in (5, 3, 0)]


def test_a_clock_that_is_set_back_takes_no_time_away() -> None:
    state = after(step(Do.OPEN, minute=10), step(Do.CLOSE, minute=12), step(Do.REVEAL, minute=3))
    assert state.took(NOW) == timedelta(minutes=2)
    assert state.outcomes[0].spent == timedelta(minutes=2)


def test_the_time_meant_for_a_vote_is_shown_while_it_is_open() -> None:
    assert after(step(Do.OPEN, seconds=90)).guide_until == NOW + timedelta(seconds=90)
    assert after(Do.OPEN).guide_until is None
    assert after(step(Do.OPEN, seconds=90), Do.CLOSE).guide_until is None


STEPS = st.builds(
    step,
    st.sampled_from([*Do, *REVEALED, *REVEALED, Do.UNDO, Do.AGAIN, Do.AGREE, Do.NEXT]),
    minute=st.integers(-1, 100),
    index=st.integers(-1, ITEMS) | st.none(),
    level=st.integers(0, 4) | st.none(),
    assessment=st.just("a-1") | st.none(),
)


def _taken(attempts: list[Event]) -> list[Event]:
    """Return the steps of a room in which whatever does not fit is refused."""
    taken: list[Event] = []
    for one in attempts:
        try:
            fold([*taken, one], ITEMS)
        except StepRefusedError:
            continue
        taken.append(one)
    return taken


ROOMS = st.lists(STEPS, max_size=40).map(_taken)


def _states(log: list[Event]) -> list[State]:
    return [fold(log[:length], ITEMS) for length in range(len(log) + 1)]


@given(ROOMS)
@settings(max_examples=60)
def test_a_vote_that_was_seen_is_never_open_again(log: list[Event]) -> None:
    seen: set[Ballot] = set()
    for state in _states(log):
        assert state.open not in seen
        if state.stage is Stage.REVEALED:
            seen.add(state.ballot)
        assert state.shown == seen


@given(ROOMS)
@settings(max_examples=60)
def test_the_version_is_the_length_of_the_log(log: list[Event]) -> None:
    assert [state.version for state in _states(log)] == list(range(len(log) + 1))


@given(ROOMS)
@settings(max_examples=60)
def test_what_fits_is_taken_and_what_does_not_is_refused(log: list[Event]) -> None:
    state = fold(log, ITEMS)
    for do in Do:
        complete = step(do, index=1, assessment="a-1")
        if fits(state, do):
            assert fold([*log, complete], ITEMS).version == len(log) + 1
        else:
            with pytest.raises(StepRefusedError):
                fold([*log, complete], ITEMS)


@given(ROOMS, st.sampled_from([do for do in Do if do is not Do.UNDO]))
@settings(max_examples=80)
def test_undo_leads_back_to_where_it_was_unless_that_was_seen(log: list[Event], do: Do) -> None:
    before = fold(log, ITEMS)
    if not fits(before, do):
        return
    done = fold([*log, step(do, index=1, assessment="a-1")], ITEMS)
    if done.undoes is None:
        seen = before.stage is Stage.VOTING and before.ballot in done.shown
        assert do is Do.SAVE or seen
        return
    assert done.undoes is do
    undone = fold([*log, step(do, index=1, assessment="a-1"), step(Do.UNDO)], ITEMS)
    assert (undone.stage, undone.index, undone.outcomes, undone.paused, undone.open) == (
        before.stage, before.index, before.outcomes, before.paused, before.open,
    )  # fmt: skip
    assert undone.undoes is (None if before.ballot in undone.shown and before.stage is Stage.CLOSED else before.undoes)


@given(ROOMS)
@settings(max_examples=60)
def test_the_number_of_a_vote_that_was_seen_is_never_given_again(log: list[Event]) -> None:
    state = fold(log, ITEMS)
    for ballot in state.shown:
        assert 1 <= ballot.vote <= state.outcomes[ballot.index].votes
    assert not any(outcome.agreed and outcome.skipped for outcome in state.outcomes)

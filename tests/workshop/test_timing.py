"""The time of a workshop: what fits, and what is left once a round took longer."""

from datetime import timedelta

import pytest

from gelingenscheck.workshop.log import Do, Event
from gelingenscheck.workshop.model import Item, ItemKind, Workshop
from gelingenscheck.workshop.state import State
from gelingenscheck.workshop.timing import FRAMES, LENGTHS, Plan, fitting, plan, seconds_for_a_vote
from tests.storage.workshops import samples
from tests.workshop.steps import NOW, after, step

ROUNDS = 6
PRACTICE = Item(kind=ItemKind.PRACTICE)
FACTORS = tuple(Item(kind=ItemKind.FACTOR, id=f"f-{n}") for n in range(ROUNDS))


def workshop(*, minutes: int = 90, interpreted: bool = False, practice: bool = True) -> Workshop:
    items = (PRACTICE, *FACTORS) if practice else FACTORS
    return samples.workshop(minutes=minutes, interpreted=interpreted, items=items)


def planned(held: Workshop, *steps: Event | Do, minute: float = 0) -> Plan:
    state: State = after(*steps, items=len(held.items))
    return plan(held, state, NOW + timedelta(minutes=minute))


def agreed(*, begin: float, end: float) -> tuple[Event, ...]:
    """Return a round, one minute for each step but the talk."""
    return (
        step(Do.OPEN, minute=begin), step(Do.CLOSE, minute=begin + 1), step(Do.REVEAL, minute=begin + 1),
        step(Do.AGREE, minute=end, level=2), step(Do.NEXT, minute=end),
    )  # fmt: skip


PRACTISED = agreed(begin=0, end=3)


@pytest.mark.parametrize(("minutes", "plain", "interpreted"), [(60, 5, 3), (90, 6, 4), (120, 8, 5)])
def test_so_many_items_fit_and_fewer_where_everything_is_said_twice(minutes: int, plain: int, interpreted: int) -> None:
    assert (fitting(minutes), fitting(minutes, interpreted=True)) == (plain, interpreted)


@pytest.mark.parametrize("minutes", LENGTHS)
@pytest.mark.parametrize("interpreted", [False, True])
def test_what_fits_leaves_each_item_its_time(minutes: int, *, interpreted: bool) -> None:
    items = tuple(Item(kind=ItemKind.FACTOR, id=str(n)) for n in range(fitting(minutes, interpreted=interpreted)))
    held = samples.workshop(minutes=minutes, interpreted=interpreted, items=(PRACTICE, *items))
    fresh = planned(held)
    assert fresh.per_item >= (11 if interpreted else 9)
    assert (fresh.left, fresh.over, fresh.items) == (minutes, False, len(items))


def test_a_silent_vote_takes_two_minutes_or_more_where_it_is_interpreted() -> None:
    assert (seconds_for_a_vote(workshop()), seconds_for_a_vote(workshop(interpreted=True))) == (120, 156)


def test_half_of_the_arrival_is_over_when_the_test_question_opens() -> None:
    assert planned(workshop(), step(Do.OPEN)).left == 83
    assert planned(workshop(practice=False), step(Do.OPEN)).left == 77


def test_what_the_test_question_takes_is_part_of_the_arrival() -> None:
    before = planned(workshop())
    during = planned(workshop(), step(Do.OPEN), minute=6)
    assert (before.per_item, during.per_item) == (10, 10)
    assert planned(workshop(), step(Do.OPEN), minute=30).per_item < 10


def test_a_round_that_takes_longer_leaves_less_for_the_others() -> None:
    quick = planned(workshop(), *PRACTISED, *agreed(begin=6, end=10), minute=10)
    slow = planned(workshop(), *PRACTISED, *agreed(begin=6, end=36), minute=36)
    assert (quick.items, slow.items) == (5, 5)
    assert (quick.left - slow.left, quick.per_item, slow.per_item) == (26, 11, 6)
    assert not slow.over


def test_less_than_the_least_is_said() -> None:
    late = planned(workshop(), *PRACTISED, step(Do.OPEN, minute=6), minute=50)
    assert (late.over, late.per_item) == (True, 3)


def test_an_item_that_is_passed_over_leaves_its_time_to_the_others() -> None:
    steps = (*PRACTISED, step(Do.OPEN, minute=6))
    assert planned(workshop(), *steps, step(Do.SKIP, minute=7), minute=7).items == 5
    there, back = (
        planned(workshop(), *steps, *more, minute=7)
        for more in ((), (step(Do.SKIP, minute=7), step(Do.GO, minute=7, index=1)))
    )
    assert there.items == back.items == 6


def test_nothing_is_below_zero_however_long_it_takes() -> None:
    late = planned(workshop(), *PRACTISED, step(Do.OPEN, minute=6), minute=6_000)
    assert (late.left, late.per_item, late.over) == (0, 0, True)


def test_a_pause_takes_nothing_away() -> None:
    steps = (*PRACTISED, step(Do.OPEN, minute=6))
    paused = (*steps, step(Do.PAUSE, minute=10), step(Do.RESUME, minute=24 * 60))
    assert planned(workshop(), *paused, minute=24 * 60) == planned(workshop(), *steps, minute=10)


def test_the_break_comes_after_half_of_the_rounds() -> None:
    assert FRAMES[120].rest == 5
    held, steps, left = workshop(minutes=120), [*PRACTISED], []
    for n in range(3):
        steps += agreed(begin=8 + 10 * n, end=17 + 10 * n)
        left.append(planned(held, *steps, minute=17 + 10 * n).left)
    assert left == [95, 85, 70]


def test_after_the_last_round_nothing_is_to_come() -> None:
    steps = (*agreed(begin=0, end=3)[:-1], step(Do.END, minute=4))
    done = planned(workshop(), *steps, minute=90)
    assert (done.items, done.per_item, done.over) == (0, 0, False)


def test_a_clock_that_is_set_back_plans_as_if_no_time_had_passed() -> None:
    assert planned(workshop(), step(Do.OPEN, minute=10), minute=-50).left == 83

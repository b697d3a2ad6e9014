"""The one gate to figures: nothing below the threshold, and nothing from which a late ballot could be read."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.workshop.tally import LEAST_DIFFERENCE, Tally, exposes, public, shown
from tests.storage.workshops.samples import workshop


def of(*levels: int, dont_know: int = 0) -> Tally:
    return Tally(levels=levels, dont_know=dont_know)


FIVE = of(0, 2, 2, 1, 0)


def test_paper_and_phones_are_one() -> None:
    both = of(1, 0, 0, 0, 0, dont_know=1).with_paper((0, 0, 0, 0, 4), 2)
    assert both == Tally(levels=(1, 0, 0, 0, 4), dont_know=3, paper=6)
    assert (both.rated, both.ballots) == (5, 8)


def test_who_does_not_know_yet_is_not_counted_towards_the_threshold() -> None:
    assert not shown(of(1, 1, 1, 1, 0, dont_know=90), 5)
    assert shown(of(1, 1, 1, 1, 1), 5)


@pytest.mark.parametrize("threshold", [-1, 0, 1, 2, 3])
def test_the_threshold_is_never_below_three(threshold: int) -> None:
    assert workshop().with_threshold(threshold).threshold == 3


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (FIVE, False),
        (of(0, 2, 2, 1, 1), True),
        (of(0, 2, 2, 1, 2), True),
        (of(0, 2, 2, 1, 0, dont_know=1), True),
        (of(0, 2, 2, 1, 3), False),
        (of(0, 1, 2, 1, 0), True),
        (of(0, 1, 1, 1, 0), True),
        (of(0, 1, 2, 2, 0), False),
        (of(0, 1, 2, 2, 1), False),
    ],
    ids=[
        "the same", "one more", "two more", "one more who does not know", "three more", "one less", "two less",
        "changed minds", "changed minds and one more",
    ],
)  # fmt: skip
def test_few_that_came_or_left_expose_themselves(after: Tally, *, expected: bool) -> None:
    assert exposes(FIVE, after) is expected
    assert exposes(after, FIVE) is expected


def test_a_vote_is_compared_with_the_last_one_that_anybody_saw() -> None:
    few, one_more, four_more = of(1, 0, 0, 0, 0), of(0, 2, 2, 1, 1), of(0, 2, 2, 1, 4)
    assert public((FIVE, few, one_more), 5) == (FIVE, None, None)
    assert public((FIVE, one_more, four_more), 5) == (FIVE, None, four_more)
    assert public((few, one_more), 5) == (None, one_more)
    assert public((), 5) == ()


TALLIES = st.builds(
    Tally, levels=st.tuples(*[st.integers(0, 4)] * 5), dont_know=st.integers(0, 4), paper=st.integers(0, 3)
)


@given(st.lists(TALLIES, max_size=5).map(tuple), st.integers(3, 8))
def test_no_vote_below_the_threshold_is_ever_public(tallies: tuple[Tally, ...], threshold: int) -> None:
    seen = public(tallies, threshold)
    assert len(seen) == len(tallies)
    for tally, made_public in zip(tallies, seen, strict=True):
        assert made_public in {None, tally}
        assert made_public is None or made_public.rated >= threshold


@given(st.lists(TALLIES, min_size=2, max_size=5).map(tuple), st.integers(3, 8))
def test_no_two_votes_in_a_row_that_are_public_differ_by_few_ballots_only(
    tallies: tuple[Tally, ...], threshold: int
) -> None:
    seen = [tally for tally in public(tallies, threshold) if tally is not None]
    for before, after in pairwise(seen):
        apart = [
            b - a for a, b in zip((*before.levels, before.dont_know), (*after.levels, after.dont_know), strict=True)
        ]
        one_way = min(apart) >= 0 or max(apart) <= 0
        assert not one_way or sum(apart) == 0 or abs(sum(apart)) >= LEAST_DIFFERENCE


@given(st.lists(TALLIES, max_size=4).map(tuple), TALLIES)
def test_a_later_vote_never_changes_what_was_public_before(tallies: tuple[Tally, ...], later: Tally) -> None:
    assert public((*tallies, later), 5)[: len(tallies)] == public(tallies, 5)

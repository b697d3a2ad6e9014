"""What a vote says follows from rules that are fixed beforehand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.workshop.tally import Tally
from gelingenscheck.workshop.verdict import Verdict, verdict


@pytest.mark.parametrize(
    ("levels", "dont_know", "expected"),
    [
        ((0, 0, 5, 0, 0), 0, Verdict.SAME),
        ((0, 0, 0, 0, 60), 3, Verdict.SAME),
        ((0, 2, 20, 3, 0), 0, Verdict.AGREE),
        ((0, 0, 10, 10, 0), 0, Verdict.AGREE),
        ((1, 0, 0, 2, 19), 0, Verdict.LONE),
        ((0, 9, 1, 1, 0), 0, Verdict.LONE),
        ((5, 0, 0, 0, 5), 0, Verdict.CAMPS),
        ((0, 10, 0, 10, 0), 0, Verdict.CAMPS),
        ((3, 1, 3, 3, 0), 0, Verdict.CAMPS),
        ((4, 4, 4, 4, 4), 0, Verdict.APART),
        ((2, 3, 5, 6, 4), 0, Verdict.APART),
        ((0, 0, 4, 0, 0), 0, Verdict.FEW),
        ((0, 0, 0, 0, 0), 0, Verdict.FEW),
        ((0, 0, 2, 0, 0), 2, Verdict.FEW),
        ((0, 0, 1, 0, 0), 40, Verdict.UNKNOWN),
        ((0, 0, 0, 0, 0), 5, Verdict.UNKNOWN),
        ((1, 1, 1, 1, 2), 7, Verdict.UNKNOWN),
        ((0, 0, 5, 0, 0), 5, Verdict.SAME),
    ],
)
def test_a_vote_says_one_of_seven_things(levels: tuple[int, ...], dont_know: int, expected: Verdict) -> None:
    assert verdict(Tally(levels=levels, dont_know=dont_know), 5) is expected


def test_two_camps_are_two_shares_of_three_tenths_two_levels_apart() -> None:
    assert verdict(Tally(levels=(3, 4, 3, 0, 0)), 5) is Verdict.CAMPS
    assert verdict(Tally(levels=(0, 3, 4, 2, 1)), 5) is not Verdict.CAMPS
    assert verdict(Tally(levels=(0, 5, 5, 0, 0)), 5) is Verdict.AGREE


def test_consensus_and_need_for_talk_exclude_each_other() -> None:
    assert {one for one in Verdict if one.consensus} == {Verdict.SAME, Verdict.AGREE, Verdict.LONE}
    assert {one for one in Verdict if one.to_clarify} == {Verdict.CAMPS, Verdict.APART}


TALLIES = st.builds(Tally, levels=st.tuples(*[st.integers(0, 12)] * 5), dont_know=st.integers(0, 12))


@given(TALLIES, st.integers(3, 9))
def test_every_vote_says_something_and_nothing_about_levels_below_the_threshold(tally: Tally, threshold: int) -> None:
    said = verdict(tally, threshold)
    if tally.rated < threshold:
        assert said in {Verdict.FEW, Verdict.UNKNOWN}
        assert said is verdict(Tally(levels=(tally.rated, 0, 0, 0, 0), dont_know=tally.dont_know), threshold)


@given(TALLIES)
def test_the_ladder_may_be_read_from_either_end(tally: Tally) -> None:
    turned = Tally(levels=tally.levels[::-1], dont_know=tally.dont_know)
    assert verdict(turned, 5) is verdict(tally, 5)

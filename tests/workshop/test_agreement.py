"""Agreement as published: vectors of the R package agrmt and of Tastle and Wierman, and limits that hold for all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.workshop.agreement import agreement, concord, interpolated_median, median, spread

PUBLISHED = [30, 40, 210, 130, 530, 50, 10]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (PUBLISHED, 0.61133),
        ([2, 0, 1, 1], 0.0833),
        ([0, 0, 20, 0, 0], 1),
        ([10, 0, 0, 0, 10], -1),
        ([4, 4, 4, 4, 4], 0),
        ([0, 0, 0, 10, 10], 0.75),
        ([0, 10, 0, 10, 0], 1 / 6),
        ([1, 0, 0, 0, 19], 0.80),
        ([6, 3, 2, 3, 6], -0.3278),
        ([5, 5, 5, 5], 0),
        ([0, 10, 10, 0], 0.6667),
        ([2, 5, 10, 3], 0.4333),
    ],
)
def test_agreement_is_as_published(counts: list[int], expected: float) -> None:
    assert agreement(counts) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize(
    ("layer", "expected"),
    [
        ("1111111", 0), ("1111110", 1 / 6), ("0111110", 1 / 3), ("0011110", 0.5), ("0011100", 2 / 3),
        ("0010100", 0.4667), ("0000100", 1),
    ],
)  # fmt: skip
def test_each_layer_is_as_published(layer: str, expected: float) -> None:
    assert agreement([int(used) for used in layer]) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize(
    ("counts", "from_one"),
    [
        (PUBLISHED, 4.670), ([0, 0, 20, 0, 0], 3), ([10, 0, 0, 0, 10], 3), ([4, 4, 4, 4, 4], 3),
        ([0, 0, 0, 10, 10], 4.5), ([0, 10, 0, 10, 0], 3), ([1, 0, 0, 0, 19], 4.974), ([6, 3, 2, 3, 6], 3),
        ([5, 5, 5, 5], 2.5), ([0, 10, 10, 0], 2.5), ([2, 5, 10, 3], 2.8), ([0, 0, 2, 3, 0], 3.667),
    ],
)  # fmt: skip
def test_the_interpolated_median_is_as_published_where_ladders_begin_at_one(counts: list[int], from_one: float) -> None:
    assert interpolated_median(counts) + 1 == pytest.approx(from_one, abs=5e-4)


@pytest.mark.parametrize(
    ("counts", "expected"), [([0, 1, 1, 0, 0], 1.5), ([1, 0, 0, 0, 1], 2), ([0, 0, 0, 0, 1], 4), ([1, 0, 1, 0, 0], 1)]
)
def test_the_median_lies_halfway_between_two_in_the_middle(counts: list[int], expected: float) -> None:
    assert median(counts) == expected


def test_concord_is_a_number_people_can_read() -> None:
    assert [round(concord(counts)) for counts in ([0, 9, 0, 0, 0], [4] * 5, [5, 0, 0, 0, 5])] == [100, 50, 0]


def test_the_spread_reaches_from_the_lowest_to_the_highest_choice() -> None:
    assert spread([0, 1, 0, 7, 0]) == (1, 3)
    assert spread([0, 0, 4, 0, 0]) == (2, 2)


COUNTS = st.lists(st.integers(0, 40), min_size=5, max_size=5).filter(any)


@given(COUNTS)
def test_agreement_lies_between_apart_and_alike_and_is_the_same_from_either_end(counts: list[int]) -> None:
    value = agreement(counts)
    assert -1 - 1e-9 <= value <= 1 + 1e-9
    assert agreement(counts[::-1]) == pytest.approx(value)


@given(COUNTS, st.integers(2, 9))
def test_agreement_does_not_depend_on_how_many_people_there_are(counts: list[int], times: int) -> None:
    assert agreement([n * times for n in counts]) == pytest.approx(agreement(counts))


@given(COUNTS)
def test_medians_lie_within_the_spread_and_close_together(counts: list[int]) -> None:
    low, high = spread(counts)
    assert low <= median(counts) <= high
    assert abs(interpolated_median(counts) - median(counts)) <= 0.5

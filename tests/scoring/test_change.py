"""Change over time: only what both checks answered is compared."""

import pytest

from gelingenscheck.catalogue import Phase
from gelingenscheck.scoring.change import change
from tests.scoring.building import catalogue_of, check_of, equal, factor_of, full, question


def test_only_questions_with_a_level_on_both_sides_are_compared() -> None:
    catalogue = equal(1, 4)
    found = change(catalogue, full(catalogue, (1, 1, None, "-")), full(catalogue, (3, 2, 4, 4)))
    assert found.common == ("f1q1", "f1q2")
    assert found.union == ("f1q1", "f1q2", "f1q3", "f1q4")
    assert (found.comparability, found.limited) == (0.5, True)
    (factor,) = found.factors
    assert (factor.earlier, factor.later, factor.difference) == (25, 62.5, 37.5)


def test_weights_count_on_both_sides() -> None:
    catalogue = catalogue_of(factor_of(1, [question("a", "f1", weight=3), question("b", "f1")]))
    (factor,) = change(catalogue, check_of({"a": 0, "b": 4}), check_of({"a": 4, "b": 0})).factors
    assert (factor.earlier, factor.later, factor.difference) == (25, 75, 50)


def test_four_fifths_in_common_are_comparable() -> None:
    catalogue = equal(1, 5)
    earlier = full(catalogue, (1, 1, 1, 1, None))
    assert not change(catalogue, earlier, full(catalogue, (1, 1, 1, 1, 1))).limited
    assert change(catalogue, earlier, full(catalogue, (1, 1, 1, "?", 1))).limited


def test_questions_that_became_due_leave_both_sides_and_are_listed() -> None:
    catalogue = catalogue_of(
        factor_of(1, [question("a", "f1"), question("b", "f1", phase="implementation"), question("c", "f1")])
    )
    earlier = check_of({"a": 2, "b": 4, "c": 2}, phase=Phase.PLANNING)
    found = change(catalogue, earlier, check_of({"a": 3, "b": 1, "c": 2}, phase=Phase.RUNNING))
    assert (found.common, found.union, found.newly_due) == (("a", "c"), ("a", "c"), ("b",))
    assert (found.comparability, found.limited) == (1, False)
    assert found.factors[0].newly_due == ("b",)
    assert (found.factors[0].earlier, found.factors[0].later) == (50, 62.5)


def test_an_unanswered_question_that_became_due_is_listed_too() -> None:
    catalogue = catalogue_of(factor_of(1, [question("a", "f1"), question("b", "f1", phase="implementation")]))
    found = change(catalogue, check_of({"a": 2}, phase=Phase.PLANNING), check_of({"a": 2}))
    assert found.newly_due == ("b",)


def test_answers_to_questions_that_are_gone_make_it_less_comparable() -> None:
    catalogue = equal(1, 3)
    found = change(catalogue, check_of({"f1q1": 1, "gone": 4}), check_of({"f1q1": 2}))
    assert found.union == ("f1q1", "gone")
    assert found.comparability == 0.5
    assert found.factors[0].later == 50


def test_without_answers_there_is_nothing_to_compare() -> None:
    catalogue = equal(2, 3)
    found = change(catalogue, check_of({}), check_of({"f1q1": 3}))
    assert (found.comparability, found.limited) == (0, True)
    empty = change(catalogue, check_of({}), check_of({}))
    assert (empty.comparability, empty.limited) == (None, True)
    assert found.factors[1].earlier is found.factors[1].later is found.factors[1].difference is None


@pytest.mark.parametrize("phase", list(Phase))
def test_a_check_compared_with_itself_has_not_changed(phase: Phase) -> None:
    catalogue = equal(2, 3)
    assessment = full(catalogue, (1, 2, 3), (4, 0, 4), phase=phase)
    found = change(catalogue, assessment, assessment)
    assert (found.comparability, found.newly_due) == (1, ())
    assert [factor.difference for factor in found.factors] == [0, 0]

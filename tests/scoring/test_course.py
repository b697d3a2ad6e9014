"""Several checks in order: only what all of them answered is compared."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.catalogue import Phase
from gelingenscheck.scoring.change import change
from gelingenscheck.scoring.course import course
from tests.scoring.building import Code, catalogue_of, check_of, equal, factor_of, full, question

CODES = st.one_of(st.none(), st.sampled_from(["?", "-"]), st.integers(0, 4))
ROWS = st.lists(CODES, min_size=4, max_size=4)


def test_a_question_that_one_of_three_checks_left_open_is_in_none() -> None:
    catalogue = equal(1, 3)
    checks = [full(catalogue, (1, 1, 4)), full(catalogue, (2, None, 4)), full(catalogue, (3, 3, 4))]
    (factor,) = course(catalogue, checks).factors
    assert (factor.common, factor.scores, factor.limited) == (("f1q1", "f1q3"), (62.5, 75, 87.5), True)


def test_what_became_due_on_the_way_leaves_all_checks() -> None:
    catalogue = catalogue_of(factor_of(1, [question("a", "f1"), question("b", "f1", phase="implementation")]))
    checks = [
        check_of({"a": 1}, phase=Phase.PLANNING), check_of({"a": 2, "b": 4}), check_of({"a": 3, "b": 0}),
    ]  # fmt: skip
    found = course(catalogue, checks)
    assert (found.common, found.union, found.newly_due) == (("a",), ("a",), ("b",))
    assert (found.comparability, found.limited) == (1, False)
    assert found.factors[0].scores == (25, 50, 75)


def test_an_answer_that_is_not_due_on_any_side_counts_nowhere() -> None:
    catalogue = catalogue_of(factor_of(1, [question("a", "f1"), question("b", "f1", phase="implementation")]))
    early = check_of({"a": 2, "b": 4}, phase=Phase.PLANNING)
    found = course(catalogue, [early, early])
    assert (found.common, found.union, found.newly_due) == (("a",), ("a",), ())


def test_questions_given_up_since_make_it_less_comparable() -> None:
    catalogue = equal(1, 5)
    known = catalogue.factors[0]
    retired = (replace(known.questions[0], retired="1.0.0"), *known.questions[1:])
    later = catalogue_of(replace(known, questions=retired))
    earlier, now = full(catalogue, (4, 1, 1, 1, 1)), full(catalogue, (None, 1, 1, 1, 1))
    found = course(later, [earlier, now])
    assert (len(found.common), len(found.union)) == (4, 5)
    assert found.factors[0].scores == (25, 25)


@given(ROWS, ROWS, ROWS)
def test_nothing_is_more_comparable_for_another_check(first: list[Code], second: list[Code], third: list[Code]) -> None:
    catalogue = equal(1, 4)
    one, two, three = (full(catalogue, row) for row in (first, second, third))
    pair, all_ = course(catalogue, [one, two]), course(catalogue, [one, two, three])
    assert set(all_.common) <= set(pair.common)
    assert set(all_.union) >= set(pair.union)
    moved = change(catalogue, one, two)
    assert moved.factors[0].earlier == pair.factors[0].scores[0]
    assert (moved.common, moved.union, moved.limited) == (pair.common, pair.union, pair.limited)

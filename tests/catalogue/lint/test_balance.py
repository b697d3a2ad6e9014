"""Planning and implementation are asked about alike."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.catalogue.lint.balance import empty_dimensions, lopsided
from gelingenscheck.catalogue.model import Catalogue, Factor, Question
from tests.catalogue import shortened

SHIPPED = shortened.read(shortened.text())


def factor_of(planning: int, later: int) -> Factor:
    asked = SHIPPED.factors[0].questions[0]
    phases = ["planning"] * planning + ["implementation"] * later
    questions = [replace(asked, id=f"q{i}", phase=phase) for i, phase in enumerate(phases)]
    return replace(SHIPPED.factors[0], questions=tuple(questions))


def catalogue_of(*factors: Factor) -> Catalogue:
    return replace(SHIPPED, factors=factors)


@pytest.mark.parametrize("counts", [(1, 0), (0, 1), (1, 1), (2, 1), (1, 2), (2, 2), (4, 2), (2, 4), (3, 3), (7, 13)])
def test_a_third_on_each_side_is_enough(counts: tuple[int, int]) -> None:
    assert list(lopsided(catalogue_of(factor_of(*counts)))) == []


@pytest.mark.parametrize("counts", [(2, 0), (0, 2), (3, 1), (1, 4), (5, 1), (0, 6), (6, 14)])
def test_less_than_a_third_on_one_side_is_too_little(counts: tuple[int, int]) -> None:
    ((path, (_, values)),) = lopsided(catalogue_of(factor_of(*counts)))
    assert path == ("factors", 0, "questions")
    assert values == {"count": sum(counts), "planning": counts[0], "later": counts[1]}


@given(st.lists(st.integers(1, 20), min_size=3, max_size=12))
def test_catalogues_of_every_size_can_be_balanced(sizes: list[int]) -> None:
    factors = [factor_of(size - size // 2, size // 2) for size in sizes]
    assert list(lopsided(catalogue_of(*factors))) == []


def test_a_retired_question_does_not_count() -> None:
    factor = factor_of(2, 1)
    questions: list[Question] = [*factor.questions[:2], replace(factor.questions[2], retired="1.1.0")]
    assert len(list(lopsided(catalogue_of(replace(factor, questions=tuple(questions)))))) == 1


def test_a_factor_without_any_question_is_found() -> None:
    ((path, (message, _)),) = lopsided(catalogue_of(factor_of(0, 0)))
    assert path == ("factors", 0, "questions")
    assert "keine Frage" in message


def test_each_part_of_a_factor_has_a_question() -> None:
    assert list(empty_dimensions(SHIPPED)) == []
    found = [values for _, (_, values) in empty_dimensions(catalogue_of(factor_of(1, 1)))]
    assert {"id": "portrayal"} in found
    assert {"id": "needs"} not in found

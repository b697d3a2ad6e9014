"""Two checks side by side: a level is compared with a level, everything else is named."""

from dataclasses import replace

from gelingenscheck.assessment.model import Assessment
from gelingenscheck.catalogue import Phase
from gelingenscheck.scoring.side_by_side import Standing, side_by_side
from tests.scoring.building import catalogue_of, check_of, factor_of, question

CATALOGUE = catalogue_of(
    factor_of(
        1,
        [
            question("a", "f1"), question("b", "f1"), question("c", "f1"), question("d", "f1"),
            question("later", "f1", phase="implementation"),
        ],
    )
)  # fmt: skip


def compare(left: Assessment, right: Assessment, version: str = "1.0.0") -> dict[str, tuple[Standing, Standing]]:
    pairs = side_by_side(CATALOGUE, (left, version), (right, "1.0.0"))
    return {pair.question.id: (pair.left.standing, pair.right.standing) for pair in pairs}


def test_differences_count_from_left_to_right_and_two_levels_are_apart() -> None:
    left, right = check_of({"a": 4, "b": 1, "c": 2}), check_of({"a": 1, "b": 2, "c": 4})
    pairs = side_by_side(CATALOGUE, (left, "1.0.0"), (right, "1.0.0"))
    assert [(pair.question.id, pair.difference, pair.apart) for pair in pairs[:3]] == [
        ("a", -3, True), ("b", 1, False), ("c", 2, True),
    ]  # fmt: skip


def test_a_missing_answer_is_never_a_zero() -> None:
    left, right = check_of({"a": 4, "b": 4, "c": 4}), check_of({"b": "?", "c": "-"})
    pairs = side_by_side(CATALOGUE, (left, "1.0.0"), (right, "1.0.0"))
    assert {pair.difference for pair in pairs} == {None}
    assert not any(pair.apart for pair in pairs)
    assert [pair.right.standing for pair in pairs[:3]] == [
        Standing.OPEN, Standing.DONT_KNOW, Standing.NOT_APPLICABLE,
    ]  # fmt: skip


def test_what_only_one_phase_asks_for_is_not_due_on_the_other_side() -> None:
    left, right = check_of({"later": 4}, phase=Phase.PLANNING), check_of({"later": 4})
    assert compare(left, right)["later"] == (Standing.NOT_DUE, Standing.LEVEL)


def test_what_is_due_on_neither_side_is_left_out() -> None:
    early = check_of({"a": 1}, phase=Phase.PLANNING)
    assert "later" not in compare(early, early)


def test_a_question_that_an_earlier_version_did_not_have_was_not_asked() -> None:
    (factor,) = CATALOGUE.factors
    newer = tuple(replace(one, since="2.0.0") if one.id == "b" else one for one in factor.questions)
    catalogue = replace(CATALOGUE, version="2.0.0", factors=(replace(factor, questions=newer),))
    pairs = side_by_side(catalogue, (check_of({"a": 1}), "1.0.0"), (check_of({"a": 1}), "2.0.0"))
    assert [(pair.left.standing, pair.right.standing) for pair in pairs if pair.question.id == "b"] == [
        (Standing.NOT_ASKED, Standing.OPEN)
    ]


def test_retired_questions_are_not_compared() -> None:
    (factor,) = CATALOGUE.factors
    gone = tuple(replace(one, retired="1.0.0") if one.id == "b" else one for one in factor.questions)
    catalogue = replace(CATALOGUE, factors=(replace(factor, questions=gone),))
    check = check_of({"a": 1, "b": 4})
    assert "b" not in [pair.question.id for pair in side_by_side(catalogue, (check, "1.0.0"), (check, "1.0.0"))]

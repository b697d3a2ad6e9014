"""Every number can say how it came about."""

from dataclasses import replace

from gelingenscheck.assessment.model import Check
from gelingenscheck.catalogue import Catalogue, Phase
from gelingenscheck.i18n import words_in
from gelingenscheck.scoring.explain import (
    Explanation,
    NoLevel,
    Reason,
    explain,
    formula,
    obstacle_sentence,
    weakest_questions,
)
from tests.scoring.building import Code, catalogue_of, check_of, equal, factor_of, full, question

DE = words_in("de")


def weighted(*, key: bool = False) -> Catalogue:
    return catalogue_of(
        factor_of(
            1,
            [
                question("a", "f1", weight=2, key=key),
                question("b", "f1"),
                question("c", "f1"),
                question("d", "f1", phase="implementation"),
            ],
        )
    )


def of(catalogue: Catalogue, *codes: Code, phase: Phase = Phase.PLANNING) -> Explanation:
    return explain(catalogue, catalogue.factors[0], full(catalogue, codes, phase=phase))


def reasons(explanation: Explanation) -> dict[Reason, tuple[str, ...]]:
    return {obstacle.reason: obstacle.questions for obstacle in explanation.obstacles}


def test_the_formula_shows_weights_and_levels() -> None:
    assert formula(of(weighted(), 3, 2, 4, 0), DE) == "(2·3 + 1·2 + 1·4) : 4 · 25 = 75"
    assert formula(of(weighted(), 3, "-", 3, 1, phase=Phase.RUNNING), DE) == "(2·3 + 1·3 + 1·1) : 4 · 25 = 62,5"


def test_the_formula_of_an_unrated_factor_shows_both_ends() -> None:
    assert formula(of(weighted(), None, 2, "-", 3), DE) == (
        "mindestens (2·0 + 1·2) : 3 · 25 = 16,7, höchstens (2·4 + 1·2) : 3 · 25 = 83,3"
    )


def test_where_nothing_applies_there_is_no_formula_and_no_reason() -> None:
    explanation = of(equal(1, 2), "-", "-")
    assert formula(explanation, DE) is None
    assert explanation.obstacles == ()
    assert explanation.lift is None


def test_each_question_says_its_level_or_why_it_has_none() -> None:
    lines = of(weighted(), None, "?", "-", 4).lines
    assert [line.none for line in lines] == [
        NoLevel.OPEN, NoLevel.DONT_KNOW, NoLevel.NOT_APPLICABLE, NoLevel.NOT_DUE,
    ]  # fmt: skip
    assert [line.level for line in lines] == [None] * 4
    assert [line.weight for line in lines] == [2, 1, 1, 1]


def test_retired_questions_are_not_explained() -> None:
    catalogue = catalogue_of(factor_of(1, [replace(question("old", "f1"), retired="2.0.0"), question("a", "f1")]))
    assert [line.question for line in of(catalogue, 0, 3).lines] == ["a"]


def test_missing_answers_are_reasons() -> None:
    found = reasons(of(weighted(key=True), None, "?", 4, 0))
    assert found == {
        Reason.KEY_OPEN: ("a",), Reason.INCOMPLETE: ("a", "b"), Reason.OPEN: ("a",), Reason.DONT_KNOW: ("b",),
    }  # fmt: skip


def test_enough_answers_are_not_called_too_few() -> None:
    assert reasons(of(weighted(), 4, 4, None, None)) == {Reason.OPEN: ("c",)}
    assert reasons(of(weighted(), 4, "?", "?", None)) == {
        Reason.INCOMPLETE: ("b", "c"), Reason.DONT_KNOW: ("b", "c"),
    }  # fmt: skip


def test_zeros_are_reasons() -> None:
    found = reasons(of(weighted(key=True), 0, 4, 0, None))
    assert found == {Reason.KEY_AT_ZERO: ("a",), Reason.BELOW_TOP: ("a",)}
    found = reasons(of(weighted(), 4, 0, 4, None))
    assert found == {Reason.ZERO: ("b",), Reason.BELOW_TOP: ("b",)}


def test_the_largest_loss_counts_weights() -> None:
    assert reasons(of(weighted(), 3, 2, 3, None)) == {Reason.BELOW_TOP: ("a", "b")}
    assert reasons(of(weighted(), 4, 4, 4, None)) == {}


def test_reasons_are_whole_sentences() -> None:
    said = [obstacle_sentence(obstacle, DE) for obstacle in of(weighted(key=True), None, "?", "?", 0).obstacles]
    assert said == [
        "Eine Schlüsselfrage hat noch keine Stufe; ohne sie gibt es keinen Punktwert.",
        "Für einen Punktwert ist noch zu wenig eingeschätzt: 3 Fragen sind ohne Stufe.",
        "Eine Frage ist noch offen.",
        "2 Fragen sind „weiß noch nicht“.",
    ]


def test_the_explanation_brings_what_would_help() -> None:
    found = of(weighted(), 2, 2, 2, None).lift
    assert found is not None
    assert [(step.question, step.after) for step in found.steps] == [("a", 4)]


def test_work_begins_at_the_lowest_level_then_key_then_weight() -> None:
    catalogue = catalogue_of(
        factor_of(
            1,
            [
                question("light", "f1"),
                question("heavy", "f1", weight=3),
                question("key", "f1", key=True),
                question("lowest", "f1"),
                question("fine", "f1"),
            ],
        )
    )
    found = weakest_questions(catalogue, full(catalogue, (1, 1, 1, 0, 3)), n=9)
    assert [weak.question for weak in found] == ["lowest", "key", "heavy", "light"]
    assert found[1].step is not None
    assert found[1].step.text.de == "key: 1"


def test_of_equals_the_lower_factor_comes_first_and_an_unrated_one_last() -> None:
    catalogue = equal(3, 3)
    check = full(catalogue, (1, None, None), (1, 4, 4), (1, 4, 3))
    assert [weak.question for weak in weakest_questions(catalogue, check)] == ["f3q1", "f2q1", "f1q1"]


def test_weight_comes_before_the_score_of_the_factor() -> None:
    heavy = factor_of(1, [question("heavy", "f1", weight=2), question("a", "f1"), question("b", "f1")])
    light = factor_of(2, [question("light", "f2"), question("c", "f2"), question("d", "f2")])
    catalogue = catalogue_of(light, heavy)
    found = weakest_questions(catalogue, full(catalogue, (1, 3, 3), (1, 4, 4)))
    assert [weak.question for weak in found] == ["heavy", "light"]


def test_only_due_answers_up_to_level_two_are_weak() -> None:
    check = check_of({"a": 3, "b": 2, "c": "?", "d": 0}, phase=Phase.PLANNING)
    assert [weak.question for weak in weakest_questions(weighted(), check)] == ["b"]


def test_three_are_named_unless_asked_otherwise() -> None:
    catalogue = equal(2, 3)
    check = full(catalogue, (0, 0, 0), (0, 0, 0))
    assert [weak.question for weak in weakest_questions(catalogue, check)] == ["f1q1", "f1q2", "f1q3"]
    assert len(weakest_questions(catalogue, check, n=5)) == 5


def test_a_check_without_scores_has_no_weakest_questions() -> None:
    assert weakest_questions(equal(1, 2), replace(check_of({"f1q1": 0}), check=Check.QUICK)) == ()


def test_every_question_of_the_shipped_catalogue_can_be_explained(shipped: Catalogue) -> None:
    check = check_of(dict.fromkeys(shipped.questions, 2))
    for factor in shipped.factors:
        explanation = explain(shipped, factor, check)
        assert len(explanation.lines) == explanation.score.due
        assert (formula(explanation, DE) or "").endswith("· 25 = 50")
        assert explanation.lift is not None
    assert all(weak.step is not None for weak in weakest_questions(shipped, check))

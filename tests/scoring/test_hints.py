"""Hints before a check is final."""

from dataclasses import replace

from gelingenscheck.assessment.model import Check
from gelingenscheck.catalogue import Phase
from gelingenscheck.i18n import words_in
from gelingenscheck.scoring.hints import Hint, HintKind, hints, sentence
from tests.scoring.building import Code, catalogue_of, check_of, equal, factor_of, full, question


def found(*rows: tuple[Code, ...], kind: HintKind) -> list[Hint]:
    catalogue = equal(len(rows), len(rows[0]))
    return [hint for hint in hints(catalogue, full(catalogue, *rows)) if hint.kind is kind]


def test_equal_levels_throughout_a_factor_are_pointed_out_from_four_on() -> None:
    (hint,) = found((2, 2, 2, 2, None), (2, 2, 2, None, "?"), (2, 2, 2, 2, 3), kind=HintKind.SAME_LEVEL)
    assert (hint.factor, hint.level, len(hint.questions)) == ("f1", 2, 4)


def test_the_top_level_without_evidence_is_asked_about() -> None:
    (hint,) = found((4, 4, 3, 0), kind=HintKind.TOP_WITHOUT_EVIDENCE)
    assert hint.questions == ("f1q1", "f1q2")
    catalogue = equal(1, 4)
    proven = check_of({"f1q1": 4, "f1q2": 3}, evidence=True)
    assert hints(catalogue, proven) == ()


def test_levels_from_three_without_evidence_are_counted_over_all_factors() -> None:
    (hint,) = found((4, 3, 2, 0), (3, 1, 1, 1), kind=HintKind.WITHOUT_EVIDENCE)
    assert (hint.factor, hint.questions) == (None, ("f1q1", "f1q2", "f2q1"))


def test_more_than_a_quarter_not_applicable_is_pointed_out() -> None:
    assert found(("-", 1, 2, 1), (1, 2, "-", 1), kind=HintKind.MANY_NOT_APPLICABLE) == []
    (hint,) = found(("-", "-", 2, 1), (1, 2, "-", 1), kind=HintKind.MANY_NOT_APPLICABLE)
    assert (hint.factor, hint.share, len(hint.questions)) == (None, 3 / 8, 3)


def test_more_than_half_of_a_factor_not_applicable_is_pointed_out() -> None:
    rest: tuple[tuple[Code, ...], ...] = ((1, 2, 1, 2),) * 4
    assert found(("-", "-", 2, 1), *rest, kind=HintKind.MANY_NOT_APPLICABLE) == []
    (hint,) = found(("-", "-", "-", 1), *rest, kind=HintKind.MANY_NOT_APPLICABLE)
    assert (hint.factor, hint.share) == ("f1", 0.75)


def test_dont_know_offers_a_measure() -> None:
    (hint,) = found(("?", 1, None, "?"), (1, 2, 3, 0), kind=HintKind.DONT_KNOW)
    assert (hint.factor, hint.questions) == ("f1", ("f1q1", "f1q4"))


def test_questions_that_are_not_due_give_no_hint() -> None:
    catalogue = catalogue_of(factor_of(1, [question("a", "f1"), question("b", "f1", phase="implementation")]))
    assert hints(catalogue, check_of({"a": 2, "b": 4}, phase=Phase.PLANNING)) == ()
    assert len(hints(catalogue, check_of({"a": 2, "b": 4}, phase=Phase.RUNNING))) == 2


def test_a_check_without_scores_has_no_hints() -> None:
    assert hints(equal(1, 4), replace(check_of({"f1q1": 4}), check=Check.QUICK)) == ()


def test_hints_are_whole_sentences() -> None:
    catalogue = equal(2, 5)
    check = full(catalogue, (4, 4, 4, 4, "?"), ("-", "-", "-", "?", "?"))
    said = [sentence(hint, catalogue, words_in("de")) for hint in hints(catalogue, check)]
    assert said == [
        "3 Fragen treffen nicht zu (30 %). Je weniger Fragen zählen, desto weniger sagt das Ergebnis.",
        "4 Antworten ab Stufe 3 haben noch keinen Nachweis. Ein Dokument oder Link macht sie nachvollziehbar.",
        "Faktor 1: Eine Frage ist noch „weiß noch nicht“. Als Maßnahme „klären bis …“ bleibt sie im Blick.",
        "Faktor 1: Alle 4 Antworten haben die Stufe 4. Das kann stimmen; schauen Sie noch einmal.",
        "Faktor 1: 4 Antworten haben die Stufe 4, aber noch keinen Nachweis. Woran sieht man es?",
        "Faktor 2: 2 Fragen sind „weiß noch nicht“. Als Maßnahme „klären bis …“ bleiben sie im Blick.",
        "Faktor 2: 3 Fragen treffen nicht zu, das ist mehr als die Hälfte. Passen die Gründe?",
    ]

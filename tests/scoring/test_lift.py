"""The smallest lift is really the smallest: compared with trying everything."""

from itertools import product

from hypothesis import assume, given, settings

from gelingenscheck.assessment.model import Assessment
from gelingenscheck.catalogue import BANDS, Band, Catalogue
from gelingenscheck.scoring.factor import FactorScore, factor_score
from gelingenscheck.scoring.lift import Lift, smallest_lift
from tests.scoring.building import Code, catalogue_of, check_of, equal, factor_of, full, question
from tests.scoring.strategies import cases


def lift(catalogue: Catalogue, *codes: Code) -> Lift | None:
    return smallest_lift(catalogue, catalogue.factors[0], full(catalogue, codes))


def steps(found: Lift | None) -> list[tuple[str, int | None, int | None]]:
    assert found is not None
    return [(step.question, step.before, step.after) for step in found.steps]


def test_fewest_questions_come_before_fewest_steps() -> None:
    found = lift(equal(1, 4), 1, 1, 2, 2)
    assert steps(found) == [("f1q1", 1, 3)]
    assert found is not None
    assert (found.band, found.score) == (Band.DEVELOPING, 50)


def test_the_heavier_question_needs_fewer_steps() -> None:
    catalogue = catalogue_of(factor_of(1, [question("a", "f1"), question("b", "f1", weight=2), question("c", "f1")]))
    assert steps(lift(catalogue, 1, 1, 2)) == [("b", 1, 3)]


def test_the_gate_is_lifted_too() -> None:
    catalogue = catalogue_of(
        factor_of(1, [question("a", "f1", key=True), *(question(f"q{i}", "f1") for i in range(4))])
    )
    assert steps(lift(catalogue, 0, 4, 4, 4, 4)) == [("a", 0, 1)]
    assert steps(lift(equal(1, 5), 4, 4, 0, 4, 4)) == [("f1q3", 0, 1)]
    assert steps(lift(equal(1, 5), 3, 3, 0, 0, 4)) == [("f1q3", 0, 4), ("f1q4", 0, 1)]


def test_a_missing_answer_may_be_what_lifts() -> None:
    assert steps(lift(equal(1, 3), 1, 2, None)) == [("f1q1", 1, 2)]
    assert steps(lift(equal(1, 3), 1, 1, None)) == [("f1q1", 1, 3)]


def test_an_unrated_factor_needs_answers_whatever_they_are() -> None:
    catalogue = catalogue_of(
        factor_of(1, [question("a", "f1"), question("b", "f1", weight=2), question("c", "f1", key=True)])
    )
    found = lift(catalogue, None, None, "?")
    assert steps(found) == [("b", None, None), ("c", None, None)]
    assert found is not None
    assert (found.band, found.score) == (None, None)


def test_there_is_nothing_to_lift_at_the_top_or_where_nothing_applies() -> None:
    assert lift(equal(1, 3), 3, 3, 3) is None
    assert lift(equal(1, 3), "-", "-", "-") is None


@given(case=cases(most=4))
@settings(max_examples=300, deadline=None)
def test_the_lift_equals_the_best_of_all_possible_answers(case: tuple[Catalogue, Assessment]) -> None:
    catalogue, assessment = case
    factor = catalogue.factors[0]
    now = factor_score(catalogue, factor, assessment)
    assume(now.applies)
    found = smallest_lift(catalogue, factor, assessment)
    wanted = _best_by_trying(catalogue, assessment, now)
    if wanted is None:
        assert found is None
        return
    assert found is not None
    raised = sum((step.after or 0) - (step.before or 0) for step in found.steps)
    assert (len(found.steps), raised, tuple(step.question for step in found.steps)) == wanted
    changes: dict[str, Code] = {step.question: step.after if step.after is not None else 0 for step in found.steps}
    after = factor_score(catalogue, factor, _changed(assessment, changes))
    assert after.rated
    if now.rated:
        assert (after.band, after.score) == (found.band, found.score)
        assert after.band is not None
        assert now.band is not None
        assert BANDS.index(after.band) > BANDS.index(now.band)


def _best_by_trying(
    catalogue: Catalogue, assessment: Assessment, now: FactorScore
) -> tuple[int, int, tuple[str, ...]] | None:
    """Return number of questions, number of steps and the questions of the best of all combinations."""
    due = catalogue.due(catalogue.factors[0], assessment.phase)
    ids = [q.id for q in due if assessment.answer(q.id).no_answer != "not_applicable"]
    place = {id_: i for i, id_ in enumerate(ids)}
    before = {id_: assessment.answer(id_).level for id_ in ids}
    options = [[(id_, level) for level in _higher(before[id_])] for id_ in ids]
    best: tuple[int, int, list[int]] | None = None
    for combination in product(*options):
        changes: dict[str, Code] = {id_: level for id_, level in combination if level != before[id_]}
        after = factor_score(catalogue, catalogue.factors[0], _changed(assessment, changes))
        if not after.rated or (now.rated and _rank(after) <= _rank(now)):
            continue
        count = sum(level - (before[id_] or 0) for id_, level in combination if level is not None)
        if not now.rated and any(before[id_] is not None for id_ in changes):
            continue
        candidate = (len(changes), count, [place[id_] for id_ in changes])
        best = candidate if best is None else min(best, candidate)
    return (best[0], best[1], tuple(ids[i] for i in best[2])) if best is not None else None


def _higher(level: int | None) -> list[int | None]:
    return [None, 0, 1, 2, 3, 4] if level is None else list(range(level, 5))


def _changed(assessment: Assessment, changes: dict[str, Code]) -> Assessment:
    levels: dict[str, Code] = {}
    for id_, known in assessment.answers.items():
        levels[id_] = known.level if known.no_answer is None else "-" if known.no_answer == "not_applicable" else "?"
    assert assessment.phase is not None
    return check_of(levels | changes, phase=assessment.phase)


def _rank(score: FactorScore) -> int:
    assert score.band is not None
    return BANDS.index(score.band)

"""One factor: number, interval, band."""

import random
from dataclasses import astuple, fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gelingenscheck.assessment.model import Assessment, Check, Mode, RoundRecord
from gelingenscheck.catalogue import BANDS, Band, Catalogue, Phase
from gelingenscheck.scoring.factor import FactorScore, factor_score, factor_scores
from tests.scoring.building import (
    Code,
    answer_of,
    catalogue_of,
    check_of,
    equal,
    factor_of,
    full,
    question,
    with_answer,
)
from tests.scoring.recalculation import expected
from tests.scoring.strategies import answered, cases


def one(catalogue: Catalogue, *codes: Code, phase: Phase = Phase.RUNNING) -> FactorScore:
    """Return the score of the only factor."""
    (score,) = factor_scores(catalogue, full(catalogue, codes, phase=phase))
    return score


def test_a_missing_answer_is_never_zero() -> None:
    score = one(equal(1, 3), None, 4, 4)
    assert (score.score, score.rated, score.band) == (100, True, Band.STRONG)
    assert (score.worst, score.best, score.completeness) == (Band.DEVELOPING, Band.STRONG, 2 / 3)
    assert (score.low, score.high) == (200 / 3, 100)


def test_an_open_key_question_keeps_the_factor_unrated() -> None:
    catalogue = catalogue_of(factor_of(1, [question("a", "f1", key=True), question("b", "f1"), question("c", "f1")]))
    for code in (None, "?"):
        score = one(catalogue, code, 4, 4)
        assert (score.score, score.rated, score.band, score.worst, score.best) == (
            None, False, None, Band.GAP, Band.STRONG,
        )  # fmt: skip
        assert score.key_open == ("a",)
        assert score.possibly_weak
        assert not score.weak


def test_below_two_thirds_there_is_an_interval_and_no_score() -> None:
    score = one(equal(1, 5), 4, 4, 4, None, None)
    assert (score.score, score.low, score.high, score.rated) == (None, 60, 100, False)


@pytest.mark.parametrize("weights", [(1, 1, 1), (2, 2, 2), (3, 1, 2), (5, 5, 5)])
def test_exactly_two_thirds_of_the_weight_is_enough(weights: tuple[int, ...]) -> None:
    catalogue = catalogue_of(factor_of(1, [question(f"q{i}", "f1", weight=w) for i, w in enumerate(weights)]))
    assert one(catalogue, 3, 3, None).score == 75
    assert one(catalogue, None, "?", 3).score is None


def test_weights_count() -> None:
    catalogue = catalogue_of(factor_of(1, [question("a", "f1", weight=2), question("b", "f1"), question("c", "f1")]))
    score = one(catalogue, 3, 2, 4)
    assert (score.score, score.points, score.answered_weight) == (75, 12, 4)


def test_not_applicable_leaves_the_score_and_is_counted() -> None:
    score = one(equal(1, 5), "-", "-", 2, 2, 2)
    assert (score.score, score.completeness, score.not_applicable, score.due) == (50, 1, 2, 5)


def test_a_factor_of_which_nothing_applies_has_no_number_at_all() -> None:
    score = one(equal(1, 3), "-", "-", "-")
    assert not score.applies
    assert {score.score, score.low, score.high, score.completeness, score.band, score.worst, score.best} == {None}


@pytest.mark.parametrize(
    ("codes", "band"),
    [
        ((2, 2, 2, 2), Band.DEVELOPING),
        ((2, 2, 2, 1), Band.GAP),
        ((3, 3, 3, 3), Band.STRONG),
        ((3, 3, 3, 2), Band.DEVELOPING),
    ],
)
def test_bands_begin_exactly_at_their_threshold(codes: tuple[int, ...], band: Band) -> None:
    assert one(equal(1, 4), *codes).band is band


def test_the_band_goes_by_the_unrounded_number() -> None:
    weights = (5,) * 24 + (1,)
    catalogue = catalogue_of(factor_of(1, [question(f"q{i}", "f1", weight=w) for i, w in enumerate(weights)]))
    score = one(catalogue, *(3,) * 24, 2)
    assert score.score is not None
    assert 74.5 < score.score < 75
    assert score.band is Band.DEVELOPING


def test_a_key_question_at_zero_is_not_averaged_away() -> None:
    catalogue = catalogue_of(
        factor_of(1, [question(f"q{i}", "f1", key=i == 2) for i in range(5)])
    )  # fmt: skip
    score = one(catalogue, 4, 4, 0, 4, 4)
    assert (score.score, score.band, score.capped_by, score.weak) == (80, Band.GAP, ("q2",), True)


def test_no_factor_is_strong_while_a_question_is_at_zero() -> None:
    score = one(equal(1, 5), 4, 0, 4, 4, 4)
    assert (score.score, score.band, score.capped_by) == (80, Band.DEVELOPING, ("f1q2",))


def test_where_a_key_question_is_at_zero_no_other_zero_is_blamed() -> None:
    catalogue = catalogue_of(factor_of(1, [question(f"q{i}", "f1", key=i == 2) for i in range(8)]))
    assert one(catalogue, 0, 4, 0, 4, 4, 4, 4, 4).capped_by == ("q2",)


def test_zeros_are_named_in_the_order_of_the_catalogue() -> None:
    phases = (
        "implementation",
        "planning",
        "planning",
        "planning",
        "implementation",
        "planning",
        "planning",
        "planning",
    )
    catalogue = catalogue_of(factor_of(1, [question(f"q{i}", "f1", phase=phase) for i, phase in enumerate(phases)]))
    assert one(catalogue, 0, 0, 4, 4, 4, 4, 4, 4).capped_by == ("q0", "q1")


def test_zeros_that_lower_no_band_are_not_blamed() -> None:
    assert one(equal(1, 5), 0, 0, 2, 2, 2).capped_by == ()
    assert one(equal(1, 5), 0, 2, 3, 3, 3).capped_by == ()


def test_an_unrated_factor_has_a_band_where_the_rest_cannot_change_it() -> None:
    catalogue = catalogue_of(
        factor_of(1, [question("a", "f1", key=True), *(question(f"q{i}", "f1") for i in range(3))])
    )  # fmt: skip
    score = one(catalogue, 0, 4, None, None)
    assert (score.rated, score.score, score.band, score.capped_by) == (False, None, Band.GAP, ("a",))


def test_implementation_questions_are_not_due_before_the_start() -> None:
    catalogue = catalogue_of(
        factor_of(1, [question("a", "f1"), question("b", "f1", phase="implementation"), question("c", "f1")])
    )
    before = one(catalogue, 4, 0, 2, phase=Phase.PLANNING)
    assert (before.due, before.score, before.planned, before.reached, before.capped_by) == (2, 75, 75, None, ())
    for phase in (Phase.RUNNING, Phase.COMPLETED):
        after = one(catalogue, 4, 0, 2, phase=phase)
        assert (after.due, after.score, after.planned, after.reached) == (3, 50, 75, 0)


def test_planned_and_reached_need_their_own_two_thirds_and_key_questions() -> None:
    catalogue = catalogue_of(
        factor_of(
            1,
            [
                *(question(f"p{i}", "f1") for i in range(4)),
                question("i1", "f1", phase="implementation"),
                question("i2", "f1", phase="implementation", key=True),
            ],
        )
    )
    assert one(catalogue, 4, 4, 4, 4, 2, 2).reached == 50
    half = one(catalogue, 4, 4, 4, 4, None, 2)
    assert (half.rated, half.planned, half.reached) == (True, 100, None)
    keyless = one(catalogue, 4, 4, 4, 4, 2, "?")
    assert (keyless.rated, keyless.planned, keyless.reached) == (False, 100, None)


def test_retired_questions_do_not_count() -> None:
    old = replace(question("old", "f1", key=True), retired="2.0.0")
    catalogue = catalogue_of(factor_of(1, [old, question("a", "f1")]))
    score = one(catalogue, 0, 4)
    assert (score.due, score.score, score.band) == (1, 100, Band.STRONG)


def test_answers_from_level_three_should_have_evidence() -> None:
    catalogue = equal(1, 4)
    check = check_of({"f1q1": 4, "f1q2": 3, "f1q3": 2, "f1q4": 0})
    proven = replace(
        check, answers={**check.answers, "f1q1": answer_of(4, evidence=True), "f1q3": answer_of(2, evidence=True)}
    )
    score = factor_score(catalogue, catalogue.factors[0], proven)
    assert (score.evidence_due, score.evidenced) == (2, 1)  # fmt: skip


def test_a_group_level_stands_beside_the_scores_and_only_without_answers() -> None:
    catalogue = equal(2, 3)
    rounds = (RoundRecord(item="f1", level=1), RoundRecord(item="f1", level=3), RoundRecord(item="f2", level=2))
    empty = replace(full(catalogue, (None,) * 3, (None, "?", None)), mode=Mode.WORKSHOP, rounds=rounds)
    first, second = factor_scores(catalogue, empty)
    assert (first.group_level, first.score, first.rated) == (3, None, False)
    assert second.group_level is None


def test_only_full_checks_are_scored() -> None:
    for check in (Check.QUICK, Check.CROSSCUTTING):
        assert factor_scores(equal(), replace(check_of({"f1q1": 4}), check=check)) == ()


def test_a_score_made_in_one_go_equals_one_made_by_its_fields() -> None:
    score = one(equal(1, 3), 1, "?", 4)
    assert FactorScore(**{field.name: getattr(score, field.name) for field in fields(FactorScore)}) == score


@given(case=cases())
def test_every_number_equals_an_independent_calculation(case: tuple[Catalogue, Assessment]) -> None:
    _compare(*case)


@given(data=st.data())
@settings(max_examples=60)
def test_the_shipped_catalogue_is_scored_like_an_independent_calculation(
    shipped: Catalogue, data: st.DataObject
) -> None:
    draw = data.draw(st.integers(0, 2**32))
    chance = random.Random(draw)
    options: tuple[Code, ...] = (*chance.choices(range(5), k=chance.randint(1, 6)), *chance.choices(("?", "-", None)))
    codes: dict[str, Code] = {}
    for id_, known in shipped.questions.items():
        code = chance.choice(options)
        codes[id_] = None if known.key and code == "-" else code
    _compare(shipped, check_of(codes, phase=chance.choice(list(Phase))))


def _compare(catalogue: Catalogue, assessment: Assessment) -> None:
    for factor, score in zip(catalogue.factors, factor_scores(catalogue, assessment), strict=True):
        wanted = expected(catalogue, factor, assessment)
        for name, value in wanted._asdict().items():
            found = getattr(score, name)
            assert found == (value if value is None or isinstance(value, Band) else float(value)), name
        assert score.rated == (wanted.score is not None)
        assert score.due == score.answered + score.open + score.dont_know + score.not_applicable
        assert factor_score(catalogue, factor, assessment) == score


@given(case=cases(), data=st.data())
def test_an_answer_to_an_open_question_never_widens_what_is_possible(
    case: tuple[Catalogue, Assessment], data: st.DataObject
) -> None:
    catalogue, assessment = case
    before = factor_score(catalogue, catalogue.factors[0], assessment)
    still_open = [q for q in catalogue.questions.values() if not assessment.answer(q.id).given]
    if not still_open:
        return
    chosen = data.draw(st.sampled_from(still_open))
    codes: tuple[Code, ...] = (0, 1, 2, 3, 4, "?") if chosen.key else (0, 1, 2, 3, 4, "?", "-")
    changed = with_answer(assessment, chosen.id, data.draw(st.sampled_from(codes)))
    after = factor_score(catalogue, catalogue.factors[0], changed)
    if after.low is None or before.low is None or after.high is None or before.high is None:
        assert not after.applies
        return
    assert after.low >= before.low
    assert after.high <= before.high
    assert _rank(before.worst) <= _rank(after.worst) <= _rank(after.best) <= _rank(before.best)


@given(case=cases(), data=st.data())
def test_raising_a_level_never_lowers_anything(case: tuple[Catalogue, Assessment], data: st.DataObject) -> None:
    catalogue, assessment = case
    levels = {id_: known.level for id_, known in assessment.answers.items() if known.level is not None}
    raisable = [id_ for id_, level in levels.items() if level < 4]
    if not raisable:
        return
    id_ = data.draw(st.sampled_from(raisable))
    before = factor_score(catalogue, catalogue.factors[0], assessment)
    higher = with_answer(assessment, id_, data.draw(st.integers(levels[id_] + 1, 4)))
    after = factor_score(catalogue, catalogue.factors[0], higher)
    assert after.rated == before.rated
    if before.score is not None and after.score is not None:
        assert after.score >= before.score
    for name in ("worst", "best", "band"):
        was, now = getattr(before, name), getattr(after, name)
        if was is not None and now is not None:
            assert _rank(now) >= _rank(was)


@given(case=cases())
def test_a_band_lies_between_worst_and_best(case: tuple[Catalogue, Assessment]) -> None:
    catalogue, assessment = case
    score = factor_score(catalogue, catalogue.factors[0], assessment)
    if score.band is not None:
        assert _rank(score.worst) <= _rank(score.band) <= _rank(score.best)
    assert (score.band is None) <= (not score.rated)


@given(data=st.data())
def test_the_order_of_answers_is_irrelevant(data: st.DataObject) -> None:
    catalogue = equal(2, 4)
    assessment = data.draw(answered(catalogue))
    shuffled = dict(data.draw(st.permutations(list(assessment.answers.items()))))
    other = factor_scores(catalogue, replace(assessment, answers=shuffled))
    assert [astuple(score) for score in other] == [astuple(s) for s in factor_scores(catalogue, assessment)]


def _rank(band: Band | None) -> int:
    assert band is not None
    return BANDS.index(band)

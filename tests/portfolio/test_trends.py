"""The city over time: the same projects, comparable questions, and nothing that newcomers could move."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from statistics import median
from typing import Any

import pytest

from gelingenscheck.assessment.carrying import carry_over
from gelingenscheck.assessment.model import Answer, Assessment, CatalogueRef, Choice, Mode, NoAnswer
from gelingenscheck.catalogue import BANDS, Catalogue, Phase
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.trends import FactorTrend, Trend, trend, year_ends
from gelingenscheck.scoring.course import FactorCourse, course
from gelingenscheck.usecases.generator import generate
from tests.catalogue import shortened, successor
from tests.portfolio.made import TODAY, check, levels, project, snapshot
from tests.portfolio.plainly import Plain

BEFORE = TODAY - timedelta(days=365)
EARLY, LATE = date(2025, 3, 1), date(2026, 3, 1)


def over_time(documents: Sequence[Any], catalogue: Catalogue, organisation: Organisation, *dates: date) -> Trend:
    made = snapshot(documents, catalogue)
    return trend(made.assessments, made.subjects, catalogue, organisation, dates or (BEFORE, TODAY))


def ends(documents: Sequence[Any], catalogue: Catalogue, organisation: Organisation, as_of: date = TODAY) -> object:
    made = snapshot(documents, catalogue)
    return year_ends(made.assessments, made.subjects, catalogue, organisation, as_of)


def factor_of(found: Trend, catalogue: Catalogue, place: int = 0) -> FactorTrend:
    return next(factor for factor in found.factors if factor.factor == catalogue.factors[place].id)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    "dates", [(BEFORE, TODAY), (date(2023, 12, 31), date(2024, 12, 31), date(2025, 12, 31), TODAY)]
)
def test_generated_cities_equal_a_calculation_project_by_project(
    catalogue: Catalogue, organisation: Organisation, seed: int, dates: tuple[date, ...]
) -> None:
    documents = list(generate(catalogue, organisation, size=400, seed=seed, today=TODAY))
    found = over_time(documents, catalogue, organisation, *dates)
    counted = [Plain(documents, catalogue, organisation, day).counted for day in dates]
    same = set.intersection(*map(set, counted))
    courses = [course(catalogue, [checks[subject] for checks in counted]) for subject in same]
    assert found.subjects == len(same) > 20
    assert set(found.renewed) == {id_ for id_ in same if counted[0][id_] is not counted[-1][id_]}
    assert found.common == sum(len(one.common) for one in courses)
    assert found.union == sum(len(one.union) for one in courses)
    for i, factor in enumerate(catalogue.factors):
        parts = [(one.factors[i], [checks[id_] for checks in counted]) for id_, one in zip(same, courses, strict=True)]
        ours, known = found.factors[i], [part for part, _ in parts if part.common]
        assert (ours.factor, ours.n) == (factor.id, len(known))
        assert ours.medians == tuple(
            pytest.approx(median(scores)) for scores in zip(*(p.scores for p in known), strict=True)
        )
        assert ours.weak == tuple(
            sum(_is_weak(catalogue, part, checks[day], part.scores[day]) for part, checks in parts)
            for day in range(len(dates))
        )


def _is_weak(catalogue: Catalogue, part: FactorCourse, check: Assessment, score: float | None) -> bool:
    """Say whether a score over common questions is in the lowest band, by the words of R3 and R4."""
    if score is None:
        return False
    key_zero = any(catalogue.questions[id_].key and check.answer(id_).level == 0 for id_ in part.common)
    start = {entry.band: entry.start for entry in catalogue.bands}
    return key_zero or score < start[BANDS[1]]


def test_a_newcomer_moves_nothing(catalogue: Catalogue, organisation: Organisation) -> None:
    old = [project("a"), check("a-1", "a", catalogue, 1, on=EARLY), check("a-2", "a", catalogue, 2, on=LATE)]
    new = [project("b"), check("b-1", "b", catalogue, 4, on=LATE)]
    alone, both = (over_time(documents, catalogue, organisation) for documents in (old, [*old, *new]))
    assert (both.subjects, both.factors) == (alone.subjects, alone.factors) == (1, alone.factors)
    assert factor_of(both, catalogue).medians == (25, 50)
    assert factor_of(both, catalogue).weak == (1, 0)


def test_a_check_stands_until_the_next_one(catalogue: Catalogue, organisation: Organisation) -> None:
    documents = [project("a"), check("a-1", "a", catalogue, 3, on=EARLY)]
    found = over_time(documents, catalogue, organisation)
    assert (found.subjects, found.renewed) == (1, ())
    assert factor_of(found, catalogue).medians == (75, 75)


def test_questions_that_became_due_leave_both_sides(catalogue: Catalogue, organisation: Organisation) -> None:
    late = check("a-2", "a", catalogue, 3, on=LATE, phase=Phase.RUNNING)
    answers = {
        id_: Answer(choice=Choice(level=0 if question.phase != Phase.PLANNING else 3))
        for id_, question in catalogue.questions.items()
    }
    documents = [project("a"), check("a-1", "a", catalogue, 3, on=EARLY), replace(late, answers=answers)]
    found = over_time(documents, catalogue, organisation)
    assert (found.moved_on, found.comparability, found.limited) == (1, 1, False)
    assert factor_of(found, catalogue).medians == (75, 75)


def test_what_was_not_answered_is_no_zero_and_less_than_four_fifths_are_marked(
    catalogue: Catalogue, organisation: Organisation
) -> None:
    factor = catalogue.factors[0]
    due = catalogue.due(factor, Phase.PLANNING)
    late = check("a-2", "a", catalogue, 3, on=LATE)
    dont_know = Answer(choice=Choice(no_answer=NoAnswer.DONT_KNOW))
    documents = [
        project("a"), check("a-1", "a", catalogue, 3, on=EARLY),
        replace(late, answers={**late.answers, due[0].id: dont_know}),
    ]  # fmt: skip
    found = over_time(documents, catalogue, organisation)
    ours = factor_of(found, catalogue)
    assert (ours.common, ours.union, ours.medians) == (len(due) - 1, len(due), (75, 75))
    assert ours.limited is (5 * (len(due) - 1) < 4 * len(due))
    assert not factor_of(found, catalogue, 1).limited


def test_a_factor_without_common_questions_has_no_median(catalogue: Catalogue, organisation: Organisation) -> None:
    one, other = (catalogue.factors[i].id for i in (0, 1))
    documents = [
        project("a"),
        check("a-1", "a", catalogue, on=EARLY, answers=levels(catalogue, one, {}) | levels(catalogue, other, {})),
        check("a-2", "a", catalogue, on=LATE, answers=levels(catalogue, other, {})),
    ]
    ours = factor_of(over_time(documents, catalogue, organisation), catalogue)
    assert (ours.n, ours.medians, ours.weak, ours.limited) == (0, (None, None), (0, 0), True)


def test_before_everything_there_is_nothing(catalogue: Catalogue, organisation: Organisation) -> None:
    documents = [project("a"), check("a-1", "a", catalogue, on=EARLY)]
    found = over_time(documents, catalogue, organisation, date(1990, 1, 1), TODAY)
    assert (found.subjects, found.common, found.comparability, found.limited) == (0, 0, None, True)
    assert {factor.medians for factor in found.factors} == {(None, None)}
    assert over_time([], catalogue, organisation).subjects == 0


def test_only_the_chosen_variant_is_followed(catalogue: Catalogue, organisation: Organisation) -> None:
    checks = [
        check(f"p-{variant}{n}".lower(), "p", catalogue, level, on=day, variant=variant)
        for n, day in enumerate((EARLY, LATE))
        for variant, level in (("A", 1), ("B", 4))
    ]
    found = over_time([project("p", chosen_variant="A"), *checks], catalogue, organisation)
    assert factor_of(found, catalogue).medians == (25, 25)
    assert over_time([project("p"), *checks], catalogue, organisation).subjects == 0


def test_another_way_of_assessing_is_counted_and_said(catalogue: Catalogue, organisation: Organisation) -> None:
    documents = [
        project("a"), check("a-1", "a", catalogue, on=EARLY),
        check("a-2", "a", catalogue, on=LATE, mode=Mode.WORKSHOP),
    ]  # fmt: skip
    assert over_time(documents, catalogue, organisation).mixed == 1


def test_another_catalogue_is_never_mixed_in(catalogue: Catalogue, organisation: Organisation) -> None:
    foreign = CatalogueRef(id="anderer", version="1.0.0")
    documents = [
        project("a"), check("a-1", "a", catalogue, 1, on=EARLY),
        replace(check("a-2", "a", catalogue, 4, on=LATE), catalogue=foreign),
        project("b"), replace(check("b-1", "b", catalogue, 4, on=EARLY), catalogue=foreign),
    ]  # fmt: skip
    found = over_time(documents, catalogue, organisation)
    assert (found.subjects, found.renewed) == (1, ())
    assert factor_of(found, catalogue).medians == (25, 25)


def test_versions_are_compared_by_equal_ids(organisation: Organisation) -> None:
    before, after = shortened.read(shortened.text()), successor.catalogue()
    old = check("a-1", "a", before, 1, on=EARLY, phase=Phase.RUNNING)
    new = replace(carry_over(old, after, after.version).assessment, id="a-2")
    answers = {id_: Answer(choice=Choice(level=3)) for id_ in [*new.answers, successor.ADDED]}
    stamp = check("x-1", "x", after, on=LATE).finalised
    documents = [project("a"), old, replace(new, answers=answers, finalised=stamp)]
    found = over_time(documents, after, organisation)
    asked = [question for question in after.questions.values() if question.retired is None]
    assert (found.common, found.union) == (len(asked) - 1, len(asked))
    assert {factor.medians for factor in found.factors} == {(25, 75)}


def test_years_are_offered_from_the_first_check_that_counts(catalogue: Catalogue, organisation: Organisation) -> None:
    documents = [
        project("a"), check("a-1", "a", catalogue, on=date(2024, 12, 31)),
        check("a-2", "a", catalogue, on=date(2025, 6, 1)),
        project("b"), check("b-1", "b", catalogue, on=date(2025, 1, 1)),
        project("c"), check("c-1", "c", catalogue, on=None), check("c-2", "c", catalogue, None, on=EARLY),
    ]  # fmt: skip
    assert ends(documents, catalogue, organisation) == ((date(2024, 12, 31), 1), (date(2025, 12, 31), 2))
    assert ends(documents, catalogue, organisation, date(2024, 12, 31)) == ()
    assert ends(documents, catalogue, organisation, date(2025, 12, 31)) == ((date(2024, 12, 31), 1),)
    assert ends([], catalogue, organisation) == ()


def test_a_year_says_how_many_can_be_followed_from_there(catalogue: Catalogue, organisation: Organisation) -> None:
    made = snapshot(generate(catalogue, organisation, size=300, seed=5, today=TODAY), catalogue)
    tables = (made.assessments, made.subjects, catalogue, organisation)
    offered = year_ends(*tables, TODAY)
    assert len(offered) > 2
    assert [n for _, n in offered] == [trend(*tables, (end, TODAY)).subjects for end, _ in offered]


def test_a_check_of_long_ago_does_not_offer_a_hundred_years(catalogue: Catalogue, organisation: Organisation) -> None:
    made = snapshot([project("a"), check("a-1", "a", catalogue, on=date(1990, 5, 1))], catalogue)
    offered = year_ends(made.assessments, made.subjects, catalogue, organisation, TODAY)
    assert [end.year for end, _ in offered] == list(range(2014, 2026))

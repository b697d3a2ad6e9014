"""What leaves the house: nobody can compute from it, however much of it is collected, what a small unit answered."""

import dataclasses
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gelingenscheck.assessment.model import Answer, Assessment, Choice
from gelingenscheck.assessment.subject import Release
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.disclosure import CUT_OFF, Outside, cut_off, latest_year, outside
from gelingenscheck.returns.rounds import usual_cut_off
from gelingenscheck.scoring.few import Few
from gelingenscheck.usecases.portfolio import portfolio_of
from tests.portfolio.attacker import Known, follows_by_arithmetic, is_known, worlds
from tests.portfolio.made import Document, check, project, snapshot, standard

YEARS = (2024, 2025, 2026)
UNITS = ("tiefbau", "schule", "jugend", "sport", "musikschule")
TRY = settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Made(NamedTuple):
    """One check: its project, the unit that leads it, the day, and whether all of it is weak."""

    project: int
    unit: str
    day: date
    weak: bool


@st.composite
def cities(draw: st.DrawFn) -> list[Made]:
    """Draw a city of up to twelve checks: often all of one year are alike, or one unit has nearly all projects."""
    made: list[Made] = []
    units = UNITS[: draw(st.integers(1, 5))]
    alike = {year: draw(st.sampled_from([True, False, None, None])) for year in YEARS}
    for number in range(draw(st.integers(5, 9))):
        unit, years = draw(st.sampled_from(units)), draw(st.sets(st.sampled_from(YEARS), min_size=1, max_size=2))
        for year in sorted(years):
            weak = draw(st.booleans()) if alike[year] is None else bool(alike[year])
            made.append(Made(number, unit, date(year - 1, 10, 1) + timedelta(days=draw(st.integers(0, 364))), weak))
    return made[:12]


def documents(city: Sequence[Made], catalogue: Catalogue) -> list[Document]:
    projects = {one.project: project(f"p{one.project}", one.unit) for one in city}
    checks = [
        check(
            f"p{one.project}-{i}", f"p{one.project}", catalogue, 0 if one.weak else 4, on=one.day, department=one.unit
        )
        for i, one in enumerate(city)
    ]
    return [*projects.values(), *checks]


def published(
    made: Sequence[Document], catalogue: Catalogue, organisation: Organisation, year: int, *, named: bool = False
) -> Outside:
    stored = snapshot(made, catalogue)
    of_year = portfolio_of(stored, catalogue, organisation, cut_off(year))
    return outside(of_year, stored.assessments, stored.subjects, of_year.measures, year=year, named=named)


def members(city: Sequence[Made], year: int) -> tuple[int, ...]:
    """Return the checks that count in a year, worked out anew: the latest of each project in its twelve months."""
    last: dict[int, int] = {}
    for i, one in enumerate(city):
        if date(year - 1, 9, 30) < one.day <= date(year, 9, 30) and one.day >= city[last.get(one.project, i)].day:
            last[one.project] = i
    return tuple(sorted(last.values()))


def collected(city: Sequence[Made], catalogue: Catalogue, organisation: Organisation) -> Iterator[Known]:
    """Yield what all exports say about the first factor and each of its questions."""
    for year in YEARS:
        said = published(documents(city, catalogue), catalogue, organisation, year)
        sums = [said.factors[0].weak, *(spot.weak for spot in said.spots)]
        yield from (Known(checks=members(city, year), low=one.low, high=one.high) for one in sums if one)


def hidden(city: Sequence[Made]) -> Iterator[list[int]]:
    """Yield what nobody may learn: each check, and the checks of each unit with few projects in each year."""
    yield from ([i] for i in range(len(city)))
    for year in YEARS:
        sizes = Counter(city[i].unit for i in members(city, year))
        for unit, size in sizes.items():
            if size < 5:
                yield [i for i in members(city, year) if city[i].unit == unit]


@TRY
@given(city=cities())
def test_no_sequence_of_exports_lets_one_compute_a_hidden_figure(
    catalogue: Catalogue, organisation: Organisation, city: list[Made]
) -> None:
    known = list(collected(city, catalogue, organisation))
    possible = worlds(len(city), known)
    assert [city[i].weak for i in range(len(city))] in possible.astype(bool).tolist()
    for checks in hidden(city):
        assert not is_known(possible, checks)
        assert not follows_by_arithmetic(known, checks, len(city))


def test_the_attacker_finds_what_a_total_of_every_day_would_give_away() -> None:
    days = [Known(checks=tuple(range(n)), low=n // 2, high=n // 2) for n in (6, 7)]
    assert is_known(worlds(7, days), [6])
    assert follows_by_arithmetic(days, [6], 7)


def test_the_attacker_finds_what_a_total_of_all_weak_would_give_away() -> None:
    assert is_known(worlds(6, [Known(checks=tuple(range(6)), low=6, high=6)]), [2])


@TRY
@given(city=cities(), data=st.data())
def test_figures_stay_the_same_if_two_projects_of_a_year_change_places(
    catalogue: Catalogue, organisation: Organisation, city: list[Made], data: st.DataObject
) -> None:
    year = data.draw(st.sampled_from(YEARS))
    if len(members(city, year)) < 2:
        return
    a, b = data.draw(st.permutations(members(city, year)))[:2]
    swapped = [*city]
    swapped[a], swapped[b] = city[a]._replace(weak=city[b].weak), city[b]._replace(weak=city[a].weak)
    before, after = (published(documents(one, catalogue), catalogue, organisation, year) for one in (city, swapped))
    assert before == after


def even_city(sizes: Sequence[int], weak: int, day: date = date(2026, 3, 4)) -> list[Made]:
    """Return units of some sizes, the first projects of which are weak."""
    units = [unit for unit, size in zip(UNITS, sizes, strict=False) for _ in range(size)]
    return [Made(i, unit, day + timedelta(days=i), i < weak) for i, unit in enumerate(units)]


@pytest.mark.parametrize("sizes", [(5, 5, 5, 5, 1), (5, 5, 4), (1, 1, 1, 1, 1), (6, 1, 1), (4, 4, 1)])
@pytest.mark.parametrize("share", [0, 0.5, 1])
def test_units_of_one_and_of_four_stay_hidden_and_no_total_reveals_the_fifth(
    catalogue: Catalogue, organisation: Organisation, sizes: tuple[int, ...], share: float
) -> None:
    city = even_city(sizes, int(sum(sizes) * share))
    said = published(documents(city, catalogue), catalogue, organisation, 2026)
    weak = said.factors[0].weak
    assert weak is not None
    assert weak.n == sum(sizes)
    assert weak.high > 0
    assert weak.low < weak.n
    if len(city) <= 15:
        possible = worlds(len(city), [Known(checks=tuple(range(len(city))), low=weak.low, high=weak.high)])
        assert not any(is_known(possible, checks) for checks in hidden(city))


@pytest.mark.parametrize("sizes", [(4,), (2, 1, 1), (9,), (5, 5), (1,)])
def test_fewer_than_five_projects_or_three_units_give_no_figure(
    catalogue: Catalogue, organisation: Organisation, sizes: tuple[int, ...]
) -> None:
    said = published(documents(even_city(sizes, 2), catalogue), catalogue, organisation, 2026)
    assert all(one.weak is None for one in said.factors)
    assert not said.spots
    assert not said.ranked
    assert said.assessed == sum(sizes)


@pytest.mark.parametrize("factor_weak", [(0, 1), (5, 6)])
def test_none_and_one_and_all_and_all_but_one_are_told_alike(
    catalogue: Catalogue, organisation: Organisation, factor_weak: tuple[int, int]
) -> None:
    one, other = (
        published(documents(even_city((2, 2, 2), weak), catalogue), catalogue, organisation, 2026)
        for weak in factor_weak
    )
    assert one == other
    assert one.factors[0].weak == Few(low=factor_weak[0], high=factor_weak[1], n=6)


def test_a_number_in_between_is_told_as_it_is(catalogue: Catalogue, organisation: Organisation) -> None:
    said = published(documents(even_city((3, 3, 2), 3), catalogue), catalogue, organisation, 2026)
    assert said.factors[0].weak == Few(low=3, high=3, n=8)
    assert said.factors[0].weak.exact


def test_the_weakest_come_first(catalogue: Catalogue, organisation: Organisation) -> None:
    city = even_city((3, 3, 3), 4)
    made = documents(city, catalogue)
    low = {question.id: Answer(choice=Choice(level=0)) for question in catalogue.factors[5].questions}
    made[-1] = replace_answers(made[-1], low)
    said = published(made, catalogue, organisation, 2026)
    assert said.ranked[0].factor == catalogue.factors[5].id
    assert said.spots[0].factor == catalogue.factors[5].id


def replace_answers(document: Document, answers: dict[str, Answer]) -> Document:
    assert isinstance(document, Assessment)
    return dataclasses.replace(document, answers={**document.answers, **answers})


def test_an_order_never_tells_more_than_the_figures(catalogue: Catalogue, organisation: Organisation) -> None:
    said = published(documents(even_city((2, 2, 2), 0), catalogue), catalogue, organisation, 2026)
    assert [one.factor for one in said.ranked] == [factor.id for factor in catalogue.factors]
    asked = [question.id for factor in catalogue.factors for question in factor.questions if not question.retired]
    known = [spot.question for spot in said.spots]
    assert known == [id_ for id_ in asked if id_ in known]


def test_a_check_counts_in_the_year_of_its_day_and_in_no_other(
    catalogue: Catalogue, organisation: Organisation
) -> None:
    for last, year in ((date(2025, 9, 25), 2025), (date(2026, 9, 25), 2026)):
        made = documents(even_city((2, 2, 2), 3, last), catalogue)
        assessed = {one: published(made, catalogue, organisation, one).assessed for one in YEARS}
        assert assessed == {one: 6 * (one == year) for one in YEARS}


def test_what_comes_later_does_not_change_a_year(catalogue: Catalogue, organisation: Organisation) -> None:
    city = even_city((2, 2, 2), 3)
    revised = [*city, *(one._replace(day=date(2026, 10, 5), weak=not one.weak) for one in city[:2])]
    of_city = published(documents(city, catalogue), catalogue, organisation, 2026)
    assert of_city.factors == published(documents(revised, catalogue), catalogue, organisation, 2026).factors


def test_the_choice_of_a_variant_does_not_change_a_year(catalogue: Catalogue, organisation: Organisation) -> None:
    made = documents(even_city((2, 2, 2), 3), catalogue)
    chosen = [project("p0", UNITS[0], chosen_variant="A"), *made[1:]]
    variant = check("p0-9", "p0", catalogue, 4, on=date(2026, 9, 1), variant="A")
    open_, decided = (published([*one, variant], catalogue, organisation, 2026) for one in (made, chosen))
    assert open_.factors == decided.factors
    assert open_.assessed == 6


@pytest.mark.parametrize(
    ("today", "year"), [(date(2026, 9, 30), 2025), (date(2026, 10, 1), 2026), (date(2027, 1, 1), 2026)]
)
def test_only_a_year_that_is_over_is_told(today: date, year: int) -> None:
    assert latest_year(today) == year


def test_the_year_ends_with_the_usual_cut_off_of_the_yearly_round() -> None:
    assert usual_cut_off(2026) == cut_off(2026) == date(2026, *CUT_OFF)


def test_of_a_unit_only_presence_is_told(catalogue: Catalogue, organisation: Organisation) -> None:
    made = [*documents(even_city((2, 2, 2), 3), catalogue), standard("sport", catalogue, 4)]
    other = [*documents(even_city((2, 2, 2), 3), catalogue), standard("sport", catalogue, 0)]
    one, two = (published(docs, catalogue, organisation, 2026, named=True) for docs in (made, other))
    assert one == two
    assert {unit.unit for unit in one.presence if all(unit.factors)} == {*UNITS[:3], "sport"}


def test_units_are_unnamed_unless_the_manager_names_them_all(catalogue: Catalogue, organisation: Organisation) -> None:
    made = documents(even_city((2, 2, 2), 3), catalogue)
    said = published(made, catalogue, organisation, 2026)
    assert {unit.unit for unit in said.presence} == {None}
    assert [any(unit.factors) for unit in said.presence] == sorted(any(unit.factors) for unit in said.presence)[::-1]
    named = published(made, catalogue, organisation, 2026, named=True)
    assert len(named.silent) == len(said.silent)
    assert None not in {unit.unit for unit in named.presence}


def test_only_released_projects_are_named(catalogue: Catalogue, organisation: Organisation) -> None:
    made = [*documents(even_city((2, 2, 2), 3), catalogue), project("frei", release=Release.COUNCIL)]
    said = published(made, catalogue, organisation, 2026)
    assert [one.title for one in said.released] == ["Vorhaben frei"]
    assert "Vorhaben p" not in repr(said)


def test_nothing_that_is_told_is_a_score(catalogue: Catalogue, organisation: Organisation) -> None:
    said = published(documents(even_city((5, 5, 5), 7), catalogue), catalogue, organisation, 2026)
    fields = {field.name for kind in (Outside, Few) for field in dataclasses.fields(kind)}
    assert not fields & {"median", "score", "lowest", "band", "bands"}
    assert "practice" not in repr(said)

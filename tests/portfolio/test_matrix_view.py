from dataclasses import replace
from datetime import date

import pytest

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.matrix import Reading
from gelingenscheck.portfolio.matrix_view import (
    area_projects,
    key_figures,
    key_figures_on,
    matrix_view,
    unit_projects,
)
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.usecases.generator import generate
from tests.portfolio.made import MARCH, TODAY, Document, check, portfolio, project, snapshot, standard, unit


@pytest.fixture
def made(catalogue: Catalogue) -> list[Document]:
    return [
        project("a", areas=("sport",)), check("a-1", "a", catalogue, 4),
        project("old"), check("old-1", "old", catalogue, 0, on=date(2023, 5, 1)),
        project("b", "schule", areas=("sport", "bildung")), check("b-1", "b", catalogue, 2),
        unit("tiefbau"), standard("tiefbau", catalogue, 4), unit("rat"), standard("rat", catalogue, 1),
    ]  # fmt: skip


@pytest.fixture
def city(made: list[Document], catalogue: Catalogue, organisation: Organisation) -> Portfolio:
    return portfolio(made, catalogue, organisation)


def test_blind_spots_come_first_and_both_parts_keep_the_order_of_the_organisation(city: Portfolio) -> None:
    view = matrix_view(city)
    order = [unit.id for unit in city.organisation.existing(TODAY)]
    silent = [id_ for id_ in order if id_ not in {"tiefbau", "schule", "rat"}]
    assert list(view.units) == [*silent, *(id_ for id_ in order if id_ not in silent)]
    assert view.blind == set(silent)


def test_the_order_does_not_follow_the_results(
    made: list[Document], catalogue: Catalogue, organisation: Organisation
) -> None:
    other = [replace(one, answers={}) if one.id == "rat-1" else one for one in made]  # type: ignore[arg-type]  # a check
    better = [*other, check("a-2", "a", catalogue, 0, predecessor="a-1"), check("b-2", "b", catalogue, 4)]
    views = [matrix_view(portfolio(documents, catalogue, organisation)) for documents in (made, better)]
    assert views[0].units == views[1].units


def test_every_cell_is_counted_in_one_class(city: Portfolio) -> None:
    view = matrix_view(city)
    assert sum(view.counts.values()) == len(view.cells) == len(city.matrix)
    assert view.counts[Reading.LIVED_ANCHORED] == len(city.catalogue.factors)
    assert set(view.cells) == set(city.matrix)


def test_filters_leave_the_figures_of_what_is_left(city: Portfolio) -> None:
    one = matrix_view(city, factor="participation")
    assert one.factors == ("participation",)
    assert [cell for cell in city.matrix if cell.factor == "participation"] == sorted(
        one.cells, key=lambda cell: list(city.organisation.departments).index(cell.department)
    )
    built = matrix_view(city, division="d4")
    assert set(built.units) == {id_ for id_, known in city.organisation.departments.items() if known.division == "d4"}
    assert built.units[-1] == "tiefbau"
    silent = matrix_view(city, blind_only=True)
    assert set(silent.units) == silent.blind
    assert {cell.reading for cell in silent.cells} == {Reading.NONE}


def test_what_fits_nothing_is_an_empty_view(city: Portfolio) -> None:
    assert matrix_view(city, division="gibt-es-nicht").cells == ()


def test_the_projects_of_a_cell_are_the_current_ones_that_its_unit_leads(city: Portfolio) -> None:
    assert list(unit_projects(city, "tiefbau")["id"]) == ["a"]
    assert unit_projects(city, "rat").empty
    assert list(area_projects(city, "sport")["id"]) == ["a", "b"]
    assert list(area_projects(city, "bildung")["id"]) == ["b"]
    assert area_projects(city, "spo").empty


def test_a_merged_units_projects_are_those_of_its_successor(
    made: list[Document], catalogue: Catalogue, organisation: Organisation
) -> None:
    units = organisation.departments
    gone = replace(units["tiefbau"], until=MARCH, successors=("stadtplanung",))
    merged = replace(organisation, departments={**units, "tiefbau": gone})
    now = portfolio(made, catalogue, merged)
    assert "tiefbau" not in matrix_view(now).units
    assert list(unit_projects(now, "stadtplanung")["id"]) == ["a"]
    assert key_figures(now).units == len(units) - 1
    assert key_figures(portfolio(made, catalogue, merged, MARCH)).units == len(units)


@pytest.mark.parametrize("day", [TODAY, date(2025, 11, 24), date(2024, 2, 29), date(1999, 1, 1)], ids=str)
def test_key_figures_of_another_day_are_those_of_its_portfolio(
    catalogue: Catalogue, organisation: Organisation, day: date
) -> None:
    documents = list(generate(catalogue, organisation, size=200, seed=4, today=TODAY))
    known = snapshot(documents, catalogue)
    found = key_figures_on(day, known.assessments, known.subjects, catalogue, organisation)
    assert found == key_figures(portfolio(documents, catalogue, organisation, day))
    assert found.cells.covered <= found.heard * len(catalogue.factors)

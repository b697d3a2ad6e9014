from dataclasses import replace
from datetime import date

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.coverage import DepartmentFigures
from tests.portfolio.made import MARCH, Document, check, portfolio, project, standard, unit


def row(made: list[Document], department: str, catalogue: Catalogue, organisation: Organisation) -> DepartmentFigures:
    found = portfolio(made, catalogue, organisation).departments
    return next(figures for figures in found if figures.department == department)


def test_a_unit_without_any_check_is_a_blind_spot(catalogue: Catalogue, organisation: Organisation) -> None:
    figures = row([project("a"), check("a-1", "a", catalogue, on=None)], "tiefbau", catalogue, organisation)
    assert (figures.projects, figures.current, figures.drafts, figures.blind_spot) == (1, 0, 1, True)


def test_a_current_check_or_a_standard_is_enough(catalogue: Catalogue, organisation: Organisation) -> None:
    assert not row([project("a"), check("a-1", "a", catalogue)], "tiefbau", catalogue, organisation).blind_spot
    assert not row([unit("sport"), standard("sport", catalogue, 0)], "sport", catalogue, organisation).blind_spot


def test_a_unit_that_the_organisation_does_not_know_still_has_its_projects(
    catalogue: Catalogue, organisation: Organisation
) -> None:
    figures = row([project("a", "gibt-es-nicht")], "gibt-es-nicht", catalogue, organisation)
    assert (figures.projects, figures.blind_spot) == (1, False)


def test_the_day_of_the_crosscutting_check_is_known_while_it_holds(
    catalogue: Catalogue, organisation: Organisation
) -> None:
    made: list[Document] = [unit("sport"), standard("sport", catalogue, 2)]
    assert row(made, "sport", catalogue, organisation).crosscutting == MARCH
    assert row(made, "tiefbau", catalogue, organisation).crosscutting is None
    old = portfolio(made, catalogue, organisation, MARCH.replace(year=2027, day=5)).departments
    assert {figures.crosscutting for figures in old} == {None}


def test_an_example_of_a_unit_speaks_for_that_unit(catalogue: Catalogue, organisation: Organisation) -> None:
    example = replace(unit("beispiel-sport", example=True), department="sport")
    asked = replace(standard("beispiel-sport", catalogue, 3), department="sport")
    figures = portfolio([example, asked], catalogue, organisation)
    assert {cell.anchoring for cell in figures.matrix if cell.department == "sport"} == {75.0}
    assert [known.department for known in figures.departments if known.crosscutting] == ["sport"]


def test_the_practice_of_an_area_is_the_median_of_the_current_projects_that_name_it(
    catalogue: Catalogue, organisation: Organisation
) -> None:
    made = [
        project("a", areas=("sport",)), check("a-1", "a", catalogue, 4),
        project("b", areas=("sport", "sport")), check("b-1", "b", catalogue, 2),
        project("old", areas=("sport",)), check("old-1", "old", catalogue, 0, on=date(2023, 1, 1)),
        project("draft", areas=("sport",)), check("draft-1", "draft", catalogue, 0, on=None),
    ]  # fmt: skip
    found = {area.area: area for area in portfolio(made, catalogue, organisation).areas}
    assert (found["sport"].projects, found["sport"].current) == (4, 2)
    assert {(cell.practice, cell.n) for cell in found["sport"].factors} == {(75.0, 2)}
    assert {(cell.practice, cell.n) for cell in found["wohnen"].factors} == {(None, 0)}


def test_a_project_counts_in_each_of_its_areas(catalogue: Catalogue, organisation: Organisation) -> None:
    made = [project("a", areas=("mobilitaet", "sport")), check("a-1", "a", catalogue), project("b", areas=("sport",))]
    found = {area.area: (area.projects, area.current) for area in portfolio(made, catalogue, organisation).areas}
    assert (found["mobilitaet"], found["sport"], found["wohnen"]) == ((1, 1), (2, 1), (0, 0))
    assert list(found) == list(organisation.areas)

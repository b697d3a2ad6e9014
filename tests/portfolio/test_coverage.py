from gelingenscheck.catalogue import Catalogue
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.coverage import DepartmentFigures
from tests.portfolio.made import Document, check, portfolio, project, standard, unit


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


def test_a_project_counts_in_each_of_its_areas(catalogue: Catalogue, organisation: Organisation) -> None:
    made = [project("a", areas=("mobilitaet", "sport")), check("a-1", "a", catalogue), project("b", areas=("sport",))]
    found = {area.area: (area.projects, area.current) for area in portfolio(made, catalogue, organisation).areas}
    assert (found["mobilitaet"], found["sport"], found["wohnen"]) == ((1, 1), (2, 1), (0, 0))
    assert list(found) == list(organisation.areas)

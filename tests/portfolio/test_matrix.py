from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.matrix import Cell, Reading, medians, reading
from tests.portfolio.made import check, portfolio, project, standard, unit

SCORES = st.none() | st.floats(0, 100)


def cells(found: tuple[Cell, ...], department: str) -> list[Cell]:
    return [cell for cell in found if cell.department == department]


@pytest.mark.parametrize(
    ("practice", "anchoring", "expected"),
    [
        (75, 75, Reading.LIVED_ANCHORED), (75, 50, Reading.LIVED_ONLY), (74.9, 75, Reading.ANCHORED_ONLY),
        (0, 0, Reading.OPEN), (None, 100, Reading.ONE_READING), (100, None, Reading.ONE_READING),
        (None, None, Reading.NONE),
    ],
)  # fmt: skip
def test_two_readings_against_the_target(practice: float | None, anchoring: float | None, expected: Reading) -> None:
    assert reading(practice, anchoring, 75) == expected


def test_every_existing_unit_has_a_cell_for_every_factor(catalogue: Catalogue, organisation: Organisation) -> None:
    found = portfolio([], catalogue, organisation).matrix
    pairs = product(organisation.departments, (factor.id for factor in catalogue.factors))
    assert [(cell.department, cell.factor) for cell in found] == list(pairs)
    assert {cell.reading for cell in found} == {Reading.NONE}


def test_practice_and_standard_stand_beside_each_other(catalogue: Catalogue, organisation: Organisation) -> None:
    made = [
        project("a"), check("a-1", "a", catalogue, 4), project("b"), check("b-1", "b", catalogue, 2),
        unit("tiefbau"), standard("tiefbau", catalogue, 1),
    ]  # fmt: skip
    figures = portfolio(made, catalogue, organisation)
    for cell in cells(figures.matrix, "tiefbau"):
        assert (cell.practice, cell.n, cell.anchoring) == (75.0, 2, 25.0)
        assert cell.reading is Reading.LIVED_ONLY
    assert (figures.matrix_figures.covered, figures.matrix_figures.at_target) == (len(catalogue.factors), 0)


def test_the_council_leads_no_projects(catalogue: Catalogue, organisation: Organisation) -> None:
    made = [project("a", "rat"), check("a-1", "a", catalogue), unit("rat"), standard("rat", catalogue, 4)]
    figures = portfolio(made, catalogue, organisation)
    assert {(cell.practice, cell.n, cell.anchoring) for cell in cells(figures.matrix, "rat")} == {(None, 0, 100.0)}
    council = next(row for row in figures.departments if row.department == "rat")
    assert council.projects is council.current is None
    assert not council.blind_spot


@given(st.lists(st.lists(SCORES, min_size=3, max_size=3), min_size=1, max_size=9))
def test_medians_leave_out_what_is_missing(rows: list[list[float | None]]) -> None:
    found = medians(np.array(rows, float).reshape(-1, 3))
    for column, (median, n) in enumerate(found):
        known = [value for row in rows if (value := row[column]) is not None]
        assert n == len(known)
        assert median == (None if not known else pytest.approx(float(np.median(known))))

"""The part of the matrix that one looks at: which units, in which order, and which factors."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.coverage import departments
from gelingenscheck.portfolio.matrix import Cell, MatrixFigures, Reading, matrix, matrix_figures
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.portfolio.selection import select
from gelingenscheck.portfolio.table import array


@dataclass(frozen=True, kw_only=True, slots=True)
class MatrixView:
    """Rows, columns and cells as they are shown."""

    units: tuple[str, ...]
    """Those of which nothing is known first, the others in the order of the organisation; never by result."""
    blind: frozenset[str]
    """Units with neither a current check nor a crosscutting one."""
    factors: tuple[str, ...]
    cells: tuple[Cell, ...]
    """Unit by unit, in the order of `units` and `factors`."""

    @property
    def counts(self) -> Mapping[Reading, int]:
        """Return how many cells are in each class; all classes are there."""
        found = Counter(cell.reading for cell in self.cells)
        return {reading: found[reading] for reading in Reading}


def matrix_view(
    portfolio: Portfolio, *, factor: str | None = None, division: str | None = None, blind_only: bool = False
) -> MatrixView:
    """Return the cells that fit all that is given; None is everything."""
    blind = frozenset(unit.department for unit in portfolio.blind_spots)
    existing = [
        unit.id
        for unit in portfolio.organisation.existing(portfolio.as_of)
        if division in (None, unit.division) and (unit.id in blind or not blind_only)
    ]
    units = tuple(sorted(existing, key=lambda id_: id_ not in blind))
    by_place = {(cell.department, cell.factor): cell for cell in portfolio.matrix}
    factors = tuple(known.id for known in portfolio.catalogue.factors if factor in (None, known.id))
    return MatrixView(
        units=units,
        blind=blind.intersection(units),
        factors=factors,
        cells=tuple(by_place[unit, id_] for unit in units for id_ in factors),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyFigures:
    """What the whole matrix says on a day."""

    as_of: date
    cells: MatrixFigures
    units: int
    heard: int
    """Units of which at least something is known."""


def key_figures(portfolio: Portfolio) -> KeyFigures:
    """Return the key figures of a portfolio, over all cells."""
    units = len(portfolio.organisation.existing(portfolio.as_of))
    heard = units - len(portfolio.blind_spots)
    return KeyFigures(as_of=portfolio.as_of, cells=portfolio.matrix_figures, units=units, heard=heard)


def key_figures_on(
    day: date, assessments: pd.DataFrame, subjects: pd.DataFrame, catalogue: Catalogue, organisation: Organisation
) -> KeyFigures:
    """Return the key figures as of another day; a whole portfolio would cost four times as much."""
    chosen = select(assessments, subjects, catalogue, organisation, day)
    units = len(organisation.existing(day))
    silent = sum(unit.blind_spot for unit in departments(chosen, organisation))
    cells = matrix_figures(matrix(chosen, catalogue, organisation))
    return KeyFigures(as_of=day, cells=cells, units=units, heard=units - silent)


def unit_projects(portfolio: Portfolio, unit: str) -> pd.DataFrame:
    """Return the current projects that a unit leads today; columns as in `projects.project_table`."""
    table = portfolio.projects
    led: pd.DataFrame = table[array(table, "current").astype(bool) & (array(table, "unit") == unit)]
    return led


def area_projects(portfolio: Portfolio, area: str) -> pd.DataFrame:
    """Return the current projects that name an area; columns as in `projects.project_table`."""
    table = portfolio.projects
    names = np.array([area in named.split() for named in table["areas"]], bool)
    naming: pd.DataFrame = table[array(table, "current").astype(bool) & names]
    return naming

"""The part of the matrix that one looks at: which units, in which order, and which factors."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from gelingenscheck.portfolio.matrix import Cell, Reading
from gelingenscheck.portfolio.overview import Portfolio
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

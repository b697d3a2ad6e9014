"""The portfolio of the city as of a date: everything that is shown of all projects together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.errors import Problem
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.coverage import AreaFigures, DepartmentFigures, areas, departments
from gelingenscheck.portfolio.matrix import Cell, MatrixFigures, matrix, matrix_figures
from gelingenscheck.portfolio.measures import MeasureFigures, own_measures
from gelingenscheck.portfolio.others import OtherCatalogue, other_catalogues
from gelingenscheck.portfolio.patterns import Pattern, patterns
from gelingenscheck.portfolio.projects import project_table
from gelingenscheck.portfolio.selection import Selection, select
from gelingenscheck.portfolio.table import array, days, share
from gelingenscheck.portfolio.weak_spots import FactorFigures, WeakSpot, factor_figures, ranked, weak_spots


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """How much there is."""

    projects: int
    """Known projects."""
    assessed: int
    """Those with a check that counts, however old."""
    current: int
    """Those whose check is of the last 24 months."""
    drafts: int
    """Full and crosscutting checks begun and not finalised."""
    quick: int
    """Projects with a quick check, begun or final."""
    examples: int
    """Example projects, shown or not."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Portfolio:
    """All projects as of a date."""

    as_of: date
    version: str
    """Of the snapshot that it was made from."""
    catalogue: Catalogue
    organisation: Organisation
    examples: bool
    """Only examples are there; everything shown is marked as such."""
    counts: Counts
    factors: tuple[FactorFigures, ...]
    """In the order of the catalogue."""
    ranked: tuple[FactorFigures, ...]
    """Weakest first; those of which nothing is known last."""
    weak_spots: tuple[WeakSpot, ...]
    patterns: tuple[Pattern, ...]
    """What strikes, the plainest first."""
    departments: tuple[DepartmentFigures, ...]
    matrix: tuple[Cell, ...]
    matrix_figures: MatrixFigures
    areas: tuple[AreaFigures, ...]
    measures: MeasureFigures
    evidenced: float | None
    """Share of the answers from level 3 that have evidence, 0-1, over all factors."""
    projects: pd.DataFrame
    """All known projects, see `projects.project_table`."""
    beside: pd.DataFrame
    """Latest checks in the other mode than the one that counts, as rows of assessments."""
    others: tuple[OtherCatalogue, ...]
    """Catalogues of assessments that are in no figure here."""
    problems: tuple[Problem, ...]

    @property
    def blind_spots(self) -> tuple[DepartmentFigures, ...]:
        """Return the units of which nothing is known."""
        return tuple(unit for unit in self.departments if unit.blind_spot)

    @property
    def by_factor(self) -> Mapping[str, FactorFigures]:
        """Return the figures of each factor by its id."""
        return {factor.factor: factor for factor in self.factors}


def portfolio(
    *,
    assessments: pd.DataFrame,
    others: pd.DataFrame,
    subjects: pd.DataFrame,
    measures: pd.DataFrame,
    problems: tuple[Problem, ...],
    version: str,
    catalogue: Catalogue,
    organisation: Organisation,
    as_of: date,
) -> Portfolio:
    """Draw up the portfolio at the end of a day."""
    chosen = select(assessments, subjects, catalogue, organisation, as_of)
    factors = factor_figures(chosen.counted, catalogue)
    cells = matrix(chosen, catalogue, organisation)
    return Portfolio(
        as_of=as_of,
        version=version,
        catalogue=catalogue,
        organisation=organisation,
        examples=chosen.examples,
        counts=_counts(chosen, subjects),
        factors=factors,
        ranked=ranked(factors),
        weak_spots=weak_spots(factors),
        patterns=patterns(chosen.counted, catalogue, organisation),
        departments=departments(chosen, organisation),
        matrix=cells,
        matrix_figures=matrix_figures(cells),
        areas=areas(chosen, catalogue, organisation),
        measures=_measures(own_measures(measures, others), subjects, chosen),
        evidenced=share(int(chosen.counted["evidenced"].sum()), int(chosen.counted["evidence_due"].sum())),
        projects=project_table(chosen, catalogue, organisation),
        beside=chosen.beside,
        others=other_catalogues(others, subjects, examples=chosen.examples),
        problems=problems,
    )


def _counts(chosen: Selection, subjects: pd.DataFrame) -> Counts:
    return Counts(
        projects=len(chosen.projects["id"]),
        assessed=len(chosen.counted),
        current=int(chosen.counted["current"].sum()),
        drafts=len(chosen.drafts["subject"]),
        quick=len(chosen.quick),
        examples=int((array(subjects, "example") & (array(subjects, "kind") == "project")).sum()),
    )


def _measures(measures: pd.DataFrame, subjects: pd.DataFrame, chosen: Selection) -> MeasureFigures:
    mine = set(array(subjects, "id")[array(subjects, "example") == chosen.examples])
    counts = np.array([subject in mine for subject in array(measures, "subject")], bool)
    waiting, due = array(measures, "status") == "open", array(measures, "due")
    late = (due >= 0) & (due < days(chosen.as_of))
    return MeasureFigures(
        open=int((counts & waiting).sum()),
        done=int((counts & ~waiting).sum()),
        overdue=int((counts & waiting & late).sum()),
    )

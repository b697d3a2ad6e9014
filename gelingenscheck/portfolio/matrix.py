"""The cross-cutting matrix: what a unit's projects show, and what its own standard says, per factor."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.organisation import Department, Kind, Organisation
from gelingenscheck.portfolio.selection import Selection
from gelingenscheck.portfolio.table import Array, array, block, share

LEVEL_POINTS = 25


class Reading(StrEnum):
    """What two readings against the city's target say together."""

    LIVED_ANCHORED = "lived_anchored"
    LIVED_ONLY = "lived_only"
    ANCHORED_ONLY = "anchored_only"
    OPEN = "open"
    ONE_READING = "one_reading"
    NONE = "none"


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One unit and one factor."""

    department: str
    factor: str
    practice: float | None
    """Median score of the current projects that the unit leads today, 0-100; None for the council."""
    n: int
    """Projects with a score."""
    anchoring: float | None
    """25 · level of the unit's own standard, 0-100."""
    reading: Reading


@dataclass(frozen=True, kw_only=True, slots=True)
class MatrixFigures:
    """How many cells have at least one reading, and how many reach the target in both."""

    cells: int
    covered: int
    at_target: int

    @property
    def share_covered(self) -> float | None:
        """Return the share of covered cells."""
        return share(self.covered, self.cells)

    @property
    def share_at_target(self) -> float | None:
        """Return the share of cells at target."""
        return share(self.at_target, self.cells)


def matrix(selection: Selection, catalogue: Catalogue, organisation: Organisation) -> tuple[Cell, ...]:
    """Return a cell for every unit that exists and every factor, unit by unit."""
    practice = _practice(selection.counted, catalogue)
    anchoring = _anchoring(selection.crosscutting, catalogue)
    nothing = [(None, 0)] * len(catalogue.factors)
    unsaid = [-1] * len(catalogue.factors)

    def cells(unit: Department) -> list[Cell]:
        lived = nothing if unit.kind is Kind.COUNCIL else practice.get(unit.id, nothing)
        levels = anchoring.get(unit.id, unsaid)
        return [
            _cell((unit.id, factor.id), score, n, level, catalogue.target)
            for factor, (score, n), level in zip(catalogue.factors, lived, levels, strict=True)
        ]

    return tuple(cell for unit in organisation.existing(selection.as_of) for cell in cells(unit))


def reading(practice: float | None, anchoring: float | None, target: float) -> Reading:
    """Return what two readings say against a target."""
    if practice is None and anchoring is None:
        return Reading.NONE
    if practice is None or anchoring is None:
        return Reading.ONE_READING
    if practice >= target:
        return Reading.LIVED_ANCHORED if anchoring >= target else Reading.LIVED_ONLY
    return Reading.ANCHORED_ONLY if anchoring >= target else Reading.OPEN


def matrix_figures(cells: Sequence[Cell]) -> MatrixFigures:
    """Return the key figures over all cells."""
    return MatrixFigures(
        cells=len(cells),
        covered=sum(cell.reading is not Reading.NONE for cell in cells),
        at_target=sum(cell.reading is Reading.LIVED_ANCHORED for cell in cells),
    )


def _cell(place: tuple[str, str], practice: float | None, n: int, level: int, target: int) -> Cell:
    anchoring = None if level < 0 else float(LEVEL_POINTS * level)
    department, factor = place
    return Cell(
        department=department,
        factor=factor,
        practice=practice,
        n=n,
        anchoring=anchoring,
        reading=reading(practice, anchoring, target),
    )


def _practice(counted: pd.DataFrame, catalogue: Catalogue) -> Mapping[str, list[tuple[float | None, int]]]:
    """Return median and number of the current scores per unit, factor by factor."""
    current, units = array(counted, "current"), array(counted, "unit")
    scores = block(counted, [f"score_{factor.id}" for factor in catalogue.factors])
    return {unit: medians(scores[current & (units == unit)]) for unit in set(units[current])}


def medians(scores: Array) -> list[tuple[float | None, int]]:
    """Return median and number of the scores in each column; NaN, which sorts last, is none."""
    if not len(scores):
        return [(None, 0)] * scores.shape[1]
    ordered = np.sort(scores, axis=0)
    counts = len(ordered) - np.isnan(ordered).sum(axis=0)
    column = np.arange(ordered.shape[1])
    middle = (ordered[np.maximum(counts - 1, 0) // 2, column] + ordered[counts // 2, column]) / 2
    return [(float(value) if n else None, int(n)) for value, n in zip(middle, counts, strict=True)]


def _anchoring(crosscutting: pd.DataFrame, catalogue: Catalogue) -> Mapping[str, list[int]]:
    levels = block(crosscutting, [f"q_{factor.crosscutting.id}" for factor in catalogue.factors]).tolist()
    return dict(zip(array(crosscutting, "unit"), levels, strict=True))

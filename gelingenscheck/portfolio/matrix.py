"""The cross-cutting matrix: what a unit's projects show, and what its own standard says, per factor."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.organisation import Department, Kind, Organisation
from gelingenscheck.portfolio.selection import Selection
from gelingenscheck.portfolio.table import number, share

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
    """How many cells have at least one reading, and how many reach the target in both; shares of all cells."""

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
    current = selection.counted[selection.counted["current"]]
    scores = current[[f"score_{factor.id}" for factor in catalogue.factors]].groupby(current["unit"].to_numpy())
    medians, counts = (frame.T.to_dict() for frame in (scores.median(), scores.count()))
    standards = selection.crosscutting.set_index("subject")[[f"q_{f.crosscutting.id}" for f in catalogue.factors]]
    levels = standards.T.to_dict()

    def cell(unit: Department, factor_id: str, standard_id: str) -> Cell:
        leads = unit.kind is not Kind.COUNCIL
        practice = number(medians.get(unit.id, {}).get(f"score_{factor_id}")) if leads else None
        level = levels.get(unit.id, {}).get(f"q_{standard_id}", -1)
        anchoring = None if level < 0 else float(LEVEL_POINTS * level)
        return Cell(
            department=unit.id,
            factor=factor_id,
            practice=practice,
            n=int(counts.get(unit.id, {}).get(f"score_{factor_id}", 0)) if leads else 0,
            anchoring=anchoring,
            reading=reading(practice, anchoring, catalogue.target),
        )

    return tuple(
        cell(unit, factor.id, factor.crosscutting.id)
        for unit in organisation.existing(selection.as_of)
        for factor in catalogue.factors
    )


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

"""The figures of a yearly report, frozen with every name that it needs: it says the same whatever changes later.

Only what may leave the house is in here (design, section 7b).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gelingenscheck.catalogue import Text
from gelingenscheck.scoring.few import Few

MOST_LISTED = 60
"""Measures that a report lists, and projects that it names; the rest is counted."""


@dataclass(frozen=True, kw_only=True, slots=True)
class City:
    """Whose report it is, as the organisation's file said it."""

    municipality: str
    mandate: str | None
    bodies: tuple[str, ...]
    """Who consults on it, the council last."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Basis:
    """What the questions came from."""

    catalogue: str
    version: str
    title: Text
    status: Text
    gap: Text
    """The word for the lowest band."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answers:
    """How the units answered that were asked."""

    complete: int
    nil: int
    begun: int
    silent: int

    @property
    def asked(self) -> int:
        """Return how many were asked."""
        return self.complete + self.nil + self.begun + self.silent


@dataclass(frozen=True, kw_only=True, slots=True)
class FactorFigure:
    """How many of the year's projects are weak in a factor, and of last year's; None where too few are rated."""

    factor: str
    number: int
    title: Text
    weak: Few | None
    before: Few | None = None

    @property
    def rank(self) -> float:
        """Return what orders factors, weakest first, by nothing but what is said."""
        return 1 if self.weak is None else -(self.weak.low + self.weak.high) / (2 * self.weak.n)


@dataclass(frozen=True, kw_only=True, slots=True)
class SpotFigure:
    """How many of the year's projects lack what a question asks for."""

    question: str
    text: Text
    weak: Few


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitFigure:
    """For which factors something is there of a unit, in the order of the factors; never what."""

    unit: str
    name: str
    factors: tuple[bool, ...]

    @property
    def silent(self) -> bool:
        """Say whether nothing is there."""
        return not any(self.factors)


class MeasureState(StrEnum):
    """How far a measure is when the figures are frozen."""

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"


class Outcome(StrEnum):
    """What became of a measure that the last report listed as open."""

    DONE = "done"
    OPEN = "open"
    OVERDUE = "overdue"
    GONE = "gone"
    """It is no longer there, or its project is no longer released."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedMeasure:
    """A measure of a released project."""

    subject: str
    id: str
    text: str
    project: str
    unit: str
    responsible: str | None
    """A function, never a person."""
    due: date | None
    state: MeasureState


@dataclass(frozen=True, kw_only=True, slots=True)
class Promise:
    """A measure that the last report listed as open, and what became of it."""

    text: str
    project: str
    unit: str
    due: date | None
    """As the last report said."""
    outcome: Outcome
    moved: date | None = None
    """Its due date now, where that is another one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Measures:
    """The measures of all projects; overdue ones are open too."""

    open: int
    done: int
    overdue: int
    due: int
    """Due in the reporting year."""
    kept: int
    """Of these, done."""
    listed: tuple[ListedMeasure, ...] = ()
    promises: tuple[Promise, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleasedProject:
    """A project that the report may name."""

    title: str
    unit: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """Everything that a yearly report counts and names."""

    city: City
    basis: Basis
    examples: bool
    """Only invented examples are counted; everything is marked as such."""
    after: date
    until: date
    """The reporting year: from the day after the one to the other."""
    answers: Answers
    projects: int
    """Known on its last day."""
    assessed: int
    """With a check that was finalised in it."""
    crosscutting: int
    """Units that answered the crosscutting questions."""
    factors: tuple[FactorFigure, ...]
    """In the order of the catalogue."""
    spots: tuple[SpotFigure, ...]
    """Weakest first."""
    units: tuple[UnitFigure, ...]
    """In the organisation's order."""
    measures: Measures
    released: tuple[ReleasedProject, ...]
    released_in_all: int
    before: int | None = None
    """The year of the report whose promises are looked at."""

    @property
    def ranked(self) -> tuple[FactorFigure, ...]:
        """Return the factors that have a figure, weakest first."""
        return tuple(sorted((one for one in self.factors if one.weak), key=lambda one: one.rank))

    @property
    def heard(self) -> int:
        """Return of how many units something is there."""
        return sum(not unit.silent for unit in self.units)

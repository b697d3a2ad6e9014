"""Figures that may leave the house: the only way out for presentation, export and report (design, section 7b).

Whoever reads all of them, of all years, must not be able to compute what one unit with few projects answered. So:

- Only fixed reporting years, which are over, and only the whole city. Each check counts in one year, the one in which
  it was finalised, so that no two years have a check in common and their difference says nothing.
- From five projects of three units on. Every figure stays the same if any two projects change places.
- "None", "all" and what is next to them are said as a range: otherwise each unit would be known from the total.
- Of a unit only whether something is there; of projects only names that were released.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from gelingenscheck.assessment.subject import Release
from gelingenscheck.catalogue import Catalogue, Factor
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.measures import MeasureFigures
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.portfolio.selection import select
from gelingenscheck.portfolio.table import GAP, Array, array, days
from gelingenscheck.portfolio.weak_spots import WEAK_LEVEL
from gelingenscheck.scoring.few import FEWEST_PROJECTS, FEWEST_UNITS, Few

CUT_OFF = (9, 30)
"""Month and day on which every reporting year ends. Never a choice: two ends of one year would have a difference."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OutsideFactor:
    """How many of the year's projects are weak in a factor; None where too few are rated."""

    factor: str
    weak: Few | None


@dataclass(frozen=True, kw_only=True, slots=True)
class OutsideSpot:
    """How many of the year's projects lack what a question asks for."""

    factor: str
    question: str
    weak: Few


@dataclass(frozen=True, kw_only=True, slots=True)
class Presence:
    """For which factors something is there of a unit, lived or anchored; never what."""

    unit: str | None
    """None unless units are named, all of them: whoever knows the others would know the rest."""
    factors: tuple[bool, ...]
    """In the order of the catalogue."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Released:
    """A project that the public report may name."""

    title: str
    department: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Outside:
    """What may be said outside about one reporting year."""

    year: int
    after: date
    until: date
    examples: bool
    projects: int
    """Known on the last day."""
    assessed: int
    """In this year."""
    factors: tuple[OutsideFactor, ...]
    """In the order of the catalogue."""
    spots: tuple[OutsideSpot, ...]
    """Weakest first, as far as the figures that are said tell; then in the order of the catalogue."""
    presence: tuple[Presence, ...]
    """In the organisation's order where units are named, else those with most first."""
    measures: MeasureFigures
    released: tuple[Released, ...]

    @property
    def silent(self) -> tuple[Presence, ...]:
        """Return the units of which nothing is there."""
        return tuple(unit for unit in self.presence if not any(unit.factors))

    @property
    def ranked(self) -> tuple[OutsideFactor, ...]:
        """Return the factors that have a figure, weakest first as far as the figures tell."""
        return tuple(sorted((one for one in self.factors if one.weak), key=lambda one: _rank(one.weak)))


def cut_off(year: int) -> date:
    """Return the last day of a reporting year."""
    return date(year, *CUT_OFF)


def latest_year(today: date) -> int:
    """Return the last reporting year that is over."""
    return today.year if today > cut_off(today.year) else today.year - 1


def outside(
    portfolio: Portfolio,
    assessments: pd.DataFrame,
    subjects: pd.DataFrame,
    measures: MeasureFigures,
    *,
    year: int,
    named: bool = False,
) -> Outside:
    """Return what may be said about a reporting year. `portfolio` is that of its last day; `named` names all units."""
    catalogue, organisation = portfolio.catalogue, portfolio.organisation
    counted = year_of(assessments, subjects, catalogue, organisation, year)
    return Outside(
        year=year,
        after=cut_off(year - 1),
        until=cut_off(year),
        examples=portfolio.examples,
        projects=portfolio.counts.projects,
        assessed=len(counted),
        factors=tuple(_factor(counted, factor) for factor in catalogue.factors),
        spots=_spots(counted, catalogue),
        presence=_presence(portfolio, named=named),
        measures=measures,
        released=_released(subjects, organisation, examples=portfolio.examples),
    )


def year_of(
    assessments: pd.DataFrame, subjects: pd.DataFrame, catalogue: Catalogue, organisation: Organisation, year: int
) -> pd.DataFrame:
    """Return the checks of a reporting year, the latest of each project.

    Checks of variants are left out: which one is chosen may change later, and with it the year's figures.
    """
    plain = assessments[assessments["variant"].isna()]
    counted = select(plain, subjects, catalogue, organisation, cut_off(year)).counted
    return counted[counted["finalised"] > days(cut_off(year - 1))]


def _factor(counted: pd.DataFrame, factor: Factor) -> OutsideFactor:
    band = array(counted, f"band_{factor.id}")
    return OutsideFactor(factor=factor.id, weak=_few(band >= 0, band == GAP, array(counted, "unit")))


def _spots(counted: pd.DataFrame, catalogue: Catalogue) -> tuple[OutsideSpot, ...]:
    units, found = array(counted, "unit"), []
    for factor in catalogue.factors:
        for question in factor.questions:
            level = array(counted, f"q_{question.id}")
            weak = _few(level >= 0, (level >= 0) & (level <= WEAK_LEVEL), units)
            if question.retired is None and weak:
                found.append(OutsideSpot(factor=factor.id, question=question.id, weak=weak))
    return tuple(sorted(found, key=lambda spot: _rank(spot.weak)))


def _few(known: Array, weak: Array, units: Array) -> Few | None:
    """Return how many are weak, as it may be said."""
    n, count = int(known.sum()), int(weak.sum())
    if n < FEWEST_PROJECTS or len(set(units[known])) < FEWEST_UNITS:
        return None
    low, high = (0, 1) if count <= 1 else (n - 1, n) if count >= n - 1 else (count, count)
    return Few(low=low, high=high, n=n)


def _rank(weak: Few | None) -> float:
    """Rank by what is said: an order by what lies behind would give it away."""
    return -(weak.low + weak.high) / (2 * weak.n) if weak else 1


def _presence(portfolio: Portfolio, *, named: bool) -> tuple[Presence, ...]:
    places: dict[str, list[bool]] = {}
    for cell in portfolio.matrix:
        places.setdefault(cell.department, []).append(cell.practice is not None or cell.anchoring is not None)
    units = [Presence(unit=id_ if named else None, factors=tuple(there)) for id_, there in places.items()]
    return tuple(units) if named else tuple(sorted(units, key=lambda one: one.factors, reverse=True))


def _released(subjects: pd.DataFrame, organisation: Organisation, *, examples: bool) -> tuple[Released, ...]:
    shown: Array = np.logical_and.reduce(
        [
            array(subjects, "kind") == "project",
            array(subjects, "example") == examples,
            array(subjects, "release") == str(Release.COUNCIL),
        ]
    )
    rows: Sequence[tuple[str, str]] = sorted(zip(subjects["title"][shown], subjects["department"][shown], strict=True))
    return tuple(Released(title=title, department=organisation.names.get(id_, id_)) for title, id_ in rows)

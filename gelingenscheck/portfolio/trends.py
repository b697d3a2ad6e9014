"""How the city moved: the same projects at several dates, over the questions that are comparable (design: R6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from gelingenscheck.catalogue import Catalogue, Factor, Phase, Question
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.head import Head, head_of
from gelingenscheck.portfolio.matrix import medians
from gelingenscheck.portfolio.selection import latest, may_count
from gelingenscheck.portfolio.table import EPOCH, Array, array, block, days
from gelingenscheck.scoring.course import limited
from gelingenscheck.scoring.sheet import Rules, rules

MOST_YEARS = 12
"""As many years are offered, the latest."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FactorTrend:
    """One factor at each date, over the comparable questions of the same projects."""

    factor: str
    n: int
    """Projects with at least one comparable question here."""
    medians: tuple[float | None, ...]
    """Of the scores over the common questions, date by date; None without any."""
    weak: tuple[int, ...]
    """Projects in the lowest band by these scores, a 0 on a key question included."""
    common: int
    """Comparable questions, summed over the projects."""
    union: int

    @property
    def limited(self) -> bool:
        """Say whether less than 80 % of the questions are comparable."""
        return limited(self.common, self.union)


@dataclass(frozen=True, kw_only=True, slots=True)
class Trend:
    """The same projects at several dates."""

    dates: tuple[date, ...]
    """From early to late; the picture of each is that at the end of the day."""
    subjects: int
    """Projects with a check that counts at every date."""
    renewed: tuple[str, ...]
    """Ids of those with another check at the last date than at the first."""
    moved_on: int
    """Those whose phase moved, so that some of their questions are newly due and left out."""
    mixed: int
    """Those that were assessed alone at one date and in a workshop at another."""
    common: int
    union: int
    factors: tuple[FactorTrend, ...]
    """In the order of the catalogue."""

    @property
    def comparability(self) -> float | None:
        """Return |common| / |union| over all projects; None where nothing was answered."""
        return self.common / self.union if self.union else None

    @property
    def limited(self) -> bool:
        """Say whether less than 80 % of the questions are comparable."""
        return limited(self.common, self.union)


def trend(
    assessments: pd.DataFrame,
    subjects: pd.DataFrame,
    catalogue: Catalogue,
    organisation: Organisation,
    dates: Sequence[date],
) -> Trend:
    """Return how the projects went that have a check which counts at every one of some dates, early to late.

    A project's check stands for it until the next one. Questions that the catalogue no longer asks are in neither side.
    """
    head = head_of(assessments, subjects, organisation.timezone)
    places = _places(head, may_count(assessments, head, catalogue), dates)
    questions = [q for factor in catalogue.factors for q in factor.questions if q.retired is None]
    levels = block(assessments, [f"q_{question.id}" for question in questions])[places]
    moved = _moved(assessments, places, questions)
    known: Array = (levels >= 0) & ~moved
    common, union = np.all(known, axis=0), np.any(known, axis=0)
    columns = [[i for i, q in enumerate(questions) if q.factor == factor.id] for factor in catalogue.factors]
    bands = rules(catalogue, None)
    modes = array(assessments, "mode")[places]
    return Trend(
        dates=tuple(dates),
        subjects=places.shape[1],
        renewed=tuple(head.subject[places[-1][places[0] != places[-1]]]),
        moved_on=int(moved.any(axis=1).sum()),
        mixed=int((modes != modes[0]).any(axis=0).sum()),
        common=int(common.sum()),
        union=int(union.sum()),
        factors=tuple(
            _factor(factor, bands, levels[:, :, own], common[:, own], union[:, own])
            for factor, own in zip(catalogue.factors, columns, strict=True)
        ),
    )


def year_ends(
    assessments: pd.DataFrame, subjects: pd.DataFrame, catalogue: Catalogue, organisation: Organisation, as_of: date
) -> tuple[tuple[date, int], ...]:
    """Return the ends of years before a day, and how many projects had a check that counts by then; none without any.

    A project that counts at a date counts at every later one: so many projects can be followed from there.
    """
    head = head_of(assessments, subjects, organisation.timezone)
    able = may_count(assessments, head, catalogue) & (head.finalised < days(as_of))
    if not able.any():
        return ()
    first = np.full(head.subjects, np.iinfo(np.int64).max)
    np.minimum.at(first, head.code[able], head.finalised[able])
    began = (EPOCH + timedelta(days=int(first.min()))).year
    years = range(max(began, as_of.year - MOST_YEARS), as_of.year + 1)
    ends = [date(year, 12, 31) for year in years if date(year, 12, 31) < as_of]
    return tuple((end, int((first <= days(end)).sum())) for end in ends)


def _places(head: Head, able: Array, dates: Sequence[date]) -> Array:
    """Return the place of the check that counts, one row per date, one column per project that has one at all dates."""
    found = np.full((len(dates), head.subjects), -1)
    for row, day in zip(found, dates, strict=True):
        counted = latest(np.flatnonzero(able & (head.finalised <= days(day))), head)
        row[head.code[counted]] = counted
    same: Array = found[:, (found >= 0).all(axis=0)]
    return same


def _moved(assessments: pd.DataFrame, places: Array, questions: Sequence[Question]) -> Array:
    """Say of each project and question whether some of its checks ask for it and others do not yet."""
    planning = (assessments["phase"] == Phase.PLANNING).to_numpy()[places]
    due = ~planning[:, :, None] | np.array([question.phase == Phase.PLANNING for question in questions], bool)
    moved: Array = due.any(axis=0) & ~due.all(axis=0)
    return moved


def _factor(factor: Factor, bands: Rules, levels: Array, common: Array, union: Array) -> FactorTrend:
    """Return one factor; the arrays hold its own questions: dates, projects, questions."""
    asked = [question for question in factor.questions if question.retired is None]
    weights = common * np.array([question.weight for question in asked], int)
    weight, answered = weights.sum(axis=1), common.any(axis=1)
    points = (levels * weights).sum(axis=2)
    key = common & np.array([question.key for question in asked], bool)
    gap = ((levels == 0) & key).any(axis=2) | (25 * points < bands.developing * weight)
    scores = np.where(answered, 25 * points / np.maximum(weight, 1), np.nan)
    return FactorTrend(
        factor=factor.id,
        n=int(answered.sum()),
        medians=tuple(medians(day[:, None])[0][0] for day in scores),
        weak=tuple(int(number) for number in (gap & answered).sum(axis=1)),
        common=int(common.sum()),
        union=int(union.sum()),
    )

"""What the city's projects would look like after their open measures: an assumption, never an assessment."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from gelingenscheck.assessment.model import Answer, Assessment, CatalogueRef, Check, Choice, NoAnswer, Status
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.assessment.subject import Measure, MeasureStatus
from gelingenscheck.catalogue import BANDS, LEVELS, Catalogue, Factor, Phase
from gelingenscheck.portfolio.table import GAP, Array, array, block, day, number
from gelingenscheck.scoring.factor import factor_score
from gelingenscheck.scoring.outlook import after_measures, counted_measures

Row = Mapping[Hashable, Any]
ANSWERS = {level: Answer(choice=Choice(level=level)) for level in LEVELS} | {
    -2: Answer(choice=Choice(no_answer=NoAnswer.DONT_KNOW)),
    -3: Answer(choice=Choice(no_answer=NoAnswer.NOT_APPLICABLE)),
}
"""What stands for an answer in the columns; open ones (-1) are absent."""
_HEADER = ("id", "subject", "department", "phase")
_TEXTS = ("source", "factor", "question", "responsible", "joint")


@dataclass(frozen=True, kw_only=True, slots=True)
class FactorOutlook:
    """One factor now, and after the open measures."""

    factor: str
    measures: int
    """Open measures that expect a higher level than there is now."""
    projects: int
    """Those that they belong to."""
    weak: tuple[int, int]
    """Projects in the lowest band, now and then."""
    median: tuple[float | None, float | None]


def city_outlook(counted: pd.DataFrame, measures: pd.DataFrame, catalogue: Catalogue) -> tuple[FactorOutlook, ...]:
    """Return the factors that open measures would move, in the order of the catalogue.

    `counted` are the checks that count, `measures` as in `measures.measure_table`.
    """
    planned = measures[
        (array(measures, "status") == MeasureStatus.OPEN)
        & (array(measures, "expected_level") >= 0)
        & measures["question"].isin(list(catalogue.questions)).to_numpy()
    ]
    place = {subject: i for i, subject in enumerate(array(counted, "subject"))}
    by_factor: dict[str, dict[int, list[Measure]]] = {}
    for row in planned.to_dict("records"):
        if row["subject"] in place:
            factor = catalogue.questions[row["question"]].factor
            by_factor.setdefault(factor, {}).setdefault(place[row["subject"]], []).append(measure_of(row))
    found = (_outlook(counted, factor, by_factor.get(factor.id, {}), catalogue) for factor in catalogue.factors)
    return tuple(outlook for outlook in found if outlook.measures)


def measure_of(row: Row) -> Measure:
    """Return the measure that a row of a table was made from."""
    said = {name: None if pd.isna(row[name]) else str(row[name]) for name in _TEXTS}
    expected = int(row["expected_level"])
    return Measure(
        id=str(row["id"]), text=str(row["text"]), due=day(row["due"]), status=MeasureStatus(row["status"]),
        expected_level=None if expected < 0 else expected, **said,
    )  # fmt: skip


def _outlook(
    counted: pd.DataFrame, factor: Factor, planned: Mapping[int, list[Measure]], catalogue: Catalogue
) -> FactorOutlook:
    band, score = array(counted, f"band_{factor.id}"), array(counted, f"score_{factor.id}")
    checks = _checks(counted, factor, list(planned), catalogue)
    moved = {}
    for place, measures in planned.items():
        if expected := counted_measures(checks[place], measures):
            moved[place] = len(expected), factor_score(catalogue, factor, after_measures(checks[place], expected))
    later_band, later_score = band.copy(), score.copy()
    for place, (_, then) in moved.items():
        later_band[place] = -1 if then.band is None else BANDS.index(then.band)
        later_score[place] = np.nan if then.score is None else then.score
    return FactorOutlook(
        factor=factor.id,
        measures=sum(n for n, _ in moved.values()),
        projects=len(moved),
        weak=(int((band == GAP).sum()), int((later_band == GAP).sum())),
        median=(_median(score), _median(later_score)),
    )


def _checks(
    counted: pd.DataFrame, factor: Factor, places: Sequence[int], catalogue: Catalogue
) -> Mapping[int, Assessment]:
    """Return as much of some checks as their index rows tell: the answers to one factor, for scoring it."""
    stamp, reference = Stamp(at=date.min, by=""), CatalogueRef(id=catalogue.id, version=catalogue.version)
    rows = zip(*(array(counted, name)[places] for name in _HEADER), strict=True)
    codes = block(counted, [f"q_{question.id}" for question in factor.questions])[places].tolist()
    ids = [question.id for question in factor.questions]
    return {
        place: Assessment(
            id=id_, subject=subject, department=department, phase=Phase(phase), catalogue=reference,
            status=Status.FINAL, check=Check.FULL, created=stamp, changed=stamp, finalised=stamp,
            answers={asked: ANSWERS[code] for asked, code in zip(ids, given, strict=True) if code in ANSWERS},
        )
        for place, (id_, subject, department, phase), given in zip(places, rows, codes, strict=True)
    }  # fmt: skip


def _median(scores: Array) -> float | None:
    known = scores[~np.isnan(scores)]
    return number(np.median(known)) if len(known) else None

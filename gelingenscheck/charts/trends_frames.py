"""What charts of time draw: per factor its scores over the questions that are comparable, and how many those are."""

from collections.abc import Sequence
from typing import Any, Literal

import pandas as pd

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.charts.frames import named_factor
from gelingenscheck.portfolio.trends import Trend
from gelingenscheck.scoring.course import Course

Measure = Literal["median", "weak"]
"""What is followed: the median, or how many projects are in the lowest band. A project's own score is its median."""
COUNTS = ("common", "union", "n", "moment")
COLUMNS = ("number", "title", "short", "measure", "moment", "when", "value", "weak", "n", "common", "union", "limited")


def trend_frame(
    trend: Trend, catalogue: Catalogue, lang: str, moments: Sequence[str], *, measure: Measure = "median"
) -> pd.DataFrame:
    """Return one row per factor and date: the median, or the share of projects in the lowest band in per cent."""
    rows: list[dict[str, Any]] = []
    for part in trend.factors:
        about = named_factor(catalogue.by_id[part.factor], lang)
        about |= {"measure": measure, "n": part.n, "limited": part.limited}
        about |= {"common": part.common, "union": part.union}
        for i, (when, median, weak) in enumerate(zip(moments, part.medians, part.weak, strict=True)):
            share = 100 * weak / part.n if part.n else None
            value = median if measure == "median" else share
            rows.append({**about, "moment": i, "when": when, "value": value, "weak": weak})
    return _frame(rows)


def course_frame(course: Course, catalogue: Catalogue, lang: str, moments: Sequence[str]) -> pd.DataFrame:
    """Return one row per factor and check of one project; `n` counts projects and is 0 here."""
    rows: list[dict[str, Any]] = []
    for part in course.factors:
        about = named_factor(catalogue.by_id[part.factor], lang)
        about |= {"measure": "median", "n": 0, "weak": 0, "limited": part.limited}
        about |= {"common": len(part.common), "union": len(part.union)}
        for i, (when, score) in enumerate(zip(moments, part.scores, strict=True)):
            rows.append({**about, "moment": i, "when": when, "value": score})
    return _frame(rows)


def _frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame.astype({"value": float, "limited": bool, "weak": int, **dict.fromkeys(COUNTS, int)})

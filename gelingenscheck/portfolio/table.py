"""Columns of many assessments as arrays, and the calendar they are read by."""

import calendar
from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

import numpy as np
import pandas as pd

from gelingenscheck.catalogue import BANDS, Band

NONE = "none"
"""A factor without a band."""
NOT_APPLICABLE = "not_applicable"
"""A factor that does not apply."""
GAP, STRONG = BANDS.index(Band.GAP), BANDS.index(Band.STRONG)
"""What stands for a band in the columns; -1 is none."""
EPOCH = date(1970, 1, 1)
DAY, NOON = 86_400, 43_200
"""Seconds."""
SAME = 9
"""Digits; medians that are not equal differ before."""

Array = np.ndarray[Any, np.dtype[Any]]


def array(frame: pd.DataFrame, column: str) -> Array:
    """Return a column as an array; texts as objects, a missing one is NaN."""
    values: Array = frame[column].to_numpy()
    return values


def block(frame: pd.DataFrame, columns: Sequence[str]) -> Array:
    """Return columns of one type side by side; one by one is faster than asking the frame for a list."""
    return np.column_stack([array(frame, column) for column in columns])


def texts(values: Sequence[str | None]) -> Array:
    """Return texts as an array of objects."""
    made = np.empty(len(values), object)
    made[:] = values
    return made


def days(day: date) -> int:
    """Return days since 1970, as the day columns count."""
    return (day - EPOCH).days


def day(number: int) -> date | None:
    """Return the day that a number in a day column means; negative is none."""
    return EPOCH + timedelta(days=int(number)) if number >= 0 else None


def months_before(day: date, months: int) -> date:
    """Return the same day some months earlier, or the last day of that month if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def days_in(zone: tzinfo, seconds: Array) -> Array:
    """Return the days since 1970 on which moments lie in a time zone; noon in UTC is a day without a time.

    Negative ones, which stand for none, stay negative.
    """
    found = seconds // DAY
    for place in np.flatnonzero((seconds >= 0) & (seconds % DAY != NOON)):
        found[place] = days(datetime.fromtimestamp(int(seconds[place]), zone).date())
    return found


def number(value: Any) -> float | None:
    """Return a figure; what is not there is None, never 0."""
    return None if pd.isna(value) else float(value)


def comparable(median: float) -> float:
    """Return a median as it is compared: of equal ones, halves of different sums may differ in their last bit."""
    return round(median, SAME)


def share(part: int, whole: int) -> float | None:
    """Return a share; a share of nothing is None."""
    return part / whole if whole else None

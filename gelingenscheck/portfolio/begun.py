"""Which units began a check in the time of a yearly round."""

from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
import pandas as pd

from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.head import head_of
from gelingenscheck.portfolio.table import DAY, NOON, array, days

CHECKS = ("full", "crosscutting")


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """The time of a round: from its opening until a day, or until it was closed if that came first."""

    since: datetime
    until: date
    closed: datetime | None = None


def begun_units(
    assessments: pd.DataFrame, subjects: pd.DataFrame, organisation: Organisation, span: Span, *, as_of: date
) -> frozenset[str]:
    """Return the units, as they are on a day, that began a full or crosscutting check in the time of a round.

    A check that was finalised since counts as well. Of final checks only the day of their beginning is known.
    """
    head = head_of(assessments, subjects, organisation.timezone)
    created = array(assessments, "created")
    day_only = created % DAY == NOON
    first_day = days(span.since.astimezone(organisation.timezone).date())
    since = np.where(day_only, head.created >= first_day, created >= span.since.timestamp())
    until = head.created <= days(span.until)
    if span.closed is not None:
        last_day = days(span.closed.astimezone(organisation.timezone).date())
        until &= np.where(day_only, head.created <= last_day, created <= span.closed.timestamp())
    shown = (head.example == head.examples) & ~head.discarded & np.isin(head.check.astype(str), CHECKS)
    return frozenset(organisation.today_of(unit, as_of) for unit in set(head.lead[shown & since & until]))

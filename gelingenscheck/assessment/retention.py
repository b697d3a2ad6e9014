"""How long what people wrote is kept, and whether a clock can be believed before anything is deleted."""

from datetime import datetime, timedelta
from typing import Final

from gelingenscheck.assessment.lifecycle import UNDO
from gelingenscheck.assessment.model import Assessment, Status
from gelingenscheck.assessment.provenance import Stamp

DRAFTS: Final = timedelta(days=90)
"""After finalising: how long the states of the draft before it are kept."""
DISCARDED: Final = UNDO
"""A discarded draft goes when nobody can take it back any more."""
UNTOUCHED: Final = timedelta(days=730)
"""A draft that nobody touched so long is named, never deleted by a machine."""
LONGEST_PAUSE: Final = timedelta(days=60)
"""Between two runs; more than that is more likely a clock that jumped."""
SKEW: Final = timedelta(days=1)


def states_are_over(assessment: Assessment, now: datetime) -> bool:
    """Say whether the states of the draft that led to a final check were kept long enough."""
    return assessment.finalised is not None and _age(assessment.finalised, now) > DRAFTS


def discarded_is_over(assessment: Assessment, now: datetime) -> bool:
    """Say whether a discarded draft was kept long enough."""
    return assessment.discarded is not None and _age(assessment.discarded, now) > DISCARDED


def is_untouched(assessment: Assessment, now: datetime) -> bool:
    """Say whether nobody touched an open draft for two years."""
    return assessment.is_draft and assessment.status is Status.DRAFT and _age(assessment.changed, now) > UNTOUCHED


def believable(last: datetime | None, now: datetime) -> bool:
    """Say whether a clock fits the last run: neither set back by more than a day nor far ahead of it."""
    return last is None or -SKEW <= now - last <= LONGEST_PAUSE


def _age(stamp: Stamp, now: datetime) -> timedelta:
    """Return how long ago something was; of a day, from its end, so that nothing goes too early."""
    if isinstance(stamp.at, datetime):
        return now - stamp.at
    return timedelta(days=(now.date() - stamp.at).days - 1)

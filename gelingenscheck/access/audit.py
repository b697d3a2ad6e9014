"""Who came in when: the only place where signing in is recorded, and for 90 days only."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from gelingenscheck.access.link import (
    EarlyLinkError,
    ExpiredLinkError,
    RefusedLinkError,
    UnknownLinkError,
    WithdrawnLinkError,
)

KEPT: Final = timedelta(days=90)


class Outcome(StrEnum):
    """What happened at the door."""

    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    UNKNOWN = "unknown"
    """What was not even a link: counted per hour, since whoever guesses must not fill the disk."""
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    EARLY = "early"
    LINK_MADE = "link_made"
    LINK_WITHDRAWN = "link_withdrawn"


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of the record."""

    at: datetime
    """In UTC, whole seconds; the full hour where nothing is known but that it happened."""
    who: str
    """role@department; empty where nobody is known."""
    outcome: Outcome
    times: int = 1


OUTCOMES: Final[dict[type[RefusedLinkError], Outcome]] = {
    UnknownLinkError: Outcome.UNKNOWN,
    ExpiredLinkError: Outcome.EXPIRED,
    WithdrawnLinkError: Outcome.WITHDRAWN,
    EarlyLinkError: Outcome.EARLY,
}

"""What is prepared before people come: the subject, the agenda, and what holds in the room."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from gelingenscheck.assessment.model import CatalogueRef
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.catalogue import Phase

LEAST_THRESHOLD = 3
"""Fewer ballots are never shown, whatever is set."""
THRESHOLD = 5
MAX_DISSENT = 500
"""Characters of another view: it is read on the wall, and on phones within 20 KB."""
LEAST_DEVICES = 200
DEVICES_PER_PERSON = 3
LIFETIME = timedelta(days=14)
"""How long a code opens: a workshop may go on next week."""
KEPT = timedelta(days=30)
"""How long single ballots are kept, unless the settings say otherwise."""


class ItemKind(StrEnum):
    """What a round is about."""

    PRACTICE = "practice"
    """A test question; never part of the result."""
    FACTOR = "factor"
    QUESTION = "question"
    CROSSCUTTING = "crosscutting"
    """A factor as a department's own standard."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One round of the agenda."""

    kind: ItemKind
    id: str = ""
    """Id of the factor or question; a crosscutting round names its factor."""

    @property
    def practice(self) -> bool:
        """Say whether this is the test question."""
        return self.kind is ItemKind.PRACTICE


@dataclass(frozen=True, kw_only=True, slots=True)
class Workshop:
    """A prepared workshop; what happens in it is in its log."""

    id: str
    code: str
    """What people type; unique among workshops that are not over."""
    title: str
    """The subject's title as of then; participants see it."""
    subject: str
    department: str
    """Lead department as of then."""
    catalogue: CatalogueRef
    phase: Phase | None
    """None for a department's own standard."""
    items: tuple[Item, ...]
    minutes: int
    """60, 90 or 120, break included."""
    interpreted: bool = False
    """Whether everything is said twice; takes 30 % more."""
    languages: tuple[str, ...] = ()
    """Ids of the participants' languages that are offered, the first one first."""
    threshold: int = THRESHOLD
    expected: int = 30
    """Devices that are expected."""
    kept: timedelta = KEPT
    rehearsal: bool = False
    """Whether the participants are simulated; never saved into the portfolio."""
    created: Stamp
    expires: datetime

    @property
    def most_devices(self) -> int:
        """Return how many devices may join: a number for the room, never one per network address."""
        return max(LEAST_DEVICES, DEVICES_PER_PERSON * self.expected)

    def expired(self, now: datetime) -> bool:
        """Say whether the code no longer opens."""
        return now >= self.expires

    def with_threshold(self, threshold: int) -> "Workshop":
        """Return the workshop with another threshold, never below the least."""
        return replace(self, threshold=max(LEAST_THRESHOLD, threshold))

"""The yearly round in which every unit is asked, and what one unit returns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from gelingenscheck.assessment.provenance import Stamp


class RoundState(StrEnum):
    """Whether units may still answer."""

    OPEN = "open"
    CLOSED = "closed"


class RoundStep(StrEnum):
    """What happened to a round."""

    OPENED = "opened"
    RESCHEDULED = "rescheduled"
    """Its deadline was moved."""
    CLOSED = "closed"
    REOPENED = "reopened"


class ReturnText(StrEnum):
    """What a unit is asked to write: what was done, what was missing, what the council should know."""

    DONE = "done"
    MISSING = "missing"
    COUNCIL = "council"


class ReturnStep(StrEnum):
    """What happened to a unit's return."""

    BEGUN = "begun"
    """The first text was written."""
    EMPTIED = "emptied"
    """The last text was taken away."""
    SUBMITTED = "submitted"
    NIL = "nil"
    """Nothing to report, with a reason."""
    WITHDRAWN = "withdrawn"
    """Submission or nil return was taken back."""


class Channel(StrEnum):
    """How a return reached the manager who entered it for a unit."""

    TELEPHONE = "telephone"


class ContactKind(StrEnum):
    """How a unit was reached."""

    REMINDER = "reminder"
    TELEPHONE = "telephone"
    MAIL = "mail"


@dataclass(frozen=True, kw_only=True, slots=True)
class RoundEvent:
    """One step in the life of a round."""

    step: RoundStep
    stamp: Stamp
    reason: str | None = None
    """Of reopening."""
    deadline: date | None = None
    """From then on, where it was moved."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReturnRound:
    """One yearly round. Its log begins with its opening."""

    year: int
    cut_off: date
    """The day that the figures are drawn up for."""
    deadline: date
    """The day by which units are asked to answer."""
    changed: Stamp
    log: tuple[RoundEvent, ...]
    revision: int = 1
    figures: Mapping[str, Any] | None = None
    """What closing froze, as plain values; None while it is open."""

    @property
    def id(self) -> str:
        """Return the year as text: the name of its file."""
        return str(self.year)

    @property
    def opened(self) -> Stamp:
        """Return when it was opened."""
        return self.log[0].stamp

    @property
    def state(self) -> RoundState:
        """Return whether units may answer now."""
        steps = (event.step for event in reversed(self.log) if event.step is not RoundStep.RESCHEDULED)
        return RoundState.CLOSED if next(steps, None) is RoundStep.CLOSED else RoundState.OPEN

    @property
    def closed(self) -> Stamp | None:
        """Return when it was closed, if it is."""
        if self.state is RoundState.OPEN:
            return None
        return next(event.stamp for event in reversed(self.log) if event.step is RoundStep.CLOSED)


@dataclass(frozen=True, kw_only=True, slots=True)
class ReturnEvent:
    """One step in the life of a return."""

    step: ReturnStep
    stamp: Stamp
    reason: str | None = None
    """Of a nil return."""
    on_behalf: Channel | None = None
    """Entered for the unit, by the role of the stamp; None where the unit did it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact:
    """One attempt to reach a unit."""

    kind: ContactKind
    stamp: Stamp


@dataclass(frozen=True, kw_only=True, slots=True)
class Confirmation:
    """The unit says that its list of known projects is complete."""

    projects: int
    """How many there were."""
    stamp: Stamp


@dataclass(frozen=True, kw_only=True, slots=True)
class Return:
    """What one unit returns in one round."""

    year: int
    unit: str
    changed: Stamp
    revision: int = 1
    texts: Mapping[ReturnText, str] = field(default_factory=dict)
    """Those that were written; a missing one is not there."""
    log: tuple[ReturnEvent, ...] = ()
    contacts: tuple[Contact, ...] = ()
    confirmed: Confirmation | None = None

    @property
    def id(self) -> str:
        """Return year and unit: 2026-tiefbau."""
        return return_id(self.year, self.unit)

    @property
    def declared(self) -> ReturnEvent | None:
        """Return the submission or nil return that stands now."""
        return declared(self.log)

    @property
    def on_behalf(self) -> Channel | None:
        """Return how what stands now reached the one who entered it, if the unit did not do so itself."""
        return None if self.declared is None else self.declared.on_behalf


def return_id(year: int, unit: str) -> str:
    """Return the id of a unit's return."""
    return f"{year}-{unit}"


def declared(log: tuple[ReturnEvent, ...]) -> ReturnEvent | None:
    """Return the submission or nil return that stands at the end of a log."""
    decisive = {ReturnStep.SUBMITTED, ReturnStep.NIL, ReturnStep.WITHDRAWN}
    last = next((event for event in reversed(log) if event.step in decisive), None)
    return None if last is None or last.step is ReturnStep.WITHDRAWN else last

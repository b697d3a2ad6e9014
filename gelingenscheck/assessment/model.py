"""One check of a subject: its answers, and how it came about."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from enum import StrEnum

from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.catalogue import Phase


class Status(StrEnum):
    """Editable, or immutable."""

    DRAFT = "draft"
    FINAL = "final"


class Check(StrEnum):
    """48 questions, eight unscored sentences, or a unit's own standard in eight questions."""

    FULL = "full"
    QUICK = "quick"
    CROSSCUTTING = "crosscutting"


class Mode(StrEnum):
    """One department by itself, or a room of people."""

    INDIVIDUAL = "individual"
    WORKSHOP = "workshop"


class NoAnswer(StrEnum):
    """Why there is no level. Open is neither of them, and none of them is 0."""

    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"


OTHER_REASON = "other"
"""The reason for "not applicable" that needs a note."""


class QuickState(StrEnum):
    """What the quick check says of one factor."""

    TOUCHED = "touched"
    OPEN = "open"
    NOT_AFFECTED = "not_affected"


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """A document or link that supports an answer; no personal data."""

    text: str | None = None
    link: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """A level that the project aims at, if not the highest, and why."""

    level: int
    reason: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """What was chosen: a level, "don't know yet", or "not applicable" with its reason."""

    level: int | None = None
    no_answer: NoAnswer | None = None
    reason: str | None = None
    """Id of one of the question's reasons, or `other`."""
    note: str | None = None
    """The reason in words, where it is `other`."""


OPEN = Choice()
"""Nothing chosen: absence, never a value."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """All that was said to one question."""

    choice: Choice = OPEN
    rationale: str | None = None
    evidence: tuple[Evidence, ...] = ()
    target: Target | None = None
    at: datetime | date | None = None
    by: str | None = None

    @property
    def level(self) -> int | None:
        """Return the chosen level, if one was chosen."""
        return self.choice.level

    @property
    def no_answer(self) -> NoAnswer | None:
        """Return why there is no level."""
        return self.choice.no_answer

    @property
    def given(self) -> bool:
        """Say whether a level or a reason for none was chosen."""
        return self.choice != OPEN


NO_ANSWER_YET = Answer()


@dataclass(frozen=True, kw_only=True, slots=True)
class QuickAnswer:
    """What the quick check says of one factor."""

    state: QuickState
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RoundRecord:
    """The record of one question or factor in a workshop."""

    item: str
    ballots: tuple[tuple[int, ...] | None, ...] = ()
    """Counts per level, one tuple per vote; None below the threshold."""
    dont_know: tuple[int | None, ...] = ()
    level: int | None = None
    """What the group agreed on."""
    dissent: str | None = None
    note: str | None = None
    """What was noted of the talk by whoever led it."""
    paper: tuple[int | None, ...] = ()
    """How many of the ballots were on paper, per vote; None where they are."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CatalogueRef:
    """The version of the catalogue that was answered."""

    id: str
    version: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CarriedFrom:
    """The version that a draft was carried over from, and when by which role."""

    catalogue: CatalogueRef
    stamp: Stamp


@dataclass(frozen=True, kw_only=True, slots=True)
class Assessment:
    """One check of a subject."""

    id: str
    status: Status
    check: Check
    subject: str
    department: str
    """The lead department as of then."""
    phase: Phase | None
    catalogue: CatalogueRef
    created: Stamp
    changed: Stamp
    revision: int = 1
    mode: Mode = Mode.INDIVIDUAL
    variant: str | None = None
    predecessor: str | None = None
    finalised: Stamp | None = None
    discarded: Stamp | None = None
    """A discarded draft can be restored for 30 days; it is never counted."""
    carried: CarriedFrom | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """By question; an answer that the version does not ask for is kept aside here, under its id."""
    quick: Mapping[str, QuickAnswer] = field(default_factory=dict)
    rounds: tuple[RoundRecord, ...] = ()
    workshop: str | None = None
    """Id of the workshop that it is the result of."""

    def answer(self, question: str) -> Answer:
        """Return what was said to a question; nothing is an empty answer."""
        return self.answers.get(question, NO_ANSWER_YET)

    @property
    def is_draft(self) -> bool:
        """Say whether it can still be changed."""
        return self.status is Status.DRAFT and self.discarded is None


ANSWER_FIELDS = tuple(part.name for part in fields(Answer) if part.name not in {"at", "by"})
"""The fields of an answer that people set, each merged by itself."""

"""The log of a workshop: what was done, step by step. Nothing is ever taken out; undo is a step, too."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_


class Do(StrEnum):
    """A step of whoever facilitates."""

    OPEN = "open"
    CLOSE = "close"
    REVEAL = "reveal"
    AGAIN = "again"
    """Vote once more on the same item."""
    AGREE = "agree"
    NEXT = "next"
    SKIP = "skip"
    GO = "go"
    """Go back (or on) to a certain item."""
    PAUSE = "pause"
    RESUME = "resume"
    END = "end"
    SAVE = "save"
    """The result was saved as an assessment; nothing follows."""
    UNDO = "undo"


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """One entry of the log."""

    do: Do
    at: datetime
    """In UTC, by the server's clock."""
    seconds: int | None = None
    """Of an opened vote: the time that is meant for it; shown, never enforced."""
    level: int | None = None
    """Of an agreement: the level; None where the group stays undecided."""
    dissent: str | None = None
    """Of an agreement: who sees it differently, and why, in words and without names."""
    index: int | None = None
    """Of going to an item: its place in the agenda, from 0."""
    assessment: str | None = None
    """Of saving: the id of the assessment."""


class StepRefusedError(GelingenscheckError):
    """The step does not fit: somebody else was faster, or it would break a promise."""

    message = N_(
        "Der Workshop war schon einen Schritt weiter, vielleicht durch ein zweites Gerät. Alle Stimmen sind sicher. "
        "Hier ist der neue Stand."
    )


class ShownBallotError(StepRefusedError):
    """A vote that anyone has seen stays as it is: a single late ballot could be read off the difference."""

    message = N_(
        "Dieses Ergebnis haben schon alle gesehen, deshalb bleibt die Abstimmung geschlossen: Eine späte Stimme wäre "
        "sonst zu erkennen. Sie können noch einmal abstimmen lassen."
    )

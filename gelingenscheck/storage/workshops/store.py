"""What every store of workshops promises, whatever it is made of."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType, Protocol

from gelingenscheck.catalogue import LEVELS
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_
from gelingenscheck.workshop.log import Event
from gelingenscheck.workshop.model import Workshop
from gelingenscheck.workshop.state import Ballot, State
from gelingenscheck.workshop.tally import Tally

Device = NewType("Device", bytes)
"""A participant's device, as a keyed hash of its random token; lives in memory only."""
MOST_CHANGES = 9_999
"""Times that one device may change its mind in one vote."""
MOST_ON_PAPER = 9_999


class Receipt(StrEnum):
    """What became of a vote; there is no third: whatever else happens is raised."""

    SAVED = "saved"
    """It is on the disk, or a newer one of the same device is."""
    CLOSED = "closed"
    """The vote does not take ballots (any more); a ballot saved before still counts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mine:
    """What a device has chosen in a vote."""

    choice: int | None
    """A level; None for „weiß noch nicht“."""
    sequence: int
    """Of the latest change; 0 once the vote was revealed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """The ballots on paper of one vote, counted."""

    levels: tuple[int, ...]
    dont_know: int = 0

    def __post_init__(self) -> None:
        counts = (*self.levels, self.dont_know)
        if len(self.levels) != len(LEVELS) or not all(0 <= count <= MOST_ON_PAPER for count in counts):
            raise ValueError(counts)


class UnknownWorkshopError(GelingenscheckError):
    """There is no such workshop."""

    message = N_(
        "Diesen Workshop gibt es hier nicht. Vielleicht fehlt ein Zeichen in der Adresse. "
        "Alle vorbereiteten Workshops stehen auf der Seite, auf der man sie vorbereitet."
    )


class CodeTakenError(GelingenscheckError):
    """A workshop that is not over has this code; whoever creates one draws another."""

    message = N_("Dieser Code ist gerade vergeben. Es wurde nichts gespeichert; bitte noch einmal versuchen.")


class BegunError(GelingenscheckError):
    """What was prepared holds once the workshop has begun."""

    message = N_(
        "Der Workshop hat schon begonnen, deshalb bleibt die Vorbereitung, wie sie ist. "
        "Was nicht mehr passt, können Sie beim Moderieren überspringen."
    )


class FullError(GelingenscheckError):
    """More devices want to vote than may join."""

    message = N_(
        "In dieser Abstimmung gibt es schon so viele Stimmen, wie Geräte vorgesehen sind. Ihre Stimme ist nicht dabei. "
        "Bitte sagen Sie es der Moderation."
    )


class WorkshopStore(Protocol):
    """Workshops under their ids; what it returns from is durable.

    Where nothing can be written, everything that writes raises `StoreUnavailableError`, in futures, too. An id that
    is not known raises `UnknownWorkshopError`.
    """

    on_change: list[Callable[[str], None]]
    """Called with the workshop's id after each step that was taken here, from any thread; must not fail."""

    def create(self, workshop: Workshop) -> None:
        """Save a new workshop; raise `CodeTakenError` if one that is not over at its creation has its code."""
        ...

    def load(self, id_: str, /) -> Workshop:
        """Return a workshop."""
        ...

    def find(self, code: str, /) -> Workshop | None:
        """Return the latest workshop with a code, also if it is over; None where there never was one."""
        ...

    def all(self) -> tuple[Workshop, ...]:
        """Return all workshops, newest first."""
        ...

    def change(self, workshop: Workshop) -> None:
        """Replace what was prepared; raise `BegunError` once there is a step, `CodeTakenError` as in `create`."""
        ...

    def log(self, id_: str, /) -> tuple[Event, ...]:
        """Return all steps."""
        ...

    def state(self, id_: str, /) -> State:
        """Return what follows from the log; folded once per version."""
        ...

    def act(self, id_: str, version: int, event: Event, /) -> State:
        """Take a step if the log still has the length that was looked at; raise `StepRefusedError`.

        The first reveal of a vote fixes its tally, paper included, and forgets how often people changed their minds;
        saving the result forgets the key from which devices follow.
        """
        ...

    def device(self, id_: str, token: str, /) -> Device:
        """Return the device that a token means; the token itself is never stored."""
        ...

    def admit(self, id_: str, /) -> bool:
        """Count one more device; False if there are as many as may join."""
        ...

    def vote(self, id_: str, device: Device, ballot: Ballot, choice: int | None, sequence: int, /) -> "Future[Receipt]":
        """Save a vote, durable before the future resolves; None says „weiß noch nicht“.

        The same or an older `sequence` (1, 2, … per vote, never a time: it is stored) sent again changes nothing.
        The future raises `FullError` for a ballot beyond the number of devices that may join.
        """
        ...

    def mine(self, id_: str, device: Device, ballot: Ballot, /) -> Mine | None:
        """Return what a device has chosen; None if nothing, and for everybody once the result is saved."""
        ...

    def voted(self, id_: str, ballot: Ballot, /) -> int:
        """Return the number of ballots on phones."""
        ...

    def tally(self, id_: str, ballot: Ballot, /) -> Tally:
        """Return all ballots of a vote, paper included. For `tally.public` only, never to be shown as it is."""
        ...

    def paper(self, id_: str, ballot: Ballot, /) -> Paper | None:
        """Return what was typed in from paper."""
        ...

    def set_paper(self, id_: str, ballot: Ballot, levels: tuple[int, ...], dont_know: int, /) -> None:
        """Keep the count of ballots on paper; raise `ShownBallotError`, or `StepRefusedError` before the vote."""
        ...

    def notes(self, id_: str, /) -> Mapping[int, str]:
        """Return the notes per place in the agenda."""
        ...

    def set_note(self, id_: str, index: int, text: str, /) -> None:
        """Keep a note; an empty one goes."""
        ...

    def saw(self, id_: str, device: Device, /) -> None:
        """Take a device as present; in memory only."""
        ...

    def present(self, id_: str, /) -> int:
        """Return how many devices were seen lately."""
        ...

    def forget(self, now: datetime, /) -> int:
        """Delete single ballots older than the workshop keeps them; return how many.

        Of votes that may be shown the tally stays, of others nothing. Workshops that are over lose their key, too.
        """
        ...

    def erase(self, id_: str, /) -> None:
        """Delete a workshop with its log, votes, ballots and notes; one that is not there is gone already."""
        ...

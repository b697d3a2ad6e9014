"""Take a step in a workshop."""

from datetime import UTC

from gelingenscheck.assessment.options import MAX_TEXT
from gelingenscheck.assessment.refusals import TextTooLongError
from gelingenscheck.catalogue import LEVELS
from gelingenscheck.storage.texts import cleaned
from gelingenscheck.storage.workshops.store import WorkshopStore
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.workshop import rehearsing
from gelingenscheck.workshop import timing
from gelingenscheck.workshop.log import Do, Event, StepRefusedError
from gelingenscheck.workshop.model import MAX_DISSENT, Workshop
from gelingenscheck.workshop.state import State


def act(
    desk: Desk,
    workshops: WorkshopStore,
    id_: str,
    version: int,
    do: Do,
    *,
    seconds: int | None = None,
    level: int | None = None,
    dissent: str | None = None,
    index: int | None = None,
) -> State:
    """Take a step if nobody was faster; raise `StepRefusedError`, or `TextTooLongError` for the dissent.

    `seconds` is the time meant for a vote that is opened: the usual one unless given, none for 0. The result is saved
    with `finishing.save`, not with a step from here.
    """
    if level is not None and level not in LEVELS:
        raise StepRefusedError
    workshop = workshops.load(id_)
    rehearsing.attend(workshops, workshop)
    event = Event(
        do=do,
        at=desk.now().astimezone(UTC),
        seconds=_seconds(workshop, seconds) if do in {Do.OPEN, Do.AGAIN} else None,
        level=level if do is Do.AGREE else None,
        dissent=_typed(dissent, MAX_DISSENT) if do is Do.AGREE else None,
        index=index if do is Do.GO else None,
    )
    return workshops.act(id_, version, event)


def note(workshops: WorkshopStore, id_: str, index: int, text: str) -> None:
    """Keep the facilitator's note on an item; an empty one goes. Raise `TextTooLongError`."""
    workshops.set_note(id_, index, _typed(text) or "")


def _seconds(workshop: Workshop, seconds: int | None) -> int:
    return timing.seconds_for_a_vote(workshop) if seconds is None else max(0, seconds)


def _typed(text: str | None, limit: int = MAX_TEXT) -> str | None:
    """Return a text as it is stored; what was left blank is none."""
    trimmed = cleaned(text or "").strip()
    if len(trimmed) > limit:
        raise TextTooLongError(length=len(trimmed), limit=limit)
    return trimmed or None

"""Keep a rehearsal company: imagined participants who are there, vote while a vote is open, and leave at the end."""

import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from random import Random
from secrets import token_hex

from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.storage.workshops.store import Receipt, WorkshopStore
from gelingenscheck.usecases.workshop.imagined import Cast, casts, people
from gelingenscheck.workshop.model import Workshop
from gelingenscheck.workshop.state import Ballot, Stage

LOOK = 0.5
"""Seconds between two looks at the state."""
SEEN = 120
"""Looks after which everybody is seen again."""
PATIENCE = 3 * 3600 / LOOK
"""Looks at an unchanged state after which everybody leaves."""
_LOCK = threading.Lock()
_ATTENDED: set[str] = set()
"""Workshops that have company in this process."""


def attend(workshops: WorkshopStore, workshop: Workshop) -> None:
    """Give a rehearsal its company, once; nothing happens for any other workshop."""
    if not workshop.rehearsal:
        return
    with _LOCK:
        if workshop.id in _ATTENDED:
            return
        _ATTENDED.add(workshop.id)
    threading.Thread(target=_attend, args=(workshops, workshop), name=f"rehearsal-{workshop.id}", daemon=True).start()


def resume(workshops: WorkshopStore, now: datetime) -> None:
    """Give company to the rehearsals that go on, as after a start of the server."""
    for workshop in workshops.all():
        if workshop.rehearsal and not workshop.expired(now) and workshops.state(workshop.id).stage is not Stage.END:
            attend(workshops, workshop)


def _attend(workshops: WorkshopStore, workshop: Workshop) -> None:
    try:
        with suppress(GelingenscheckError):  # the disk is full: then nobody votes, and the desk says why
            keep_company(workshops, workshop, Random(), time.sleep)  # noqa: S311 - nobody's secret
    finally:
        with _LOCK:
            _ATTENDED.discard(workshop.id)


def keep_company(workshops: WorkshopStore, workshop: Workshop, dice: Random, wait: Callable[[float], object]) -> None:
    """Attend a rehearsal until it ends or nothing happens any more; `wait` lets seconds pass."""
    company = _Company(workshops=workshops, workshop=workshop, dice=dice, wait=wait)
    version, looks = -1, 0
    while (state := workshops.state(workshop.id)).stage is not Stage.END and looks < PATIENCE:
        if looks % SEEN == 0:
            company.be_seen()
        looks = 0 if state.version != version else looks + 1
        version = state.version
        if state.open:
            company.vote(state.open)
        wait(LOOK)


class _Company:
    """The people of one rehearsal, and who of them has still to vote in which vote."""

    def __init__(
        self, *, workshops: WorkshopStore, workshop: Workshop, dice: Random, wait: Callable[[float], object]
    ) -> None:
        self.workshops, self.workshop, self.dice, self.wait = workshops, workshop, dice, wait
        devices = [workshops.device(workshop.id, token_hex()) for _ in range(people(workshop))]
        self.devices = [device for device in devices if workshops.admit(workshop.id)]
        self.left: dict[Ballot, deque[Cast]] = {}

    def be_seen(self) -> None:
        """Count as present for a while."""
        for device in self.devices:
            self.workshops.saw(self.workshop.id, device)

    def vote(self, ballot: Ballot) -> None:
        """Let one after the other vote while the vote is open; who has not voted then does so if it opens again."""
        left = self.left.setdefault(ballot, deque(casts(self.workshop, ballot, self.dice)))
        while left:
            cast = left[0]
            self.wait(cast.gap)
            if cast.person < len(self.devices):  # the others found the room full
                saved = self.workshops.vote(self.workshop.id, self.devices[cast.person], ballot, cast.choice, 1)
                if saved.result() is Receipt.CLOSED:
                    return
            left.popleft()

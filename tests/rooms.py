"""A room that votes, for tests of what is seen: workshops brought to any state as people would bring them there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gelingenscheck.catalogue import Phase
from gelingenscheck.storage.workshops.store import WorkshopStore
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.workshop import running
from gelingenscheck.usecases.workshop.preparing import Preparation, prepare
from gelingenscheck.workshop.log import Do
from gelingenscheck.workshop.model import Item, ItemKind, Workshop
from gelingenscheck.workshop.state import State

FACTORS = ("identities", "target-groups", "low-threshold")
AGENDA = (Item(kind=ItemKind.PRACTICE), *(Item(kind=ItemKind.FACTOR, id=id_) for id_ in FACTORS))
OFFERED = ("einfach", "en", "tr", "ar")
APART, NEARER, ONE_MORE, TOO_FEW = (2, 6, 4, 6, 3), (0, 3, 18, 6, 0), (2, 6, 5, 6, 3), (1, 1, 1, 0, 0)


@dataclass
class Room:
    """One workshop and everybody in it."""

    desk: Desk
    store: WorkshopStore
    workshop: Workshop

    @property
    def state(self) -> State:
        """Return where it stands."""
        return self.store.state(self.workshop.id)

    def act(self, do: Do, **what: Any) -> "Room":
        """Take a step."""
        running.act(self.desk, self.store, self.workshop.id, self.state.version, do, **what)
        return self

    def phones(self, levels: Sequence[int], dont_know: int = 0) -> "Room":
        """Let so many phones choose each level."""
        ballot = self.state.ballot
        choices = [level for level, n in enumerate(levels) for _ in range(n)] + [None] * dont_know
        devices = [self.store.device(self.workshop.id, f"phone-{i}") for i in range(len(choices))]
        waiting = [
            self.store.vote(self.workshop.id, device, ballot, choice, 1)
            for device, choice in zip(devices, choices, strict=True)
        ]
        for future in waiting:
            future.result(10)
        return self

    def vote(self, levels: Sequence[int], dont_know: int = 0, *, again: bool = False) -> "Room":
        """Let them vote and see the result."""
        self.act(Do.AGAIN if again else Do.OPEN).phones(levels, dont_know)
        return self.act(Do.CLOSE).act(Do.REVEAL)

    def practised(self) -> "Room":
        """Leave the practice item behind."""
        return self.vote((2, 2, 2, 2, 2)).act(Do.AGREE).act(Do.NEXT)

    def agreed(self, level: int | None, dissent: str | None = None) -> "Room":
        """Let them agree on the current item."""
        return self.act(Do.AGREE, level=level, dissent=dissent)


def room(desk: Desk, store: WorkshopStore, subject: str, **chosen: Any) -> Room:
    """Prepare a workshop about a subject."""
    usual: dict[str, Any] = {"minutes": 60, "items": AGENDA, "languages": OFFERED, "phase": Phase.PLANNING}
    preparation = Preparation(subject=subject, **(usual | chosen))
    return Room(desk, store, prepare(desk, store, preparation, offered=OFFERED))

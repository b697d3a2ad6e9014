"""Workshops held in memory: prepared for a project or a unit, voted in, led step by step."""

from collections.abc import Sequence
from typing import Any

from gelingenscheck.storage.workshops.store import WorkshopStore
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.workshop import preparing, running
from gelingenscheck.usecases.workshop.preparing import Preparation
from gelingenscheck.workshop.log import Do
from gelingenscheck.workshop.model import Item, ItemKind, Workshop
from gelingenscheck.workshop.state import State

OFFERED = ("einfach", "en", "ar")
PRACTICE = Item(kind=ItemKind.PRACTICE)


def factor(id_: str) -> Item:
    return Item(kind=ItemKind.FACTOR, id=id_)


def question(id_: str) -> Item:
    return Item(kind=ItemKind.QUESTION, id=id_)


def standard(id_: str) -> Item:
    return Item(kind=ItemKind.CROSSCUTTING, id=id_)


def chosen(subject: str, *items: Item, **more: Any) -> Preparation:
    values = {"minutes": 90, "languages": OFFERED[:2], "items": items, **more}
    return Preparation(subject=subject, **values)


def prepared(desk: Desk, workshops: WorkshopStore, subject: str, *items: Item, **more: Any) -> Workshop:
    return preparing.prepare(desk, workshops, chosen(subject, *items, **more), offered=OFFERED)


class Room:
    """A room in which a workshop is held."""

    def __init__(self, desk: Desk, workshops: WorkshopStore, workshop: Workshop) -> None:
        self.desk, self.workshops, self.workshop = desk, workshops, workshop

    @property
    def id(self) -> str:
        """Return the workshop's id."""
        return self.workshop.id

    @property
    def state(self) -> State:
        """Return how far it is."""
        return self.workshops.state(self.id)

    def act(self, *steps: Do, **more: Any) -> State:
        """Take steps; `more` belongs to the last of them."""
        for step in steps:
            values = more if step is steps[-1] else {}
            running.act(self.desk, self.workshops, self.id, self.state.version, step, **values)
        return self.state

    def cast(self, choices: Sequence[int | None]) -> None:
        """Let the devices vote in the open vote, one choice each."""
        ballot = self.state.ballot
        for place, choice in enumerate(choices):
            device = self.workshops.device(self.id, f"phone-{place}")
            self.workshops.vote(self.id, device, ballot, choice, 1).result()

    def vote(self, choices: Sequence[int | None], *, again: bool = False) -> State:
        """Hold one vote and reveal it."""
        self.act(Do.AGAIN if again else Do.OPEN)
        self.cast(choices)
        return self.act(Do.CLOSE, Do.REVEAL)

    def end(self) -> State:
        """End it."""
        return self.act(Do.END)

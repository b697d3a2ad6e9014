"""A prepared workshop, its steps, and a store in which a vote is open."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from gelingenscheck.assessment.model import CatalogueRef
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.catalogue import Phase
from gelingenscheck.storage.workshops.sqlite import SqliteWorkshops
from gelingenscheck.storage.workshops.store import WorkshopStore
from gelingenscheck.workshop.log import Do, Event
from gelingenscheck.workshop.model import LIFETIME, Item, ItemKind, Workshop
from gelingenscheck.workshop.state import Ballot, State

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
ID = "schulweg-7k3f-w1"
FIRST = Ballot(index=0, vote=1)
SECOND = Ballot(index=0, vote=2)


def workshop(**changes: Any) -> Workshop:
    """Return a workshop with a test question and two factors."""
    base = Workshop(
        id=ID, code="K7M4PX", title="Umbau Schulweg – „sicher“", subject="schulweg-7k3f", department="tiefbau",
        catalogue=CatalogueRef(id="gelingensfaktoren", version="1.0.0"), phase=Phase.PLANNING,
        items=(
            Item(kind=ItemKind.PRACTICE), Item(kind=ItemKind.FACTOR, id="identities"),
            Item(kind=ItemKind.FACTOR, id="participation"),
        ),
        minutes=90, languages=("einfach", "ar"), created=Stamp(at=NOW, by="local@tiefbau"), expires=NOW + LIFETIME,
    )  # fmt: skip
    return replace(base, **changes)


def event(do: Do, *, minute: int = 0, **more: Any) -> Event:
    """Return a step, so many minutes after the beginning."""
    return Event(do=do, at=NOW + timedelta(minutes=minute), **more)


def act(store: WorkshopStore, *steps: Do | Event, id_: str = ID) -> State:
    """Take steps, one after the other."""
    for step in steps:
        store.act(id_, len(store.log(id_)), step if isinstance(step, Event) else event(step))
    return store.state(id_)


def vote(
    store: WorkshopStore, token: str, choice: int | None, *, ballot: Ballot = FIRST, sequence: int = 1, id_: str = ID
) -> Any:
    """Vote and wait for the receipt."""
    return store.vote(id_, store.device(id_, token), ballot, choice, sequence).result(timeout=10)


def room(store: WorkshopStore, *choices: int | None, ballot: Ballot = FIRST) -> None:
    """Let as many devices vote."""
    for place, choice in enumerate(choices):
        vote(store, f"geraet-{place}", choice, ballot=ballot)


def rest(store: SqliteWorkshops) -> None:
    """Wait until the file was rewritten."""
    for _ in range(2):
        store._writer.do(lambda _db: None).result(10)

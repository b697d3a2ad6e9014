"""Steps, and what follows from them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from gelingenscheck.workshop.log import Do, Event
from gelingenscheck.workshop.state import State, fold

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def step(do: Do, *, minute: float = 0, **more: Any) -> Event:
    """Return a step, so many minutes after nine."""
    return Event(do=do, at=NOW + timedelta(minutes=minute), **more)


def after(*steps: Do | Event, items: int = 3) -> State:
    """Return the state after some steps."""
    return fold([one if isinstance(one, Event) else step(one) for one in steps], items)

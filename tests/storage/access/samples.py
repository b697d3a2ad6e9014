"""A link, and what opens it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from gelingenscheck.access import Role
from gelingenscheck.access.link import Link
from gelingenscheck.access.token import hashed

NOW = datetime(2026, 11, 24, 9, 30, 15, tzinfo=UTC)
DAY = timedelta(days=1)
TOKEN, OTHER = hashed("0" * 26), hashed("1" * 26)
SESSION = hashed("s" * 26)


def link(**values: Any) -> Link:
    """Return the link of the civil engineers, with changes."""
    usual = Link(
        id="a1b2", role=Role.PLANNER, department="tiefbau", label="Flurfunk", made=NOW, by="administrator@it",
        expires=NOW + 400 * DAY,
    )  # fmt: skip
    return replace(usual, **values)

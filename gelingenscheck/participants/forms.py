"""What a phone sends: read with limits, and typed before anything is done with it."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request

from gelingenscheck.catalogue.model import LEVELS
from gelingenscheck.storage.workshops.store import MOST_CHANGES
from gelingenscheck.workshop.state import Ballot

BODY_LIMIT: Final = 2_000
"""Bytes; a vote has about forty."""
PATIENCE: Final = 10.0
"""Seconds in which a form must have come."""
DONT_KNOW: Final = "x"
_FIELDS = 8
_MOST_DIGITS = 5


class TooLargeError(Exception):
    """The form is larger or slower than any page of ours sends."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cast:
    """A vote as it was sent."""

    ballot: Ballot
    choice: int | None
    """None for „weiß noch nicht“."""
    sequence: int


async def read_form(request: Request) -> Mapping[str, str]:
    """Return the fields of a form; raise `TooLargeError`. What is no form has no fields."""
    body = b""
    try:
        async with asyncio.timeout(PATIENCE):
            async for chunk in request.stream():
                body += chunk
                if len(body) > BODY_LIMIT:
                    raise TooLargeError
    except TimeoutError:
        raise TooLargeError from None
    try:
        return dict(parse_qsl(body.decode(), max_num_fields=_FIELDS))
    except ValueError:
        return {}


def cast(form: Mapping[str, str]) -> Cast | None:
    """Return the vote in a form; None where it is none of ours."""
    index, _, vote = form.get("ballot", "").partition(".")
    level = form.get("choice", "")
    numbers = [_number(text) for text in (index, vote, form.get("seq", ""))]
    if None in numbers or level not in {*map(str, LEVELS), DONT_KNOW}:
        return None
    place, count, sequence = (number or 0 for number in numbers)
    return Cast(
        ballot=Ballot(index=place, vote=count),
        choice=None if level == DONT_KNOW else int(level),
        sequence=min(max(1, sequence), MOST_CHANGES),
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS else None

"""The few signs of a typed text: a line is a paragraph, "- " begins an item of a list, "# " a heading."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_SIGNS = ("- ", "– ", "• ", "* ")
_HEADING = "# "


class Kind(StrEnum):
    """What a line is."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    HEADING = "heading"


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of a text without its sign."""

    kind: Kind
    text: str


def item(text: str) -> str:
    """Return a text as item of a list."""
    return f"- {text}"


def heading(text: str) -> str:
    """Return a text as heading."""
    return f"{_HEADING}{text}"


def lines(text: str) -> Iterator[Line]:
    """Yield the lines of a typed text; empty ones only part the others."""
    for line in text.splitlines():
        bare = line.strip()
        if bare.startswith(_SIGNS) and bare[2:].strip():
            yield Line(kind=Kind.ITEM, text=bare[2:].strip())
        elif bare.startswith(_HEADING) and bare[2:].strip():
            yield Line(kind=Kind.HEADING, text=bare[2:].strip())
        elif bare:
            yield Line(kind=Kind.PARAGRAPH, text=bare)

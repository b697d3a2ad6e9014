"""What a document holds, whatever the format: headings, paragraphs and tables."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

Value = str | float | date | None
"""What stands in a cell: text, a number, a day, or nothing yet."""

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)


class Kind(StrEnum):
    """What a column is for."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    MARK = "mark"
    """For the machine: people leave it as it is."""
    ENTRY = "entry"
    """Empty, for people to write into."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """A heading of level 1 to 3."""

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """A paragraph; a note is set small."""

    text: str
    note: bool = False
    stays: bool = False
    """Whether it must not be parted from what follows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column and its share of the width; in a spreadsheet the width is in characters."""

    title: str
    width: float
    kind: Kind = Kind.TEXT
    guard: str = ""
    """What a spreadsheet says to whoever types over a mark; empty where it may be changed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A table with a header row; its name says what it shows to whoever does not see it."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    together: bool = False
    """Whether it should stand on one page."""


Block = Heading | Paragraph | Table


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """A whole document."""

    title: str
    about: str
    """One line under the title: version, day, status."""
    lang: Literal["de", "en"]
    made: datetime
    pages: str
    """What the foot of a page says, with {page} and {pages} for the format to fill in."""
    blocks: tuple[Block, ...]
    landscape: bool = False


def printable(text: str) -> str:
    """Return a text without what no format can hold: control characters, lone surrogates, turns of direction."""
    return _UNPRINTABLE.sub("", text)

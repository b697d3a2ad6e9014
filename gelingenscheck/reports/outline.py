"""What a document holds, whatever the format: headings, text, tables, charts with what they say."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final, Literal

from gelingenscheck.i18n import words_in

Value = str | float | date | None
"""What stands in a cell: text, a number, a day, or nothing yet."""

Level = Literal[1, 2, 3]

FOOT = 90
"""Letters of the title at the foot of a page."""
_LEVELS: Final[Mapping[int, Level]] = {1: 1, 2: 2, 3: 3}
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

    level: Level
    text: str
    first: bool = False
    """Whether it begins a page."""


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Items:
    """A list, numbered or not."""

    texts: tuple[str, ...]
    numbered: bool = False
    stays: bool = False
    """Whether it must not be parted from what follows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """Short particulars, each with its name: unit, day, status."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Callout:
    """A text that stands out, such as one to paste elsewhere; each of its paragraphs by itself."""

    texts: tuple[str, ...]
    title: str = ""


class Fill(StrEnum):
    """How a row of figures is told apart from its neighbours, on grey paper, too."""

    SOLID = "solid"
    LIGHT = "light"
    HATCHED = "hatched"
    HOLLOW = "hollow"


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """One row of figures of a bar chart."""

    name: str
    values: tuple[float | None, ...]
    """None where there is no bar."""
    fill: Fill | None = None
    """None: solid; of two, the first is hollow."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """The axis of a bar chart, from 0."""

    end: float
    target: float | None = None
    """Where a line is drawn through all bars, beyond the middle; none is drawn below it."""
    target_name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bars:
    """A bar chart that a word processor can edit. Series differ by more than their colour."""

    alt: str
    """What it says, in a sentence, to whoever does not see it."""
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    """One to four."""
    layout: Literal["beside", "stacked", "single"] = "beside"
    """Bars of a category side by side, end to end, or just one, which then says the name of its series, too."""
    scale: Scale | None = None
    """None: up to the longest bar."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A chart. Its figures stand in a table beside it, or in the text."""

    alt: str
    """What it says, in a sentence, to whoever does not see it."""
    svg: Callable[[], bytes]
    png: Callable[[], bytes]
    """Drawn only where a format needs it."""
    share: float = 1.0
    """Of the page's width."""
    bars: Bars | None = None
    """The same for a word processor, which can edit it; without them it shows the picture."""


Block = Heading | Paragraph | Table | Items | Facts | Callout | Picture | Bars


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
    kind: str = "document"
    """What sort of document it is, for machines: annex, project, protocol, annual …"""


def levelled(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks so that no heading skips a level, which standards for documents refuse."""
    depth = 0
    for block in blocks:
        if isinstance(block, Heading):
            depth = min(block.level, depth + 1)
            yield replace(block, level=_LEVELS[depth])
        else:
            yield block


def row_header(columns: Sequence[Column], row: Sequence[Value]) -> int | None:
    """Return the place of the cell that names a row: the first one that says something in words; None if none does."""
    names = (
        place
        for place, (column, value) in enumerate(zip(columns, row, strict=True))
        if value not in {None, ""} and column.kind in {Kind.TEXT, Kind.MARK}
    )
    return next(names, None) if len(columns) > 1 else None


def whole(figure: float | None) -> int | None:
    """Return a figure as documents say it, without digits, rounded half up; a missing one stays missing."""
    return None if figure is None else int(Decimal(repr(figure)).quantize(Decimal(1), ROUND_HALF_UP))


def written(value: Value, lang: str) -> str:
    """Return what stands in a cell as one reads it in a language; nothing where there is nothing yet."""
    if value is None:
        return ""
    if isinstance(value, date):
        return words_in(lang).date(value)
    if isinstance(value, float):
        return words_in(lang).number(value, 0 if value.is_integer() else 1)
    return printable(str(value))


def short(text: str, letters: int = FOOT) -> str:
    """Return as much of a text as its place holds, by default the foot of a page; no word is cut that need not be."""
    if len(text) <= letters:
        return text
    words, _, _ = text[: letters + 1].rpartition(" ")
    return f"{(words if len(words) > letters / 2 else text[:letters]).rstrip()} …"


def printable(text: str) -> str:
    """Return a text without what no format can hold: control characters, lone surrogates, turns of direction."""
    return _UNPRINTABLE.sub("", text)

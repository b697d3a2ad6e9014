"""What a picture of the wall follows from, and what stands in several of them."""

from dataclasses import dataclass
from datetime import datetime

from gelingenscheck.catalogue.languages.language import Language
from gelingenscheck.i18n import Words
from gelingenscheck.ui.workshop import wall_blocks as blocks
from gelingenscheck.ui.workshop.wall_blocks import Block
from gelingenscheck.usecases.workshop.seeing import RoundView
from gelingenscheck.usecases.workshop.texts import ItemTexts
from gelingenscheck.workshop.model import ItemKind, Workshop
from gelingenscheck.workshop.state import State

Picture = tuple[list[Block], list[Block]]
"""The blocks of the main region, and those beside it."""
_WHOLE = (ItemKind.FACTOR, ItemKind.PRACTICE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entrance:
    """How phones get in."""

    address: str
    """What people type, without the code."""
    url: str
    """What the QR code says, the code included."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """All that a picture of the wall follows from."""

    workshop: Workshop
    state: State
    view: RoundView
    texts: ItemTexts
    titles: tuple[str, ...]
    """Of all items, in the order of the agenda."""
    entrance: Entrance | None
    """None while phones cannot get in."""
    now: datetime
    words: Words
    present: int = 0
    voted: int = 0
    paper: int = 0
    second: Language | None = None
    """A language of participants that stands below."""
    second_texts: ItemTexts | None = None


def other(look: Look, key: str, **values: object) -> Block | None:
    """Return a text of the participants' page in the second language."""
    second = look.second
    if second is None:
        return None
    return {"text": second.said(key, **values), "lang": second.tag, "dir": second.direction}


def asked(look: Look) -> list[Block]:
    """Return what is asked: of a whole factor its name is the title, else the question."""
    title, question = look.texts.title, look.texts.question
    if look.workshop.items[look.state.index].kind in _WHOLE:
        return [blocks.heading(title, _title(look)), blocks.line(question, "over", _question(look))]
    return [blocks.line(title, "over", _title(look)), blocks.heading(question, _question(look))]


def about(look: Look) -> Block:
    """Return what is asked in one line, where something else is the title."""
    if look.workshop.items[look.state.index].kind in _WHOLE:
        return blocks.line(look.texts.title, "over", _title(look))
    return blocks.line(look.texts.question, "over", _question(look))


def _title(look: Look) -> Block | None:
    if look.second is None or look.second_texts is None:
        return None
    return {"text": look.second_texts.title, "lang": look.second.tag, "dir": look.second.direction}


def _question(look: Look) -> Block | None:
    texts = look.second_texts
    return None if texts is None else {"text": texts.question, "lang": texts.lang, "dir": texts.direction}


def anchors_also(look: Look) -> list[Block | None]:
    """Return the five levels in the second language."""
    texts = look.second_texts
    if texts is None:
        return [None] * len(look.texts.anchors)
    return [{"text": anchor, "lang": texts.lang, "dir": texts.direction} for anchor in texts.anchors]


def anchors(look: Look) -> Block:
    """Return the five levels to read."""
    return blocks.anchors(look.texts.anchors, anchors_also(look))


def way_in(look: Look) -> list[Block]:
    """Return the way in for those who come late, where there is one."""
    if look.entrance is None:
        return []
    return [blocks.entrance(look.entrance.url, look.workshop.code, look.entrance.address, look.words)]

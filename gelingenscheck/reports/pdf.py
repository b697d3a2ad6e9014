"""Set an outline as PDF/UA-1: tagged headings, tables, lists and charts, one language, a title."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from gelingenscheck.i18n.words import MISSING
from gelingenscheck.reports.outline import (
    Bars,
    Block,
    Callout,
    Facts,
    Heading,
    Items,
    Kind,
    Outline,
    Paragraph,
    Picture,
    Table,
    levelled,
    short,
    written,
)
from gelingenscheck.reports.typesetting import PDF, typeset

LOCALES: Final = {"de": "de-DE", "en": "en-GB"}
TEMPLATE: Final = "document.typ"
WHOLE: Final = 1_200
"""A row with more letters may be parted between pages: it could be longer than one."""
TOGETHER: Final = 4_000
"""The same for a table that should stand on one page."""
_FIELD = re.compile(r"(\{page\}|\{pages\})")

__all__ = ["PDF", "write"]


def write(outline: Outline) -> bytes:
    """Return the outline as a PDF; equal outlines give equal bytes."""
    pictures = [block.svg() for block in outline.blocks if isinstance(block, Picture)]
    title = " ".join(outline.title.split()) or MISSING
    data = {
        "title": title, "short": short(title), "about": outline.about, "author": "Gelingenscheck",
        "landscape": outline.landscape, "pages": [piece for piece in _FIELD.split(outline.pages) if piece],
        "blocks": list(_blocks(outline)),
    }  # fmt: skip
    return typeset(TEMPLATE, data, lang=LOCALES[outline.lang], made=outline.made, pictures=pictures)


def _blocks(outline: Outline) -> Iterator[Mapping[str, Any]]:
    """Yield the blocks as plain values."""
    place = 0
    for block in levelled(outline.blocks):
        if isinstance(block, Picture):
            yield {"kind": "picture", "place": place, "alt": block.alt, "share": block.share}
            place += 1
        elif isinstance(block, Heading):
            yield {"kind": "heading", "level": block.level, "text": block.text}
        else:
            yield _block(block, outline.lang)


def _block(block: Block, lang: str) -> Mapping[str, Any]:
    match block:
        case Paragraph():
            return {"kind": "paragraph", "text": block.text, "note": block.note, "stays": block.stays}
        case Items():
            return {"kind": "items", "texts": block.texts, "numbered": block.numbered, "stays": block.stays}
        case Facts():
            return {"kind": "facts", "pairs": block.pairs}
        case Callout():
            return {"kind": "callout", "texts": block.texts, "title": block.title}
        case Bars():
            series = [{"name": one.name, "values": one.values} for one in block.series]
            return {"kind": "bars", "alt": block.alt, "categories": block.categories, "series": series}
        case Table():
            return _table(block, lang)
    raise TypeError(block)


def _table(table: Table, lang: str) -> Mapping[str, Any]:
    rows = [[written(value, lang) for value in row] for row in table.rows]
    return {
        "kind": "table",
        "columns": [
            {"title": column.title, "width": column.width, "number": column.kind is Kind.NUMBER,
             "strong": column.kind is Kind.MARK}
            for column in table.columns
        ],
        "rows": [{"cells": cells, "whole": _letters(cells) <= WHOLE} for cells in rows],
        "together": table.together and sum(map(_letters, rows)) <= TOGETHER,
    }  # fmt: skip


def _letters(cells: Sequence[str]) -> int:
    return sum(map(len, cells))

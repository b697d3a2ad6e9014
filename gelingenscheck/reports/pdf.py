"""Set an outline as PDF/UA-1: tagged headings, tables, lists and charts, one language, a title."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from gelingenscheck.i18n import words_in
from gelingenscheck.i18n.words import MISSING
from gelingenscheck.reports.outline import (
    Bars,
    Block,
    Callout,
    Facts,
    Fill,
    Heading,
    Items,
    Kind,
    Outline,
    Paragraph,
    Picture,
    Table,
    levelled,
    row_header,
    short,
    written,
)
from gelingenscheck.reports.row_headers import with_row_headers
from gelingenscheck.reports.typesetting import PDF, typeset
from gelingenscheck.reports.widths import must_part, widths

LOCALES: Final = {"de": "de-DE", "en": "en-GB"}
TEMPLATE: Final = "document.typ"
UPRIGHT, LANDSCAPE = 481.9, 728.5
"""Length of a line in points: A4 less the margins of the template."""
WHOLE: Final = 1_200
"""A row or a list with more letters may be parted between pages: it could be longer than one."""
TOGETHER: Final = 4_000
"""The same for a table that should stand on one page."""
SMALL: Final = 300
"""A table with no more letters always does."""
PAIR: Final = 2
"""Series of which the first is hollow and the second full, so that they differ on grey paper, too."""
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
    made = typeset(TEMPLATE, data, lang=LOCALES[outline.lang], made=outline.made, pictures=pictures)
    tables = (block for block in outline.blocks if isinstance(block, Table))
    return with_row_headers(made, [[row_header(table.columns, row) for row in table.rows] for table in tables])


def _blocks(outline: Outline) -> Iterator[Mapping[str, Any]]:
    """Yield the blocks as plain values."""
    place = 0
    for block in levelled(outline.blocks):
        if isinstance(block, Picture):
            yield {"kind": "picture", "place": place, "alt": block.alt, "share": block.share}
            place += 1
        elif isinstance(block, Heading):
            yield {"kind": "heading", "level": block.level, "text": block.text, "first": block.first}
        else:
            yield _block(block, outline)


def _block(block: Block, outline: Outline) -> Mapping[str, Any]:
    match block:
        case Paragraph():
            return {"kind": "paragraph", "text": block.text, "note": block.note, "stays": block.stays}
        case Items():
            together = _letters(block.texts) <= WHOLE
            return {
                "kind": "items", "texts": block.texts, "numbered": block.numbered, "stays": block.stays,
                "together": together,
            }  # fmt: skip
        case Facts():
            return {"kind": "facts", "pairs": block.pairs}
        case Callout():
            return {"kind": "callout", "texts": block.texts, "title": block.title}
        case Bars():
            return _bars(block, outline.lang)
        case Table():
            return _table(block, outline.lang, LANDSCAPE if outline.landscape else UPRIGHT)
    raise TypeError(block)


def _bars(bars: Bars, lang: str) -> Mapping[str, Any]:
    number, scale = words_in(lang).number, bars.scale
    usual = [Fill.HOLLOW, Fill.SOLID] if len(bars.series) == PAIR else [Fill.SOLID] * len(bars.series)
    return {
        "kind": "bars", "alt": bars.alt, "layout": bars.layout, "categories": bars.categories,
        "series": [
            {"name": one.name, "fill": one.fill or fill, "values": one.values,
             "said": [None if value is None else number(value) for value in one.values]}
            for one, fill in zip(bars.series, usual, strict=True)
        ],
        "end": scale and scale.end,
    }  # fmt: skip


def _table(table: Table, lang: str, line: float) -> Mapping[str, Any]:
    rows = [[written(value, lang) for value in row] for row in table.rows]
    found = widths(table, rows, line)
    return {
        "kind": "table",
        "columns": [
            {"title": column.title, "width": found[i], "number": column.kind is Kind.NUMBER,
             "strong": column.kind is Kind.MARK, "parted": must_part([row[i] for row in rows], found[i])}
            for i, column in enumerate(table.columns)
        ],
        "sign": all(column.kind is Kind.ENTRY for column in table.columns),
        "rows": [{"cells": cells, "whole": _letters(cells) <= WHOLE} for cells in rows],
        "together": sum(map(_letters, rows)) <= (TOGETHER if table.together else SMALL),
    }  # fmt: skip


def _letters(cells: Sequence[str]) -> int:
    return sum(map(len, cells))

"""A document as plain values, for other programs (JSON).

`{"format": "gelingenscheck-document", "version": 1, "kind": "annex", "title", "about", "lang", "made", "blocks": […]}`.
A block has a `type` and what belongs to it: heading (level, text), paragraph (text, note), list (numbered, items),
facts (pairs of name and value), callout (title, texts), picture (alt, and as bars where it has figures), bars (alt,
categories, series of name and values), table (name, columns of title and kind, rows). Numbers are numbers, days are
`YYYY-MM-DD`, what is missing is null. A new version number means that something of this is gone or means something
else; programs pass over what they do not know.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from gelingenscheck.reports.outline import (
    Bars,
    Block,
    Callout,
    Facts,
    Heading,
    Items,
    Outline,
    Paragraph,
    Picture,
    Table,
    Value,
    levelled,
    printable,
)

JSON: Final = "application/json"
FORMAT: Final = "gelingenscheck-document"
VERSION: Final = 1


def write(outline: Outline) -> bytes:
    """Return the outline as a JSON file in UTF-8."""
    return json.dumps(values(outline), ensure_ascii=False, indent=2, allow_nan=False).encode()


def values(outline: Outline) -> dict[str, Any]:
    """Return the outline as plain values."""
    return {
        "format": FORMAT, "version": VERSION, "kind": outline.kind, "title": printable(outline.title),
        "about": printable(outline.about), "lang": outline.lang, "made": outline.made.isoformat(),
        "blocks": [_block(block) for block in levelled(outline.blocks)],
    }  # fmt: skip


def _block(block: Block) -> Mapping[str, Any]:
    match block:
        case Picture():
            figures = None if block.bars is None else _bars(block.bars)
            return {"type": "picture", "alt": printable(block.alt), "bars": figures}
        case Bars():
            return {"type": "bars", "alt": printable(block.alt), **_bars(block)}
        case Table():
            return _table(block)
        case _:
            return _text(block)


def _text(block: Heading | Paragraph | Items | Facts | Callout) -> Mapping[str, Any]:
    match block:
        case Heading():
            return {"type": "heading", "level": block.level, "text": printable(block.text)}
        case Paragraph():
            return {"type": "paragraph", "text": printable(block.text), "note": block.note}
        case Items():
            return {"type": "list", "numbered": block.numbered, "items": [printable(text) for text in block.texts]}
        case Facts():
            pairs = [{"name": printable(name), "value": printable(said) or None} for name, said in block.pairs]
            return {"type": "facts", "pairs": pairs}
        case Callout():
            title = printable(block.title) or None
            return {"type": "callout", "title": title, "texts": [printable(text) for text in block.texts]}


def _bars(bars: Bars) -> dict[str, Any]:
    return {
        "categories": [printable(name) for name in bars.categories],
        "series": [{"name": printable(one.name), "values": list(one.values)} for one in bars.series],
    }


def _table(table: Table) -> Mapping[str, Any]:
    return {
        "type": "table", "name": printable(table.name),
        "columns": [{"title": printable(column.title), "kind": str(column.kind)} for column in table.columns],
        "rows": [[_value(value) for value in row] for row in table.rows],
    }  # fmt: skip


def _value(value: Value) -> str | float | None:
    if isinstance(value, date):
        return value.isoformat()
    return printable(value) if isinstance(value, str) else value

"""Set an outline as one HTML page: headings, lists and tables that are ones, no script, nothing from elsewhere."""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from gelingenscheck.i18n import words_in
from gelingenscheck.reports import html_bars
from gelingenscheck.reports.outline import (
    Bars,
    Block,
    Callout,
    Column,
    Facts,
    Heading,
    Items,
    Kind,
    Outline,
    Paragraph,
    Picture,
    Table,
    Value,
    levelled,
    printable,
    row_header,
    written,
)
from gelingenscheck.reports.safe_svg import safe_svg

HTML: Final = "text/html"
TEMPLATES: Final = Path(__file__).parent / "templates"
WIDE: Final = 2
"""More columns than this may be wider than a phone: the table can then be moved by itself, by keyboard, too."""
STEP: Final = 5
"""The style knows widths of columns in steps of so many per cent."""
STYLES: Final[Mapping[Kind, str]] = {Kind.NUMBER: "number", Kind.DATE: "date", Kind.MARK: "mark", Kind.ENTRY: "entry"}

_SENTENCE_END = re.compile(r"(?<=[.;:]) ")


def write(outline: Outline) -> bytes:
    """Return the outline as a page that needs nothing but itself."""
    css = style(landscape=outline.landscape)
    page = _templates().get_template("document.html")
    policy = f"default-src 'none'; style-src '{_digest(css)}'; base-uri 'none'; form-action 'none'"
    return page.render(_data(outline, top=1), css=Markup(css), policy=policy).encode()  # noqa: S704 - our own style


def part(outline: Outline, *, top: int) -> str:
    """Return the outline as a part of another page, which has headings above the level `top`; with its style."""
    body = _templates().get_template("document_body.html").render(_data(outline, top=top))
    return f"<style>{style(landscape=outline.landscape)}</style>{body}"


@cache
def style(*, landscape: bool) -> str:
    """Return the style of a document."""
    css = (TEMPLATES / "document.css").read_text(encoding="utf-8")
    return css.replace("size: A4;", "size: A4 landscape;") if landscape else css


def _digest(css: str) -> str:
    return f"sha256-{b64encode(sha256(css.encode()).digest()).decode()}"


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined, finalize=_shown,
    )  # fmt: skip


def _shown(value: Any) -> Any:
    """Return what a page can hold of a value; every text passes here before it is escaped."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _data(outline: Outline, *, top: int) -> dict[str, Any]:
    blocks = [_block(block, number, outline.lang) for number, block in enumerate(levelled(outline.blocks), 1)]
    return {
        "title": outline.title, "about": outline.about, "lang": outline.lang, "made": outline.made.isoformat(),
        "landscape": outline.landscape, "top": top, "blocks": blocks,
    }  # fmt: skip


def _block(block: Block, number: int, lang: str) -> Mapping[str, Any]:
    """Return a block as plain values; its number, counted from 1, makes its id."""
    match block:
        case (Bars() as bars) | Picture(bars=Bars() as bars):
            return {"kind": "bars", **_said(bars.alt), **html_bars.drawn(bars, words_in(lang))}
        case Picture():
            drawing = safe_svg(block.svg(), name=f"block-{number}", alt=printable(block.alt), share=block.share)
            return {"kind": "picture", **_said(block.alt), "svg": Markup(drawing)}  # noqa: S704 - cleaned
        case Table():
            return _table(block, lang)
        case _:
            return _text(block)


def _said(alt: str) -> Mapping[str, str]:
    """Return what a chart says to whoever does not see it, and of that the sentence which stands below it."""
    return {"alt": alt, "sentence": _SENTENCE_END.split(alt, maxsplit=1)[0]}


def _text(block: Heading | Paragraph | Items | Facts | Callout) -> Mapping[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "text": block.text}
        case Paragraph():
            return {"kind": "paragraph", "text": block.text, "note": block.note}
        case Items():
            return {"kind": "items", "texts": block.texts, "tag": "ol" if block.numbered else "ul"}
        case Facts():
            return {"kind": "facts", "pairs": block.pairs}
        case Callout():
            return {"kind": "callout", "texts": block.texts, "title": block.title}


def _table(table: Table, lang: str) -> Mapping[str, Any]:
    return {
        "kind": "table", "name": table.name, "is_wide": len(table.columns) > WIDE,
        "columns": [
            {"title": column.title, "style": STYLES.get(column.kind, ""), "share": _share(table, column)}
            for column in table.columns
        ],
        "rows": [
            {"named": row_header(table.columns, row), "cells": list(_cells(table.columns, row, lang))}
            for row in table.rows
        ],
    }  # fmt: skip


def _share(table: Table, column: Column) -> int:
    """Return how much of the width a column gets, in per cent."""
    whole = sum(one.width for one in table.columns)
    return max(STEP, round(100 / STEP * column.width / whole) * STEP)


def _cells(columns: Sequence[Column], row: Sequence[Value], lang: str) -> Iterator[Mapping[str, str]]:
    for column, value in zip(columns, row, strict=True):
        yield {"said": written(value, lang), "style": STYLES.get(column.kind, "")}

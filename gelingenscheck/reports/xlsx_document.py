"""Set a whole document as XLSX: what it says on the first sheet, each table on a sheet of its own, charts to edit."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from gelingenscheck.i18n import N_, words_in
from gelingenscheck.reports import xlsx
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
    levelled,
    printable,
    short,
    written,
)
from gelingenscheck.reports.xlsx import Book
from gelingenscheck.reports.xlsx_charts import charts

OVERVIEW, CHARTS = N_("Übersicht"), N_("Diagramme")
A4: Final = 9
NAMES, TEXTS = 26, 100
"""Widths of the two columns of the first sheet, in characters."""
NARROW, BROAD = 8, 60
"""Width of a column of a table, in characters."""
ROOM: Final = 26.0
"""Height of a heading with the room above it, in points."""
LINK: Final = 200
"""Letters of a table's name where it is a link."""
_INK: Final = "#1D4E6B"


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One row of the first sheet: a name or nothing, a text, its style, and the sheet that it leads to."""

    text: str
    name: str = ""
    style: str = "text"
    sheet: str = ""


def write(outline: Outline) -> bytes:
    """Return the outline as an XLSX file."""
    file, words = io.BytesIO(), words_in(outline.lang)
    book = xlsx.begun(file, outline, paper=A4)
    tables = [block for block in outline.blocks if isinstance(block, Table)]
    drawn = [bars for block in outline.blocks if (bars := _bars_of(block))]
    overview, drawings, *names = xlsx.sheet_names([words(OVERVIEW), words(CHARTS), *(one.name for one in tables)])
    _overview(xlsx.page(book, overview), book, list(_lines(outline, drawings if drawn else "", names)))
    for name, table in zip(names, tables, strict=True):
        xlsx.add(book, name, _fitted(table, outline.lang))
    if drawn:
        charts(book, xlsx.page(book, drawings), drawings, drawn)
    book.book.close()
    return file.getvalue()


def _bars_of(block: Block) -> Bars | None:
    return block.bars if isinstance(block, Picture) else block if isinstance(block, Bars) else None


def _fitted(table: Table, lang: str) -> Table:
    """Return a table with columns as broad as what stands in them, within limits."""
    widths = [
        min(BROAD, max(NARROW, len(column.title) + 4, *(len(written(row[i], lang)) + 2 for row in table.rows)))
        if table.rows
        else max(NARROW, len(column.title) + 4)
        for i, column in enumerate(table.columns)
    ]
    columns = (replace(column, width=min(BROAD, width)) for column, width in zip(table.columns, widths, strict=True))
    return replace(table, columns=tuple(columns))


def _lines(outline: Outline, drawings: str, names: Sequence[str]) -> Iterator[Line]:
    """Yield the rows of the first sheet in the order of the document."""
    sheets = iter(names)
    yield Line(text="", name=outline.title, style="title")
    yield Line(text="", name=outline.about, style="note")
    for block in levelled(outline.blocks):
        match block:
            case Table():
                yield Line(text=f"→ {short(block.name, LINK)}", style="link", sheet=next(sheets))
            case Picture() | Bars():
                yield Line(text=block.alt, style="note")
                if drawings and _bars_of(block):
                    yield Line(text=f"→ {drawings}", style="link", sheet=drawings)
            case _:
                yield from _texts(block)


def _texts(block: Heading | Paragraph | Items | Facts | Callout) -> Iterator[Line]:
    match block:
        case Heading():
            yield Line(text="", name=block.text, style=f"heading {block.level}")
        case Paragraph():
            yield Line(text=block.text, style="note" if block.note else "text")
        case Items():
            yield from (
                Line(text=text, name=f"{number}." if block.numbered else "•", style="item")
                for number, text in enumerate(block.texts, 1)
            )
        case Facts():
            yield from (Line(text=said, name=name) for name, said in block.pairs)
        case Callout():
            yield from (
                Line(text=text, name=block.title if place == 0 else "", style="callout")
                for place, text in enumerate(block.texts)
            )


def _overview(sheet: Any, book: Book, lines: Sequence[Line]) -> None:
    sheet.set_portrait()
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, NAMES)
    sheet.set_column(1, 1, TEXTS)
    styles = _styles(book.book)
    for row, line in enumerate(lines):
        usual, quoted, name_style, quoted_name = styles[line.style]
        alone = not line.text and line.style not in {"text", "item", "callout"}
        high = 1 if alone else max(xlsx.lines(printable(line.name), NAMES), xlsx.lines(printable(line.text), TEXTS))
        if line.style.startswith("heading"):
            sheet.set_row(row, ROOM)
        elif high > 1:
            sheet.set_row(row, xlsx.row_height(high))
        if line.name:
            xlsx.put(sheet, (row, 0), line.name, (name_style, quoted_name))
        if line.sheet:
            sheet.write_url(row, 1, f"internal:'{line.sheet}'!A1", usual, printable(line.text))
        elif line.text:
            xlsx.put(sheet, (row, 1), line.text, (usual, quoted))


def _styles(book: Any) -> dict[str, tuple[Any, Any, Any, Any]]:
    """Return formats per style: text and name, each as usual and where it must stay a text."""
    plain: dict[str, Any] = {"valign": "top", "text_wrap": True}
    head: dict[str, Any] = {"bold": True, "font_color": _INK, "valign": "top"}
    known = {
        "title": (plain, head | {"font_size": 16}), "heading 1": (plain, head | {"font_size": 13, "valign": "bottom"}),
        "heading 2": (plain, head | {"font_size": 12, "valign": "bottom"}),
        "heading 3": (plain, head | {"valign": "bottom"}),
        "text": (plain, plain | {"bold": True}), "item": (plain, plain | {"align": "right"}),
        "note": (plain | {"font_color": "#55636B"}, {"font_color": "#55636B", "valign": "top"}),
        "callout": (plain | {"bg_color": "#E9F1F6"}, plain | {"bold": True, "bg_color": "#E9F1F6"}),
        "link": (plain | {"font_color": _INK, "underline": 1}, plain),
    }  # fmt: skip
    quoted = {"quote_prefix": True}
    return {
        style: tuple(book.add_format(one | more) for one in pair for more in ({}, quoted))
        for style, pair in known.items()
    }

"""What independent readers find in a document, whatever its format: title, headings in order, tables with all cells."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from gelingenscheck.i18n import words_in
from gelingenscheck.reports.outline import Heading, Outline, Table, levelled, printable, written
from gelingenscheck.usecases.papers import Format
from tests.reports import read_html, read_pdf

Rows = list[list[str]]


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a reader finds; of a table its rows, the head first."""

    title: str
    headings: list[tuple[int, str]]
    tables: list[tuple[str, Rows]]


def plain(text: object) -> str:
    """Return a text as one compares it: one line, without places where a word may break."""
    return " ".join(str("" if text is None else text).replace("\u00ad", "").replace("\u200b", "").split())


def expected(outline: Outline) -> Found:
    return Found(
        title=plain(printable(outline.title)),
        headings=[
            (one.level, plain(printable(one.text))) for one in levelled(outline.blocks) if isinstance(one, Heading)
        ],
        tables=[_rows(one, outline.lang) for one in outline.blocks if isinstance(one, Table)],
    )


def _rows(table: Table, lang: str) -> tuple[str, Rows]:
    head = [plain(printable(column.title)) for column in table.columns]
    return plain(printable(table.name)), [head, *([plain(written(one, lang)) for one in row] for row in table.rows)]


def docx(data: bytes, lang: str) -> Found:
    document = Document(io.BytesIO(data))
    styles = [(str(one.style.name if one.style else ""), plain(one.text)) for one in document.paragraphs]
    known = [(one._tbl.tblPr.find(qn("w:tblCaption")), one) for one in document.tables]
    return Found(
        title=next(text for style, text in styles if style == "Title"),
        headings=[(int(style[-1]), text) for style, text in styles if style.startswith("Heading ")],
        tables=[
            (plain(name.get(qn("w:val"))), [[plain(cell.text) for cell in row.cells] for row in one.rows])
            for name, one in known
            if name is not None
        ],
    )


def html(data: bytes, lang: str) -> Found:
    (_, title), *headings = read_html.headings(data)
    return Found(
        title=plain(title), headings=[(level - 1, plain(text)) for level, text in headings],
        tables=[
            (plain(name), [[plain(cell) for cell in row] for row in rows]) for name, rows in read_html.tables(data)
        ],
    )  # fmt: skip


def xlsx(data: bytes, lang: str) -> Found:
    """Return what lies in a workbook; its links say which sheet holds which table."""
    book = load_workbook(io.BytesIO(data))
    overview, links = book.worksheets[0], []
    for (cell,) in overview.iter_rows(min_col=2, max_col=2):
        if cell.hyperlink is not None and "!" in str(cell.hyperlink.location):
            links.append((str(cell.value).removeprefix("→ "), str(cell.hyperlink.location).split("'")[1]))
    names = [cell for (cell,) in overview.iter_rows(max_col=1) if cell.value is not None]
    sizes = {13.0: 1, 12.0: 2}
    return Found(
        title=plain(names[0].value),
        headings=[
            (sizes.get(cell.font.sz, 3), plain(cell.value)) for cell in names[1:]
            if cell.font.b and cell.alignment.vertical is None
        ],
        tables=[
            (plain(name), [[_shown(value, lang) for value in row] for row in book[sheet].iter_rows(values_only=True)])
            for name, sheet in links
            if book[sheet].freeze_panes
        ],
    )  # fmt: skip


def _shown(value: object, lang: str) -> str:
    """Return a cell as documents say it; a spreadsheet knows days as moments."""
    known: Any = value.date() if isinstance(value, datetime) else value
    return plain(written(known, lang))


def csv_(data: bytes, lang: str) -> Found:
    _, *lines = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
    words = words_in(lang)
    heads = [line for line in lines if line[2] == words("Überschrift")]
    cells = [line for line in lines if line[2] == words("Tabelle")]
    return Found(
        title=plain(lines[0][6]), headings=[(int(line[3]), plain(line[6])) for line in heads],
        tables=[_pivoted(list(group)) for _, group in groupby(cells, key=lambda line: (line[1], line[3]))],
    )  # fmt: skip


def _pivoted(cells: list[list[str]]) -> tuple[str, Rows]:
    rows = [list(group) for _, group in groupby(cells, key=lambda cell: cell[4])]
    return plain(cells[0][3]), [
        [plain(cell[5]) for cell in rows[0]],
        *([plain(cell[6]) for cell in row] for row in rows),
    ]


def json_(data: bytes, lang: str) -> Found:
    known = json.loads(data)
    blocks = known["blocks"]
    return Found(
        title=plain(known["title"]),
        headings=[(one["level"], plain(one["text"])) for one in blocks if one["type"] == "heading"],
        tables=[
            (plain(one["name"]), [
                [plain(column["title"]) for column in one["columns"]],
                *([_typed(value, column["kind"], lang) for value, column in zip(row, one["columns"], strict=True)]
                  for row in one["rows"]),
            ])
            for one in blocks if one["type"] == "table"
        ],
    )  # fmt: skip


def _typed(value: Any, kind: str, lang: str) -> str:
    return plain(written(date.fromisoformat(value) if kind == "date" and value else value, lang))


READERS: Mapping[Format, Callable[[bytes, str], Found]] = {
    "docx": docx, "html": html, "xlsx": xlsx, "csv": csv_, "json": json_,
}  # fmt: skip
"""All but PDF, whose text has no cells: see `in_order`."""


def in_order(data: bytes, known: Found) -> Iterator[str]:
    """Yield what a PDF does not say, or not in the order of the document; blanks and hyphens do not count."""
    text = _letters(read_pdf.text(data))
    for said in (known.title, *(text for _, text in known.headings)):
        if _letters(said) not in text:
            yield said
    at = 0
    for _, rows in known.tables:
        for cell in (cell for row in rows for cell in row):
            found = text.find(_letters(cell), at)
            if found < 0:
                yield cell
            else:
                at = found


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())

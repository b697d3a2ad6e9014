"""Tables of a DOCX: a header row that repeats, row headers, rows that stay whole, columns as wide as their words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from gelingenscheck.i18n import words_in
from gelingenscheck.reports import docx_styles
from gelingenscheck.reports.docx_text import STAYS, paragraph, quoted, run
from gelingenscheck.reports.outline import Column, Kind, Table, written

TWIPS: Final = 567
"""Twentieths of a point in a centimetre."""
EDGES: Final = 0.34
"""Of a cell, left and right, in cm."""
LARGEST: Final = 0.5
"""Share of the table that a column may take for a word alone."""
EM: Final = docx_styles.CELL_SIZE / 72 * 2.54
"""In cm."""
_NARROW, _WIDE = frozenset("fijlrtI.,:;'|!()[]/- "), frozenset("mwMW%@–…")
_ENDS = re.compile(r"\s+|\u00ad|(?<=[-–])")
"""Where a line may end."""
_LOOK = (
    '<w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" '
    'w:noVBand="1"/>'
)


def made(table: Table, width: float, lang: str, styles: Mapping[str, str]) -> str:
    """Return a table as WordprocessingML, so wide in cm."""
    texts = [tuple(written(value, lang) for value in row) for row in table.rows]
    wide = [round(TWIPS * one) for one in widths(table.columns, texts, width)]
    style = styles[docx_styles.CELL.casefold()]
    head = _row(table.columns, [column.title for column in table.columns], wide, style, head=True, stays=True)
    last = len(texts) - 1
    body = (
        _row(table.columns, cells, wide, style, head=False, stays=table.together and i < last)
        for i, cells in enumerate(texts)
    )
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in wide)
    known = _properties(table, sum(wide), lang, styles)
    return f"<w:tbl>{known}<w:tblGrid>{grid}</w:tblGrid>{head}{''.join(body)}</w:tbl>"


def _properties(table: Table, wide: int, lang: str, styles: Mapping[str, str]) -> str:
    words = words_in(lang)
    columns = words("Spalten: {columns}", columns=words.listed([column.title for column in table.columns]))
    return (
        f'<w:tblPr><w:tblStyle w:val="{styles[docx_styles.TABLE.casefold()]}"/><w:tblW w:w="{wide}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{_LOOK}<w:tblCaption w:val={quoted(table.name)}/>'
        f"<w:tblDescription w:val={quoted(f'{table.name}. {columns}')}/></w:tblPr>"
    )


def _row(
    columns: Sequence[Column], texts: Sequence[str], wide: Sequence[int], style: str, *, head: bool, stays: bool
) -> str:
    flow = STAYS if stays else ""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{room}" w:type="dxa"/></w:tcPr>'
        + paragraph(
            run(text, bold=column.kind is Kind.MARK and not head), style, flow=flow,
            form='<w:jc w:val="right"/>' if column.kind is Kind.NUMBER else "",
        )
        + "</w:tc>"
        for column, text, room in zip(columns, texts, wide, strict=True)
    )  # fmt: skip
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{cells}</w:tr>"


def widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: float) -> list[float]:
    """Return how wide each column is (cm): by its share, and at least as wide as its longest word."""
    unit = width / sum(column.width for column in columns)
    shares = [column.width * unit for column in columns]
    needed = [min(need, LARGEST * width) for need in _needed(columns, rows)]
    if sum(needed) >= width:
        return [need * width / sum(needed) for need in needed]
    lacking = sum(max(0.0, need - share) for need, share in zip(needed, shares, strict=True))
    spare = sum(max(0.0, share - need) for need, share in zip(needed, shares, strict=True))
    part = lacking / spare if lacking else 0.0
    return [max(need, share - part * (share - need)) for need, share in zip(needed, shares, strict=True)]


def _needed(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> Iterator[float]:
    for i, column in enumerate(columns):
        longest = max((_longest(row[i]) for row in rows), key=len, default="")
        yield EDGES + EM * max(_ems(_longest(column.title)) * 1.08, _ems(longest))


def _longest(text: str) -> str:
    return max(_ENDS.split(text), key=len)


def _ems(word: str) -> float:
    """Return about how wide a word is set."""
    return sum(0.32 if sign in _NARROW else 0.89 if sign in _WIDE else 0.7 if sign.isupper() else 0.57 for sign in word)

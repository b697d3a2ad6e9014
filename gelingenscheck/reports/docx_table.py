"""Tables of a DOCX: a header row that repeats, row headers, rows that stay whole, columns as wide as their words."""

from collections.abc import Mapping, Sequence
from typing import Final

from gelingenscheck.i18n import words_in
from gelingenscheck.reports import docx_styles
from gelingenscheck.reports.docx_text import STAYS, paragraph, quoted, run
from gelingenscheck.reports.outline import Column, Kind, Table, written
from gelingenscheck.reports.widths import widths

TWIPS: Final = 20
"""In a point."""
POINTS: Final = 72 / 2.54
"""In a centimetre."""
TO_WRITE: Final = '<w:trHeight w:val="760" w:hRule="atLeast"/>'
"""Height of a row that people write into by hand."""
_LOOK = (
    '<w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" '
    'w:noVBand="1"/>'
)


def made(table: Table, width: float, lang: str, styles: Mapping[str, str], *, broader: float = 1.0) -> str:
    """Return a table as WordprocessingML, so wide in cm; its letters are `broader` than those of our own font."""
    texts = [tuple(written(value, lang) for value in row) for row in table.rows]
    wide = [round(TWIPS * broader * one) for one in widths(table, texts, POINTS * width / broader)]
    style = styles[docx_styles.CELL.casefold()]
    head = _row(table.columns, [column.title for column in table.columns], wide, style, head=True, stays=True)
    last = len(texts) - 1
    body = (
        _row(table.columns, cells, wide, style, head=False, stays=i < last and (table.together or i in {0, last - 1}))
        for i, cells in enumerate(texts)
    )
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in wide)
    known = _properties(table, sum(wide), lang, styles)
    return f"<w:tbl>{known}<w:tblGrid>{grid}</w:tblGrid>{head}{''.join(body)}</w:tbl>"


def _properties(table: Table, wide: int, lang: str, styles: Mapping[str, str]) -> str:
    words = words_in(lang)
    columns = words("Spalten: {columns}.", columns=words.listed([column.title for column in table.columns]))
    return (
        f'<w:tblPr><w:tblStyle w:val="{styles[docx_styles.TABLE.casefold()]}"/><w:tblW w:w="{wide}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{_LOOK}<w:tblCaption w:val={quoted(table.name)}/>'
        f"<w:tblDescription w:val={quoted(f'{table.name} – {columns}')}/></w:tblPr>"
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
    room = TO_WRITE if not head and all(column.kind is Kind.ENTRY for column in columns) else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{room}{'<w:tblHeader/>' if head else ''}</w:trPr>{cells}</w:tr>"

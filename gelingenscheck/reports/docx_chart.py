"""A bar chart that a word processor can edit: its place in the text, and the figures in a workbook behind it."""

import io
from typing import Any, Final

import xlsxwriter
from docx.document import Document as Docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Cm

from gelingenscheck.reports import docx_bars
from gelingenscheck.reports.docx_bars import CHART, LINKS, MAIN, SHEET
from gelingenscheck.reports.docx_bars_room import room
from gelingenscheck.reports.docx_text import quoted
from gelingenscheck.reports.outline import Bars, printable
from gelingenscheck.reports.xlsx import SETTINGS

PLACED: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
FIRST: Final = 1_000
"""Charts are numbered from here, beside pictures."""


def drawing(document: Docx, bars: Bars, width: float) -> str:
    """Return the chart's place in the text, so wide in cm; its figures become parts of the document."""
    package: Any = document.part.package
    place = package.next_partname("/word/charts/chart%d.xml")
    number = int("".join(filter(str.isdigit, place.filename)))
    book = Part(PackURI(f"/word/embeddings/figures{number}.xlsx"), CONTENT_TYPE.SML_SHEET, _workbook(bars), package)
    chart = Part(place, CONTENT_TYPE.DML_CHART, b"", package)
    sizes = room(bars, width)
    link_to_book = chart.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    chart._blob = docx_bars.chart(bars, sizes, link_to_book).encode()  # noqa: SLF001 - the link's id is known only now
    link = document.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
    return _drawing(link, number, bars.alt, int(Cm(width)), int(Cm(sizes.height)))


def _workbook(bars: Bars) -> bytes:
    """Return the figures as a spreadsheet: a row per category, a column per series, nothing where there is no bar."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, SETTINGS)
    whole = book.add_format({"num_format": docx_bars.FORMAT})
    sheet = book.add_worksheet(SHEET)
    sheet.write_column(1, 0, [printable(said) for said in bars.categories])
    for i, one in enumerate(bars.series, 1):
        sheet.write_string(0, i, printable(one.name))
        for j, value in enumerate(one.values, 1):
            if value is not None:
                sheet.write_number(j, i, value, whole)
    book.close()
    return file.getvalue()


def _drawing(link: str, number: int, alt: str, width: int, height: int) -> str:
    """Return the place of a chart in the text; widths are in English metric units."""
    return (
        f'<w:drawing xmlns:wp="{PLACED}" xmlns:a="{MAIN}" xmlns:c="{CHART}" xmlns:r="{LINKS}">'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{FIRST + number}" name="Diagramm {number}" descr={quoted(alt)}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{CHART}"><c:chart r:id="{link}"/></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )

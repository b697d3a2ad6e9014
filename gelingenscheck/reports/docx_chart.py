"""A bar chart that a word processor can edit: the drawing, and the figures in a workbook behind it."""

import io
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter
from docx.document import Document as Docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm, Pt

from gelingenscheck.reports.outline import Bars, Series, printable
from gelingenscheck.reports.xlsx import SETTINGS

MAIN: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
WORDS: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PLACED: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
INK: Final = "1D4E6B"
SHEET: Final = "Sheet1"
ROW: Final = 0.62
"""Height of one bar in cm."""
HEAD: Final = 1.4
_CATEGORIES, _VALUES = 111_111_111, 222_222_222
"""Ids of the two axes."""


def add(document: Docx, bars: Bars, width: float) -> None:
    """Add the chart at the end of a document, so wide in cm; the longer its list, the higher it is."""
    package: Any = document.part.package
    number = 1 + sum("/charts/" in str(part.partname) for part in package.iter_parts())
    book = Part(PackURI(f"/word/embeddings/figures{number}.xlsx"), CONTENT_TYPE.SML_SHEET, _workbook(bars), package)
    chart = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, b"", package)
    chart._blob = _chart(bars, chart.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)).encode()  # noqa: SLF001 - the link's id is known only now
    link = document.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
    height = HEAD + ROW * len(bars.categories) * len(bars.series)
    paragraph: Any = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(6)
    paragraph.add_run().element.append(parse_xml(_drawing(link, number, bars.alt, int(Cm(width)), int(Cm(height)))))


def _workbook(bars: Bars) -> bytes:
    """Return the figures as a spreadsheet: a row per bar, a column per series."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, SETTINGS)
    sheet = book.add_worksheet(SHEET)
    sheet.write_column(1, 0, [printable(said) for said in bars.categories])
    for i, one in enumerate(bars.series, 1):
        sheet.write_string(0, i, printable(one.name))
        sheet.write_column(1, i, one.values)
    book.close()
    return file.getvalue()


def _drawing(link: str, number: int, alt: str, width: int, height: int) -> str:
    """Return the place of a chart in the text; widths are in English metric units."""
    return (
        f'<w:drawing xmlns:w="{WORDS}" xmlns:wp="{PLACED}" xmlns:a="{MAIN}" xmlns:c="{CHART}" xmlns:r="{LINKS}">'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{1000 + number}" name="Chart {number}" descr={quoteattr(printable(alt))}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{CHART}"><c:chart r:id="{link}"/></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )


def _chart(bars: Bars, book: str) -> str:
    """Return the chart with its figures, so that it shows without its workbook being opened."""
    several = len(bars.series) > 1
    legend = '<c:legend><c:legendPos val="t"/><c:overlay val="0"/></c:legend>' if several else ""
    series = "".join(_series(bars, i, one, hollow=several and i == 0) for i, one in enumerate(bars.series))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="{MAIN}" xmlns:r="{LINKS}"><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/>'
        f'<c:grouping val="clustered"/><c:varyColors val="0"/>{series}<c:gapWidth val="60"/>'
        f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/></c:barChart>{_axes()}</c:plotArea>{legend}'
        '<c:plotVisOnly val="1"/></c:chart>'
        "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="900"><a:latin typeface="Arial"/></a:defRPr></a:pPr>'
        "<a:endParaRPr/></a:p></c:txPr>"
        f'<c:externalData r:id="{book}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _series(bars: Bars, place: int, one: Series, *, hollow: bool) -> str:
    column, last = "BCDEFG"[place], len(bars.categories) + 1
    fill = "FFFFFF" if hollow else INK
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/><c:tx><c:strRef><c:f>{SHEET}!${column}$1</c:f>'
        f"{_texts((one.name,))}</c:strRef></c:tx>"
        f'<c:spPr><a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>'
        f'<a:ln w="12700"><a:solidFill><a:srgbClr val="{INK}"/></a:solidFill></a:ln></c:spPr>'
        '<c:invertIfNegative val="0"/>'
        '<c:dLbls><c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f>{_texts(bars.categories)}</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{SHEET}!${column}$2:${column}${last}</c:f><c:numCache>"
        f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(one.values)}"/>'
        + "".join(f'<c:pt idx="{i}"><c:v>{value}</c:v></c:pt>' for i, value in enumerate(one.values))
        + "</c:numCache></c:numRef></c:val></c:ser>"
    )


def _texts(texts: tuple[str, ...]) -> str:
    points = (f'<c:pt idx="{i}"><c:v>{escape(printable(said))}</c:v></c:pt>' for i, said in enumerate(texts))
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{"".join(points)}</c:strCache>'


def _axes() -> str:
    """Return the axes: the first bar on top, and no scale, since each bar says its figure."""
    plain = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="l"/>{plain}<c:tickLblPos val="low"/><c:crossAx val="{_VALUES}"/></c:catAx>'
        f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
        f'<c:delete val="1"/><c:axPos val="t"/>{plain}<c:tickLblPos val="none"/><c:crossAx val="{_CATEGORIES}"/>'
        "</c:valAx>"
    )

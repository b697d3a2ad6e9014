"""The blocks of an outline in a DOCX: each with a real style, so that whoever edits it finds what they expect."""

import io
from typing import Any, Final

from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell

from gelingenscheck.reports import docx_chart
from gelingenscheck.reports.outline import (
    Bars,
    Block,
    Callout,
    Facts,
    Heading,
    Items,
    Kind,
    Paragraph,
    Picture,
    Table,
    printable,
    written,
)

SHADE: Final = "E9F1F6"
EDGE: Final = "1D4E6B"
TABLE_SIZE: Final = 9.5
CALLOUT: Final = "Callout"


def put(document: Docx, block: Block, width: float, lang: str) -> None:
    """Add a block at the end of a document whose text is so wide (in cm)."""
    match block:
        case Heading():
            document.add_heading(printable(block.text), block.level)
        case Paragraph():
            paragraph = document.add_paragraph(printable(block.text), style="Caption" if block.note else "Normal")
            paragraph.paragraph_format.keep_with_next = block.stays
        case Table():
            _table(document, block, width, lang)
        case Items():
            _items(document, block)
        case Facts():
            _facts(document, block)
        case Callout():
            _callout(document, block)
        case Picture():
            _picture(document, block, width)
        case Bars():
            docx_chart.add(document, block, width)


def _items(document: Docx, items: Items) -> None:
    style = "List Number" if items.numbered else "List Bullet"
    made = [document.add_paragraph(printable(text), style=style) for text in items.texts]
    for paragraph in made if items.stays else ():
        paragraph.paragraph_format.keep_with_next = True
    number = _numbering(document) if items.numbered else None
    if number is not None:
        for paragraph in made:
            properties: Any = paragraph.paragraph_format.element.get_or_add_pPr()
            properties.get_or_add_numPr().get_or_add_numId().val = number
            properties.numPr.get_or_add_ilvl().val = 0


def _numbering(document: Docx) -> int | None:
    """Return the id of a new list that begins at 1; without one, lists of a style are counted on.

    None where a letterhead's style has no list of its own.
    """
    style: Any = document.styles["List Number"]
    [known] = style.element.xpath("./w:pPr/w:numPr/w:numId/@w:val")[:1] or [None]
    if known is None:
        return None
    numbering: Any = document.part.numbering_part.element
    new = numbering.add_num(numbering.num_having_numId(int(known)).abstractNumId.val)
    new.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(new.numId)


def _facts(document: Docx, facts: Facts) -> None:
    for name, said in facts.pairs:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(f"{printable(name)}: ").bold = True
        paragraph.add_run(printable(said))
    if facts.pairs:
        paragraph.paragraph_format.space_after = Pt(10)


def _callout(document: Docx, callout: Callout) -> None:
    if CALLOUT not in document.styles:
        _add_callout_style(document)
    texts = [*filter(None, [callout.title]), *callout.texts]
    for i, text in enumerate(texts):
        paragraph = document.add_paragraph(style=CALLOUT)
        paragraph.add_run(printable(text)).bold = (i == 0 and bool(callout.title)) or None
        paragraph.paragraph_format.keep_with_next = i < len(texts) - 1
    if texts:
        paragraph.paragraph_format.space_after = Pt(10)


def _add_callout_style(document: Docx) -> None:
    style: Any = document.styles.add_style(CALLOUT, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style, style.quick_style = document.styles["Normal"], True
    style.paragraph_format.left_indent = style.paragraph_format.right_indent = Cm(0.3)
    style.paragraph_format.space_after = Pt(0)
    properties = style.element.get_or_add_pPr()
    border = OxmlElement("w:pBdr")
    border.append(element("w:left", val="single", sz="24", space="8", color=EDGE))
    properties.insert(0, border)
    properties.insert(1, element("w:shd", val="clear", color="auto", fill=SHADE))


def _picture(document: Docx, picture: Picture, width: float) -> None:
    placed: Any = (
        document.add_paragraph().add_run().add_picture(io.BytesIO(picture.png()), width=Cm(width * picture.share))
    )
    placed._inline.docPr.set("descr", printable(picture.alt))  # noqa: SLF001 - there is no other way to the alt text


def _table(document: Docx, table: Table, width: float, lang: str) -> None:
    """Set a table; cells are reached through their rows, since asking for each by its place takes minutes."""
    made = document.add_table(rows=1 + len(table.rows), cols=len(table.columns), style="Table Grid")
    made.autofit = False
    body: Any = document.element.body
    xml = body.tbl_lst[-1]
    for tag in ("w:tblCaption", "w:tblDescription"):
        xml.tblPr.append(element(tag, val=printable(table.name)))
    share = width / sum(column.width for column in table.columns)
    widths = [Cm(column.width * share) for column in table.columns]
    for column, wide in zip(xml.tblGrid.gridCol_lst, widths, strict=True):
        column.w = wide
    head = tuple(column.title for column in table.columns)
    for i, (row, values) in enumerate(zip(made.rows, (head, *table.rows), strict=True)):
        _keep_whole(xml.tr_lst[i], header=i == 0)
        for column, cell, value, wide in zip(table.columns, row.cells, values, widths, strict=True):
            cell.width = wide
            strong = i == 0 or column.kind is Kind.MARK
            paragraph = _fill(
                cell, written(value, lang), strong=strong, follows=i == 0 or (table.together and i < len(table.rows))
            )
            if column.kind is Kind.NUMBER:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for cell in xml.tr_lst[0].tc_lst:
        cell.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=SHADE))
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _keep_whole(row: Any, *, header: bool) -> None:
    properties = row.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if header:
        properties.append(OxmlElement("w:tblHeader"))


def _fill(cell: _Cell, text: str, *, strong: bool, follows: bool) -> Any:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = Pt(2)
    paragraph.paragraph_format.keep_with_next = follows
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(TABLE_SIZE), strong or None
    return paragraph


def element(tag: str, **attributes: str) -> Any:
    """Return an element of WordprocessingML with its attributes."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made

"""Set an outline as DOCX: real styles and headings, table headers that repeat, the document's language."""

import io
import re
from typing import Any, Final

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as DocxParagraph

from gelingenscheck.reports import letterhead
from gelingenscheck.reports.docx_blocks import element, put
from gelingenscheck.reports.outline import Outline, printable, short

LOCALES: Final = {"de": "de-DE", "en": "en-GB"}
SHORT, LONG, MARGIN = 21.0, 29.7, 2.0
"""A4 and its margins in cm."""
FONT: Final = "Arial"
SIZES: Final = {"Normal": 10.5, "Title": 20, "Heading 1": 15, "Heading 2": 12.5, "Heading 3": 11.5, "Caption": 9}
INK, MUTED = RGBColor(0x1D, 0x4E, 0x6B), RGBColor(0x55, 0x63, 0x6B)
LINE: Final = "9AA6AC"
FOOT_SIZE: Final = 8.5

_FIELDS: Final = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_FIELD = re.compile(r"(\{page\}|\{pages\})")


def write(outline: Outline, letter: bytes | None = None) -> bytes:
    """Return the outline as a DOCX file, on a letterhead that `letterhead.check` accepted where there is one."""
    document = _prepared(outline) if letter is None else _on_letterhead(outline, letter)
    width = letterhead.width(document)
    before = len(document.element.body) - 1  # without the section's properties, which stay last
    document.add_paragraph(printable(outline.title), style="Title")
    document.add_paragraph(printable(outline.about), style="Caption")
    for block in outline.blocks:
        put(document, block, width, outline.lang)
    letterhead.move_to_place(document, before)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _prepared(outline: Outline) -> Docx:
    """Return an empty document with page, styles, language, properties and page numbers."""
    document = Document()
    _page(document, landscape=outline.landscape)
    _styles(document)
    _language(document, LOCALES[outline.lang])
    _name(document, outline)
    _footer(document, outline)
    _tidy(document)
    return document


def _on_letterhead(outline: Outline, letter: bytes) -> Docx:
    """Return the letterhead with our name and language; its own footer stays, an empty one gets page numbers."""
    document = letterhead.opened(letter)
    _language(document, LOCALES[outline.lang])
    _name(document, outline)
    footer = document.sections[-1].footer
    if not footer.tables and not any(paragraph.text.strip() for paragraph in footer.paragraphs):
        _footer(document, outline)
    _tidy(document)
    return document


def _name(document: Docx, outline: Outline) -> None:
    known = document.core_properties
    known.title, known.language, known.author = short(printable(outline.title)), LOCALES[outline.lang], "Gelingenscheck"
    known.comments, known.created, known.modified = "", outline.made, outline.made


def _page(document: Docx, *, landscape: bool) -> None:
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = (Cm(LONG), Cm(SHORT)) if landscape else (Cm(SHORT), Cm(LONG))
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(MARGIN)


def _styles(document: Docx) -> None:
    for name, size in SIZES.items():
        style: Any = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for place in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.attrib.pop(qn(f"w:{place}Theme"), None)
            fonts.set(qn(f"w:{place}"), FONT)
        fonts.attrib.pop(qn("w:cstheme"), None)
        if name not in {"Normal", "Caption"}:
            style.font.color.rgb = INK
    grid: Any = document.styles["Table Grid"]
    for borders in grid.element.iter(qn("w:tblBorders")):
        for border in borders:
            border.set(qn("w:color"), LINE)
    caption: Any = document.styles["Caption"]
    caption.font.bold, caption.font.color.rgb = False, MUTED


def _language(document: Docx, locale: str) -> None:
    """Set the language once for everything; the styles of the empty document would say another."""
    styles: Any = document.styles.element
    for known in list(styles.iter(qn("w:lang"))):
        known.getparent().remove(known)
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None:
        defaults.append(element("w:lang", val=locale, eastAsia=locale))


def _footer(document: Docx, outline: Outline) -> None:
    paragraph = document.sections[-1].footer.paragraphs[0]
    paragraph.add_run(short(printable(outline.title)) + " · ")
    for piece in _FIELD.split(outline.pages):
        if piece in _FIELDS:
            _field(paragraph, _FIELDS[piece])
        else:
            paragraph.add_run(piece)
    for run in paragraph.runs:
        run.font.size = Pt(FOOT_SIZE)


def _field(paragraph: DocxParagraph, name: str) -> None:
    for kind in ("begin", "instruction", "separate", "1", "end"):
        run = paragraph.add_run()
        if kind == "instruction":
            instruction = OxmlElement("w:instrText")
            instruction.text = f" {name} "
            run.element.append(instruction)
        elif kind == "1":
            run.text = kind
        else:
            run.element.append(element("w:fldChar", fldCharType=kind))


def _tidy(document: Docx) -> None:
    """Drop what the empty document brings along and nobody needs: a second table of styles and a picture of itself."""
    for part in (document.part, document.part.package):
        for id_, relation in list(part.rels.items()):
            if relation.reltype.endswith(("/stylesWithEffects", "/thumbnail")):
                del part.rels[id_]

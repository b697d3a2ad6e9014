"""The empty document that ours begin with: page, styles, language; prepared once per process and kept as a file."""

import io
from functools import cache
from typing import Any, Final

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from gelingenscheck.reports import docx_styles

SHORT, LONG, MARGIN = 21.0, 29.7, 2.0
"""A4 and its margins in cm."""
FONT: Final = "Arial"
SIZES: Final = {"Normal": 10, "Title": 20, "Heading 1": 14.5, "Heading 2": 11.5, "Heading 3": 10.5, "Caption": 9}
ROOMS: Final = {
    "Normal": (0, 7), "Title": (0, 6), "Heading 1": (16, 5), "Heading 2": (13, 4), "Heading 3": (10, 3),
    "Caption": (0, 8), "List Bullet": (0, 3), "List Number": (0, 3), "Footer": (0, 0),
}  # fmt: skip
"""Room above and below, in points."""
INK, MUTED = RGBColor(0x1D, 0x4E, 0x6B), RGBColor(0x55, 0x63, 0x6B)
LINE: Final = "9AA6AC"
FOOT_SIZE: Final = 8.5
LAYOUT: Final = "15"
"""Of a word processor today; with a lower number it says that the file is one of an older kind."""
_TABLES: Final = {"Normal Table", "Table Grid"}
"""Styles of tables that are kept; a hundred others are most of an empty document."""
_LEFT_OUT: Final = ("/stylesWithEffects", "/thumbnail")
_NOT_OURS: Final = "/customXml"
_SIGNS: Final = {"de-DE": (",", ";"), "en-GB": (".", ",")}
"""Before decimals and between list entries, for formulas that somebody adds."""


def empty(locale: str, *, landscape: bool) -> Docx:
    """Return an empty document with page, styles, language and a foot."""
    return Document(io.BytesIO(_file(locale, landscape=landscape)))


@cache
def _file(locale: str, *, landscape: bool) -> bytes:
    document = Document()
    _page(document, landscape=landscape)
    _styles(document)
    _settings(document, locale)
    set_language(document, locale)
    foot = document.sections[-1].footer.paragraphs[0]
    foot.style = document.styles["Footer"]
    tidy(document, _NOT_OURS)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _page(document: Docx, *, landscape: bool) -> None:
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = (Cm(LONG), Cm(SHORT)) if landscape else (Cm(SHORT), Cm(LONG))
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(MARGIN)


def _styles(document: Docx) -> None:
    styles: Any = document.styles
    for style in list(styles):
        if style.element.get(qn("w:type")) == "table" and style.name not in _TABLES:
            style.delete()
    for name, size in SIZES.items():
        _letters(styles[name], size)
    for name, (before, after) in ROOMS.items():
        _room(styles[name], before, after)
    for borders in styles["Table Grid"].element.iter(qn("w:tblBorders")):
        for border in borders:
            border.set(qn("w:color"), LINE)
    styles["Caption"].font.bold, styles["Caption"].font.color.rgb = False, MUTED
    styles["Footer"].font.size, styles["Footer"].font.color.rgb = Pt(FOOT_SIZE), MUTED
    docx_styles.add(document)


def _letters(style: Any, size: float) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for place in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.attrib.pop(qn(f"w:{place}Theme"), None)
        fonts.set(qn(f"w:{place}"), FONT)
    fonts.attrib.pop(qn("w:cstheme"), None)
    if style.name not in {"Normal", "Caption"}:
        style.font.color.rgb = INK


def _room(style: Any, before: float, after: float) -> None:
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    for close in style.element.xpath("./w:pPr/w:contextualSpacing"):
        close.getparent().remove(close)


def _settings(document: Docx, locale: str) -> None:
    settings: Any = document.settings.element
    for tag in ("w:savePreviewPicture", "w:proofState"):
        for found in settings.findall(qn(tag)):
            settings.remove(found)
    for old in settings.iter(qn("w:useFELayout")):
        old.getparent().remove(old)
    for one in settings.iter(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), LAYOUT)
    for tag, sign in zip(("w:decimalSymbol", "w:listSeparator"), _SIGNS[locale], strict=True):
        settings.find(qn(tag)).set(qn("w:val"), sign)
    theme = settings.find(qn("w:themeFontLang"))
    theme.attrib.clear()
    theme.set(qn("w:val"), locale)


def set_language(document: Docx, locale: str) -> None:
    """Set the language once for everything; the styles of the empty document would say another."""
    styles: Any = document.styles.element
    for known in list(styles.iter(qn("w:lang"))):
        known.getparent().remove(known)
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None:
        said = OxmlElement("w:lang")
        said.set(qn("w:val"), locale)
        said.set(qn("w:eastAsia"), locale)
        defaults.append(said)


def tidy(document: Docx, *more: str) -> None:
    """Drop what a document brings along and nobody needs: a second table of styles, a picture of itself, and `more`."""
    for part in (document.part, document.part.package):
        for id_, relation in list(part.rels.items()):
            if relation.reltype.endswith((*_LEFT_OUT, *more)):
                del part.rels[id_]

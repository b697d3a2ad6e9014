"""The page of a letterhead as a document uses it: where its text goes, how wide that is, and what its foot holds."""

import io
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any, Final

from docx import Document
from docx.document import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Twips

from gelingenscheck.reports import docx_base, docx_styles

PLACE: Final = "{Inhalt}"
"""A paragraph with nothing else is where the document goes; without one it follows what is there."""
OURS: Final = ("Table Grid", "Caption")
"""Styles that are added where a letterhead has none."""
PAPER, EDGE = Cm(21), Cm(2.5)
"""Where a letterhead does not say how wide its page is."""
BROADER: Final = 1.1
"""How much broader than ours its letters may be."""
BETWEEN: Final = 720
"""Room between columns of text, in twentieths of a point, where it is not said."""
_SHOWN: Final = ("w:drawing", "w:pict", "w:instrText", "w:fldSimple")
_AFTER_BIDI: Final = ("w:spacing", "w:ind", "w:jc")
_NO: Final = {"0", "false", "off"}


def opened(data: bytes) -> Docx:
    """Return a letterhead that was checked, with all styles that a document needs."""
    document, own = Document(io.BytesIO(data)), docx_base.empty("de-DE", landscape=False)
    known = docx_styles.ids(document)
    for name in OURS:
        if name.casefold() not in known:
            document.styles.element.append(deepcopy(own.styles[name].element))
    docx_styles.add(document)
    return document


def marks(document: Docx) -> list[Any]:
    """Return the paragraphs of the text that are nothing but the mark."""
    return [one for one in document.element.body.iterchildren(qn("w:p")) if text_of(one) == PLACE]


def text_of(element: Any) -> str:
    """Return what an element says."""
    return "".join(part.text or "" for part in element.iter(qn("w:t"))).strip()


def section(document: Docx) -> Section:
    """Return the part of the letterhead that the document's text goes to: its page, head and foot."""
    before = 0
    for mark in marks(document)[:1]:
        earlier = mark.itersiblings(preceding=True)
        before = sum(one.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None for one in earlier)
        return document.sections[before]
    return document.sections[-1]


def width(document: Docx) -> float:
    """Return how wide its text is, in cm; in several columns, one of them."""
    page: Any = section(document)
    sides = [EDGE if side is None else side for side in (page.left_margin, page.right_margin)]
    whole = (page.page_width or PAPER) - sum(sides) - (page.gutter or 0)
    columns = page._sectPr.find(qn("w:cols"))  # noqa: SLF001 - there is no other way to its columns
    count = 1 if columns is None else int(columns.get(qn("w:num"), "1"))
    room = 0 if count <= 1 else int(columns.get(qn("w:space"), str(BETWEEN)))
    return float(whole - (count - 1) * Twips(room)) / max(1, count) / Cm(1)


def foot_is_free(document: Docx) -> bool:
    """Say whether the foot of its pages holds nothing: text, pictures and page numbers of its own stay."""
    foot: Any = section(document).footer
    held = foot._element  # noqa: SLF001 - its paragraphs alone would hide what stands in a content control
    return not text_of(held) and not any(True for _ in held.iter(*map(qn, _SHOWN)))


def insert(document: Docx, elements: Sequence[Any]) -> None:
    """Put what was written at the marked place, or at the end where there is none."""
    body: Any = document.element.body
    [mark] = marks(document)[:1] or [None]
    place = body.find(qn("w:sectPr")) if mark is None else mark
    if _turned(document):
        _from_left(elements)
    for one in elements:
        place.addprevious(one)
    if mark is not None:
        _cleared(mark)


def _cleared(mark: Any) -> None:
    """Remove the mark; a paragraph that ends a part of the document stays without its text."""
    if mark.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is None:
        mark.getparent().remove(mark)
    else:
        for one in mark.findall(qn("w:r")):
            mark.remove(one)


def _turned(document: Docx) -> bool:
    """Say whether its styles read from right to left; what we write does not."""
    found = document.styles.element.iter(qn("w:bidi"), qn("w:rtl"))
    return any(one.get(qn("w:val")) not in _NO for one in found)


def _from_left(elements: Sequence[Any]) -> None:
    for paragraph in _all(elements, "w:p"):
        properties = paragraph.get_or_add_pPr()
        after = next((one for one in properties if one.tag in map(qn, _AFTER_BIDI)), None)
        _say_no(properties, "w:bidi", after)
    for run in _all(elements, "w:r"):
        _say_no(run.get_or_add_rPr(), "w:rtl", None)


def _all(elements: Sequence[Any], tag: str) -> Iterator[Any]:
    for element in elements:
        yield from element.iter(qn(tag))


def _say_no(properties: Any, tag: str, before: Any) -> None:
    said = OxmlElement(tag)
    said.set(qn("w:val"), "0")
    if before is None:
        properties.append(said)
    else:
        before.addprevious(said)

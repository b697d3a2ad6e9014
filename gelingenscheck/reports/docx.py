"""Set an outline as DOCX: real styles and headings, table headers that repeat, the document's language."""

import io
import re
from typing import Any, Final

from docx.document import Document as Docx
from docx.oxml import parse_xml

from gelingenscheck.reports import docx_base, docx_styles, letterhead_page
from gelingenscheck.reports.docx_blocks import Place, body
from gelingenscheck.reports.docx_text import WORDS, field, run
from gelingenscheck.reports.outline import Outline, printable, short

LOCALES: Final = {"de": "de-DE", "en": "en-GB"}
_FIELDS: Final = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_FIELD = re.compile(r"(\{page\}|\{pages\})")


def write(outline: Outline, letter: bytes | None = None) -> bytes:
    """Return the outline as a DOCX file, on a letterhead that `letterhead_page.check` accepted where there is one."""
    locale = LOCALES[outline.lang]
    document = (
        docx_base.empty(locale, landscape=outline.landscape) if letter is None else letterhead_page.opened(letter)
    )
    if letter is not None:
        docx_base.set_language(document, locale)
        docx_base.tidy(document)
    _name(document, outline)
    _foot(document, outline)
    place = Place(
        document=document, styles=docx_styles.ids(document), width=letterhead_page.width(document), lang=outline.lang,
        broader=1.0 if letter is None else letterhead_page.BROADER,
    )  # fmt: skip
    letterhead_page.insert(document, _elements(body(place, outline)))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _elements(text: str) -> list[Any]:
    """Return what is written as elements that stand in a document."""
    return list(parse_xml(f'<w:body xmlns:w="{WORDS}">{text}</w:body>'))


def _name(document: Docx, outline: Outline) -> None:
    known = document.core_properties
    known.title, known.language, known.author = short(printable(outline.title)), LOCALES[outline.lang], "Gelingenscheck"
    known.comments, known.created, known.modified = "", outline.made, outline.made


def _foot(document: Docx, outline: Outline) -> None:
    """Number the pages; a letterhead's own foot stays."""
    if not letterhead_page.foot_is_free(document):
        return
    pieces = _FIELD.split(outline.pages)
    numbered = "".join(field(_FIELDS[piece]) if piece in _FIELDS else run(piece) for piece in pieces)
    foot = letterhead_page.section(document).footer
    paragraph: Any = (foot.paragraphs[0] if foot.paragraphs else foot.add_paragraph())._p  # noqa: SLF001 - there is no other way to add what was written as text
    for piece in _elements(f"<w:p>{run(f'{short(outline.title)} · ')}{numbered}</w:p>")[0]:
        paragraph.append(piece)

"""The styles of our documents: what whoever edits them changes once for everything, found under the name of its use."""

from collections.abc import Mapping
from typing import Any, Final

from docx.document import Document as Docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from gelingenscheck.reports.docx_text import WORDS

CALLOUT: Final = "Kasten"
FACT: Final = "Angaben"
CELL: Final = "Tabellentext"
TABLE: Final = "Berichtstabelle"
SHADE: Final = "E9F1F6"
EDGE: Final = "1D4E6B"
FACT_ROOM: Final = 2835
"""Width of the names of particulars, in twentieths of a point: 5 cm."""
CELL_SIZE: Final = 9

_OURS: Final[Mapping[str, str]] = {
    CALLOUT: (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="{Normal}"/><w:qFormat/>'
        f'<w:pPr><w:pBdr><w:top w:val="single" w:sz="4" w:space="5" w:color="{SHADE}"/>'
        f'<w:left w:val="single" w:sz="24" w:space="8" w:color="{EDGE}"/>'
        f'<w:bottom w:val="single" w:sz="4" w:space="5" w:color="{SHADE}"/></w:pBdr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/><w:spacing w:before="40" w:after="30"/>'
        '<w:ind w:left="170" w:right="170"/></w:pPr></w:style>'
    ),
    FACT: (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="{Normal}"/><w:qFormat/>'
        f'<w:pPr><w:tabs><w:tab w:val="left" w:pos="{FACT_ROOM}"/></w:tabs><w:spacing w:after="30"/>'
        f'<w:ind w:left="{FACT_ROOM}" w:hanging="{FACT_ROOM}"/></w:pPr></w:style>'
    ),
    CELL: (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="{Normal}"/><w:qFormat/>'
        '<w:pPr><w:spacing w:before="0" w:after="0" w:line="250" w:lineRule="auto"/></w:pPr>'
        f'<w:rPr><w:sz w:val="{2 * CELL_SIZE:.0f}"/><w:szCs w:val="{2 * CELL_SIZE:.0f}"/></w:rPr></w:style>'
    ),
    TABLE: (
        '<w:style w:type="table" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="{Table Grid}"/><w:uiPriority w:val="59"/><w:qFormat/>'
        '<w:tblPr><w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="45" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>'
        f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/></w:tcPr></w:tblStylePr></w:style>'
    ),
}  # fmt: skip
"""Our own styles; a letterhead that has one of the same name keeps its own."""


def add(document: Docx) -> None:
    """Add our own styles where a document does not have them."""
    known = ids(document)
    styles: Any = document.styles.element
    for name, made in _OURS.items():
        if name.casefold() not in known:
            id_ = name if name not in known.values() else f"{name}1"
            text = made.replace("{id}", id_).replace("{name}", name)
            for base in ("Normal", "Table Grid"):
                text = text.replace(f"{{{base}}}", known[base.casefold()])
            styles.append(parse_xml(text.replace("<w:style ", f'<w:style xmlns:w="{WORDS}" ', 1)))


def ids(document: Docx) -> Mapping[str, str]:
    """Return the id of each style by its name in small letters: a German word processor gives other ids.

    The usual paragraph is "normal", whatever its name.
    """
    found, usual = {}, "Normal"
    for style in document.styles.element.iterchildren(qn("w:style")):
        name, id_ = style.find(qn("w:name")), str(style.get(qn("w:styleId")))
        if name is not None:
            found[str(name.get(qn("w:val"))).casefold()] = id_
        if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in {"1", "true", "on"}:
            usual = id_
    return {"normal": usual} | found

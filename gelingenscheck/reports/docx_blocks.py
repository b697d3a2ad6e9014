"""The blocks of an outline in a DOCX: each with a real style, so that whoever edits it finds what they expect."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from docx.document import Document as Docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Cm

from gelingenscheck.reports import docx_chart, docx_styles, docx_table
from gelingenscheck.reports.docx_text import STAYS, gap, paragraph, room_below, run
from gelingenscheck.reports.outline import (
    Bars,
    Block,
    Callout,
    Facts,
    Heading,
    Items,
    Outline,
    Paragraph,
    Picture,
    Table,
    levelled,
    printable,
)

ROOM: Final = 10.0
"""Below particulars and what stands out, in points."""
BELOW_TABLE: Final = 8.0
AT_END: Final = 1.0
TWIPS_A_CM: Final = 567
LEAST: Final = 12.0
"""Width of a chart in cm, where the page has it: narrower, its names would not fit."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """The document that blocks are written for."""

    document: Docx
    styles: Mapping[str, str]
    """Ids by name, see `docx_styles.ids`."""
    width: float
    """Of its text, in cm."""
    lang: str
    broader: float = 1.0
    """How much broader than ours its letters may be."""

    def style(self, name: str) -> str:
        """Return the id of a style."""
        return self.styles[name.casefold()]


def body(place: Place, outline: Outline) -> str:
    """Return a whole document as WordprocessingML; charts and pictures become parts of the document."""
    opening = (
        paragraph(run(outline.title), place.style("Title")),
        paragraph(run(outline.about), place.style("Caption")),
    )
    return "".join([*opening, *_blocks(place, tuple(levelled(outline.blocks)))])


def _blocks(place: Place, blocks: Sequence[Block]) -> Iterator[str]:
    """Yield each block; below a table there is room, as a heading brings it along."""
    for block, following in pairwise([*blocks, None]):
        if block is None:
            return
        yield _block(place, block)
        if isinstance(block, Table) and not isinstance(following, Heading):
            yield gap(AT_END if following is None else BELOW_TABLE)


def _block(place: Place, block: Block) -> str:
    match block:
        case Heading():
            flow = STAYS + ("<w:pageBreakBefore/>" if block.first else "")
            made = paragraph(run(block.text), place.style(f"Heading {block.level}"), flow=flow)
        case Paragraph():
            style = place.style("Caption" if block.note else "Normal")
            made = paragraph(run(block.text), style, flow=STAYS if block.stays else "")
        case Table():
            made = docx_table.made(block, place.width, place.lang, place.styles, broader=place.broader)
        case Items():
            made = _items(place, block)
        case Facts():
            made = _facts(place, block)
        case Callout():
            made = _callout(place, block)
        case Picture():
            made = _picture(place, block) if block.bars is None else _chart(place, block.bars, block.share)
        case Bars():
            made = _chart(place, block, 1.0)
    return made


def _items(place: Place, items: Items) -> str:
    """Return a list, whose last item does not stand alone on a page."""
    style = place.style("List Number" if items.numbered else "List Bullet")
    number = _numbering(place) if items.numbered else None
    listed = "" if number is None else f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    last = len(items.texts) - 1
    return "".join(
        paragraph(run(text), style, flow=(STAYS if items.stays or i == last - 1 else "") + listed)
        for i, text in enumerate(items.texts)
    )


def _numbering(place: Place) -> int | None:
    """Return the id of a new list that begins at 1; without one, lists of a style are counted on.

    None where a letterhead's style has no list of its own.
    """
    style: Any = place.document.styles.element.get_by_id(place.style("List Number"))
    [known] = style.xpath("./w:pPr/w:numPr/w:numId/@w:val")[:1] or [None]
    part: Any = place.document.part
    if known is None or not any(one.reltype == RELATIONSHIP_TYPE.NUMBERING for one in part.rels.values()):
        return None
    numbering = part.numbering_part.element
    lists = numbering.xpath(f"./w:num[@w:numId='{int(known)}']")
    if not lists:
        return None
    new = numbering.add_num(lists[0].abstractNumId.val)
    new.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(new.numId)


def _facts(place: Place, facts: Facts) -> str:
    """Return particulars; what is empty is a line for people to write on."""
    style, last = place.style(docx_styles.FACT), len(facts.pairs) - 1
    line = f'<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="{TWIPS_A_CM * place.width:.0f}"/></w:tabs>'
    return "".join(
        paragraph(
            run(f"{name}:", bold=True) + run(f"\t{said}" if said else "\t\t"), style,
            form=("" if said else line) + (room_below(ROOM) if i == last else ""),
        )
        for i, (name, said) in enumerate(facts.pairs)
    )  # fmt: skip


def _callout(place: Place, callout: Callout) -> str:
    style = place.style(docx_styles.CALLOUT)
    runs = [*([run(callout.title, bold=True)] if callout.title else []), *map(run, callout.texts)]
    last = len(runs) - 1
    return "".join(
        paragraph(said, style, flow=STAYS if i < last else "", form=room_below(ROOM) if i == last else "")
        for i, said in enumerate(runs)
    )


def _chart(place: Place, bars: Bars, share: float) -> str:
    drawing = docx_chart.drawing(place.document, bars, min(place.width, max(LEAST, place.width * share)))
    return paragraph(f"<w:r>{drawing}</w:r>", place.style("Normal"), form=room_below(6))


def _picture(place: Place, picture: Picture) -> str:
    part: Any = place.document.part
    inline = part.new_pic_inline(io.BytesIO(picture.png()), Cm(place.width * picture.share))
    inline.docPr.set("descr", printable(picture.alt))
    return paragraph(f"<w:r><w:drawing>{inline.xml}</w:drawing></w:r>", place.style("Normal"))

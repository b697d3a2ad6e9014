"""Text of a DOCX as it is written: one piece of WordprocessingML per paragraph, which is read in a single go."""

import re
from typing import Final
from xml.sax.saxutils import escape

from gelingenscheck.reports.outline import printable

WORDS: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STAYS: Final = "<w:keepNext/>"
NEW_PAGE: Final = "<w:pageBreakBefore/>"
_BREAK = re.compile(r"(\r\n|\n|\r|\t)")


def quoted(text: str) -> str:
    """Return a text as the value of an attribute."""
    return f'"{escape(printable(text), {chr(34): "&quot;", chr(10): " ", chr(13): " ", chr(9): " "})}"'


def run(text: str, *, bold: bool = False) -> str:
    """Return a text that stays text; its lines and tabs stay, too."""
    said = "".join(_piece(piece) for piece in _BREAK.split(printable(text)) if piece)
    return f"<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}{said}</w:r>" if said else ""


def paragraph(content: str, style: str, *, flow: str = "", form: str = "") -> str:
    """Return a paragraph with what it holds and the id of its style.

    `flow` says what it must not be parted from and which list it belongs to, `form` its spacing and direction: the
    format wants them in this order.
    """
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{flow}{form}</w:pPr>{content}</w:p>'


def room_below(points: float) -> str:
    """Return the room below a paragraph that is not that of its style."""
    return f'<w:spacing w:after="{20 * points:.0f}"/>'


def gap(points: float) -> str:
    """Return room between blocks that have none of their own, such as two tables."""
    room = f'<w:spacing w:before="0" w:after="0" w:line="{20 * points:.0f}" w:lineRule="exact"/>'
    return f"<w:p><w:pPr>{room}</w:pPr></w:p>"


def field(name: str) -> str:
    """Return a figure that a word processor fills in, such as PAGE."""
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    asked = f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
    return f"{marks['begin']}{asked}{marks['separate']}{run('1')}{marks['end']}"


def _piece(piece: str) -> str:
    if piece == "\t":
        return "<w:tab/>"
    if piece[0] in "\r\n":
        return "<w:br/>"
    return f'<w:t xml:space="preserve">{escape(piece)}</w:t>'

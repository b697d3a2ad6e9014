"""The parts that the wall's script can draw: plain data, no markup, so that nothing typed is ever read as such."""

from collections.abc import Sequence
from typing import Any

import segno

from gelingenscheck.i18n import Words
from gelingenscheck.workshop.code import spaced_code
from gelingenscheck.workshop.tally import Tally

Block = dict[str, Any]
QUIET_ZONE = 4
"""Empty modules around a QR code; readers may rely on four."""


def said(text: str, also: Block | None = None) -> Block:
    """Return a text, with the same in a second language where there is one."""
    return {"text": text} | ({"also": also} if also and also["text"] != text else {})


def heading(text: str, also: Block | None = None) -> Block:
    """Return the title of the picture."""
    return {"kind": "heading"} | said(text, also)


def line(text: str, look: str, also: Block | None = None) -> Block:
    """Return a paragraph; looks are over, soft, next, strong, quiet."""
    return {"kind": "line", "look": look} | said(text, also)


def anchors(texts: Sequence[str], also: Sequence[Block | None]) -> Block:
    """Return the five levels, as they are read before a vote."""
    rows = [{"no": str(i)} | said(text, other) for i, (text, other) in enumerate(zip(texts, also, strict=True))]
    return {"kind": "anchors", "rows": rows}


def bars(texts: Sequence[str], votes: Sequence[tuple[str, Tally]], words: Words) -> Block:
    """Return how many chose each level in one vote or in two, the latest one last; its highest levels stand out."""
    highest = max((count for _, tally in votes for count in tally.levels), default=0) or 1
    latest = votes[-1][1].levels
    rows = [
        {
            "no": str(number),
            "text": text,
            "most": latest[number] == max(latest),
            "votes": [
                {
                    "n": words.number(tally.levels[number]),
                    "spoken": f"{name}: ",
                    "share": tally.levels[number] / highest,
                    "old": place < len(votes) - 1,
                }
                for place, (name, tally) in enumerate(votes)
            ],
        }
        for number, text in enumerate(texts)
    ]
    return {"kind": "bars", "rows": rows}


def keys(names: Sequence[str]) -> Block:
    """Return which bar belongs to which vote."""
    return {"kind": "keys", "names": list(names)}


def level(number: int, text: str, words: Words, also: Block | None = None) -> Block:
    """Return the level that the group agreed on."""
    return {"kind": "level", "no": str(number), "word": words("Stufe")} | said(text, also)


def figure(value: str, word: str) -> Block:
    """Return one figure with what it means."""
    return {"kind": "figure", "value": value, "word": word}


def count(n: str, of: str, word: str) -> Block:
    """Return how many have voted."""
    return {"kind": "count", "n": n, "of": of, "word": word}


def clock(words: Words) -> Block:
    """Return the time that a vote is meant to take; the script counts it down, and it ends with words, not below 0."""
    return {"kind": "clock", "word": words("Richtzeit"), "over": "0:00"}


def levels(rows: Sequence[tuple[str, str]]) -> Block:
    """Return what was agreed, item by item."""
    return {"kind": "levels", "rows": [{"text": text, "value": value} for text, value in rows]}


def code(text: str) -> Block:
    """Return the code that people type; for those who hear it letter by letter."""
    return {"kind": "code", "text": spaced_code(text), "spoken": " ".join(text)}


def address(text: str) -> Block:
    """Return the short address that people type."""
    return line(text, "address")


def qr(url: str, words: Words) -> Block:
    """Return a QR code as rows of cells, its quiet zone included."""
    # the least correction that gives the largest cells; segno raises it as far as the size allows
    cells = segno.make(url, error="l", micro=False).matrix_iter(border=QUIET_ZONE)
    rows = ["".join("1" if cell else "0" for cell in row) for row in cells]
    return {"kind": "qr", "rows": rows, "label": words("QR-Code zum Mitmachen")}


def entrance(url: str, code_: str, address_: str, words: Words) -> Block:
    """Return the way in as one part: QR code, code, short address."""
    return {"kind": "entrance", "parts": [qr(url, words), code(code_), address(address_)]}

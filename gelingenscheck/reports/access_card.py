"""A card with an access link, to print or to mail: the link, the same as a QR code and as letters to type."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import segno

from gelingenscheck.reports.typesetting import typeset

TEMPLATE: Final = "access_card.typ"
_QUIET_ZONE: Final = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class CardTexts:
    """What stands on a card."""

    title: str
    about: str
    """City and product."""
    role: str
    address: str
    """What opens; in the QR code, too."""
    code: str
    """The same as one reads it aloud."""
    code_is: str
    seen: str
    """What the QR code shows, for whoever does not see it."""
    sentences: Sequence[str]


def access_card(texts: CardTexts, *, lang: str, made: datetime) -> bytes:
    """Return a PDF of one page."""
    picture = io.BytesIO()
    segno.make(texts.address, error="m", micro=False).save(picture, kind="svg", border=_QUIET_ZONE, light="white")
    data = {
        "title": texts.title, "about": texts.about, "role": texts.role, "address": texts.address, "code": texts.code,
        "code_is": texts.code_is, "seen": texts.seen, "sentences": list(texts.sentences),
    }  # fmt: skip
    return typeset(TEMPLATE, data, lang=lang, made=made, pictures=[picture.getvalue()])

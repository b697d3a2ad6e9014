"""Type a text that participants see: visible signs only, its placeholders and no others."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any, Final

from gelingenscheck import reading
from gelingenscheck.i18n import N_
from gelingenscheck.reading import MisfitError, Path

MAX_LETTERS: Final = 500
"""In one text: participants' phones get everything in one small page."""

_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")
_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp"})
_JOINTS = "\u00ad\u200c\u200d"
"""Soft hyphen and the two joiners: without them some scripts cannot be set."""


def as_shown(value: Any, path: Path, *, placeholders: frozenset[str] = frozenset()) -> str:
    """Type a text with exactly these {placeholders}."""
    text = reading.as_text(value, path).strip()
    if len(text) > MAX_LETTERS:
        raise MisfitError(path, N_("Der Text ist länger als {limit} Zeichen."), limit=MAX_LETTERS)
    for sign in text:
        if unicodedata.category(sign) in _INVISIBLE and sign not in _JOINTS:
            raise MisfitError(
                path,
                N_("Hier steht ein unsichtbares Zeichen ({code}); die Schreibrichtung steht nur bei „direction“."),
                code=f"U+{ord(sign):04X}",
            )
    _require_placeholders(text, path, placeholders)
    return text


def direction_of(texts: Iterable[str]) -> str:
    """Return the direction in which most letters of these texts are written: `ltr` or `rtl`."""
    directions = [unicodedata.bidirectional(sign) for text in texts for sign in text]
    rightwards = sum(direction in {"R", "AL"} for direction in directions)
    return "rtl" if rightwards > directions.count("L") else "ltr"


def _require_placeholders(text: str, path: Path, wanted: frozenset[str]) -> None:
    """Refuse missing and foreign placeholders, and braces that are none."""
    if set(_PLACEHOLDER.findall(text)) == wanted and not {"{", "}"}.intersection(_PLACEHOLDER.sub("", text)):
        return
    if not wanted:
        raise MisfitError(path, N_("Geschweifte Klammern stehen in diesem Text nicht."))
    names = ", ".join(f"{{{name}}}" for name in sorted(wanted))
    raise MisfitError(path, N_("Dieser Text braucht genau diese Platzhalter: {names}."), names=names)

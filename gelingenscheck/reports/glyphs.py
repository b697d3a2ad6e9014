"""Which characters the fonts for paper have: one that none has would keep a whole document from being written."""

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import fontpkg_noto_sans
import fontpkg_noto_sans_arabic

from gelingenscheck.reports.outline import printable

FOLDERS: Final = tuple(Path(package.ROOT) / "files" for package in (fontpkg_noto_sans, fontpkg_noto_sans_arabic))
FAMILIES: Final = ("Noto Sans", "Noto Sans Arabic", "DejaVu Sans Mono")
"""In this order; the last one comes with the typesetter and has the symbols."""
_SYMBOLS = frozenset(map(ord, "→←↑↓↔≥≤≠≈−×÷±∞√∑Δ✓✔✗✘☐☑☒⚠▲▼▶◀■□▪●○◆★☆♀♂⇒"))
_SILENT = frozenset({0x9, 0xA, 0xD, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFE0E, 0xFE0F})
"""Characters without a shape of their own."""
UNKNOWN: Final = "□"
LONG_WORD: Final = 30
PIECE: Final = 12
"""A longer word may break after so many letters, or it would run off the page."""
_BREAK: Final = "\u200b"
_LONG = re.compile(rf"[^\s{_BREAK}]{{{LONG_WORD},}}")
GROUPED: Final = 12


@cache
def known() -> frozenset[int]:
    """Return the code points that can be set; the fonts are read once."""
    files = (path for folder in FOLDERS for path in folder.glob("*.ttf"))
    return _SYMBOLS | _SILENT | frozenset(code for path in files for code in _codes(path.read_bytes()))


@cache
def _foreign() -> re.Pattern[str]:
    """Return what finds a character that no font has; looking up each takes longer than all the rest."""
    codes = sorted(known())
    starts = [code for code, before in zip(codes, [-2, *codes], strict=False) if code != before + 1]
    ends = [code for code, after in zip(codes, [*codes[1:], -2], strict=True) if code != after - 1]
    ranges = (f"{re.escape(chr(start))}-{re.escape(chr(end))}" for start, end in zip(starts, ends, strict=True))
    return re.compile(f"[^{''.join(ranges)}]")


def settable(text: str) -> str:
    """Return a text with a sign of its own for each character that no font has; endless words may break."""
    plain = unicodedata.normalize("NFC", printable(text))
    shown = _foreign().sub(UNKNOWN, plain)
    return _LONG.sub(lambda word: _breakable(word.group()), shown)


def _breakable(word: str) -> str:
    """Let an endless word break: an address after its punctuation, anything else after some letters."""
    parts = re.findall(rf"[^/.?&=_-]{{0,{PIECE}}}[/.?&=_-]*", word)
    return _BREAK.join(filter(None, parts))


def _codes(font: bytes) -> Iterator[int]:
    """Yield the code points of a TrueType font (OpenType specification, table `cmap`, format 12, which ours have)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    places = {font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0] for at in range(12, 12 + 16 * tables, 16)}
    cmap = places[b"cmap"]
    (maps,) = struct.unpack_from(">H", font, cmap + 2)
    for at in {cmap + struct.unpack_from(">I", font, cmap + 8 + 8 * i)[0] for i in range(maps)}:
        (kind,) = struct.unpack_from(">H", font, at)
        (groups,) = struct.unpack_from(">I", font, at + 12)
        for i in range(groups if kind == GROUPED else 0):
            start, end, _ = struct.unpack_from(">3I", font, at + 16 + 12 * i)
            yield from range(start, end + 1)

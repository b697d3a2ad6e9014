"""Words around a chart: wrapping, figures, the sentence and the table behind it."""

import math
import re
import textwrap
from collections.abc import Mapping

import pandas as pd

from gelingenscheck.i18n import N_, Words

BandWords = Mapping[str, str]
"""The catalogue's word for each band, in the reader's language."""
WIDTHS = (316, 350, 516, 780)
"""The narrowest drawing, in pixels, for which a text is broken: slim, narrow, middle, wide (see `sheet.tiered`)."""
SOFT_HYPHEN = "\u00ad"
BREAK = "\u2010"
"""Where a soft hyphen stood, while a text is being broken."""
TIED = re.compile(r" (?=– )|(?<=○) |(?<=\b\d) (?=\w)")
"""Spaces at which no line ends: before a dash, after a sign, between a figure and what it counts."""
TIES = 4
"""Letters that ties add to the longest word at most."""
EM = 0.55
"""Mean width of a letter, in ems."""
MAX_LINES = 6
NOTE_LETTERS = 160
TURNS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of everything behind them."""
READ_OUT = 12


def figure(words: Words, value: float | None) -> str:
    """Write a figure of a frame; a missing one is a dash."""
    return words.number(float(value) if value is not None and math.isfinite(value) else None)


def signed(words: Words, value: float) -> str:
    """Write a difference with its sign; nothing if there is none to write."""
    if math.isnan(value):
        return ""
    size = words.number(abs(float(value)))
    if size == "0":
        return "±0"
    return f"{'+' if value > 0 else '−'}{size}"


def wrap(text: str, width: int) -> str:
    """Break a text into as few lines as fit, of about equal length; a soft hyphen breaks a word that is too long."""
    text = TIED.sub("\u00a0", text)
    plain = text.replace(SOFT_HYPHEN, "")
    fits = max(map(len, plain.split(" ")), default=0) <= width
    lines = _lines(plain if fits else text.replace(SOFT_HYPHEN, f"{BREAK} "), width)
    return "\n".join(re.sub(f"{BREAK}$", "-", line.replace(f"{BREAK} ", "")) for line in lines)


def _lines(text: str, width: int) -> list[str]:
    """Return as few lines as fit, none of them much shorter than the others."""
    count = len(textwrap.wrap(text, width))
    for narrower in range(len(text) // max(1, count) + 1, width):
        lines = textwrap.wrap(text, narrower, break_long_words=False, break_on_hyphens=False)
        if len(lines) <= count and max(map(len, lines), default=0) <= width:
            return lines
    return textwrap.wrap(text, width, break_long_words=False)


def joined(note: str, *explanations: str) -> str:
    """Put a note that may hold what people typed before our own explanations, which it must not push off the sheet."""
    plain = " ".join(TURNS.sub("", note).split())
    short = plain if len(plain) <= NOTE_LETTERS else f"{plain[:NOTE_LETTERS]}…"
    return " ".join(filter(None, [short, *explanations]))


def fitted(text: str, size: int) -> list[str]:
    """Break a text for each of `WIDTHS`; what people typed may be endless and is cut, so that nothing sticks out."""
    return [wrap(_cut(text, int(pixels / size / EM)), int(pixels / size / EM)) for pixels in WIDTHS]


def cut(word: str, letters: int) -> str:
    """Return a word as far as it fits."""
    return word if len(word) <= letters else f"{word[: letters - 1].rstrip()}…"


def _cut(text: str, letters: int) -> str:
    """Cut words that are longer than a line, and a text that is longer than `MAX_LINES`."""
    kept: list[str] = []
    room = MAX_LINES * letters * 9 // 10
    for word in re.findall(r"[^\s]+", text):
        short = cut(word, letters - TIES)
        room -= len(short) + 1
        if room < 0:
            return " ".join([*kept, "…"])
        kept.append(short)
    return " ".join(kept)


def label(frame: pd.DataFrame, column: str, width: int, slim: int) -> pd.DataFrame:
    """Add `label` and `slim`, wrapped for ordinary and for the slimmest charts, and their numbers of lines."""
    wide, narrow = (frame[column].map(lambda text, at=at: wrap(text, at)).astype(object) for at in (width, slim))
    return frame.assign(label=wide, lines=wide.str.count("\n") + 1, slim=narrow, slim_lines=narrow.str.count("\n") + 1)


def numbered(frame: pd.DataFrame, width: int = 34, slim: int = 27) -> pd.DataFrame:
    """Number the rows and wrap the factors' numbers and titles."""
    names = frame.assign(row=range(len(frame)), name=frame["number"].astype(str) + " " + frame["title"])
    return label(names, "name", width, slim)


def sentence(finding: str, shown: pd.DataFrame, words: Words, columns: int | None = None) -> str:
    """Return the alternative text: the finding, then the rows of a short table; a long one is named, not read out."""
    if shown.empty:
        return f"{finding}."
    if len(shown) > READ_OUT:
        rest = words(N_("Die {n} Zeilen stehen in der Tabelle."), n=words.number(len(shown)))
        return f"{finding}. {rest}"
    heads = list(shown.columns[1 : None if columns is None else columns + 1])
    rows = (f"{row.iloc[0]}: " + ", ".join(f"{head} {row[head]}" for head in heads) for _, row in shown.iterrows())
    return f"{finding}. {'; '.join(rows)}."

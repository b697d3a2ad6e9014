"""Words around a chart: wrapping, figures, the sentence and the table behind it."""

import math
import textwrap
from collections.abc import Mapping

import pandas as pd

from gelingenscheck.i18n import N_, Words

BandWords = Mapping[str, str]
"""The catalogue's word for each band, in the reader's language."""
WIDTHS = (316, 350, 516, 780)
"""The narrowest drawing, in pixels, for which a text is broken: slim, narrow, middle, wide (see `sheet.tiered`)."""
SOFT_HYPHEN = "\u00ad"
EM = 0.55
"""Mean width of a letter, in ems."""
MAX_LINES = 6
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
    plain = text.replace(SOFT_HYPHEN, "")
    fits = max(map(len, plain.split()), default=0) <= width
    text = plain if fits else text.replace(SOFT_HYPHEN, "- ")
    count = len(textwrap.wrap(text, width))
    for narrower in range(len(text) // max(1, count) + 1, width):
        lines = textwrap.wrap(text, narrower, break_long_words=False)
        if len(lines) <= count and max(map(len, lines), default=0) <= width:
            return "\n".join(lines)
    return textwrap.fill(text, width, break_long_words=False)


def fitted(text: str, size: int) -> list[str]:
    """Break a text for each of `WIDTHS`; what people typed may be endless and is cut, so that nothing sticks out."""
    broken = []
    for pixels in WIDTHS:
        letters = int(pixels / size / EM)
        short = textwrap.shorten(text, MAX_LINES * letters * 9 // 10, placeholder=" …")
        cut = " ".join(word if len(word) <= letters else word[: letters - 1] + "…" for word in short.split())
        broken.append(wrap(cut, letters))
    return broken


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

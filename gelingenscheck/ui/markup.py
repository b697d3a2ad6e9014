"""Put text that a person typed where Markdown is read."""

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_INVISIBLE = re.compile("[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def esc(text: str) -> str:
    """Return a typed text so that Markdown shows it letter by letter, on one line.

    Every ASCII punctuation mark is escaped, so no link, image, heading, icon or formula can arise;
    controls that could turn the reading direction of what follows are left out.
    """
    return _PUNCTUATION.sub(r"\\\1", _INVISIBLE.sub(" ", text)).strip()


def shortened(text: str, length: int = 90) -> str:
    """Return a text that fits its place, cut at a word where it is longer."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    return flat[: length - 1].rsplit(" ", 1)[0][: length - 1] + "…"

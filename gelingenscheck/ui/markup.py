"""Put text that a person typed where Markdown is read."""

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_INVISIBLE = re.compile("[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_REPLACED_LATER = re.compile(r"(?<=www)(?=\.)|(?<=:)(?=//|streamlit:)|(?<=@)|(?<=[-<>~])(?=[-=>])", re.IGNORECASE)
_JOINER = "\u2060"


def esc(text: str) -> str:
    """Return a typed text so that Markdown shows it letter by letter, on one line.

    Every ASCII punctuation mark is escaped, so no link, image, heading, icon or formula can arise;
    controls that could turn the reading direction of what follows are left out. Streamlit makes links
    of bare addresses and signs of `->` or `:streamlit:` after Markdown was read, when no escape counts
    any more: an invisible word joiner breaks those up.
    """
    broken_up = _REPLACED_LATER.sub(_JOINER, _INVISIBLE.sub(" ", text))
    return _PUNCTUATION.sub(r"\\\1", broken_up).strip()


def shortened(text: str, length: int = 90) -> str:
    """Return a text that fits its place, cut at a word where it is longer."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    return flat[: length - 1].rsplit(" ", 1)[0][: length - 1] + "…"

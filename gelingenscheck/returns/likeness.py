"""Which titles mean the same project, and which are so alike that somebody should look."""

import re
from collections.abc import Iterator

from gelingenscheck.returns.columns import plain

ALIKE = 0.8
"""Share of common trigrams (Dice), 0-1, from which two titles are alike."""
_FIGURES = re.compile(r"[0-9]+")
Trigrams = frozenset[str]


def same_title(text: str) -> str:
    """Return what is equal if and only if two titles differ in capitals, signs and spaces at most."""
    return plain(text) or " ".join(text.casefold().split())


class Titles:
    """Titles of one unit, found again by likeness; titles with other figures in them are never alike."""

    def __init__(self) -> None:
        self._titles: list[str] = []
        self._places: dict[tuple[str, ...], list[int]] = {}

    def add(self, title: str) -> None:
        """Add a title."""
        same = same_title(title)
        for key in _keys(same, _trigrams(same)):
            self._places.setdefault(key, []).append(len(self._titles))
        self._titles.append(title)

    def alike(self, title: str) -> str | None:
        """Return the title that is most like another, if one is alike; of equally alike ones the first."""
        same = same_title(title)
        parts = _trigrams(same)
        places = {place for key in _keys(same, parts) for place in self._places.get(key, ())}
        close = [(_dice(parts, _trigrams(same_title(self._titles[place]))), -place) for place in places]
        likeness, place = max(close, default=(0.0, 0))
        return self._titles[-place] if likeness >= ALIKE else None


def _keys(same: str, parts: Trigrams) -> Iterator[tuple[str, ...]]:
    """Yield keys of which alike titles share at least one.

    Alike titles have more than ALIKE / (2 - ALIKE) of their trigrams in common. So, in any order that is the same
    for both, they share one of those that come before so many others. Ordered from z, since rare letters come late.
    """
    figures = sorted(_FIGURES.findall(same))
    asked = len(parts) - int(len(parts) * ALIKE / (2 - ALIKE)) + 1
    for part in sorted(parts, reverse=True)[:asked]:
        yield (part, *figures)


def _dice(one: Trigrams, other: Trigrams) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _trigrams(text: str) -> Trigrams:
    padded = f"  {text} "
    return frozenset(padded[start : start + 3] for start in range(len(padded) - 2))

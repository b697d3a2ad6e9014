"""Which titles mean the same project, and which are so alike that somebody should look."""

from collections import Counter

from gelingenscheck.returns.columns import plain

ALIKE = 0.75
"""Share of common trigrams (Dice), 0-1, from which two titles are alike."""


def same_title(text: str) -> str:
    """Return what is equal if and only if two titles differ in capitals, signs and spaces at most."""
    return plain(text) or " ".join(text.casefold().split())


class Titles:
    """Titles of one unit, found again by likeness."""

    def __init__(self) -> None:
        self._titles: list[tuple[str, int]] = []
        self._places: dict[str, list[int]] = {}

    def add(self, title: str) -> None:
        """Add a title."""
        parts = _trigrams(title)
        for part in parts:
            self._places.setdefault(part, []).append(len(self._titles))
        self._titles.append((title, len(parts)))

    def alike(self, title: str) -> str | None:
        """Return the title that is most like another, if one is alike."""
        parts = _trigrams(title)
        common = Counter(place for part in parts for place in self._places.get(part, ()))
        best = max(common, key=lambda place: (self._likeness(place, parts, common), -place), default=None)
        if best is None or self._likeness(best, parts, common) < ALIKE:
            return None
        return self._titles[best][0]

    def _likeness(self, place: int, parts: frozenset[str], common: Counter[int]) -> float:
        return 2 * common[place] / (len(parts) + self._titles[place][1])


def _trigrams(title: str) -> frozenset[str]:
    padded = f"  {same_title(title)} "
    return frozenset(padded[start : start + 3] for start in range(len(padded) - 2))

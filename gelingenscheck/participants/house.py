"""What the page needs of the city: catalogue, languages and legal links, looked up at most every few seconds."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.catalogue.languages.language import Language
from gelingenscheck.organisation import Municipality

FRESH_SECONDS: Final = 2.0


@dataclass(frozen=True, kw_only=True, eq=False)
class House:
    """The data files as they are now; the same object for as long as they stay the same."""

    catalogue: Catalogue
    languages: tuple[Language, ...]
    """All that can be offered; may be none."""
    municipality: Municipality | None = None


class Watched:
    """The house, and the very same object for as long as no file changes: pages are drawn once per house."""

    def __init__(self, look: Callable[[], House], clock: Callable[[], float] = time.monotonic) -> None:
        self._look, self._clock = look, clock
        self._house: House | None = None
        self._until = 0.0

    def __call__(self) -> House:
        """Return the house."""
        if self._house is None or self._clock() >= self._until:
            now = self._look()
            if self._house is None or not _same(self._house, now):
                self._house = now
            self._until = self._clock() + FRESH_SECONDS
        return self._house


def _same(one: House, other: House) -> bool:
    """Compare, the large catalogue by identity: whoever reads it hands out the same object until its file changes."""
    alike = one.languages == other.languages and one.municipality == other.municipality
    return one.catalogue is other.catalogue and alike

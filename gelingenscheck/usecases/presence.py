"""Who is at which question of a draft: in memory only, without names, and forgotten after a minute."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

SECONDS: Final = 60
"""After which somebody who was not seen again is forgotten."""
MOST_DRAFTS: Final = 1_000
MOST_VISITORS: Final = 100
"""Of one draft; more are there, but not named."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """Where somebody is: a department, and the question's place, as it is said."""

    department: str
    place: str


class Presence:
    """When whom was seen last, per draft."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, threading.Lock()
        self._seen: dict[str, dict[str, tuple[float, Spot]]] = {}

    def saw(self, draft: str, visitor: str, spot: Spot) -> Mapping[Spot, int]:
        """Take a visitor as present; return how many others are where."""
        with self._lock:
            now = self._clock()
            if draft not in self._seen and len(self._seen) >= MOST_DRAFTS:
                self._forget(now)
            here = _present(self._seen.get(draft, {}), now)
            if visitor in here or (len(here) < MOST_VISITORS and len(self._seen) < MOST_DRAFTS):
                here[visitor] = (now, spot)
            self._seen[draft] = here
            return Counter(where for name, (_, where) in here.items() if name != visitor)

    def _forget(self, now: float) -> None:
        left = {draft: _present(seen, now) for draft, seen in self._seen.items()}
        self._seen = {draft: seen for draft, seen in left.items() if seen}


def _present(seen: Mapping[str, tuple[float, Spot]], now: float) -> dict[str, tuple[float, Spot]]:
    return {visitor: known for visitor, known in seen.items() if now - known[0] < SECONDS}

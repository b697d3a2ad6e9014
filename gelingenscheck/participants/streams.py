"""The open line to a page: says what is new, and ends itself before anybody has to end it."""

import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from typing import Final

from gelingenscheck.participants.bell import Bell
from gelingenscheck.participants.screen import Visit

LOOK_SECONDS: Final = 5.0
"""After which a stream looks by itself: another process may have taken the step."""
MOST_LINES: Final = 4
"""Open at once per device: tabs, and lines that broke unseen."""
BACK_MS: Final = (50, 400)
LATER_MS: Final = 5_000
Version = Callable[[], int]
Part = Callable[[], bytes]


class Lines:
    """Counts the open lines per device."""

    def __init__(self, bell: Bell, seconds: tuple[float, float]) -> None:
        self._bell, self._seconds = bell, seconds
        self._open: Counter[bytes] = Counter()

    async def events(self, visit: Visit, known: str, version: Version, part: Part) -> AsyncIterator[bytes]:
        """Yield `hi` at once, `page` whenever the version is another one, `bye` with the time until coming back."""
        device = visit.device or b""
        if self._open[device] >= MOST_LINES:
            yield _event("bye", str(LATER_MS).encode())
            return
        self._open[device] += 1
        try:
            yield _event("hi", b"1")
            async for new in self._new(visit, known, version, part):
                yield new
            yield _event("bye", str(random.randint(*BACK_MS)).encode())  # noqa: S311 - spreads the load, no secret
        finally:
            self._open[device] -= 1
            if not self._open[device]:
                del self._open[device]

    async def _new(self, visit: Visit, known: str, version: Version, part: Part) -> AsyncIterator[bytes]:
        until = time.monotonic() + random.uniform(*self._seconds)  # noqa: S311 - no secret, they shall not all come back at once
        workshop = visit.workshop.id if visit.workshop else ""
        while not self._bell.closed and (left := until - time.monotonic()) > 0:
            now = str(version())
            if now == known:
                await self._bell.wait(workshop, min(left, LOOK_SECONDS))
                continue
            known = now
            yield _event("page", part())


def _event(name: str, data: bytes) -> bytes:
    return b"event: " + name.encode() + b"\ndata: " + data + b"\n\n"

"""Wakes the open pages of a workshop when something happened in it."""

import asyncio
from collections import defaultdict


class Bell:
    """Rung from any thread; whoever waits runs in one loop."""

    def __init__(self) -> None:
        self.closed = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiting: defaultdict[str, set[asyncio.Future[None]]] = defaultdict(set)

    def open(self) -> None:
        """Serve the running loop from now on."""
        self.closed, self._loop = False, asyncio.get_running_loop()

    def ring(self, workshop: str) -> None:
        """Wake all who wait for this workshop."""
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake, workshop)

    def close(self) -> None:
        """Wake everybody for good: the server stops."""
        self.closed = True
        for workshop in list(self._waiting):
            self._wake(workshop)

    async def wait(self, workshop: str, seconds: float) -> None:
        """Return after a ring or after the time. Check, then wait, with no `await` in between."""
        self._loop = asyncio.get_running_loop()
        future: asyncio.Future[None] = self._loop.create_future()
        self._waiting[workshop].add(future)
        try:
            await asyncio.wait([future], timeout=seconds)
        finally:
            self._waiting[workshop].discard(future)
            if not self._waiting[workshop]:
                del self._waiting[workshop]

    def _wake(self, workshop: str) -> None:
        for future in self._waiting.get(workshop, ()):
            if not future.done():
                future.set_result(None)

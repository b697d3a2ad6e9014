"""How fast one device may vote: a few changes at once, then one a second. The others never wait for it."""

import asyncio
import time
from collections import Counter, OrderedDict
from collections.abc import Callable
from typing import Final

AT_ONCE: Final = 6
"""Changes of mind that come as fast as they like."""
PER_SECOND: Final = 1.0
KNOWN: Final = 5_000
"""Devices that are remembered; the one that was silent longest is forgotten first."""
HELD: Final = 3
"""Requests above the pace that are held back for a moment per device; more are answered at once."""
HELD_SECONDS: Final = 1.0


class Pace:
    """A bucket of votes per device, in memory only."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        *,
        at_once: int = AT_ONCE,
        per_second: float = PER_SECOND,
    ) -> None:
        self._clock, self._at_once, self._per_second = clock, float(at_once), per_second
        self._buckets: OrderedDict[bytes, tuple[float, float]] = OrderedDict()
        self._held: Counter[bytes] = Counter()

    def allows(self, device: bytes) -> bool:
        """Say whether the device may vote now, and count it if so."""
        now = self._clock()
        left, since = self._buckets.pop(device, (self._at_once, now))
        left = min(self._at_once, left + (now - since) * self._per_second)
        self._buckets[device] = (left - 1 if left >= 1 else left, now)
        if len(self._buckets) > KNOWN:
            self._buckets.popitem(last=False)
        return left >= 1

    async def hold(self, device: bytes) -> None:
        """Let a device that is too fast wait, so that it spends its own time and not the server's."""
        if self._held[device] >= HELD:
            return
        self._held[device] += 1
        try:
            await asyncio.sleep(HELD_SECONDS)
        finally:
            self._held[device] -= 1
            if not self._held[device]:
                del self._held[device]

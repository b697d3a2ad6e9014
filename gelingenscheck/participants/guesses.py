"""Guessing a code gets slow, joining never gets locked: a whole room shares one network address."""

import asyncio
import time
from collections import Counter, OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from typing import Final

FREE: Final = 20
"""Wrong codes from one address that cost nothing, within the window."""
WINDOW: Final = 300.0
PAUSE: Final = 0.25
"""Seconds that each attempt takes from then on, right or wrong, in line: guessing in parallel gains nothing."""
LINE: Final = 60
"""Attempts that wait in line; more are asked to come back in a minute."""
KNOWN: Final = 2_000


class Guesses:
    """Wrong codes per address, in memory only. Devices that are in, and whoever scans the wall, never come here."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, pause: float = PAUSE) -> None:
        self._clock, self._pause = clock, pause
        self._wrong: OrderedDict[str, list[float]] = OrderedDict()
        self._turns: dict[str, asyncio.Lock] = {}
        self._waiting: Counter[str] = Counter()

    async def turn(self, address: str) -> bool:
        """Wait for one's turn where codes are being guessed; False where the line is too long."""
        place = _place(address)
        if len(self._recent(place)) < FREE:
            return True
        if self._waiting[place] >= LINE:
            return False
        self._waiting[place] += 1
        try:
            async with self._turns.setdefault(place, asyncio.Lock()):
                await asyncio.sleep(self._pause)
        finally:
            self._waiting[place] -= 1
            if not self._waiting[place]:
                del self._waiting[place]
                self._turns.pop(place, None)
        return True

    def missed(self, address: str) -> None:
        """Count a wrong code."""
        place = _place(address)
        self._wrong[place] = [*self._recent(place)[-FREE:], self._clock()]
        self._wrong.move_to_end(place)
        if len(self._wrong) > KNOWN:
            self._wrong.popitem(last=False)

    def _recent(self, place: str) -> list[float]:
        since = self._clock() - WINDOW
        return [moment for moment in self._wrong.get(place, ()) if moment > since]


def _place(address: str) -> str:
    """Return what counts as one address: of IPv6 the network, since one device has as many addresses as it likes."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return ""
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is None:
        return str(IPv6Address(int(parsed) >> 64 << 64))
    return str(parsed)

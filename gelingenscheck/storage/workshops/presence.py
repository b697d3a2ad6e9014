"""Which devices are there: in memory only, nothing of it is ever stored."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable

from gelingenscheck.storage.workshops.store import Device

PRESENT = 15 * 60
"""Seconds that a device counts as present after it was seen."""
MOST = 10_000
"""Devices of one workshop that are remembered, whatever tokens are made up."""


class Presence:
    """When which device was seen last, per workshop."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, threading.Lock()
        self._seen: dict[str, dict[Device, float]] = defaultdict(dict)

    def saw(self, id_: str, device: Device) -> None:
        """Take a device as present."""
        with self._lock:
            seen = self._seen[id_]
            if device in seen or len(seen) < MOST:
                seen[device] = self._clock()

    def present(self, id_: str) -> int:
        """Return how many devices are present, and forget the others."""
        with self._lock:
            since = self._clock() - PRESENT
            self._seen[id_] = {device: at for device, at in self._seen[id_].items() if at > since}
            return len(self._seen[id_])

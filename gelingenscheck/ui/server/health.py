"""Whether the server lives, and whether it can do its work: /healthz and /readyz."""

import asyncio
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse

from gelingenscheck.storage.probing import probe
from gelingenscheck.storage.saving import code
from gelingenscheck.storage.store import StoreUnavailableError
from gelingenscheck.ui import context

FRESH: Final = 2.0
"""Seconds for which an answer holds: asking costs a write, so asking often must not."""
PATIENCE: Final = 5.0
"""Seconds: what takes longer has failed for now."""
GOOD, WAITING, BROKEN = "ok", "waiting", "failed"
_NEVER_KEPT: Final = {"cache-control": "no-store"}
Check = Callable[[], object]


def _write() -> None:
    probe(context.store().root)


CHECKS: Final[Mapping[str, Check]] = {
    "store": lambda: context.store().require_folder(),
    "writing": _write,
    "catalogue": context.catalogue,
    "organisation": context.today,
    "index": context.snapshot,
}
"""What must work, by name; each raises if it does not."""


class Readiness:
    """Tries everything, one asker at a time; a check that hangs is not begun a second time."""

    def __init__(self, checks: Mapping[str, Check] = CHECKS, clock: Callable[[], float] = time.monotonic) -> None:
        self._checks, self._clock = checks, clock
        self._until, self._found = float("-inf"), dict[str, str]()
        self._running = dict[str, asyncio.Task[str]]()
        self._lock = asyncio.Lock()

    async def found(self, patience: float = PATIENCE) -> Mapping[str, str]:
        """Return a word per check: ok, waiting, or why it failed."""
        async with self._lock:
            if self._clock() >= self._until:
                self._found = await self._look(patience)
                self._until = self._clock() + FRESH
            return self._found

    async def _look(self, patience: float) -> dict[str, str]:
        for name, check in self._checks.items():
            if name not in self._running:
                self._running[name] = asyncio.create_task(asyncio.to_thread(partial(_tried, check)))
        await asyncio.wait(self._running.values(), timeout=patience)
        found = {name: task.result() if task.done() else WAITING for name, task in self._running.items()}
        self._running = {name: task for name, task in self._running.items() if not task.done()}
        return {name: found[name] for name in self._checks}


def _tried(check: Check) -> str:
    """Return how a check went; names and messages of people's files stay out, an administrator has the log."""
    try:
        check()
    except StoreUnavailableError as error:
        return code(error)
    except Exception:  # noqa: BLE001 - whatever it is, the server is not ready
        return BROKEN
    return GOOD


READINESS: Final = Readiness()
"""The one of this process."""


async def healthz(_request: Request) -> JSONResponse:
    """Say that the server lives."""
    return JSONResponse({"status": "ok"}, headers=_NEVER_KEPT)


async def readyz(_request: Request) -> JSONResponse:
    """Say whether it can do its work, and what cannot: 200 or 503."""
    found = await READINESS.found()
    ready = all(word == GOOD for word in found.values())
    answer = {"status": "ready" if ready else "not ready", "checks": found}
    return JSONResponse(answer, 200 if ready else 503, headers=_NEVER_KEPT)

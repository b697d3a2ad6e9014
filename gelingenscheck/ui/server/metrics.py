"""Figures of the running server for whoever watches it: /metrics, for this machine only."""

import asyncio
import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.storage.saving import BOUNDS, COMMITS, SAVES
from gelingenscheck.ui import context
from gelingenscheck.ui.server.openmetrics import MEDIA, Family, counted, exposition, gauge, histogram
from gelingenscheck.ui.server.peers import from_this_machine, through_proxy
from gelingenscheck.ui.server.traffic import COUNTS, Counts

PREFIX: Final = "gelingenscheck"
BEGUN: Final = time.time()
_MEMORY: Final = Path("/proc/self/statm")


async def metrics(request: Request) -> Response:
    """Return the figures; for whoever comes through a proxy or from elsewhere there is no such page."""
    if through_proxy(request.scope) or not from_this_machine(request.scope):
        return PlainTextResponse("Not Found", 404)
    families = [*_traffic(COUNTS), *await asyncio.to_thread(lambda: [*_saves(), *_stored(), *_process()])]
    return Response(exposition(families), media_type=MEDIA, headers={"cache-control": "no-store"})


def _traffic(counts: Counts) -> Iterator[Family]:
    asked = sorted(counts.requests.items())
    yield counted(
        f"{PREFIX}_requests", "Requests answered.",
        (({"place": place, "method": method, "status": status}, n) for (place, method, status), n in asked),
    )  # fmt: skip
    yield counted(
        f"{PREFIX}_request_seconds", "Time spent answering, without live connections.",
        (({"place": place}, seconds) for place, seconds in sorted(counts.seconds.items())), "seconds",
    )  # fmt: skip
    yield gauge(f"{PREFIX}_sessions", "Tabs with a live connection.", counts.live)


def _saves() -> Iterator[Family]:
    for name, saves, what in (("save", SAVES, "a saved document was"), ("commit", COMMITS, "votes, steps, links were")):
        account = saves.account()
        took = f"Time until {what} durable."
        yield histogram(f"{PREFIX}_{name}_seconds", took, BOUNDS, account.counts, account.seconds)
        refused = (({"reason": reason}, count) for reason, count in sorted(account.refused.items()))
        yield counted(f"{PREFIX}_{name}s_refused", "Refused because nothing could be written.", refused)


def _stored() -> Iterator[Family]:
    """Yield what is stored; what cannot be looked at now has no figure."""
    with suppress(GelingenscheckError):
        snapshot = context.snapshot()
        yield gauge(f"{PREFIX}_projects", "Subjects in the store.", len(snapshot.subjects))
        yield gauge(f"{PREFIX}_assessments", "Assessments in the store.", len(snapshot.assessments))
        yield gauge(f"{PREFIX}_problems", "Findings in stored files.", len(snapshot.problems))
    with suppress(GelingenscheckError):
        yield gauge(f"{PREFIX}_workshops", "Workshops under way.", context.workshops_under_way())
    with suppress(GelingenscheckError, OSError):
        free = shutil.disk_usage(context.store().root).free
        yield gauge(f"{PREFIX}_store_free_bytes", "Room left where is saved.", free, "bytes")


def _process() -> Iterator[Family]:
    yield gauge("process_resident_memory_bytes", "Memory in use.", _memory(), "bytes")
    yield gauge("process_start_time_seconds", "Start, in seconds since 1970.", BEGUN, "seconds")
    yield gauge("process_threads", "Threads.", threading.active_count())
    yield counted("process_cpu_seconds", "Processor time used.", [({}, sum(os.times()[:2]))], "seconds")


def _memory() -> int | None:
    """Return bytes; None where the system does not tell."""
    try:
        pages = int(_MEMORY.read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError, AttributeError):
        return None

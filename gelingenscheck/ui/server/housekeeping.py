"""What the server does while it runs."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.ui import context
from gelingenscheck.ui.server import upkeep
from gelingenscheck.usecases.tidying import ClockError

SECONDS = 30
DAY = 24 * 60 * 60
"""Seconds."""
_LOG = logging.getLogger(__name__)


async def _collect() -> None:
    """Collect garbage by the clock: after every run (Streamlit's default) ten people would wait for each other.

    What was read to get going stays for good; it is set aside, since looking through it holds up every vote.
    """
    gc.freeze()
    while True:
        await asyncio.sleep(SECONDS)
        gc.collect()


async def _rehearse() -> None:
    """Let imagined participants come back to the rehearsals that they left when the server stopped."""
    try:
        await asyncio.to_thread(context.resume_rehearsals)
    except GelingenscheckError as error:
        _LOG.warning("%s", error)


async def _forget() -> None:
    """Delete what was kept long enough, at the start and then every day; what fails is tried the next day.

    While the clock does not fit the last run, nothing is deleted at all.
    """
    while True:
        for forget in (upkeep.require_clock, context.forget_ballots, context.forget_access, upkeep.tidy):
            try:
                await asyncio.to_thread(forget)
            except ClockError as error:
                _LOG.warning("%s", error)
                break
            except GelingenscheckError as error:
                _LOG.warning("%s", error)
        await asyncio.sleep(DAY)


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Keep house from start to stop."""
    for name in context.settings().faulty:
        _LOG.warning("%s ist gesetzt, aber nicht zu verstehen. Es gilt, was ohne diese Angabe gilt.", name)
    tasks = [asyncio.create_task(work()) for work in (_collect, _rehearse, _forget)]
    try:
        yield {}
    finally:
        for task in tasks:
            task.cancel()

"""`memory-per-session`: what one more open factor page costs the server, beyond what Streamlit itself takes."""

import asyncio
import statistics
from contextlib import AsyncExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import apps, drafts
from bench.apps import App
from bench.measuring import Row, at_most
from bench.visitor import visit

GOAL = 3.0
"""MB"""
ROUNDS = 5
FIRST = 5
"""Sessions until everything that is shared has been loaded."""
SESSIONS = 30


def rows() -> list[Row]:
    """Measure new processes in turn: a process that has had sessions keeps some of their memory."""
    ours: list[float] = []
    beside: list[float] = []
    with TemporaryDirectory() as name:
        store = Path(name, "store")
        check = drafts.running_project(drafts.desk(store), "Umbau Schulweg").id
        for _ in range(ROUNDS):
            with apps.peer(apps.PEERS / "radio.py", Path(name)) as app:
                beside.append(asyncio.run(_growth(app)))
            with apps.ours(store) as app:
                ours.append(asyncio.run(_growth(app, "faktor", f"check={check}")))
    more = statistics.median(ours) - statistics.median(beside)
    return [at_most("memory-per-session", ours=more, beside=GOAL, unit="MB", goal=1)]


async def _growth(app: App, path: str = "", query: str = "") -> float:
    """Return the MB by which the process grows with each open page that was clicked on once."""
    async with AsyncExitStack() as stack:
        for _ in range(FIRST):
            await _open(stack, app, path, query)
        before = app.resident
        for _ in range(SESSIONS):
            await _open(stack, app, path, query)
        return (app.resident - before) / SESSIONS


async def _open(stack: AsyncExitStack, app: App, path: str, query: str) -> None:
    visitor = await stack.enter_async_context(visit(app.url, path, query))
    await visitor.choose(next(iter(visitor.radios)), 1)

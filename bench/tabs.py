"""`ten-tabs-p95`: how long a click takes while ten people answer, beside one person alone. Websockets, no rendering."""

import asyncio
import random
import statistics
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import apps, drafts
from bench.measuring import Row, at_most, p95
from bench.visitor import Visitor, visit

GOAL = 3.0
TABS = 10
ROUNDS = 5
CLICKS = 20
"""Clicks of each tab in a round."""
READING = (0.5, 1.5)
"""Seconds between two clicks of one person: faster than anyone reads a question."""
BEATS = 5
"""Clicks after which the page asks the server by itself, as it does every five seconds."""
OPTIONS = 6


def rows() -> list[Row]:
    """Measure alone and together in turn, each person in a draft of their own."""
    return asyncio.run(_rows())


async def _rows() -> list[Row]:
    alone: list[float] = []
    together: list[float] = []
    with TemporaryDirectory() as name:
        desk = drafts.desk(Path(name))
        checks = [drafts.running_project(desk, f"Vorhaben {i}").id for i in range(TABS)]
        with apps.ours(Path(name)) as app:
            async with AsyncExitStack() as stack:
                opened = [await stack.enter_async_context(visit(app.url, "faktor", f"check={id_}")) for id_ in checks]
                await _clicks(opened, 1, random.Random(0))
                for number in range(ROUNDS):
                    chance = random.Random(number)
                    alone.append(p95(await _clicks(opened[:1], CLICKS, chance)))
                    together.append(p95(await _clicks(opened, CLICKS, chance)))
    ours, beside = statistics.median(together), statistics.median(alone)
    return [at_most("ten-tabs-p95", ours=ours, beside=beside, unit="ms", goal=GOAL)]


async def _clicks(opened: Sequence[Visitor], count: int, chance: random.Random) -> list[float]:
    """Return the milliseconds of every click."""
    seeds = [chance.getrandbits(32) for _ in opened]
    taken = await asyncio.gather(
        *(_answer(visitor, count, random.Random(seed)) for visitor, seed in zip(opened, seeds, strict=True))
    )
    return [took for one in taken for took in one]


async def _answer(visitor: Visitor, count: int, chance: random.Random) -> list[float]:
    taken = []
    for number in range(1, count + 1):
        await asyncio.sleep(chance.uniform(*READING))
        taken.append(await visitor.choose(chance.choice(list(visitor.radios)), chance.randrange(OPTIONS)))
        if number % BEATS == 0:
            await visitor.beat()
    return taken

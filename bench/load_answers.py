"""`load-answers`: two hundred people are signed in and fifty of them answer at once.

How long a click takes then, beside one person alone; and as a campaign: ten thousand answers, of which none may be
lost or stand in somebody else's draft.
"""

import asyncio
import random
import statistics
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import apps, hall, people
from bench.measuring import Row, at_most, p95
from bench.people import Person
from bench.visitor import Visitor, visit

GOAL = 3.0
SIGNED_IN, ANSWERING = 200, 50
ROUNDS, CLICKS = 3, 8
READING = (2.0, 6.0)
"""Seconds between two clicks of one person: a question has five levels to read."""
BEAT = 5.0
"""Seconds after which every open page asks the server by itself."""
ANSWERS = 10_000
Seat = tuple[Person, Visitor]


def rows() -> list[Row]:
    """Measure alone and together in turn."""
    with TemporaryDirectory() as name:
        seated = people.seated(Path(name), SIGNED_IN)
        with apps.ours(Path(name), **people.LINKS) as app:
            return asyncio.run(_rows(app.url, seated))


async def _rows(url: str, seated: list[Person]) -> list[Row]:
    hall.allow_files()
    alone: list[float] = []
    together: list[float] = []
    async with AsyncExitStack() as stack:
        seats = [await _sit(stack, url, person) for person in seated]
        await _answers(seats[:ANSWERING], 1, (0.0, 2.0), random.Random(0))
        for number in range(ROUNDS):
            chance = random.Random(number)
            alone += await _answers(seats[:1], 2 * CLICKS, (0.2, 0.6), chance)
            beats = [asyncio.create_task(_beat(visitor)) for _, visitor in seats[ANSWERING:]]
            together += await _answers(seats[:ANSWERING], CLICKS, READING, chance)
            for beat in beats:
                beat.cancel()
            ended = await asyncio.gather(*beats, return_exceptions=True)
            failed = [error for error in ended if not isinstance(error, asyncio.CancelledError)]
            if failed:
                raise hall.RefusedError(failed[0])
            await asyncio.sleep(1)
    print(f"click to saved: median {statistics.median(together):.0f} ms, {statistics.median(alone):.0f} ms alone")
    return [at_most("load-answers", ours=p95(together), beside=p95(alone), unit="ms", goal=GOAL)]


def run(answers: int = ANSWERS) -> Row:
    """Let fifty people answer as fast as the server lets them; return what was lost or crossed."""
    with TemporaryDirectory() as name:
        seated = people.seated(Path(name), ANSWERING)
        with apps.ours(Path(name), **people.LINKS) as app:
            asyncio.run(_campaign(app.url, seated, answers // ANSWERING))
        found = people.look(Path(name), seated)
    return {
        "name": "load-answers", "tried": answers, "lost": found.lost, "torn": found.crossed,
        "holds": found.lost == found.crossed == 0 and all(person.acknowledged for person in seated),
    }  # fmt: skip


async def _campaign(url: str, seated: list[Person], each: int) -> None:
    async with AsyncExitStack() as stack:
        seats = [await _sit(stack, url, person) for person in seated]
        await _answers(seats, each, (0.0, 0.05), random.Random(1))


async def _sit(stack: AsyncExitStack, url: str, person: Person) -> Seat:
    person.come_in(url)
    opened = visit(url, "faktor", f"check={person.check}", cookie=person.cookie)
    return person, await stack.enter_async_context(opened)


async def _answers(seats: Sequence[Seat], count: int, pause: tuple[float, float], chance: random.Random) -> list[float]:
    """Return the milliseconds of every click."""
    made = [random.Random(chance.getrandbits(32)) for _ in seats]
    taken = await asyncio.gather(*(_answer(seat, count, pause, one) for seat, one in zip(seats, made, strict=True)))
    return [took for one in taken for took in one]


async def _answer(seat: Seat, count: int, pause: tuple[float, float], chance: random.Random) -> list[float]:
    person, visitor = seat
    taken = []
    for _ in range(count):
        await asyncio.sleep(chance.uniform(*pause))
        taken.append(await person.answer(visitor, chance))
    return taken


async def _beat(visitor: Visitor) -> None:
    """Be a page that somebody left open."""
    await asyncio.sleep(random.uniform(0, BEAT))  # so that they do not all ask in the same moment
    while True:
        await visitor.beat()
        await asyncio.sleep(BEAT)

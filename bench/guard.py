"""`guard-cost`: what asking who acts, and whether they may, costs a rerun of a page with questions."""

import asyncio
import statistics
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import apps, people
from bench.measuring import Row, at_most
from bench.people import Person
from bench.visitor import visit

GOAL = 1.02
BLOCKS, RERUNS = 12, 12


def rows() -> list[Row]:
    """Rerun the same page where people sign in, and where nobody has to, in turn."""
    with TemporaryDirectory() as name:
        person = people.seated(Path(name), 1)[0]
        with apps.ours(Path(name), **people.LINKS) as guarded, apps.ours(Path(name)) as open_:
            person.come_in(guarded.url)
            return asyncio.run(_rows(guarded.url, open_.url, person))


async def _rows(guarded: str, open_: str, person: Person) -> list[Row]:
    taken: tuple[list[float], list[float]] = ([], [])
    query = f"check={person.check}"
    async with (
        visit(guarded, "faktor", query, cookie=person.cookie) as signed_in,
        visit(open_, "faktor", query) as alone,
    ):
        for block in range(BLOCKS + 1):
            for visitor, known in zip((signed_in, alone), taken, strict=True):
                times = [await visitor.run() for _ in range(RERUNS)]
                known.extend(times if block else [])
    ours, beside = map(statistics.median, taken)
    return [at_most("guard-cost", ours=ours, beside=beside, unit="ms", goal=GOAL)]

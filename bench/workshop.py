"""A workshop with a thousand phones in one process: votes, reveals, memory, the heaviest page, and the desk meanwhile.

`workshop-vote-p95`, `workshop-vote-busy-p95`, `workshop-reveal-p95`, `workshop-memory`, `workshop-page-weight`,
`workshop-vote-weight`, `facilitator-rerun`: all of one evening, with a bare route taking the same votes in turn.
"""

import asyncio
import random
import statistics
import time
from collections.abc import Coroutine, Sequence
from contextlib import AsyncExitStack, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench import apps, drafts, hall
from bench.apps import App
from bench.hall import Answer, Phone, Place
from bench.measuring import Row, at_most, p95
from bench.visitor import Visitor, visit
from gelingenscheck.assessment.model import CatalogueRef
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.catalogue import Phase
from gelingenscheck.storage.workshops import schema
from gelingenscheck.storage.workshops.sqlite import SqliteWorkshops
from gelingenscheck.workshop.log import Do
from gelingenscheck.workshop.model import LIFETIME, Item, ItemKind, Workshop
from gelingenscheck.workshop.state import Ballot

PHONES = 1_000
ROUNDS = 5
SECONDS = 10.0
"""In which everybody votes."""
FIRST = 20
"""Phones until everything that is shared has been loaded."""
PAUSE = 0.3
"""Seconds between two reruns of the desk."""
BUSY_MS, REVEAL_MS, PAGE_BYTES, VOTE_BYTES, MEMORY_KB = 1_000, 2_000, 20_480, 2_048, 100
VOTE_GOAL, DESK_GOAL = 2.0, 3.0
LANGUAGES = ("einfach", "en", "tr", "ar", "uk", "ru", "pl")


@dataclass
class Evening:
    """What was measured."""

    votes: list[float] = field(default_factory=list)
    """p95 of each round, in milliseconds."""
    crowded: list[float] = field(default_factory=list)
    """The same while the desk is drawn again and again: a drawing holds up whoever votes in that moment."""
    bare: list[float] = field(default_factory=list)
    reveals: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    idle: list[float] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    """Bytes of every first view that was asked for."""
    letters: list[int] = field(default_factory=list)
    """Bytes of each vote and its answer."""
    grown: float = 0.0
    """KB per phone."""

    def rows(self) -> list[Row]:
        """Return the measurements."""
        median = statistics.median
        return [
            at_most("workshop-vote-p95", ours=median(self.votes), beside=median(self.bare), unit="ms", goal=VOTE_GOAL),
            at_most("workshop-vote-busy-p95", ours=median(self.crowded), beside=BUSY_MS, unit="ms", goal=1),
            at_most("workshop-reveal-p95", ours=median(self.reveals), beside=REVEAL_MS, unit="ms", goal=1),
            at_most("workshop-memory", ours=self.grown, beside=MEMORY_KB, unit="KB", goal=1),
            at_most("workshop-page-weight", ours=max(self.pages), beside=PAGE_BYTES, unit="bytes", goal=1),
            at_most("workshop-vote-weight", ours=max(self.letters), beside=VOTE_BYTES, unit="bytes", goal=1),
            at_most("facilitator-rerun", ours=median(self.busy), beside=median(self.idle), unit="ms", goal=DESK_GOAL),
        ]


def rows() -> list[Row]:
    """Hold one evening and measure it."""
    hall.allow_files()
    with TemporaryDirectory() as name:
        store, port = Path(name, "store"), apps.free_port()
        workshop = _prepared(store)
        with (
            apps.ours(store, GELINGENSCHECK_VENUE=f"127.0.0.1:{port}") as app,
            apps.served(apps.PEERS / "upsert.py", Path(name)) as bare,
        ):
            evening = Evening()
            asyncio.run(_held(evening, app, bare, Place(port=port, code=workshop.code), workshop.id))
        with closing(SqliteWorkshops(store / schema.FILE)) as kept:
            stored = [kept.voted(workshop.id, Ballot(index=0, vote=vote)) for vote in range(1, ROUNDS + 1)]
        if stored != [PHONES] * ROUNDS:
            raise hall.RefusedError(f"{stored} instead of {PHONES} votes in each round")
    return evening.rows()


def _prepared(folder: Path, phones: int = PHONES) -> Workshop:
    """Save a project and a workshop about it."""
    desk = drafts.desk(folder)
    check = drafts.running_project(desk, "Umbau Schulweg")
    now = datetime.now(UTC).replace(microsecond=0)
    factors = tuple(Item(kind=ItemKind.FACTOR, id=factor.id) for factor in desk.catalogue.factors)
    workshop = Workshop(
        id="messung-w1", code="K7M4PX", title="Umbau Schulweg", subject=check.subject, department=check.department,
        catalogue=CatalogueRef(id=desk.catalogue.id, version=desk.catalogue.version), phase=Phase.RUNNING,
        items=factors, minutes=90, languages=LANGUAGES, expected=phones, created=Stamp(at=now, by="facilitator@x"),
        expires=now + LIFETIME,
    )  # fmt: skip
    with closing(SqliteWorkshops(folder / schema.FILE)) as store:
        store.create(workshop)
    return workshop


async def _held(evening: Evening, app: App, bare: App, place: Place, id_: str) -> None:
    phones = [Phone(place=place) for _ in range(PHONES)]
    others = [Phone(place=Place(port=_port(bare), code=place.code), cookie=f"w={n:022d}") for n in range(PHONES)]
    async with AsyncExitStack() as stack:
        desk, second = [
            await stack.enter_async_context(visit(app.url, "moderation", f"workshop={id_}")) for _ in range(2)
        ]
        evening.pages += await _weights(place, "")
        lines = await hall.seat(phones[:FIRST])
        before = app.resident
        lines += await hall.seat(phones[FIRST:])
        try:
            for number in range(1, ROUNDS + 1):
                await _round(evening, number, desk=desk, second=second, phones=phones, others=others)
            evening.grown = 1_024 * (app.resident - before) / (PHONES - FIRST)
        finally:
            await _ended(lines)


async def _round(
    evening: Evening, number: int, *, desk: Visitor, second: Visitor, phones: Sequence[Phone], others: Sequence[Phone]
) -> None:
    """Vote, close, reveal; then let the bare route take the same votes while nobody votes here."""
    chance, place, version = random.Random(number), phones[0].place, 3 * (number - 1)
    await desk.press(f"gc-desk-{Do.OPEN if number == 1 else Do.AGAIN}-{version}")
    await hall.reached(phones, version + 1)
    evening.pages += await _weights(place, phones[0].cookie)
    answers = await hall.votes(phones, f"0.{number}", SECONDS, chance)
    evening.votes.append(p95([answer.took for answer in answers]))
    again, busy = await _meanwhile(second, hall.votes(phones, f"0.{number}", SECONDS, chance))
    evening.crowded.append(p95([answer.took for answer in again]))
    evening.letters += [answer.sent + answer.size for answer in answers]
    evening.busy.append(p95(busy))
    await desk.press(f"gc-desk-{Do.CLOSE}-{version + 1}")
    await hall.reached(phones, version + 2)
    evening.pages += await _weights(place, phones[0].cookie)
    begin = time.perf_counter()
    await desk.press(f"gc-desk-{Do.REVEAL}-{version + 2}")
    came = await hall.reached(phones, version + 3)
    evening.reveals.append(p95([1_000 * (moment - begin) for moment in came]))
    evening.pages += await _weights(place, phones[0].cookie)
    bare = await hall.votes(others, f"0.{number}", SECONDS, random.Random(number))
    evening.bare.append(p95([answer.took for answer in bare]))
    _, idle = await _meanwhile(second, _nobody(SECONDS / 2))
    evening.idle.append(p95(idle))


async def _meanwhile(desk: Visitor, work: Coroutine[Any, Any, list[Answer]]) -> tuple[list[Answer], list[float]]:
    """Wait for work, and rerun the desk again and again until it is done; return the milliseconds of each rerun."""
    task, taken = asyncio.create_task(work), list[float]()
    while not task.done():
        taken.append(await desk.run())
        await asyncio.sleep(PAUSE)
    return task.result(), taken


async def _nobody(seconds: float) -> list[Answer]:
    """Let nobody vote for so many seconds."""
    await asyncio.sleep(seconds)
    return []


async def _weights(place: Place, cookie: str) -> list[int]:
    """Return the bytes of the first view in every language, not packed."""
    answers = [await place.ask("GET", cookie=f"{cookie}; lang={language}") for language in LANGUAGES]
    if any(answer.status != 200 for answer in answers):
        raise hall.RefusedError([answer.status for answer in answers])
    return [len(answer.body) for answer in answers]


async def _ended(lines: Sequence["asyncio.Task[None]"]) -> None:
    for line in lines:
        line.cancel()
    await asyncio.gather(*lines, return_exceptions=True)


def _port(app: App) -> int:
    return int(app.url.rpartition(":")[2])

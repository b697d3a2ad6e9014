"""`backup-10000`: a backup of ten thousand assessments, beside copying their bytes; and who answers meanwhile."""

import asyncio
import random
import shutil
import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import apps, people
from bench.measuring import Row, at_most, p95
from bench.people import Person
from bench.portfolio import fill
from bench.visitor import visit
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.archive import export
from gelingenscheck.storage.files import FileStore

SIZE, GOAL = 10_000, 2.0
TURNS = 5
WAITING_MS = 1_000.0
"""Milliseconds from a click to saved while a backup is made."""


def rows(size: int = SIZE, turns: int = TURNS) -> list[Row]:
    """Back up and copy in turn; then back up while somebody answers."""
    with TemporaryDirectory() as name:
        store, folder = Path(name, "store"), Path(name)
        fill(store, size)
        ours: list[float] = []
        beside: list[float] = []
        for turn in range(turns + 1):
            times = _backed_up(store, folder), _copied(store, folder)
            if turn:
                ours.append(times[0])
                beside.append(times[1])
        person = people.seated(store, 1)[0]
        with apps.ours(store, **people.LINKS) as app:
            person.come_in(app.url)
            waited = asyncio.run(_meanwhile(app.url, person, store, folder / "meanwhile.zip"))
    median = statistics.median
    return [
        at_most(f"backup-{size}", ours=median(ours), beside=median(beside), unit="s", goal=GOAL),
        at_most("backup-meanwhile-p95", ours=p95(waited), beside=WAITING_MS, unit="ms", goal=1),
    ]


def _backed_up(store: Path, folder: Path) -> float:
    target = folder / "backup.zip"
    begin = time.perf_counter()
    export(FileStore(store), target)
    took = time.perf_counter() - begin
    target.unlink()
    return took


def _copied(store: Path, folder: Path) -> float:
    target = folder / "copy"
    begin = time.perf_counter()
    shutil.copytree(store, target)
    took = time.perf_counter() - begin
    shutil.rmtree(target)
    return took


async def _meanwhile(url: str, person: Person, store: Path, target: Path) -> list[float]:
    """Answer again and again while another process makes a backup; return the milliseconds of each."""
    waited, chance = list[float](), random.Random(1)
    async with visit(url, "faktor", f"check={person.check}", cookie=person.cookie) as visitor:
        await person.answer(visitor, chance)
        backup = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "gelingenscheck", "--store", f"files:{store}", "export", str(target),
            cwd=ROOT, stdout=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        while backup.returncode is None:
            waited.append(await person.answer(visitor, chance))
            await asyncio.sleep(0.05)
    if backup.returncode:
        raise RuntimeError(backup.returncode)
    return waited

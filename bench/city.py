"""The views of the portfolio: growth, filters, weight of charts, many open dashboards, one more assessment.

All over the websocket, as a browser asks for them, so that the server's time alone is measured.
"""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench import apps
from bench.measuring import Row, at_most, p95
from bench.portfolio import CATALOGUE, ORGANISATION, SETTLED, TODAY, fill
from bench.visitor import Visitor, visit
from gelingenscheck.assessment.model import Assessment, Check, Status
from gelingenscheck.storage.files import FileStore
from gelingenscheck.storage.index import PATIENCE, Index
from gelingenscheck.usecases.portfolio import portfolio_of

VIEWS = {"overview": "portfolio", "matrix": "querschnitt", "measures": "massnahmen", "trends": "entwicklung"}
"""Name in the rows, path in the address."""
VISITS = 15
CHANGES = 12
"""Changes of a filter, of each side."""
FILTERS = {"overview": "Amt", "matrix": "Faktor", "measures": "Amt"}
"""Which list is chosen from on a page."""
OPTIONS = 6
"""As many different options are chosen in turn, so that each is chosen for the first time and again."""
QUICK = 150.0
"""Milliseconds that a change of a filter may take on two cores."""
HEAVY = 150.0
"""KB that the charts of a view may weigh, each."""
OPEN = 200
"""Dashboards at once."""
LOOKING = (20.0, 100.0)
"""Seconds between two changes of one dashboard: it is read, not played with."""
SPELL = 60.0
"""Seconds for which all are used."""
RERUNS = 20
"""Of the one alone, one after the other."""
ADDED = 9


def rows() -> list[Row]:
    """Return all measurements of the views."""
    with TemporaryDirectory() as folder:
        small, large = Path(folder, "small"), Path(folder, "large")
        fill(small, 1_000)
        fill(large, 10_000)
        time.sleep(SETTLED)
        return asyncio.run(_rows(small, large, Path(folder)))


async def _rows(small: Path, large: Path, folder: Path) -> list[Row]:
    with apps.ours(small) as few, apps.ours(large) as many:
        found = [await growth(name, path, few.url, many.url) for name, path in VIEWS.items()]
        found += [await weight("chart-weight-1000", few.url), await weight("chart-weight-10000", many.url)]
        found += await filter_changes(many.url, large, folder)
        found.append(await dashboards(few.url))
        found.append(await one_more(many.url, large))
    return found


async def growth(name: str, path: str, few: str, many: str) -> Row:
    """Measure a view of ten thousand assessments beside that of a thousand, in turn."""
    async with opened([few, many], path) as tabs:
        times: list[list[float]] = [[], []]
        for _ in range(VISITS):
            for tab, known in zip(tabs, times, strict=True):
                known.append(await _again(tab))
    return at_most(f"view-growth-{name}", ours=median(times[1]), beside=median(times[0]), unit="ms", goal=2)


async def weight(name: str, url: str) -> Row:
    """Weigh the heaviest chart of all views, with its data."""
    heaviest = 0
    for path in VIEWS.values():
        async with visit(url, path) as tab:
            heaviest = max(heaviest, *tab.charts.values())
    return at_most(name, ours=heaviest / 1_000, beside=HEAVY, unit="KB", goal=1)


async def filter_changes(url: str, store: Path, folder: Path) -> list[Row]:
    """Measure choosing from a list on three pages beside grouping the same rows in a bare app, all in turn."""
    frame = folder / "frame.pickle"
    portfolio = portfolio_of(Index(store, CATALOGUE).refresh(), CATALOGUE, ORGANISATION, TODAY)
    portfolio.projects.to_pickle(frame)
    with apps.running(apps.PEERS / "groupby.py", folder, BENCH_FRAME=str(frame)) as peer:
        async with AsyncExitStack() as stack:
            tabs = [await stack.enter_async_context(visit(url, VIEWS[name])) for name in FILTERS]
            tabs.append(await stack.enter_async_context(visit(peer.url)))
            times: list[list[float]] = [[] for _ in tabs]
            for turn in range(CHANGES):
                for tab, label, known in zip(tabs, [*FILTERS.values(), "Amt"], times, strict=True):
                    known.append(await tab.choose(_list(tab, label), 1 + turn % OPTIONS))
    *taken, bare = map(median, times)
    return [
        *(at_most(f"filter-change-{name}", ours=ours, beside=bare, unit="ms", goal=5)
          for name, ours in zip(FILTERS, taken, strict=True)),
        at_most("filter-change-150", ours=max(taken), beside=QUICK, unit="ms", goal=1),
    ]  # fmt: skip


def _list(tab: Visitor, label: str) -> str:
    return next(id_ for id_, (element, _) in tab.lists.items() if element.label == label)


async def dashboards(url: str) -> Row:
    """Measure a rerun while two hundred dashboards are open and used, beside one of them used alone."""
    paths = [path for _ in range(OPEN) for path in VIEWS.values()][:OPEN]
    async with AsyncExitStack() as stack:
        tabs = [await stack.enter_async_context(visit(url, path)) for path in paths]
        first = tabs[: len(VIEWS)]
        alone = [await _again(tab) for _ in range(RERUNS // len(first)) for tab in first]
        chance = random.Random(1)
        used = [_used(tab, random.Random(chance.getrandbits(32))) for tab in tabs]
        together = [took for taken in await asyncio.gather(*used) for took in taken]
    return at_most("dashboards-200-p95", ours=p95(together), beside=p95(alone), unit="ms", goal=4)


async def _used(tab: Visitor, chance: random.Random) -> list[float]:
    """Let one person look, change something, and look again, until the time is over."""
    until, taken = time.monotonic() + SPELL, []
    await asyncio.sleep(chance.uniform(0, LOOKING[1]))
    while time.monotonic() < until:
        taken.append(await _again(tab))
        await asyncio.sleep(chance.uniform(*LOOKING))
    return taken


async def one_more(url: str, store: Path) -> Row:
    """Measure the first view after one more final check was saved, beside one without; each looks at the folder."""
    saved = FileStore(store)
    model = _finished(saved)
    async with visit(url, VIEWS["overview"]) as tab:
        times: dict[str, list[float]] = {"warm": [], "next": []}
        for number in range(ADDED):
            for kind, known in times.items():
                await asyncio.sleep(PATIENCE)
                if kind == "next":
                    saved.create(replace(model, id=f"{model.id}-mehr-{number}"))
                known.append(await _again(tab))
    return at_most("portfolio-one-more", ours=median(times["next"]), beside=median(times["warm"]), unit="ms", goal=1.5)


def _finished(store: FileStore) -> Assessment:
    """Return a full check that is final."""
    checks = (store.load(Assessment, id_).document for id_ in store.ids(Assessment))
    return next(one for one in checks if one.status is Status.FINAL and one.check is Check.FULL)


@asynccontextmanager
async def opened(urls: Sequence[str], path: str) -> AsyncIterator[list[Visitor]]:
    """Open the same page of several servers, warm."""
    async with AsyncExitStack() as stack:
        yield [await stack.enter_async_context(visit(url, path)) for url in urls]


async def _again(tab: Visitor) -> float:
    """Run the page once more, by its name as a link does: the hash is that of the frame."""
    tab.page_hash = ""
    return await tab.run()

"""How fast the portfolio opens, beside reading the same files with PyYAML into pandas, alternately in one run."""

import asyncio
import gc
import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import yaml

from bench import apps
from bench.measuring import Row, at_most
from bench.visitor import visit
from gelingenscheck import organisation
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import reader
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.codec import encode
from gelingenscheck.storage.index import PATIENCE, Index
from gelingenscheck.usecases.generator import generate
from gelingenscheck.usecases.portfolio import forget, portfolio_of

TODAY = date(2026, 11, 24)
ROUNDS = 5
VISITS = 15
CATALOGUE = reader.load(ROOT / "factors.yaml")
ORGANISATION = organisation.load(ROOT / "organisation.yaml")
SETTLED = 2.1
"""Seconds after which a file counts as old enough for its times to tell changes."""


def rows() -> list[Row]:
    """Return all measurements of the portfolio."""
    with TemporaryDirectory() as folder:
        small, large = Path(folder, "small"), Path(folder, "large")
        fill(small, 1_000)
        fill(large, 10_000)
        time.sleep(SETTLED)
        return [
            warm("portfolio-1000-warm", small, yaml.SafeLoader, goal=300),
            *large_rows(large),
            growth(small, large),
        ]


def fill(folder: Path, size: int) -> None:
    """Write a reproducible portfolio."""
    (folder / "subjects").mkdir(parents=True)
    for document in generate(CATALOGUE, ORGANISATION, size=size, seed=1, today=TODAY):
        home = folder / "subjects" if isinstance(document, Subject) else folder
        (home / f"{document.id}.yaml").write_bytes(encode(document))


def warm(name: str, folder: Path, loader: Any, *, goal: float) -> Row:
    """Measure opening with a cache, in a process that has seen nothing yet, against reading every file."""
    open_portfolio(folder)
    ours, beside = alternately([lambda: open_portfolio(folder), lambda: read_plainly(folder, loader)])
    return faster(name, ours, beside, goal=goal)


def large_rows(folder: Path) -> list[Row]:
    """Measure opening ten thousand files with a cache and without one, against the C loader."""

    def cold() -> None:
        shutil.rmtree(folder / ".cache", ignore_errors=True)
        Index(folder, CATALOGUE).refresh()

    open_portfolio(folder)
    first, again, beside = alternately(
        [cold, lambda: open_portfolio(folder), lambda: read_plainly(folder, yaml.CSafeLoader)]
    )
    return [
        faster("portfolio-10000-warm", again, beside, goal=100),
        faster("portfolio-cold", first, beside, goal=2),
    ]


def growth(small: Path, large: Path) -> Row:
    """Measure the page in two running servers, each visit a second look at the folder, with ten times as many files."""
    few, many = asyncio.run(_visits(small, large))
    return at_most("portfolio-growth", ours=many, beside=few, unit="ms", goal=3)


async def _visits(small: Path, large: Path) -> list[float]:
    """Return the median milliseconds of the page in each server, in turn."""
    with apps.ours(small) as few, apps.ours(large) as many:
        async with AsyncExitStack() as stack:
            tabs = [await stack.enter_async_context(visit(app.url, "portfolio")) for app in (few, many)]
            times: list[list[float]] = [[], []]
            for _ in range(VISITS):
                await asyncio.sleep(PATIENCE)
                for tab, known in zip(tabs, times, strict=True):
                    tab.page_hash = ""  # by its name, as a link does: the hash is that of the frame
                    known.append(await tab.run())
    return [median(known) for known in times]


def open_portfolio(folder: Path) -> None:
    """Draw up the portfolio as a process does that has just started."""
    forget()
    portfolio_of(Index(folder, CATALOGUE).refresh(), CATALOGUE, ORGANISATION, TODAY)


def read_plainly(folder: Path, loader: Any) -> pd.DataFrame:
    """Read every file with PyYAML into one table."""
    files = [*folder.glob("*.yaml"), *(folder / "subjects").glob("*.yaml")]
    return pd.DataFrame([yaml.load(file.read_bytes(), Loader=loader) for file in files])  # noqa: S506 - safe loaders


def alternately(measured: Sequence[Callable[[], object]]) -> list[float]:
    """Return the median seconds of each, run in turn."""
    times: list[list[float]] = [[] for _ in measured]
    for _ in range(ROUNDS):
        for run, known in zip(measured, times, strict=True):
            gc.collect()  # what one side left behind is not the other's to clear away
            start = time.perf_counter()
            run()
            known.append(time.perf_counter() - start)
    return [median(known) for known in times]


def faster(name: str, ours: float, beside: float, *, goal: float) -> Row:
    """Return a measurement in which ours shall be so many times faster."""
    return {
        "name": name, "ours": ours, "beside": beside, "unit": "s", "ratio": beside / ours, "goal": f">= {goal:g}",
        "holds": beside >= goal * ours,
    }  # fmt: skip

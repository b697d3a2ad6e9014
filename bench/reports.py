"""How long documents take beside a page that says hello, and whether the app answers others meanwhile.

Each report is the first of its project: nothing of it is held ready. Hello says another word each time, too.
"""

import io
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from itertools import cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.request import urlopen

import typst
from docx import Document

from bench import apps
from bench.measuring import Row, at_most, p95
from bench.portfolio import CATALOGUE, ORGANISATION, TODAY, fill
from gelingenscheck.annual import writing
from gelingenscheck.assessment.model import Assessment, Check, Status
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.i18n import words_in
from gelingenscheck.storage.files import FileStore
from gelingenscheck.storage.index import Index
from gelingenscheck.usecases import papers, rounds
from gelingenscheck.usecases.annual import documents
from gelingenscheck.usecases.annual.figures import figures_of
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.generator import generate
from gelingenscheck.usecases.papers import Format

SIZE = 1_000
TIMES = 15
"""Reports of each format; a first one warms up."""
FRESH = 3
"""Processes that make one report each, and nothing before."""
ASKED = 150
"""Questions whether the server lives, idle and busy."""
PAUSE = 0.02
"""Seconds between two of them."""
YEAR = TODAY.year
NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
GOALS: dict[Format, float] = {"docx": 3, "pdf": 2}
FIRST_WAIT = 3.0
"""Seconds that the first report after a start may take."""
NOTICED = 100.0
"""Milliseconds from which somebody notices that others are served."""


def rows() -> list[Row]:
    """Return all measurements of documents; those of the yearly report are in `annual.py`."""
    with TemporaryDirectory() as folder:
        store = Path(folder)
        fill(store, SIZE)
        desk, projects = desk_over(store), iter(checked(SIZE))
        return [
            *(_beside_hello(desk, form, projects) for form in GOALS),
            *(_first(store, form, projects) for form in GOALS),
            _meanwhile(store, desk, projects),
        ]


def _beside_hello(desk: Desk, form: Format, projects: Iterator[str]) -> Row:
    ours, beside = [], []
    for number in range(TIMES + 1):
        subject = next(projects)
        ours.append(_timed(partial(made, desk, subject, form)))
        beside.append(_timed(partial(hello, form, number)))
    return at_most(
        f"report-project-{form}", ours=1_000 * median(ours[1:]), beside=1_000 * median(beside[1:]), unit="ms",
        goal=GOALS[form],
    )  # fmt: skip


def _first(store: Path, form: Format, projects: Iterator[str]) -> Row:
    """Measure the first report of a process that has only imported what it needs."""
    command = [sys.executable, "-m", "bench.reports", str(store), form]
    found = [
        float(subprocess.run([*command, next(projects)], check=True, capture_output=True, timeout=120).stdout)
        for _ in range(FRESH)
    ]  # fmt: skip
    return at_most(f"report-first-{form}", ours=median(found), beside=FIRST_WAIT, unit="s", goal=1)


def _meanwhile(store: Path, desk: Desk, projects: Iterator[str]) -> Row:
    """Measure how soon a server says that it lives while it makes one report after the other."""
    rounds.open_round(desk, year=YEAR, deadline=TODAY)
    rounds.close_round(desk, Index(store, CATALOGUE).refresh(force=True), YEAR)
    with apps.served(Path(__file__).parent / "peers" / "papers.py", store) as app:
        wanted = cycle([*(f"report/{next(projects)}/{form}" for _ in range(40) for form in GOALS), "yearly"])
        _asked(app.url, 1)
        idle = p95(_asked(app.url, ASKED))
        with _busy(app.url, wanted) as done:
            busy = p95(_asked(app.url, ASKED))
    print(f"healthz p95: idle {idle:.1f} ms, busy {busy:.1f} ms, {len(done)} documents", file=sys.stderr)
    return at_most("report-others-p95", ours=busy, beside=NOTICED, unit="ms", goal=1)


@contextmanager
def _busy(url: str, wanted: Iterator[str]) -> Iterator[list[str]]:
    """Have documents made one after the other until the block ends."""
    done: list[str] = []
    over = threading.Event()

    def ask() -> None:
        while not over.is_set():
            done.append(_got(f"{url}/{next(wanted)}"))

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        yield done
    finally:
        over.set()
        thread.join()


def _asked(url: str, times: int) -> list[float]:
    """Return the milliseconds of each answer."""
    taken = []
    for _ in range(times):
        taken.append(1_000 * _timed(partial(_got, f"{url}/healthz")))
        time.sleep(PAUSE)
    return taken


def _got(url: str) -> str:
    with urlopen(url, timeout=60) as response:  # noqa: S310 - our own server
        return str(response.read().decode())


def _timed(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def desk_over(store: Path) -> Desk:
    """Return a desk over a store."""
    return Desk(store=FileStore(store), catalogue=CATALOGUE, organisation=ORGANISATION, now=lambda: NOW)


def checked(size: int) -> Sequence[str]:
    """Return the projects of an invented city that have a full check."""
    full = [
        one.subject for one in generate(CATALOGUE, ORGANISATION, size=size, seed=1, today=TODAY)
        if isinstance(one, Assessment) and one.check is Check.FULL and one.status is Status.FINAL
    ]  # fmt: skip
    return list(dict.fromkeys(full))


def made(desk: Desk, subject: str, form: Format) -> bytes:
    """Return the report of a project."""
    return papers.project_report(desk, subject, "de", form)


def hello(form: Format, number: int) -> bytes:
    """Return a page with a word, made by the library that ours is made by."""
    if form == "pdf":
        return bytes(typst.compile(f"Hallo {number}".encode(), format="pdf"))
    document, file = Document(), io.BytesIO()
    document.add_paragraph(f"Hallo {number}")
    document.save(file)
    return file.getvalue()


def yearly(desk: Desk, store: Path) -> bytes:
    """Return the yearly report of a store whose round is closed."""
    figures = figures_of(desk, Index(store, CATALOGUE).refresh(force=True), YEAR)
    stamp = Stamp(at=NOW, by="local@rat")
    report = writing.begun(year=YEAR, as_of=date(YEAR, 9, 30), figures=figures, stamp=stamp)
    return documents.document(desk, report, words_in("de"), "docx", NOW)


if __name__ == "__main__":
    place, kind, project = sys.argv[1:]
    desk_here = desk_over(Path(place))
    print(_timed(lambda: made(desk_here, project, "pdf" if kind == "pdf" else "docx")))

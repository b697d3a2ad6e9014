"""How long the yearly report takes: figures, texts and both files, over a thousand projects and over ten thousand."""

import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measuring import Row, at_most
from bench.portfolio import CATALOGUE, ORGANISATION, SETTLED, TODAY, alternately, fill
from gelingenscheck.annual import writing
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.i18n import words_in
from gelingenscheck.storage.files import FileStore
from gelingenscheck.storage.index import Index
from gelingenscheck.usecases import rounds
from gelingenscheck.usecases.annual import documents
from gelingenscheck.usecases.annual.figures import figures_of
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.portfolio import forget

YEAR = 2026
NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
LONGEST = 5.0
"""Seconds that the report over a thousand projects may take on two cores."""


def rows() -> list[Row]:
    """Return both measurements."""
    with TemporaryDirectory() as folder:
        small, large = Path(folder, "small"), Path(folder, "large")
        made = [_prepared(place, size) for place, size in ((small, 1_000), (large, 10_000))]
        few, many = alternately(made)
        return [
            at_most("report-annual-1000", ours=few, beside=LONGEST, unit="s", goal=1),
            at_most("report-annual-10000", ours=many, beside=few, unit="s", goal=3),
        ]


def _prepared(folder: Path, size: int) -> Callable[[], Sequence[bytes]]:
    """Fill a folder, close its round, and return how the report is made of it, as after a restart."""
    fill(folder, size)
    time.sleep(SETTLED)
    desk = Desk(store=FileStore(folder), catalogue=CATALOGUE, organisation=ORGANISATION, now=lambda: NOW)
    index = Index(folder, CATALOGUE)
    rounds.open_round(desk, year=YEAR, deadline=TODAY)
    rounds.close_round(desk, index.refresh(force=True), YEAR)
    words, stamp = words_in("de"), Stamp(at=NOW, by="local@rat")

    def make() -> Sequence[bytes]:
        forget()
        figures = figures_of(desk, index.refresh(force=True), YEAR)
        report = writing.begun(year=YEAR, as_of=date(YEAR, 9, 30), figures=figures, stamp=stamp)
        return [documents.document(desk, report, words, form, NOW) for form in documents.FORMATS]

    return make

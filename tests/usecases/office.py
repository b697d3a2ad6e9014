"""A desk over a folder of files, in a city where units merge and begin while a round is open."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from gelingenscheck import organisation as organisations
from gelingenscheck.catalogue import reader
from gelingenscheck.organisation import Department
from gelingenscheck.returns.standing import ReturnState
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.files import FileStore
from gelingenscheck.storage.index import Index
from gelingenscheck.storage.snapshot import Snapshot
from gelingenscheck.usecases import rounds
from gelingenscheck.usecases.desk import Desk


class Clock:
    """A clock that tests turn by hand."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 8, 3, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the moment."""
        return self.moment

    def turn(self, **by: float) -> None:
        """Let time pass."""
        self.moment += timedelta(**by)


class Office:
    """A desk over a folder, with its clock and index."""

    def __init__(self, folder: Path) -> None:
        self.clock, self.folder = Clock(), folder
        known = organisations.load(ROOT / "organisation.yaml")
        units = {
            **known.departments,
            "bau": Department(id="bau", name="Bauen", since=date(2026, 9, 1)),
            "bauordnung": replace(known.departments["bauordnung"], until=date(2026, 8, 31), successors=("bau",)),
            "klima": Department(id="klima", name="Klima", since=date(2026, 10, 1)),
        }
        self.desk = Desk(
            store=FileStore(folder), catalogue=reader.load(ROOT / "factors.yaml"),
            organisation=replace(known, departments=units), now=self.clock,
        )  # fmt: skip
        self._index = Index(folder, self.desk.catalogue)

    def now(self) -> Snapshot:
        """Return what is stored."""
        return self._index.refresh(force=True)

    def state(self, unit: str, year: int = 2026, as_of: date | None = None) -> ReturnState | None:
        """Return how far a unit is; None where it is not in the round."""
        found = rounds.standing(self.desk, self.now(), year, as_of).of(unit)
        return None if found is None else found.state

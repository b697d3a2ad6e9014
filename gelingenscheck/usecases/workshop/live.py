"""The workshops of this server: one store for a folder, shared by pages, routes and housekeeping."""

import threading
from datetime import datetime
from pathlib import Path

from gelingenscheck.storage.workshops import schema
from gelingenscheck.storage.workshops.sqlite import SqliteWorkshops
from gelingenscheck.storage.workshops.store import WorkshopStore
from gelingenscheck.usecases.workshop import rehearsing
from gelingenscheck.workshop.state import Stage

_LOCK = threading.Lock()
_STORES: dict[Path, SqliteWorkshops] = {}


def workshops(folder: Path) -> WorkshopStore:
    """Return the one store of a folder in this process; raise `StoreUnavailableError` if it cannot be opened."""
    path = folder.resolve() / schema.FILE
    with _LOCK:
        if path not in _STORES:
            _STORES[path] = SqliteWorkshops(path)
        return _STORES[path]


def forget(folder: Path, now: datetime) -> int:
    """Delete ballots of a folder that were kept long enough; return how many. Where there is no workshop, make none."""
    return workshops(folder).forget(now) if (folder / schema.FILE).exists() else 0


def under_way(folder: Path, now: datetime) -> int:
    """Return how many workshops of a folder have begun and are not over. Where there is no workshop, make none."""
    if not (folder / schema.FILE).exists():
        return 0
    store = workshops(folder)
    states = (store.state(one.id) for one in store.all() if not one.expired(now))
    return sum(state.began is not None and state.stage is not Stage.END for state in states)


def resume_rehearsals(folder: Path, now: datetime) -> None:
    """Give the rehearsals of a folder their imagined participants again. Where there is no workshop, make none."""
    if (folder / schema.FILE).exists():
        rehearsing.resume(workshops(folder), now)

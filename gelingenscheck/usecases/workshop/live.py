"""The workshops of this server: one store for a folder, shared by pages, routes and housekeeping."""

import threading
from datetime import datetime
from pathlib import Path

from gelingenscheck.storage.workshops import schema
from gelingenscheck.storage.workshops.sqlite import SqliteWorkshops
from gelingenscheck.storage.workshops.store import WorkshopStore
from gelingenscheck.usecases.workshop import rehearsing

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


def resume_rehearsals(folder: Path, now: datetime) -> None:
    """Give the rehearsals of a folder their imagined participants again. Where there is no workshop, make none."""
    if (folder / schema.FILE).exists():
        rehearsing.resume(workshops(folder), now)

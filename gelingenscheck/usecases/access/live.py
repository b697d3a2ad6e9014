"""The links of this server: one store for a folder, shared by pages, routes and housekeeping."""

import threading
from datetime import datetime
from functools import cache
from pathlib import Path

from gelingenscheck.storage.access.schema import FILE
from gelingenscheck.storage.access.sqlite import SqliteAccess
from gelingenscheck.storage.access.store import AccessStore

_LOCK = threading.Lock()
_STORES: dict[Path, SqliteAccess] = {}


@cache
def _path(folder: Path) -> Path:
    """Return the one name of a folder's file; found once, since every run asks."""
    return folder.resolve() / FILE


def access_store(folder: Path) -> AccessStore:
    """Return the one store of a folder in this process; raise `StoreUnavailableError` if it cannot be opened."""
    path = _path(folder)
    with _LOCK:
        if path not in _STORES:
            _STORES[path] = SqliteAccess(path)
        return _STORES[path]


def exists(folder: Path) -> bool:
    """Say whether a folder has links at all."""
    return (folder / FILE).exists()


def forget(folder: Path, now: datetime) -> int:
    """Delete what was kept long enough; return how many rows. Where there is no file of links, make none."""
    return access_store(folder).forget(now) if exists(folder) else 0

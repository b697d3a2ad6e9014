"""What the store notes of its own upkeep: when it was last tidied, and which projects were deleted, without content."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.storage import atomic
from gelingenscheck.storage.files import TEMPORARY, FileStore
from gelingenscheck.storage.saving import writing

TIDIED: Final = ".tidied"
DELETED: Final = ".deletions.jsonl"
DIGITS: Final = 16


def last_tidied(root: Path) -> datetime | None:
    """Return when the store was last tidied; None where it never was, or the note is no moment."""
    with suppress(GelingenscheckError, FileNotFoundError, ValueError):
        moment = datetime.fromisoformat(atomic.read(root / TIDIED).decode("ascii").strip())
        return moment if moment.tzinfo is not None else None
    return None


def note_tidied(store: FileStore, now: datetime) -> None:
    """Note that the store was tidied."""
    data = f"{now.isoformat(timespec='seconds')}\n".encode("ascii")
    with store.exclusive(), writing(), atomic.staged("tidied", data, store.root / TEMPORARY) as draft:
        atomic.put(draft, store.root / TIDIED)


def mark_of(id_: str) -> str:
    """Return what is noted of an id: a digest, so that whoever knows it finds it, and nobody reads it."""
    return sha256(id_.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def note_deleted(store: FileStore, line: Mapping[str, Any]) -> None:
    """Add a line to the record of deletions, durable when this returns."""
    data = (json.dumps(dict(line), sort_keys=True) + "\n").encode("ascii")
    with store.exclusive(), writing():
        descriptor = os.open(store.root / DELETED, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o640)
        try:
            os.write(descriptor, data)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        atomic.sync_folder(store.root)


def deletions(root: Path) -> tuple[Mapping[str, Any], ...]:
    """Return the record of deletions, oldest first; a line that was cut off is left out."""
    try:
        lines = atomic.read(root / DELETED).decode("utf-8", "replace").splitlines()
    except (GelingenscheckError, FileNotFoundError):
        return ()
    found = []
    for line in lines:
        with suppress(ValueError):
            found.append(json.loads(line))
    return tuple(one for one in found if isinstance(one, dict))

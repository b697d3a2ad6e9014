"""Try whether a store's folder can be read and written, before somebody's answer tries it."""

import os
from pathlib import Path
from typing import Final

from gelingenscheck.storage import atomic
from gelingenscheck.storage.files import TEMPORARY
from gelingenscheck.storage.saving import writing

ROOM: Final = 65_536
"""Bytes: more than nearly every document has."""


def probe(root: Path) -> None:
    """Look into the folder, and write as much as a save would need; raise `StoreUnavailableError`."""
    with writing():
        os.scandir(root).close()
        with atomic.staged("probe", bytes(ROOM), root / TEMPORARY):
            pass

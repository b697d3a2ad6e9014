"""What lies in the folder: name and signature of everything that claims to be a document."""

import os
from collections.abc import Mapping
from pathlib import Path

from gelingenscheck.storage.store import StoreUnavailableError

SUFFIX = ".yaml"
SUBJECTS = "subjects"
Signature = tuple[int, int, int, int]
"""Inode, size, time of the content and of the entry, in nanoseconds."""


def scan(folder: Path) -> Mapping[str, Signature]:
    """Return the signature of every *.yaml by its path in the folder; a folder that is not there is empty."""
    found = _entries(folder, "")
    found.update(_entries(folder / SUBJECTS, f"{SUBJECTS}/"))
    return found


def is_subject(file: str) -> bool:
    """Say whether a subject belongs at a path; otherwise it is an assessment."""
    return file.startswith(f"{SUBJECTS}/")


def _printable(name: str) -> str:
    """Return a name as text; one that is not UTF-8 cannot be an id, so it need not lead to its file."""
    return name if name.isascii() else name.encode("utf-8", "backslashreplace").decode("utf-8")


def _entries(folder: Path, prefix: str) -> dict[str, Signature]:
    found: dict[str, Signature] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if not name.endswith(SUFFIX) or name.startswith((".", "~$")):
                    continue
                try:
                    stat = entry.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue
                found[prefix + _printable(name)] = (stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise StoreUnavailableError(reason=error.strerror or type(error).__name__) from error
    return found

"""What lies in the folder: name and signature of everything that claims to be a document."""

import os
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from gelingenscheck.storage.places import ALIKE, REPORTS, RETURNS, SUBJECTS, SUFFIX, TALKS, return_folders
from gelingenscheck.storage.store import StoreUnavailableError

SIGNATURE = ("ino", "size", "mtime", "ctime")
"""Inode, size, time of the content and of the entry, in nanoseconds."""
_LARGEST = 2**63 - 1


@dataclass(frozen=True, kw_only=True, eq=False)
class Found:
    """What lies there, sorted by name."""

    files: list[str]
    """Paths in the folder."""
    signatures: Any
    """One row of four whole numbers per file."""


def scan(folder: Path) -> Found:
    """Return every *.yaml with its signature; a folder that is not there is empty."""
    files: list[str] = []
    numbers = array("q")
    _look(folder, "", files, numbers)
    for place in _below(folder):
        _look(place, f"{place.relative_to(folder).as_posix()}/", files, numbers)
    order = sorted(range(len(files)), key=files.__getitem__)
    signatures = np.array(numbers, np.int64).reshape(-1, len(SIGNATURE))[order]
    return Found(files=[files[place] for place in order], signatures=signatures)


def folder_times(folder: Path) -> tuple[int, ...]:
    """Return when a file was last added to, replaced in or taken out of the folders, in nanoseconds."""
    times = []
    for place in (folder, *_below(folder)):
        try:
            times.append(place.stat().st_mtime_ns)
        except OSError:
            times.append(-1)
    return tuple(times)


def _below(folder: Path) -> Iterator[Path]:
    """Yield the folders below the store's own in which documents lie."""
    yield folder / SUBJECTS
    yield folder / RETURNS
    yield folder / REPORTS
    yield folder / TALKS
    yield from return_folders(folder)


def _look(folder: Path, prefix: str, files: list[str], numbers: "array[int]") -> None:
    """Add what lies in one folder. Ten thousand files should cost as little as they can."""
    add_file, add_numbers = files.append, numbers.extend
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if name[0] in ".~" or not (name.endswith(SUFFIX) or name.casefold().endswith(ALIKE)):
                    continue
                try:
                    stat = entry.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue
                add_file(prefix + name if name.isascii() else prefix + _printable(name))
                add_numbers((stat.st_ino & _LARGEST, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns))
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise StoreUnavailableError(reason=error.strerror or type(error).__name__) from error


def _printable(name: str) -> str:
    """Return a name as text; one that is not UTF-8 cannot be an id, so it need not lead to its file."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")

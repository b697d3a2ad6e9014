"""A folder of generated documents, and everything that does not belong into one."""

import os
import socket
import stat
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from gelingenscheck import organisation as organisations
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.codec import encode
from gelingenscheck.usecases.generator import generate

TODAY = date(2026, 11, 24)
LONG_AGO = 1_700_000_000_000_000_000


def fill(folder: Path, catalogue: Catalogue, size: int = 40, seed: int = 1) -> None:
    (folder / "subjects").mkdir(parents=True)
    organisation = organisations.load(ROOT / "organisation.yaml")
    for document in generate(catalogue, organisation, size=size, seed=seed, today=TODAY):
        home = folder / "subjects" if isinstance(document, Subject) else folder
        (home / f"{document.id}.yaml").write_bytes(encode(document))


def checks(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.yaml"))


def everything(folder: Path) -> Mapping[str, object]:
    """Return what lies in a folder, so that one can see that nothing was touched."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        if ".cache" not in path.parts:
            mode = path.lstat().st_mode
            content = path.read_bytes() if stat.S_ISREG(mode) else path.readlink() if stat.S_ISLNK(mode) else None
            found[str(path.relative_to(folder))] = (mode, content)
    return found


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def _written(data: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(data)

    return write


def _changed(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    """Write a good document of the folder with something wrong in it, under the id that the name asks for."""

    def write(path: Path) -> None:
        good = next(file for file in checks(path.parent) if b"check: full" in file.read_bytes())
        data = good.read_bytes().replace(f"id: {good.stem}\n".encode(), f"id: {path.stem}\n".encode(), 1)
        path.write_bytes(change(data))

    return write


def _copy(path: Path) -> None:
    path.write_bytes(checks(path.parent)[0].read_bytes())


def _level(value: bytes) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        before, mark, after = data.partition(b"level: ")
        return before + mark + value + after[1:]

    return change


HOSTILE: Mapping[str, Callable[[Path], None]] = {
    "link": lambda path: path.symlink_to("/etc/hostname"),
    "link-loop": lambda path: path.symlink_to(path.name),
    "pipe": _pipe,
    "socket": _socket,
    "folder": lambda path: path.mkdir(),
    "empty": _written(b""),
    "nul": _written(b"\0" * 4096),
    "utf16": _changed(lambda data: data.decode().encode("utf-16")),
    "latin1": _changed(lambda data: data + "# Größe".encode("latin-1")),
    "huge": _written(b"a: " + b"x" * 30_000_000),
    "deep": _written(b"[" * 100_000),
    "alias": _changed(lambda data: data.replace(b"format: ", b"format: &a ", 1)),
    "tag": _changed(lambda data: data.replace(b"format: ", b"format: !!str ", 1)),
    "twice": _changed(lambda data: data.replace(b"revision: ", b"status: final\nrevision: ", 1)),
    "half": _changed(lambda data: data[: data.index(b"created:")] + b"created: {at"),
    "copy": _copy,
    "newer": _changed(lambda data: data.replace(b"assessment/1", b"assessment/2", 1)),
    "foreign": _written(b"name: docker-compose\nservices: {}\n...\n"),
    "wrong-level": _changed(_level(b"vier")),
    "wrong-date": _changed(lambda data: data.replace(b"created:\n  at: 20", b"created:\n  at: 99", 1)),
}

IGNORED = ("README", ".DS_Store", "x.yaml~", "~$x.yaml", ".versteckt.yaml", "Thumbs.db", "x.yml.bak")

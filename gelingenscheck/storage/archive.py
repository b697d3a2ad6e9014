"""Carry a whole store in one file: every document byte for byte, with checksums."""

import json
import os
import secrets
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from gelingenscheck.errors import GelingenscheckError, Problem
from gelingenscheck.i18n import N_
from gelingenscheck.reading import MAX_BYTES, MisfitError, UnreadableError
from gelingenscheck.storage import atomic, codec
from gelingenscheck.storage.files import TEMPORARY, FileStore
from gelingenscheck.storage.manifest import (
    FORMAT,
    MANIFEST,
    PLACE,
    ArchiveError,
    checked,
    entry_of,
    opened,
    unpacked,
    verify,
)
from gelingenscheck.storage.scan import scan
from gelingenscheck.storage.store import StoreUnavailableError

NO_NAME = N_("Unter diesem Namen lässt sich die Datei nicht sichern.")


class NotEmptyError(GelingenscheckError):
    """A whole store shall lie there, and something lies there already."""

    message = N_(
        "In „{folder}“ liegt schon etwas. Es wurde nichts verändert. "
        "Zum Wiederherstellen bitte einen Ordner nennen, den es noch nicht gibt oder der leer ist."
    )


class DifferentError(GelingenscheckError):
    """The store already holds other documents under the same names."""

    message = N_(
        "Diese Dateien gibt es hier schon mit anderem Inhalt: {files}. Es wurde nichts verändert. "
        "Zum Einspielen bitte einen leeren Ordner wählen oder diese Dateien vorher herausnehmen."
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Exported:
    """How many files an archive holds, and which could not be verified and so are left out."""

    files: int
    left_out: tuple[Problem, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """How many files are new, and how many were already there, byte for byte."""

    created: int
    identical: int


def export(store: FileStore, target: Path) -> Exported:
    """Write the whole store to one file, as it is at one moment; damaged files are left out and named.

    Saving waits only while the bytes are copied aside; checking and packing them takes longer and holds up nobody.
    """
    draft = target.with_name(f".{target.name}.{secrets.token_hex(6)}")
    try:
        with TemporaryFile(dir=target.absolute().parent) as aside:
            with _still(store):
                copied = list(_copied(store.root, aside))
            exported = _pack(copied, aside, draft)
        os.replace(draft, target)  # noqa: PTH105 - the one atomic step
        atomic.sync_folder(target.absolute().parent)
    except OSError as error:
        raise atomic.unavailable(error) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return exported


def _still(store: FileStore) -> AbstractContextManager[None]:
    """Keep others from saving; a disk that takes nothing any more needs no lock, and could not have one."""
    if os.name != "nt" and os.statvfs(store.root).f_flag & os.ST_RDONLY:
        return nullcontext()
    return store.exclusive()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Copy:
    """One file: its bytes lie aside one after the other, or it could not be read."""

    name: str
    size: int = 0
    problem: Problem | None = None


def _copied(root: Path, aside: IO[bytes]) -> Iterator[_Copy]:
    for file in scan(root).files:
        if PLACE.match(file) is None:
            yield _Copy(name=file, problem=Problem(file=file, message=NO_NAME))
    for name in _names(root):
        try:
            yield _Copy(name=name, size=aside.write(atomic.read(root / name)))
        except UnreadableError as error:
            yield _Copy(name=name, problem=codec.document_problem(name, b"", error))


def _pack(copied: Sequence[_Copy], aside: IO[bytes], draft: Path) -> Exported:
    sums: dict[str, str] = {}
    left_out = [copy.problem for copy in copied if copy.problem is not None]
    aside.seek(0)
    with draft.open("xb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for copy in (copy for copy in copied if copy.problem is None):
                data = aside.read(copy.size)
                try:
                    verify(copy.name, data)
                except (UnreadableError, MisfitError) as error:
                    left_out.append(codec.document_problem(copy.name, data, error))
                    continue
                sums[copy.name] = codec.digest(data)
                archive.writestr(entry_of(copy.name), data)
            manifest = json.dumps({"format": FORMAT, "files": sums}, indent=1, sort_keys=True)
            archive.writestr(entry_of(MANIFEST), manifest)
        file.flush()
        os.fsync(file.fileno())
    return Exported(files=len(sums), left_out=tuple(left_out))


def _names(root: Path) -> list[str]:
    """Return the names of all documents and revisions, relative to the store's folder."""
    found = (path.relative_to(root).as_posix() for path in root.rglob("*.yaml"))
    return sorted(name for name in found if PLACE.match(name))


def load_archive(source: Path, store: FileStore) -> Imported:
    """Bring an archive's files into a store: all of them or none; what is there already must be identical."""
    with opened(source) as archive:
        return _load(archive, checked(archive), store)


def _load(archive: zipfile.ZipFile, sums: Mapping[str, str], store: FileStore) -> Imported:
    with store.exclusive():
        new = _missing(sums, store.root)
        try:
            atomic.put_all(_unpacked(archive, new, store.root), store.root / TEMPORARY)
        except OSError as error:
            raise atomic.unavailable(error) from error
    return Imported(created=len(new), identical=len(sums) - len(new))


def restore(source: Path, folder: Path) -> Imported:
    """Bring an archive into a folder that is empty or not there yet, then read all of it again from the disk.

    Raises `NotEmptyError`, `ArchiveError`, or `StoreUnavailableError` if what was written reads otherwise.
    """
    if os.path.lexists(folder) and not (folder.is_dir() and not any(folder.iterdir())):
        raise NotEmptyError(folder=folder)
    with opened(source) as archive:
        sums = checked(archive)
        done = _load(archive, sums, FileStore(folder))
    if any(_present(folder / name) != digest for name, digest in sums.items()):
        raise StoreUnavailableError(reason=atomic.FAILED)
    return done


def _missing(sums: Mapping[str, str], root: Path) -> list[str]:
    """Return the names that the store does not hold; refuse those that it holds with other bytes."""
    new = [name for name in sums if not os.path.lexists(root / name)]
    different = sorted(name for name in sums.keys() - set(new) if _present(root / name) != sums[name])
    if different:
        shown = ", ".join(different[:5]) + (" …" if len(different) > 5 else "")  # noqa: PLR2004 - names in one sentence
        raise DifferentError(files=shown)
    return sorted(new, key=lambda name: (not name.startswith("."), not name.startswith("subjects/"), name))


def _present(path: Path) -> str | None:
    try:
        return codec.digest(atomic.read(path))
    except (UnreadableError, FileNotFoundError):
        return None


def _unpacked(archive: zipfile.ZipFile, names: list[str], root: Path) -> Iterator[tuple[Path, bytes]]:
    for name in names:
        yield root / name, unpacked(archive, name, MAX_BYTES)


__all__ = [
    "ArchiveError",
    "DifferentError",
    "Exported",
    "Imported",
    "NotEmptyError",
    "export",
    "load_archive",
    "restore",
]

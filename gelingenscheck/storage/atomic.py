"""Read and write whole files so that a crash at any moment leaves the old bytes or the new ones."""

import errno
import os
import secrets
import stat
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from itertools import islice
from pathlib import Path

from gelingenscheck.i18n import N_
from gelingenscheck.reading import MAX_BYTES, UnreadableError
from gelingenscheck.storage.store import StoreUnavailableError

WRITERS = 8
"""Files that are made durable at the same time, where many are written."""
FULL = N_("der Datenträger ist voll")
READ_ONLY = N_("in diesem Ordner darf das Programm nicht schreiben")
FAILED = N_("das Schreiben ist fehlgeschlagen")

_REASONS = {
    errno.ENOSPC: FULL,
    errno.EFBIG: FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
}
_PORTABLE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _PORTABLE
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _PORTABLE
_NO_FILE = N_("Das ist keine gewöhnliche Datei.")
_KINDS = {
    stat.S_IFDIR: N_("Das ist ein Ordner, keine Datei."),
    stat.S_IFLNK: N_("Das ist eine Verknüpfung, keine Datei."),
}


def unavailable(error: OSError) -> StoreUnavailableError:
    """Return the refusal that says why nothing can be written."""
    return StoreUnavailableError(reason=_REASONS.get(error.errno or 0, FAILED))


def read(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of a regular file; never follow a link, wait for a pipe or read more than the limit.

    Raise `FileNotFoundError`, or `UnreadableError` for whatever else is no file of ours.
    """
    try:
        _refuse_irregular(os.lstat(path).st_mode)
        descriptor = os.open(path, _READ)
    except FileNotFoundError:
        raise
    except OSError:
        raise UnreadableError(N_("Diese Datei darf das Programm nicht lesen.")) from None
    try:
        return _regular(descriptor, limit)
    except OSError:
        raise UnreadableError(N_("Das Lesen der Datei ist fehlgeschlagen.")) from None
    finally:
        os.close(descriptor)


def _regular(descriptor: int, limit: int) -> bytes:
    state = os.fstat(descriptor)
    _refuse_irregular(state.st_mode)
    if state.st_size > limit:
        raise UnreadableError(N_("Die Datei ist größer als 2 MB."))
    parts: list[bytes] = []
    left = limit + 1
    while left > 0 and (part := os.read(descriptor, min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _refuse_irregular(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise UnreadableError(_KINDS.get(stat.S_IFMT(mode), _NO_FILE))


@contextmanager
def staged(name: str, data: bytes, temporary: Path) -> Iterator[Path]:
    """Lend a new file with the bytes, durable, in a folder on the same file system; what is not `put` goes."""
    make_folder(temporary)
    draft = temporary / f"{name}.{os.getpid()}.{secrets.token_hex(6)}"
    try:
        _write_all(os.open(draft, _NEW, 0o640), data)
        yield draft
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _write_all(descriptor: int, data: bytes) -> None:
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put(draft: Path, path: Path) -> None:
    """Move a staged file to its place, durable when this returns."""
    make_folder(path.parent)
    os.replace(draft, path)  # noqa: PTH105 - Path.replace hides that this is the one atomic step
    sync_folder(path.parent)


def put_all(files: Iterable[tuple[Path, bytes]], temporary: Path) -> None:
    """Write new files aside, then move each to its place; if one cannot be moved, take the others back.

    Durable when this returns; the caller made sure that none of them is there.
    """
    with ExitStack() as drafts:
        written = list(_staged_together(files, temporary, drafts))
        placed: list[Path] = []
        try:
            for draft, path in written:
                make_folder(path.parent)
                os.replace(draft, path)  # noqa: PTH105 - the atomic step; the folders are made durable below
                placed.append(path)
            for folder in {path.parent for path in placed}:
                sync_folder(folder)
        except BaseException:
            for path in placed:
                path.unlink(missing_ok=True)
            raise


def _staged_together(
    files: Iterable[tuple[Path, bytes]], temporary: Path, drafts: ExitStack
) -> Iterator[tuple[Path, Path]]:
    """Stage files, some at a time: a disk makes many durable nearly as fast as one."""

    def stage(file: tuple[Path, bytes]) -> tuple[Path, Path]:
        path, data = file
        return drafts.enter_context(staged(path.name, data, temporary)), path

    left = iter(files)
    with ThreadPoolExecutor(WRITERS) as writers:
        while batch := list(islice(left, 8 * WRITERS)):
            yield from writers.map(stage, batch)


def make_folder(folder: Path) -> None:
    """Create a folder and those above it, durable when this returns."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=0o750, exist_ok=True)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can (Windows cannot)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

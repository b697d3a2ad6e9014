"""The embedded store: every document is a file in one folder, saved so that nothing acknowledged is lost."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from gelingenscheck.errors import GelingenscheckError, Problem
from gelingenscheck.i18n import N_
from gelingenscheck.reading import MisfitError, UnreadableError
from gelingenscheck.returns.model import Return
from gelingenscheck.storage import atomic, codec, history, sealing
from gelingenscheck.storage.finality import refuse_changing, refuse_removing
from gelingenscheck.storage.locking import PATIENCE, StoreLock
from gelingenscheck.storage.places import ALIKE, KINDS, SUFFIX, folders, home_of, stem_of
from gelingenscheck.storage.saving import saving, writing
from gelingenscheck.storage.store import (
    AlreadyThereError,
    ChangedElsewhereError,
    D,
    Document,
    NotFoundError,
    Revision,
    Stored,
    StoreUnavailableError,
    UnreadableDocumentError,
)

TEMPORARY = ".tmp"
LOCK = ".lock"
REMEMBERED = 256
"""Documents that are not typed again while their bytes are the same: a click reads one several times."""
GONE = N_("sein Ordner ist nicht da")


class StoreAddressError(GelingenscheckError):
    """The address names no store that we know."""

    message = N_(
        "„{address}“ ist keine Adresse eines Speichers. Möglich ist files:ORDNER, zum Beispiel files:assessments."
    )


def open_store(address: str, root: Path) -> "FileStore":
    """Open the store at an address; a relative folder is meant from `root`."""
    scheme, _, folder = address.partition(":")
    if scheme != "files" or not folder.strip():
        raise StoreAddressError(address=address[:200])
    return FileStore(root / folder)


class FileStore:
    """A `DocumentStore` over one folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._lock = StoreLock(root / LOCK)
        remembered: Callable[..., Any] = lru_cache(maxsize=REMEMBERED)(codec.decode_named)
        self._remembered = remembered
        with writing():
            atomic.make_folder(root)
        self._sweep()

    def path(self, kind: type[D], id: str) -> Path:  # noqa: A002 - the field's name
        """Return the file of a document; what is no id has none."""
        stem = stem_of(kind, id)
        if stem is None:
            raise NotFoundError(id=str(id)[:80])
        return self.root / f"{stem}{SUFFIX}"

    def load(self, kind: type[D], id: str) -> Stored[D]:  # noqa: A002
        """Return a document; raise `NotFoundError` or `UnreadableDocumentError`."""
        document, data = self._read(kind, id)
        return Stored(document=document, digest=codec.digest(data))

    def ids(self, kind: type[D], prefix: str = "") -> Sequence[str]:
        """Return the ids of all documents of a kind whose id begins so, readable or not, sorted."""
        begins = "" if kind is Return else prefix  # the year of a return is its folder's name
        found = (home_of(path.relative_to(self.root).as_posix())[1] for path in self._files(kind, begins))
        return sorted(id_ for id_ in found if id_.startswith(prefix) and stem_of(kind, id_) is not None)

    def create(self, document: D) -> Stored[D]:
        """Save a new document as revision 1; raise `AlreadyThereError`."""
        kind = type(document)
        path = self.path(kind, document.id)
        with self.exclusive():
            if path.is_symlink() or path.exists():
                raise AlreadyThereError(id=document.id)
            return self._save(kind, replace(document, revision=1))

    def create_all(self, documents: Sequence[D]) -> Sequence[Stored[D]]:
        """Save new documents with different ids as revision 1, all of them or none; raise `AlreadyThereError`."""
        fresh = {self.path(type(one), one.id): replace(one, revision=1) for one in documents}
        with self.exclusive():
            taken = next((one for path, one in fresh.items() if os.path.lexists(path)), None)
            if taken is not None:
                raise AlreadyThereError(id=taken.id)
            encoded = {path: codec.encode(one) for path, one in fresh.items()}
            saved = [
                Stored(document=self._decoded(type(one), one.id, encoded[path]), digest=codec.digest(encoded[path]))
                for path, one in fresh.items()
            ]
            seals = {sealing.place(self.root, one, encoded[path]): encoded[path] for path, one in fresh.items()
                     if sealing.is_sealed(one)}  # fmt: skip
            new = encoded | {path: data for path, data in seals.items() if not path.exists()}
            with saving():
                atomic.put_all(new.items(), self.root / TEMPORARY)
        return saved

    def update(self, kind: type[D], id: str, change: Callable[[D], D]) -> Stored[D]:  # noqa: A002
        """Apply a pure change to the latest revision, under the lock, and save it as the next one."""
        with self.exclusive():
            old, data = self._read(kind, id)
            new = change(old)
            if new == old:
                return Stored(document=old, digest=codec.digest(data))
            return self._supersede(old, data, new)

    def replace(self, document: D, *, base: str) -> Stored[D]:
        """Save a whole document over the one whose digest is `base`; raise `ChangedElsewhereError`."""
        with self.exclusive():
            old, data = self._read(type(document), document.id)
            if codec.digest(data) != base:
                raise ChangedElsewhereError
            return self._supersede(old, data, document)

    def remove(self, kind: type[D], id: str) -> None:  # noqa: A002
        """Take a document out of the store; its last bytes stay in the history, where it has one."""
        with self.exclusive():
            old, data = self._read(kind, id)
            refuse_removing(old)
            path = self.path(kind, id)
            with saving():
                if history.leaves_history(old):
                    self._keep(kind, old, data)
                path.unlink()
                atomic.sync_folder(path.parent)

    def exclusive(self) -> AbstractContextManager[None]:
        """Hold the store's lock; may be nested in one thread."""
        self.require_folder()
        return self._lock.held(PATIENCE)

    def require_folder(self) -> None:
        """Refuse to go on if the folder vanished: another one in its place would look as if nothing was ever saved."""
        if not self.root.is_dir():
            raise StoreUnavailableError(reason=GONE)

    def history(self, kind: type[D], id: str) -> Sequence[Revision]:  # noqa: A002
        """Return the superseded revisions that are kept, oldest first."""
        path, kept = self.path(kind, id), tuple(history.revisions(kind, self._kept(kind, id)))
        now = codec.digest(atomic.read(path)) if kept and path.is_file() else None
        return tuple(one for one in kept if one.digest != now)

    def verify(self) -> Sequence[Problem]:
        """Read everything again and compare the history's contents with their checksums."""
        return tuple(problem for kind in KINDS for problem in self._verified(kind))

    def _files(self, kind: type[object], begins: str = "") -> Iterator[Path]:
        for folder in folders(self.root, kind):
            yield from _yaml_files(folder, begins)

    def _verified(self, kind: type[Document]) -> Iterator[Problem]:
        for path in sorted(self._files(kind)):
            problem = self._problem(kind, path)
            if problem is not None:
                yield problem
        for kept in folders(self.root / history.FOLDER, kind):
            for folder in sorted(kept.iterdir()) if kept.is_dir() else ():
                yield from history.problems(kind, folder, self.root)
                yield from sealing.gone(kind, self.root, folder)

    def _problem(self, kind: type[D], path: Path) -> Problem | None:
        """Return what is wrong with one file of the folder."""
        file, data = path.relative_to(self.root).as_posix(), b""
        try:
            data = atomic.read(path)
            document = codec.decode_named(kind, home_of(file)[1], data)
        except FileNotFoundError:
            return None
        except (UnreadableError, MisfitError) as error:
            return codec.document_problem(file, data, error)
        return codec.remark(file, data, document) or sealing.problem(self.root, document, data)

    def _read(self, kind: type[D], id_: str) -> tuple[D, bytes]:
        path, data = self.path(kind, id_), b""
        try:
            data = atomic.read(path)
            return self._decoded(kind, id_, data), data
        except FileNotFoundError:
            self.require_folder()
            raise NotFoundError(id=id_) from None
        except (UnreadableError, MisfitError) as error:
            file = path.relative_to(self.root).as_posix()
            raise UnreadableDocumentError(codec.document_problem(file, data, error)) from None

    def _decoded(self, kind: type[D], id_: str, data: bytes) -> D:
        document: D = self._remembered(kind, id_, data)
        return document

    def _supersede(self, old: D, data: bytes, new: D) -> Stored[D]:
        """Save the next revision of a document, and keep the old bytes where they matter."""
        refuse_changing(old, new)
        kept = (old, data) if history.is_kept(old, new) else None
        assert new.id == old.id  # noqa: S101 - a change never makes another document of one
        return self._save(type(old), replace(new, revision=old.revision + 1), kept)

    def _save(self, kind: type[D], document: D, kept: tuple[D, bytes] | None = None) -> Stored[D]:
        """Put a document in its place; what could not be read back is not written."""
        data = codec.encode(document)
        clean = self._decoded(kind, document.id, data)
        with saving(), atomic.staged(document.id, data, self.root / TEMPORARY) as draft:
            if kept is not None:
                self._keep(kind, *kept)
            if sealing.is_sealed(clean):
                self._keep(kind, clean, data)
            atomic.put(draft, self.path(kind, document.id))
        return Stored(document=clean, digest=codec.digest(data))

    def _keep(self, kind: type[D], document: D, data: bytes) -> None:
        path = self._kept(kind, document.id) / history.name(document.revision, data)
        if path.exists():
            return
        with atomic.staged(path.name, data, self.root / TEMPORARY) as draft:
            atomic.put(draft, path)

    def _kept(self, kind: type[D], id_: str) -> Path:
        return self.root / history.FOLDER / (stem_of(kind, id_) or id_)

    def _sweep(self) -> None:
        """Remove what a crash left half-written; nobody is writing while we hold the lock."""
        temporary = self.root / TEMPORARY
        if not temporary.is_dir():
            return
        with suppress(StoreUnavailableError, OSError), self._lock.held(0):
            for path in temporary.iterdir():
                path.unlink()


def _yaml_files(folder: Path, begins: str) -> Iterator[Path]:
    """Yield what claims to be a document, named *.yaml and not hidden, and whose name begins so."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        for name in (entry.name for entry in entries):
            if name.startswith(begins) and name.casefold().endswith(ALIKE) and not name.startswith((".", "~")):
                yield folder / name

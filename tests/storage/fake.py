"""A store in memory that keeps every promise of the protocol; the contract suite runs on it as well."""

# ruff: noqa: A002, D102 - names and docstrings are those of the protocol

import threading
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

from gelingenscheck.errors import Problem
from gelingenscheck.storage import codec
from gelingenscheck.storage.finality import refuse_changing, refuse_removing
from gelingenscheck.storage.history import is_kept, leaves_history
from gelingenscheck.storage.places import stem_of
from gelingenscheck.storage.store import (
    AlreadyThereError,
    ChangedElsewhereError,
    D,
    NotFoundError,
    Revision,
    Stored,
)


class FakeStore:
    """Bytes in dictionaries, under one lock."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._bytes: dict[tuple[type, str], bytes] = {}
        self._history: dict[tuple[type, str], list[Revision]] = defaultdict(list)

    def load(self, kind: type[D], id: str) -> Stored[D]:
        data = self._bytes.get((kind, id)) if stem_of(kind, id) else None
        if data is None:
            raise NotFoundError(id=id)
        return Stored(document=codec.decode(kind, data), digest=codec.digest(data))

    def ids(self, kind: type[D], prefix: str = "") -> Sequence[str]:
        return sorted(id_ for of, id_ in self._bytes if of is kind and id_.startswith(prefix))

    def create(self, document: D) -> Stored[D]:
        kind = type(document)
        if stem_of(kind, document.id) is None:
            raise NotFoundError(id=document.id)
        with self._lock:
            if (kind, document.id) in self._bytes:
                raise AlreadyThereError(id=document.id)
            return self._save(kind, replace(document, revision=1))

    def create_all(self, documents: Sequence[D]) -> Sequence[Stored[D]]:
        with self._lock:
            before, stored = dict(self._bytes), []
            try:
                stored = [self.create(document) for document in documents]
            except BaseException:
                self._bytes = before
                raise
            return stored

    def update(self, kind: type[D], id: str, change: Callable[[D], D]) -> Stored[D]:
        with self._lock:
            stored = self.load(kind, id)
            new = change(stored.document)
            return stored if new == stored.document else self._supersede(kind, stored, new)

    def replace(self, document: D, *, base: str) -> Stored[D]:
        with self._lock:
            stored = self.load(type(document), document.id)
            if stored.digest != base:
                raise ChangedElsewhereError
            return self._supersede(type(document), stored, document)

    def remove(self, kind: type[D], id: str) -> None:
        with self._lock:
            stored = self.load(kind, id)
            refuse_removing(stored.document)
            if leaves_history(stored.document):
                self._keep(kind, stored)
            del self._bytes[kind, id]

    def exclusive(self) -> AbstractContextManager[Any]:
        return self._lock

    def history(self, kind: type[D], id: str) -> Sequence[Revision]:
        if stem_of(kind, id) is None:
            raise NotFoundError(id=id)
        return tuple(self._history[kind, id])

    def verify(self) -> Sequence[Problem]:
        return ()

    def _supersede(self, kind: type[D], stored: Stored[D], new: D) -> Stored[D]:
        old = stored.document
        refuse_changing(old, new)
        if is_kept(old, new):
            self._keep(kind, stored)
        return self._save(kind, replace(new, revision=old.revision + 1))

    def _keep(self, kind: type[D], stored: Stored[D]) -> None:
        document = stored.document
        at, by = document.changed.at, document.changed.by
        self._history[kind, document.id].append(
            Revision(revision=document.revision, at=at, by=by, digest=stored.digest)
        )

    def _save(self, kind: type[D], document: D) -> Stored[D]:
        self._bytes[kind, document.id] = codec.encode(document)
        return self.load(kind, document.id)

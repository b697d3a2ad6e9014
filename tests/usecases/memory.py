"""A store in memory that keeps the protocol's promises, for tests of use cases."""

# ruff: noqa: A002, ARG002, D102 - names and docstrings are those of the protocol

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from gelingenscheck.errors import Problem
from gelingenscheck.storage.store import (
    AlreadyThereError,
    ChangedElsewhereError,
    D,
    Document,
    NotFoundError,
    Revision,
    Stored,
    UnreadableDocumentError,
)


def _digest(document: Document) -> str:
    return hashlib.sha256(repr(document).encode()).hexdigest()


class MemoryStore:
    """Documents in a dictionary per kind."""

    def __init__(self) -> None:
        self._documents: dict[type, dict[str, Any]] = defaultdict(dict)
        self.saves = 0

    def damage(self, kind: type, id_: str) -> None:
        self._documents[kind][id_] = None

    def load(self, kind: type[D], id: str) -> Stored[D]:
        if id not in self._documents[kind]:
            raise NotFoundError(id=id)
        document = self._documents[kind][id]
        if document is None:
            raise UnreadableDocumentError(Problem(file=f"{id}.yaml", message="…"))
        return Stored(document=document, digest=_digest(document))

    def ids(self, kind: type[D], prefix: str = "") -> Sequence[str]:
        return sorted(id_ for id_ in self._documents[kind] if id_.startswith(prefix))

    def create(self, document: D) -> Stored[D]:
        if document.id in self._documents[type(document)]:
            raise AlreadyThereError(id=document.id)
        return self._save(replace(document, revision=1))

    def create_all(self, documents: Sequence[D]) -> Sequence[Stored[D]]:
        taken = {(type(document), document.id) for document in documents}
        for kind, id_ in taken:
            if id_ in self._documents[kind]:
                raise AlreadyThereError(id=id_)
        return [self.create(document) for document in documents]

    def update(self, kind: type[D], id: str, change: Callable[[D], D]) -> Stored[D]:
        stored = self.load(kind, id)
        changed = change(stored.document)
        if changed is stored.document:
            return stored
        return self._save(replace(changed, revision=stored.document.revision + 1))

    def replace(self, document: D, *, base: str) -> Stored[D]:
        stored = self.load(type(document), document.id)
        if stored.digest != base:
            raise ChangedElsewhereError
        return self._save(replace(document, revision=stored.document.revision + 1))

    def remove(self, kind: type[D], id: str) -> None:
        if self._documents[kind].pop(id, None) is None:
            raise NotFoundError(id=id)

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        yield

    def history(self, kind: type[D], id: str) -> Sequence[Revision]:
        return ()

    def verify(self) -> Sequence[Problem]:
        return ()

    def _save(self, document: D) -> Stored[D]:
        self.saves += 1
        self._documents[type(document)][document.id] = document
        return Stored(document=document, digest=_digest(document))

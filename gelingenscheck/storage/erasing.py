"""Take out for good: documents with all that the history keeps of them, and states that were kept long enough."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from gelingenscheck.annual.model import AnnualReport
from gelingenscheck.assessment.model import Assessment, Status
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.returns.model import Return, ReturnRound
from gelingenscheck.storage import atomic, codec, history
from gelingenscheck.storage.files import FileStore
from gelingenscheck.storage.places import KINDS, stem_of
from gelingenscheck.storage.saving import writing
from gelingenscheck.storage.store import Document

_OF_CHECKS = tuple(kind for kind in KINDS if kind not in {Subject, ReturnRound, Return, AnnualReport})


def of_check(id_: str) -> list[tuple[type[Document], str]]:
    """Return what belongs to a check, the check itself last, since the rest is found by it."""
    return [(kind, id_) for kind in sorted(_OF_CHECKS, key=lambda kind: kind is Assessment)]


def erase(store: FileStore, documents: Sequence[tuple[type[Document], str]]) -> int:
    """Erase documents, readable or not, in this order, each with its history; return how many were there.

    What a crash leaves can be erased again: a history goes before its document.
    """
    done = 0
    with store.exclusive(), writing():
        for kind, id_ in documents:
            path, kept = store.path(kind, id_), kept_folder(store, kind, id_)
            done += path.exists() or kept.is_dir()
            if kept.is_dir():
                shutil.rmtree(kept)
                atomic.sync_folder(kept.parent)
            if path.exists():
                path.unlink()
                atomic.sync_folder(path.parent)
    return done


def kept_folder(store: FileStore, kind: type[Document], id_: str) -> Path:
    """Return the folder of a document's history."""
    return store.root / history.FOLDER / (stem_of(kind, id_) or id_)


def draft_states(store: FileStore, id_: str) -> Iterator[Path]:
    """Yield the kept states in which a check was a draft; what cannot be read stays, and `verify` names it."""
    for kept in history.listed(kept_folder(store, Assessment, id_)):
        try:
            document = codec.decode(Assessment, atomic.read(kept.path))
        except (GelingenscheckError, FileNotFoundError):
            continue
        if document.status is Status.DRAFT:
            yield kept.path


def erase_states(store: FileStore, paths: Sequence[Path]) -> None:
    """Erase states of the history."""
    with store.exclusive(), writing():
        for path in paths:
            path.unlink(missing_ok=True)
        for folder in {path.parent for path in paths}:
            atomic.sync_folder(folder)

"""Delete a project for good: an administrator's act, with a reason from a list, noted without content."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from gelingenscheck.assessment.model import Assessment
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_
from gelingenscheck.storage import erasing, history, register
from gelingenscheck.storage.files import FileStore
from gelingenscheck.storage.store import Document, NotFoundError
from gelingenscheck.storage.workshops import schema
from gelingenscheck.usecases.checks import check_ids
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.workshop import live


class Reason(StrEnum):
    """Why a project is deleted; a list, so that nothing of its content stands in the record."""

    MISTAKE = "mistake"
    TRIAL = "trial"
    ASKED = "asked"
    OVER = "over"


REASONS: Final[Mapping[Reason, str]] = {
    Reason.MISTAKE: N_("irrtümlich oder doppelt angelegt"),
    Reason.TRIAL: N_("nur zum Ausprobieren angelegt"),
    Reason.ASKED: N_("die Löschung wurde verlangt"),
    Reason.OVER: N_("die Aufbewahrungsfrist der Stadt ist vorbei"),
}


class NotConfirmedError(GelingenscheckError):
    """What was typed is not the id of the project."""

    message = N_("Die beiden Kennungen sind nicht gleich. Es wurde nichts gelöscht.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """How much there is of a project, without what."""

    checks: int
    states: int
    workshops: int


def held(desk: Desk, store: FileStore, id_: str) -> Held:
    """Return how much there is of a project; raise `NotFoundError`."""
    documents = _documents(desk, store, id_)
    folders = (erasing.kept_folder(store, kind, one) for kind, one in documents)
    return Held(
        checks=sum(kind is Assessment for kind, _ in documents),
        states=sum(len(history.listed(folder)) for folder in folders),
        workshops=len(_workshops(store.root, id_)),
    )  # fmt: skip


def delete_project(
    desk: Desk, store: FileStore, id_: str, *, confirmed: str, reason: Reason, by: str, now: datetime
) -> Held:
    """Delete a project with all checks, history and workshops; raise `NotConfirmedError` or `NotFoundError`."""
    if confirmed.strip() != id_:
        raise NotConfirmedError
    with store.exclusive():
        found, documents = held(desk, store, id_), _documents(desk, store, id_)
        line = {"day": now.date().isoformat(), "by": by, "reason": str(reason), "project": register.mark_of(id_)}
        register.note_deleted(store, line | {"checks": found.checks})
        for workshop in _workshops(store.root, id_):
            live.workshops(store.root).erase(workshop)
        erasing.erase(store, documents)
    return found


def _documents(desk: Desk, store: FileStore, id_: str) -> list[tuple[type[Document], str]]:
    """Return what belongs to a project, the project itself last: what a crash leaves is found again by it."""
    if id_ in desk.organisation.departments or not store.path(Subject, id_).exists():
        raise NotFoundError(id=id_[:80])
    kept = store.root / history.FOLDER
    taken_out = kept.glob(f"{id_}-*") if kept.is_dir() else ()
    ids = {*check_ids(desk, id_), *(path.name for path in taken_out if path.name[len(id_) + 1 :].isdecimal())}
    return [*(part for one in sorted(ids) for part in erasing.of_check(one)), (Subject, id_)]


def _workshops(folder: Path, id_: str) -> list[str]:
    if not (folder / schema.FILE).exists():
        return []
    return [workshop.id for workshop in live.workshops(folder).all() if workshop.subject == id_]

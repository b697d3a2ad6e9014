"""Undo the last carrying over: drafts go back to their version with all answers, or are discarded if unused."""

from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from gelingenscheck.assessment import carrying, lifecycle
from gelingenscheck.assessment.model import Assessment, CarriedFrom
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.errors import GelingenscheckError, Problem
from gelingenscheck.i18n import Words
from gelingenscheck.storage.places import SUFFIX
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.renaming import rename_measures
from gelingenscheck.usecases.series import load_checks, problem_of, subject_of, subjects_with_checks


@dataclass(frozen=True, kw_only=True, slots=True)
class Undone:
    """What became of the assessments that were carried over last."""

    returned: tuple[str, ...] = ()
    """Drafts that are of their earlier version again, with all answers, later ones too."""
    discarded: tuple[str, ...] = ()
    """Drafts that carrying over had made and nobody touched; they can be restored."""
    kept: tuple[str, ...] = ()
    """Drafts that carrying over had made and that were worked on since, or are final."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Last:
    """The last carrying over that can be undone."""

    at: datetime
    count: int
    """Assessments that it was about."""


def last_carried(desk: Desk, *, only: str | None = None) -> Last | None:
    """Return when assessments were carried over last, and how many; None where there is nothing to undo."""
    groups, moment = _last_carried(desk, only)
    return None if moment is None else Last(at=moment, count=sum(map(len, groups.values())))


def undo(desk: Desk, *, only: str | None = None, role: str = "local") -> Undone:
    """Undo the last carrying over, of all subjects or one; what cannot be saved stops none of the others."""
    undone = Undone()
    for subject_id, ids in _last_carried(desk, only)[0].items():
        with desk.store.exclusive():
            checks, problems = load_checks(desk, ids)
            subject, _ = subject_of(desk, subject_id)
            undone = replace(undone, problems=(*undone.problems, *problems))
            for known in checks:
                undone = _one(desk, undone, known, subject, role)
    return undone


def sentences(undone: Undone, words: Words, *, most: int | None = None) -> list[str]:
    """Say what became of what was carried over last; `most` limits how many are named."""
    said = []
    if undone.returned:
        said.append(words.n(
            "1 Entwurf ist wieder in der früheren Fassung, mit allen Antworten.",
            "{n} Entwürfe sind wieder in der früheren Fassung, mit allen Antworten.", len(undone.returned),
        ))  # fmt: skip
    if undone.discarded:
        said.append(words.n(
            "1 neuer Entwurf ist verworfen; 30 Tage lang lässt er sich zurückholen.",
            "{n} neue Entwürfe sind verworfen; 30 Tage lang lassen sie sich zurückholen.", len(undone.discarded),
        ))  # fmt: skip
    if undone.kept:
        more = ["…"] if most is not None and len(undone.kept) > most else []
        said.append(words.n(
            "1 Einschätzung bleibt, weil daran inzwischen gearbeitet wurde: {ids}",
            "{n} Einschätzungen bleiben, weil daran inzwischen gearbeitet wurde: {ids}", len(undone.kept),
            ids=", ".join([*undone.kept[:most], *more]),
        ))  # fmt: skip
    return said or [words("Es gibt nichts zurückzunehmen.")]


def _one(desk: Desk, undone: Undone, known: Assessment, subject: Subject | None, role: str) -> Undone:
    """Undo one assessment and say what became of it."""
    carried = known.carried
    if carried is None or not (known.is_draft or known.finalised):
        return undone
    untouched = known.is_draft and known.revision == 1
    if not untouched and (known.finalised or _was_made(known, carried)):
        return replace(undone, kept=(*undone.kept, known.id))
    try:
        _save(desk, known, carried, role, discard=untouched)
    except GelingenscheckError as error:
        return replace(undone, problems=(*undone.problems, problem_of(f"{known.id}{SUFFIX}", error)))
    problems = rename_measures(desk, subject, carried.catalogue.version, role)
    undone = replace(undone, problems=(*undone.problems, *problems))
    if untouched:
        return replace(undone, discarded=(*undone.discarded, known.id))
    return replace(undone, returned=(*undone.returned, known.id))


def _save(desk: Desk, known: Assessment, carried: CarriedFrom, role: str, *, discard: bool) -> None:
    stamp = desk.stamp(known.department, role)

    def back(draft: Assessment) -> Assessment:
        if discard:
            return lifecycle.discard(draft, stamp=stamp)
        moved = carrying.carry_over(draft, desk.catalogue, carried.catalogue.version).assessment
        return replace(moved, changed=stamp, carried=None)

    desk.store.update(Assessment, known.id, back)


def _last_carried(desk: Desk, only: str | None) -> tuple[dict[str, list[str]], datetime | None]:
    """Return per subject the checks that the last carrying over was about, and when it was."""
    found = [
        (subject_id, known.id, known.carried.stamp)
        for subject_id, ids in subjects_with_checks(desk, only)
        for known in load_checks(desk, ids)[0]
        if known.carried is not None and known.discarded is None
    ]
    moment = max((stamp.at for _, _, stamp in found if isinstance(stamp.at, datetime)), default=None)
    groups: dict[str, list[str]] = {}
    for subject_id, id_, stamp in found:
        if moment is not None and _is_of(stamp, moment, desk.organisation.timezone):
            groups.setdefault(subject_id, []).append(id_)
    return groups, moment


def _is_of(stamp: Stamp, moment: datetime, zone: tzinfo) -> bool:
    """Say whether a stamp is of a moment; finalising kept the day of it only."""
    return stamp.at == moment if isinstance(stamp.at, datetime) else stamp.at == moment.astimezone(zone).date()


def _was_made(draft: Assessment, carried: CarriedFrom) -> bool:
    """Say whether carrying over began this draft, to go on from a final check."""
    return draft.predecessor is not None and draft.created == carried.stamp

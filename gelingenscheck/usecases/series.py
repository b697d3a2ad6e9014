"""The checks of each subject, and which of them goes on: the open draft of a kind and variant, or its latest final."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from gelingenscheck.assessment import carrying
from gelingenscheck.assessment.model import Assessment, Status
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.errors import GelingenscheckError, Problem
from gelingenscheck.i18n import N_
from gelingenscheck.storage.places import SUBJECTS, SUFFIX
from gelingenscheck.storage.store import NotFoundError, UnreadableDocumentError
from gelingenscheck.usecases.desk import Desk

_NUMBERED = re.compile(r"(.+)-([1-9][0-9]{0,8})\Z")
SAVE_REMEDY = N_("Bitte noch einmal überleiten; was schon übergeleitet ist, bleibt dabei, wie es ist.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """The checks of one subject: which are carried over, and what about the others."""

    next_number: int
    """Of the next new check, unless somebody begins one meanwhile."""
    subject: Subject | None
    chosen: tuple[Assessment, ...] = ()
    unchanged: int = 0
    others: tuple[Assessment, ...] = ()
    problems: tuple[Problem, ...] = ()


def subjects_with_checks(desk: Desk, only: str | None = None) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield subjects with the ids of their checks, in the order of their numbers; one listing for all of them."""
    ids = desk.store.ids(Assessment, prefix="" if only is None else f"{only}-")
    for subject_id, group in groupby(sorted(ids, key=_place), key=lambda id_: _place(id_)[0]):
        if only in {None, subject_id}:
            yield subject_id, tuple(group)


def with_newer(desk: Desk, ids: Sequence[str]) -> Sequence[str]:
    """Return ids of a subject's checks with those that were begun since they were listed: numbers go up one by one."""
    found = list(ids)
    subject_id, number = _place(ids[-1])
    while number and _is_there(desk, f"{subject_id}-{number + 1}"):
        number += 1
        found.append(f"{subject_id}-{number}")
    return found


def _is_there(desk: Desk, id_: str) -> bool:
    try:
        desk.store.load(Assessment, id_)
    except NotFoundError:
        return False
    except UnreadableDocumentError:
        return True
    return True


def _place(id_: str) -> tuple[str, int]:
    """Return the subject that an id of a check begins with, and the number that it ends with."""
    match = _NUMBERED.match(id_)
    return (match[1], int(match[2])) if match else (id_, 0)


def look(desk: Desk, ids: Sequence[str], target: str) -> Found:
    """Read the checks of a subject, and choose: the open draft of each kind and variant, or its latest final."""
    checks, problems = load_checks(desk, ids)
    candidates = [known for series in _series(checks) for known in _latest(series)]
    ours = [known for known in candidates if _reachable(known, desk.catalogue, target)]
    chosen = tuple(known for known in ours if _is_due(known, desk.catalogue, target))
    subject = None
    if chosen:
        subject, faulty = subject_of(desk, chosen[0].subject)
        problems += faulty
    return Found(
        next_number=_place(ids[-1])[1] + 1,
        subject=subject,
        chosen=chosen,
        unchanged=len(ours) - len(chosen),
        others=tuple(known for known in candidates if known not in ours),
        problems=tuple(problems),
    )


def load_checks(desk: Desk, ids: Sequence[str]) -> tuple[list[Assessment], list[Problem]]:
    """Return the checks that can be read, and what is wrong with the others."""
    checks: list[Assessment] = []
    problems: list[Problem] = []
    for id_ in ids:
        try:
            checks.append(desk.store.load(Assessment, id_).document)
        except NotFoundError:
            continue
        except GelingenscheckError as error:
            problems.append(problem_of(f"{id_}{SUFFIX}", error))
    return checks, problems


def _series(checks: Sequence[Assessment]) -> Iterator[Sequence[Assessment]]:
    """Yield the checks of one kind, variant and catalogue, without the discarded ones."""
    series: dict[tuple[object, ...], list[Assessment]] = {}
    for known in checks:
        if known.discarded is None:
            kind = (known.subject, known.check, known.variant, known.catalogue.id)
            series.setdefault(kind, []).append(known)
    return iter(series.values())


def _latest(series: Sequence[Assessment]) -> Sequence[Assessment]:
    """Return the open drafts; where there is none, the final check of the latest day."""
    drafts = [known for known in series if known.status is Status.DRAFT]
    if drafts:
        return drafts
    days = [known.finalised.day for known in series if known.finalised is not None]
    return [known for known in series if known.finalised is not None and known.finalised.day == max(days)][-1:]


def _reachable(known: Assessment, catalogue: Catalogue, target: str) -> bool:
    return known.catalogue.id == catalogue.id and catalogue.renaming(known.catalogue.version, target) is not None


def _is_due(known: Assessment, catalogue: Catalogue, target: str) -> bool:
    """Say whether carrying over is needed: a final check that is asked nothing else stays valid as it is."""
    if known.catalogue.version == target:
        return False
    return known.status is Status.DRAFT or carrying.carry_over(known, catalogue, target).report.changes


def subject_of(desk: Desk, id_: str) -> tuple[Subject | None, list[Problem]]:
    """Return a subject, or None and what is wrong with its file."""
    try:
        return desk.store.load(Subject, id_).document, []
    except NotFoundError:
        return None, []
    except GelingenscheckError as error:
        return None, [problem_of(f"{SUBJECTS}/{id_}{SUFFIX}", error)]


def problem_of(file: str, error: GelingenscheckError) -> Problem:
    """Describe why a document could not be read or saved."""
    if isinstance(error, UnreadableDocumentError):
        return error.problem
    values = {name: str(value) for name, value in error.values.items()}
    return Problem(file=file, message=error.message, values=values, remedy=SAVE_REMEDY)

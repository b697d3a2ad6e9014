"""Carry assessments over to another version of the catalogue: first what that would change, then the change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from gelingenscheck.assessment import carrying, lifecycle
from gelingenscheck.assessment.carrying import Report
from gelingenscheck.assessment.model import Assessment, CarriedFrom, CatalogueRef, Check, Status
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.errors import GelingenscheckError, Problem
from gelingenscheck.i18n import N_
from gelingenscheck.scoring.change import Change, change
from gelingenscheck.scoring.profile import Profile, profile
from gelingenscheck.storage.places import SUFFIX
from gelingenscheck.storage.store import StoreUnavailableError
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.renaming import rename_measures
from gelingenscheck.usecases.series import Found, look, problem_of, subjects_with_checks, with_newer


class UnknownVersionError(GelingenscheckError):
    """No way leads to that version."""

    message = N_(
        "Zur Fassung „{version}“ führt in diesem Katalog kein Weg; möglich sind: {known}. Es wurde nichts geändert."
    )


class Way(StrEnum):
    """How an assessment is carried over."""

    IN_PLACE = "in_place"
    """An open draft moves, with its address; its old revision stays in the history."""
    NEW_DRAFT = "new_draft"
    """A final assessment stays as it is, and a draft goes on from it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Effect:
    """The figures of a full check before and after."""

    before: Profile
    after: Profile
    change: Change


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One assessment that is carried over."""

    id: str
    subject: str
    title: str
    """Of the project; its id where its file cannot be read."""
    department: str
    check: Check
    variant: str | None
    source: str
    """The version that it is of."""
    way: Way
    report: Report
    effect: Effect | None
    """None where the check is not scored."""
    made: str | None = None
    """Id of the draft that holds the answers now; None while nothing was done."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What carrying over changes, or has changed."""

    target: str
    entries: tuple[Entry, ...] = ()
    unchanged: int = 0
    """Of the version already, or final and with nothing asked differently."""
    others: tuple[tuple[str, CatalogueRef], ...] = ()
    """Ids of those that belong to another catalogue or that no way leads from; they are left alone."""
    problems: tuple[Problem, ...] = ()


def preview(desk: Desk, target: str, *, only: str | None = None) -> Plan:
    """Return what carrying over to a version would do, for all subjects or one; nothing is changed."""
    require_version(desk.catalogue, target)
    plan = Plan(target=target)
    for _, ids in subjects_with_checks(desk, only):
        found = look(desk, ids, target)
        plan = _joined(plan, found, [_entry(desk, found, known, target) for known in found.chosen])
    return plan


def carry(desk: Desk, target: str, *, only: str | None = None, role: str = "local") -> Plan:
    """Carry over all subjects or one, each in one step; what cannot be read or saved stops none of the others."""
    require_version(desk.catalogue, target)
    plan = Plan(target=target)
    now = desk.now()
    moment = replace(desk, now=lambda: now)
    for subject_id, ids in subjects_with_checks(desk, only):
        try:
            with desk.store.exclusive():
                plan = _with_subject(moment, plan, ids, role)
        except StoreUnavailableError as error:
            return replace(plan, problems=(*plan.problems, problem_of(subject_id, error)))
    return plan


def _with_subject(desk: Desk, plan: Plan, ids: Sequence[str], role: str) -> Plan:
    """Carry over the checks of one subject, and its measures with them."""
    found = look(desk, with_newer(desk, ids), plan.target)
    entries: list[Entry] = []
    problems: list[Problem] = []
    for known in found.chosen:
        fresh = sum(entry.way is Way.NEW_DRAFT for entry in entries)
        try:
            made = _save(desk, known, _carried(desk, found, known, plan.target, role), found.next_number + fresh)
            entries.append(replace(_entry(desk, found, known, plan.target), made=made))
        except GelingenscheckError as error:
            problems.append(problem_of(f"{known.id}{SUFFIX}", error))
    problems += rename_measures(desk, found.subject, plan.target, role) if entries else []
    return _joined(plan, replace(found, problems=(*found.problems, *problems)), entries)


def effect(catalogue: Catalogue, assessment: Assessment, target: str) -> Effect | None:
    """Return the figures under the questions of an assessment's own version and of another; None where none exist."""
    if assessment.check is not Check.FULL:
        return None
    today = carrying.current(assessment, catalogue)
    before, after = catalogue.as_of(assessment.catalogue.version), catalogue.as_of(target)
    return Effect(
        before=profile(before, today),
        after=profile(after, today),
        change=change(catalogue, carrying.only_asked(today, before), carrying.only_asked(today, after)),
    )


def require_version(catalogue: Catalogue, target: str) -> None:
    """Refuse a version that the catalogue does not lead to, and name those that it does."""
    if target not in catalogue.versions:
        raise UnknownVersionError(version=target[:60], known=", ".join(catalogue.versions))


def _entry(desk: Desk, found: Found, known: Assessment, target: str) -> Entry:
    return Entry(
        id=known.id,
        subject=known.subject,
        title=found.subject.title if found.subject else known.subject,
        department=known.department,
        check=known.check,
        variant=known.variant,
        source=known.catalogue.version,
        way=Way.IN_PLACE if known.status is Status.DRAFT else Way.NEW_DRAFT,
        report=carrying.carry_over(known, desk.catalogue, target).report,
        effect=effect(desk.catalogue, known, target),
    )


def _carried(desk: Desk, found: Found, known: Assessment, target: str, role: str) -> Assessment:
    """Return what an assessment becomes: a draft of the version, in its place or going on from a final one."""
    department = found.subject.department if found.subject else known.department
    stamp = desk.stamp(department, role)
    moved = carrying.carry_over(known, desk.catalogue, target).assessment
    if known.status is Status.FINAL:
        revised = lifecycle.revise(moved, id=known.id, phase=known.phase, stamp=stamp)
        moved = replace(revised, department=department)
    return replace(moved, changed=stamp, carried=CarriedFrom(catalogue=known.catalogue, stamp=stamp))


def _save(desk: Desk, known: Assessment, carried: Assessment, number: int) -> str:
    """Save it over the draft that it was, or as a new one with a number, and return its id."""
    if known.status is Status.DRAFT:
        return desk.store.update(Assessment, known.id, lambda _: carried).document.id
    return desk.store.create(replace(carried, id=f"{known.subject}-{number}")).document.id


def _joined(plan: Plan, found: Found, entries: Sequence[Entry]) -> Plan:
    return replace(
        plan,
        entries=(*plan.entries, *entries),
        unchanged=plan.unchanged + found.unchanged,
        others=(*plan.others, *((known.id, known.catalogue) for known in found.others)),
        problems=(*plan.problems, *found.problems),
    )

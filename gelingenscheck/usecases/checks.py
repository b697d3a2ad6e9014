"""Start a check, answer, finalise, revise, discard: what pages and command line do with assessments."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from gelingenscheck.assessment import carrying, lifecycle
from gelingenscheck.assessment.belonging import belongs, refuse_other
from gelingenscheck.assessment.model import Assessment, Check
from gelingenscheck.assessment.subject import Subject, SubjectKind
from gelingenscheck.catalogue import Phase
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_
from gelingenscheck.storage.store import NotFoundError, UnreadableDocumentError
from gelingenscheck.usecases import talks
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.forms import Fault, InvalidFormError
from gelingenscheck.usecases.projects import VARIANTS, change_project, new_id, register_project, set_release

_NUMBER = re.compile(r"-([1-9][0-9]{0,8})\Z")


class WrongCheckError(GelingenscheckError):
    """A unit gets crosscutting checks only, a project the others."""

    message = N_(
        "Der Querschnitts-Check gilt einem Amt, Kurzcheck und Einschätzung gelten einem Vorhaben. "
        "Es wurde nichts angelegt."
    )


class PhaseMissingError(GelingenscheckError):
    """Which questions are due follows from the phase."""

    message = N_("Bitte wählen Sie zuerst, wo das Vorhaben steht: in Planung, in Umsetzung oder beendet.")


class OpenDraftError(GelingenscheckError):
    """A second open draft of the same kind would compete with the first."""

    message = N_(
        "Zu diesem Vorhaben gibt es schon einen neueren offenen Entwurf. "
        "Der verworfene bleibt noch 30 Tage erhalten; bitte arbeiten Sie am offenen weiter."
    )

    def __init__(self, draft: Assessment) -> None:
        super().__init__()
        self.draft = draft


def check_ids(desk: Desk, subject_id: str) -> tuple[str, ...]:
    """Return the ids of all checks of a subject, readable or not, in the order of their numbers."""
    return tuple(f"{subject_id}-{number}" for number in sorted(_numbers(desk, subject_id)))


def checks_of(desk: Desk, subject_id: str) -> Iterator[Assessment]:
    """Yield the readable checks of a subject as today's catalogue asks, oldest number first."""
    for id_ in check_ids(desk, subject_id):
        try:
            yield carrying.current(desk.store.load(Assessment, id_).document, desk.catalogue)
        except (UnreadableDocumentError, NotFoundError):
            continue


def open_draft(desk: Desk, subject_id: str, *, check: Check, variant: str | None = None) -> Assessment | None:
    """Return the draft that is being worked on with this catalogue, if there is one."""
    drafts = (known for known in checks_of(desk, subject_id) if known.is_draft and belongs(known, desk.catalogue))
    return next((draft for draft in drafts if (draft.check, draft.variant) == (check, variant)), None)


def start_check(
    desk: Desk, subject_id: str, *, check: Check, phase: Phase | None, variant: str | None = None, role: str = "local"
) -> Assessment:
    """Return a new draft, or the open one of the same subject, kind and variant."""
    if check is not Check.CROSSCUTTING and phase is None:
        raise PhaseMissingError
    if variant is not None and variant not in VARIANTS:
        raise lifecycle.NotAnOptionError
    with desk.store.exclusive():
        subject = subject_to_check(desk, subject_id, check, role)
        known = open_draft(desk, subject_id, check=check, variant=variant)
        if known is not None:
            return known
        draft = lifecycle.start(
            id=next_id(desk, subject_id), subject=subject, check=check, phase=phase, catalogue=desk.catalogue,
            stamp=desk.stamp(subject.department, role), variant=variant,
        )  # fmt: skip
        return desk.store.create(draft).document


def change_answer(desk: Desk, assessment_id: str, change: lifecycle.Change, *, role: str = "local") -> Assessment:
    """Save one change of one part of an answer; raise `AnswerChangedError` if somebody else was faster."""
    return _update_answers(
        desk, assessment_id,
        lambda draft: lifecycle.answer(draft, change, desk.catalogue, stamp=desk.stamp(draft.department, role)),
    )  # fmt: skip


def take_over_for_rest(desk: Desk, assessment_id: str, question: str, *, role: str = "local") -> Assessment:
    """Save a question's "not applicable" for the open rest of its factor."""

    def change(draft: Assessment) -> Assessment:
        if lifecycle.question_of(draft, question, desk.catalogue) is None:
            raise lifecycle.NotAnOptionError
        stamp = desk.stamp(draft.department, role)
        return lifecycle.not_applicable_for_rest(draft, question, desk.catalogue, stamp=stamp)

    return _update_answers(desk, assessment_id, change)


def finalise_check(desk: Desk, assessment_id: str, *, role: str = "local") -> Assessment:
    """Freeze a draft for good; what was said about it, and who was invited to look at it, ends here."""
    zone = desk.organisation.timezone
    with desk.store.exclusive():
        final = _update(
            desk, assessment_id,
            lambda draft: lifecycle.finalise(draft, stamp=desk.stamp(draft.department, role), zone=zone),
        )  # fmt: skip
        talks.forget(desk.store, assessment_id)
        return final


def revise_check(desk: Desk, assessment_id: str, *, phase: Phase | None = None, role: str = "local") -> Assessment:
    """Return a new draft that goes on from a final check, or the open one; `phase` where the project moved on."""
    with desk.store.exclusive():
        final = desk.store.load(Assessment, assessment_id).document
        refuse_other(final, desk.catalogue)
        known = open_draft(desk, final.subject, check=final.check, variant=final.variant)
        if known is not None:
            return known
        department = desk.store.load(Subject, final.subject).document.department
        draft = lifecycle.revise(
            final, id=next_id(desk, final.subject), phase=phase or final.phase, stamp=desk.stamp(department, role)
        )
        return desk.store.create(replace(draft, department=department)).document


def discard_check(desk: Desk, assessment_id: str, *, role: str = "local") -> Assessment:
    """Put a draft aside; it can be restored for 30 days."""
    return _update(
        desk, assessment_id, lambda draft: lifecycle.discard(draft, stamp=desk.stamp(draft.department, role))
    )


def restore_check(desk: Desk, assessment_id: str, *, role: str = "local") -> Assessment:
    """Take a discarded draft back to work, unless another one was begun."""
    with desk.store.exclusive():
        draft = desk.store.load(Assessment, assessment_id).document
        other = open_draft(desk, draft.subject, check=draft.check, variant=draft.variant)
        if other is not None and other.id != draft.id:
            raise OpenDraftError(other)
        return _update(
            desk, assessment_id, lambda draft: lifecycle.restore(draft, stamp=desk.stamp(draft.department, role))
        )


def _update_answers(desk: Desk, id_: str, change: Callable[[Assessment], Assessment]) -> Assessment:
    """Save a change that speaks of today's questions, in a draft of any version; return it as today asks."""
    saved = _update(desk, id_, lambda draft: carrying.change_as_of_today(draft, desk.catalogue, change))
    return carrying.current(saved, desk.catalogue)


def _update(desk: Desk, id_: str, change: Callable[[Assessment], Assessment]) -> Assessment:
    """Save a change of an assessment that this catalogue can speak of."""

    def refused_or_changed(assessment: Assessment) -> Assessment:
        refuse_other(assessment, desk.catalogue)
        return change(assessment)

    return desk.store.update(Assessment, id_, refused_or_changed).document


def subject_to_check(desk: Desk, id_: str, check: Check, role: str) -> Subject:
    """Return the subject that the check is for; a unit becomes one with its first check."""
    unit = desk.organisation.departments.get(id_) if check is Check.CROSSCUTTING else None
    try:
        subject = desk.store.load(Subject, id_).document
    except NotFoundError:
        if unit is None:
            raise
        stamp = desk.stamp(id_, role)
        fresh = Subject(id=id_, kind=SubjectKind.UNIT, title=unit.name, department=id_, changed=stamp)
        return desk.store.create(fresh).document
    if (subject.kind is SubjectKind.UNIT) != (check is Check.CROSSCUTTING):
        raise WrongCheckError
    return subject


def _numbers(desk: Desk, subject_id: str) -> Iterator[int]:
    """Yield the numbers of all checks of a subject, readable or not: SUBJECT-N."""
    for id_ in desk.store.ids(Assessment, prefix=f"{subject_id}-"):
        match = _NUMBER.fullmatch(id_, len(subject_id))
        if match is not None:
            yield int(match[1])


def next_id(desk: Desk, subject_id: str) -> str:
    """Return the id of the next check of a subject; ask for it and save under the store's lock."""
    return f"{subject_id}-{max(_numbers(desk, subject_id), default=0) + 1}"


__all__ = [
    "VARIANTS", "Fault", "InvalidFormError", "OpenDraftError", "PhaseMissingError", "WrongCheckError",
    "change_answer", "change_project", "check_ids", "checks_of", "discard_check", "finalise_check", "new_id",
    "next_id", "open_draft", "register_project", "restore_check", "revise_check", "set_release", "start_check",
    "subject_to_check", "take_over_for_rest",
]  # fmt: skip

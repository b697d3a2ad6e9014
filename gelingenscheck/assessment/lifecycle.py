"""What may happen to an assessment: start, answer, take back, finalise, revise, discard. All pure."""

from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo

from gelingenscheck.assessment.answering import (
    AnswerChangedError,
    Change,
    answer,
    not_applicable_for_rest,
    question_of,
    refuse_if_closed,
)
from gelingenscheck.assessment.model import OPEN, Assessment, CatalogueRef, Check, Mode, Status
from gelingenscheck.assessment.options import MAX_TEXT
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.assessment.refusals import (
    DiscardedError,
    FinalError,
    LinkError,
    NotAnOptionError,
    NotFinalError,
    ReasonMissingError,
    TextTooLongError,
    UndoExpiredError,
    UnknownQuestionError,
)
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Catalogue, Phase

UNDO = timedelta(days=30)


def start(
    *,
    id: str,  # noqa: A002 - the field's name
    subject: Subject,
    check: Check,
    phase: Phase | None,
    catalogue: Catalogue,
    stamp: Stamp,
    mode: Mode = Mode.INDIVIDUAL,
    variant: str | None = None,
) -> Assessment:
    """Return a new, empty draft."""
    return Assessment(
        id=id,
        status=Status.DRAFT,
        check=check,
        subject=subject.id,
        department=subject.department,
        phase=None if check is Check.CROSSCUTTING else phase,
        catalogue=CatalogueRef(id=catalogue.id, version=catalogue.version),
        created=stamp,
        changed=stamp,
        mode=mode,
        variant=variant,
    )


def finalise(assessment: Assessment, *, stamp: Stamp, zone: tzinfo) -> Assessment:
    """Return the final assessment: frozen for good, its times shrunk to days in the organisation's time zone."""
    refuse_if_closed(assessment)
    return replace(
        assessment,
        status=Status.FINAL,
        created=_day_only(assessment.created, zone),
        changed=_day_only(stamp, zone),
        finalised=_day_only(stamp, zone),
        carried=assessment.carried and replace(assessment.carried, stamp=_day_only(assessment.carried.stamp, zone)),
        answers={id_: replace(known, at=_day(known.at, zone)) for id_, known in assessment.answers.items()},
    )


def revise(assessment: Assessment, *, id: str, phase: Phase | None, stamp: Stamp) -> Assessment:  # noqa: A002
    """Return a new draft that goes on from a final assessment, with all its answers."""
    if assessment.status is not Status.FINAL:
        raise NotFinalError
    return replace(
        assessment,
        id=id,
        revision=1,
        status=Status.DRAFT,
        phase=phase,
        mode=Mode.INDIVIDUAL,
        predecessor=assessment.id,
        created=stamp,
        changed=stamp,
        finalised=None,
        carried=None,
        rounds=(),
        workshop=None,
    )


def discard(assessment: Assessment, *, stamp: Stamp) -> Assessment:
    """Return the draft marked as discarded."""
    refuse_if_closed(assessment)
    return replace(assessment, discarded=stamp, changed=stamp)


def restore(assessment: Assessment, *, stamp: Stamp) -> Assessment:
    """Return a discarded draft to work; refuse it after 30 days."""
    if assessment.discarded is None:
        return assessment
    moment = assessment.discarded.at
    late = stamp.at - moment > UNDO if isinstance(moment, datetime) and isinstance(stamp.at, datetime) else False
    if late:
        raise UndoExpiredError
    return replace(assessment, discarded=None, changed=stamp)


def _day(moment: datetime | date | None, zone: tzinfo) -> date | None:
    return moment.astimezone(zone).date() if isinstance(moment, datetime) else moment


def _day_only(stamp: Stamp, zone: tzinfo) -> Stamp:
    moment = stamp.at
    return replace(stamp, at=moment.astimezone(zone).date()) if isinstance(moment, datetime) else stamp


__all__ = [
    "MAX_TEXT", "OPEN", "UNDO", "AnswerChangedError", "Change", "DiscardedError", "FinalError", "LinkError",
    "NotAnOptionError", "NotFinalError", "ReasonMissingError", "TextTooLongError", "UndoExpiredError",
    "UnknownQuestionError", "answer", "discard", "finalise", "not_applicable_for_rest", "question_of", "restore",
    "revise", "start",
]  # fmt: skip

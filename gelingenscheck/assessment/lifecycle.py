"""What may happen to an assessment: start, answer, take back, finalise, revise, discard. All pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from gelingenscheck.assessment.model import (
    NO_ANSWER_YET,
    OPEN,
    OTHER_REASON,
    Answer,
    Assessment,
    CatalogueRef,
    Check,
    Choice,
    Evidence,
    Mode,
    NoAnswer,
    QuickAnswer,
    Status,
)
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import LEVELS, Catalogue, Phase, Question
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_

UNDO = timedelta(days=30)
MAX_TEXT = 4_000
"""Characters in one text that a person types."""


class FinalError(GelingenscheckError):
    """A final assessment is never changed."""

    message = N_(
        "Diese Einschätzung ist abgeschlossen und bleibt, wie sie ist. "
        "Zum Ändern bitte eine Fortschreibung beginnen; dabei werden alle Antworten übernommen."
    )


class DiscardedError(GelingenscheckError):
    """A discarded draft is not changed."""

    message = N_("Dieser Entwurf ist verworfen. Sie können ihn auf der Startseite 30 Tage lang zurückholen.")


class NotFinalError(GelingenscheckError):
    """Only a final assessment can be revised."""

    message = N_("Dieser Entwurf ist noch nicht abgeschlossen. Sie können einfach weiter daran arbeiten.")


class UndoExpiredError(GelingenscheckError):
    """A discarded draft can be restored for 30 days."""

    message = N_("Dieser Entwurf wurde vor mehr als 30 Tagen verworfen und lässt sich nicht mehr zurückholen.")


class UnknownQuestionError(GelingenscheckError):
    """The catalogue has no such question."""

    message = N_("Die Frage „{question}“ gibt es in diesem Katalog nicht. Es wurde nichts geändert.")


class NotAnOptionError(GelingenscheckError):
    """The value is none of the options."""

    message = N_(
        "Diese Antwort gibt es bei dieser Frage nicht. Es wurde nichts geändert; bitte wählen Sie noch einmal."
    )


class ReasonMissingError(GelingenscheckError):
    """ "Not applicable" needs a reason."""

    message = N_("„Trifft nicht zu“ braucht einen Grund. Die bisherige Antwort gilt weiter.")


class TextTooLongError(GelingenscheckError):
    """The text is longer than a field holds."""

    message = N_("Der Text hat {length} Zeichen, möglich sind {limit}. Gespeichert ist der bisherige Text.")


class LinkError(GelingenscheckError):
    """Evidence links are web addresses only."""

    message = N_("Ein Link beginnt mit http:// oder https://. Gespeichert ist der bisherige Nachweis.")


class AnswerChangedError(GelingenscheckError):
    """Somebody else changed the same part of the same answer: both are kept, the person decides."""

    message = N_(
        "Jemand anders hat diese Frage inzwischen beantwortet. Beide Antworten sind noch da; "
        "bitte entscheiden Sie, welche gilt."
    )

    def __init__(self, change: "Change", stored: Answer) -> None:
        super().__init__()
        self.change, self.stored = change, stored


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One change of one part of an answer: what the person saw, and what it shall be."""

    question: str
    part: str
    """A field of `Answer`: choice, rationale, evidence or target. In a quick check: `quick`."""
    shown: Any
    new: Any


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


def answer(assessment: Assessment, change: Change, catalogue: Catalogue, *, stamp: Stamp) -> Assessment:
    """Return the draft with one change; refuse it if that part is no longer what the person saw.

    Setting the choice to `OPEN` takes the answer back; what was written beside it stays.
    """
    _refuse_if_closed(assessment)
    if change.part == "quick":
        return _quick(assessment, change, catalogue, stamp)
    _refuse_if_invalid(change, question_of(assessment, change.question, catalogue))
    stored = assessment.answer(change.question)
    now = getattr(stored, change.part)
    if now == change.new:
        return assessment
    if now != change.shown:
        raise AnswerChangedError(change, stored)
    changed = replace(stored, **{change.part: change.new}, at=stamp.at, by=stamp.by)
    bare = replace(changed, at=None, by=None) == NO_ANSWER_YET
    answers = {id_: known for id_, known in assessment.answers.items() if not (bare and id_ == change.question)}
    if not bare:
        answers[change.question] = changed
    return replace(assessment, answers=answers, changed=stamp)


def question_of(assessment: Assessment, id_: str, catalogue: Catalogue) -> Question | None:
    """Return the question; None for one of a crosscutting check, which is no `Question`."""
    if assessment.check is Check.CROSSCUTTING and any(f.crosscutting.id == id_ for f in catalogue.factors):
        return None
    question = catalogue.questions.get(id_)
    if question is None or assessment.check is not Check.FULL:
        raise UnknownQuestionError(question=id_[:80])
    return question


def _quick(assessment: Assessment, change: Change, catalogue: Catalogue, stamp: Stamp) -> Assessment:
    if assessment.check is not Check.QUICK or change.question not in catalogue.by_id:
        raise UnknownQuestionError(question=change.question[:80])
    new: QuickAnswer | None = change.new
    if new is not None and new.text is not None and len(new.text) > MAX_TEXT:
        raise TextTooLongError(length=len(new.text), limit=MAX_TEXT)
    now = assessment.quick.get(change.question)
    if now == new:
        return assessment
    if now != change.shown:
        raise AnswerChangedError(change, NO_ANSWER_YET)
    quick = {id_: known for id_, known in assessment.quick.items() if id_ != change.question}
    if new is not None:
        quick[change.question] = new
    return replace(assessment, quick=quick, changed=stamp)


def not_applicable_for_rest(assessment: Assessment, question: str, catalogue: Catalogue, *, stamp: Stamp) -> Assessment:
    """Return the draft with a question's "not applicable" taken over to the open rest of its factor.

    Only where the other question allows it; a reason that it does not know becomes a note.
    """
    _refuse_if_closed(assessment)
    source = catalogue.questions[question]
    choice = assessment.answer(question).choice
    if choice.no_answer is not NoAnswer.NOT_APPLICABLE:
        raise ReasonMissingError
    reasons = source.na or {}
    text = reasons[choice.reason].de if choice.reason and choice.reason in reasons else choice.note
    answers = dict(assessment.answers)
    for other in catalogue.due(catalogue.by_id[source.factor], assessment.phase):
        known = assessment.answer(other.id)
        if known.given or other.na is None:
            continue
        same = choice.reason in other.na
        taken = choice if same else replace(choice, reason=OTHER_REASON, note=text)
        answers[other.id] = replace(known, choice=taken, at=stamp.at, by=stamp.by)
    return replace(assessment, answers=answers, changed=stamp)


def finalise(assessment: Assessment, *, stamp: Stamp, zone: tzinfo) -> Assessment:
    """Return the final assessment: frozen for good, its times shrunk to days in the organisation's time zone."""
    _refuse_if_closed(assessment)
    return replace(
        assessment,
        status=Status.FINAL,
        created=_day_only(assessment.created, zone),
        changed=_day_only(stamp, zone),
        finalised=_day_only(stamp, zone),
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
        rounds=(),
    )


def discard(assessment: Assessment, *, stamp: Stamp) -> Assessment:
    """Return the draft marked as discarded."""
    _refuse_if_closed(assessment)
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


def _refuse_if_closed(assessment: Assessment) -> None:
    if assessment.status is Status.FINAL:
        raise FinalError
    if assessment.discarded is not None:
        raise DiscardedError


def _refuse_if_invalid(change: Change, question: Question | None) -> None:
    """Refuse a value that is none of the options, too long, or not a web address."""
    new = change.new
    if change.part == "choice":
        _refuse_choice(new, question)
    elif change.part == "target" and new is not None:
        if new.level not in LEVELS:
            raise NotAnOptionError
        _refuse_long(new.reason)
    elif change.part == "rationale":
        _refuse_long(new)
    elif change.part == "evidence":
        for item in new:
            _refuse_evidence(item)
    elif change.part not in {"target", "rationale", "evidence"}:
        raise NotAnOptionError


def _refuse_choice(choice: Choice, question: Question | None) -> None:
    if choice.level is not None and (choice.level not in LEVELS or choice.no_answer is not None):
        raise NotAnOptionError
    if choice.no_answer is not NoAnswer.NOT_APPLICABLE:
        return
    reasons: Mapping[str, object] | None = question.na if question is not None else None
    if reasons is None:
        raise NotAnOptionError
    if choice.reason is None or (choice.reason == OTHER_REASON and not (choice.note or "").strip()):
        raise ReasonMissingError
    if choice.reason != OTHER_REASON and choice.reason not in reasons:
        raise NotAnOptionError
    _refuse_long(choice.note)


def _refuse_evidence(item: Evidence) -> None:
    _refuse_long(item.text)
    _refuse_long(item.link)
    if item.link is not None and not item.link.lower().startswith(("https://", "http://")):
        raise LinkError


def _refuse_long(text: str | None) -> None:
    if text is not None and len(text) > MAX_TEXT:
        raise TextTooLongError(length=len(text), limit=MAX_TEXT)


def _day(moment: datetime | date | None, zone: tzinfo) -> date | None:
    return moment.astimezone(zone).date() if isinstance(moment, datetime) else moment


def _day_only(stamp: Stamp, zone: tzinfo) -> Stamp:
    moment = stamp.at
    return replace(stamp, at=moment.astimezone(zone).date()) if isinstance(moment, datetime) else stamp


__all__ = [
    "MAX_TEXT", "OPEN", "UNDO", "AnswerChangedError", "Change", "answer", "discard", "finalise",
    "not_applicable_for_rest", "question_of", "restore", "revise", "start",
]  # fmt: skip

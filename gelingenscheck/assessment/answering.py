"""Answer one question at a time, so that answers to different questions merge by themselves. All pure."""

from dataclasses import dataclass, replace
from typing import Any

from gelingenscheck.assessment.model import (
    NO_ANSWER_YET,
    OTHER_REASON,
    Answer,
    Assessment,
    Check,
    NoAnswer,
    QuickAnswer,
    Status,
)
from gelingenscheck.assessment.options import refuse_if_invalid, refuse_if_long
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.assessment.refusals import (
    DiscardedError,
    FinalError,
    ReasonMissingError,
    UnknownQuestionError,
)
from gelingenscheck.catalogue import Catalogue, Question
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One change of one part of an answer: what the person saw, and what it shall be."""

    question: str
    part: str
    """A field of `Answer`: choice, rationale, evidence or target. In a quick check: `quick`."""
    shown: Any
    new: Any


class AnswerChangedError(GelingenscheckError):
    """Somebody else changed the same part of the same answer: both are kept, the person decides."""

    message = N_(
        "Jemand anders hat diese Frage inzwischen beantwortet. Beide Antworten sind noch da; "
        "bitte entscheiden Sie, welche gilt."
    )

    def __init__(self, change: Change, stored: Answer = NO_ANSWER_YET, quick: QuickAnswer | None = None) -> None:
        super().__init__()
        self.change, self.stored, self.stored_quick = change, stored, quick


def answer(assessment: Assessment, change: Change, catalogue: Catalogue, *, stamp: Stamp) -> Assessment:
    """Return the draft with one change; refuse it if that part is no longer what the person saw.

    Setting the choice to `OPEN` takes the answer back; what was written beside it stays.
    """
    refuse_if_closed(assessment)
    if change.part == "quick":
        return _quick(assessment, change, catalogue, stamp)
    refuse_if_invalid(change.part, change.new, question_of(assessment, change.question, catalogue))
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
    if new is not None:
        refuse_if_long(new.text)
    now = assessment.quick.get(change.question)
    if now == new:
        return assessment
    if now != change.shown:
        raise AnswerChangedError(change, quick=now)
    quick = {id_: known for id_, known in assessment.quick.items() if id_ != change.question}
    if new is not None:
        quick[change.question] = new
    return replace(assessment, quick=quick, changed=stamp)


def not_applicable_for_rest(assessment: Assessment, question: str, catalogue: Catalogue, *, stamp: Stamp) -> Assessment:
    """Return the draft with a question's "not applicable" taken over to the open rest of its factor.

    Only where the other question allows it; a reason that it does not know becomes a note.
    """
    refuse_if_closed(assessment)
    source = question_of(assessment, question, catalogue)
    choice = assessment.answer(question).choice
    if source is None or choice.no_answer is not NoAnswer.NOT_APPLICABLE:
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


def refuse_if_closed(assessment: Assessment) -> None:
    """Refuse to change what is final or discarded."""
    if assessment.status is Status.FINAL:
        raise FinalError
    if assessment.discarded is not None:
        raise DiscardedError

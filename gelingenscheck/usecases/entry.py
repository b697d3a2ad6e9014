"""Type in what stands on paper: one key per question, saved at once like a click in the app."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gelingenscheck.assessment import carrying, keys
from gelingenscheck.assessment.lifecycle import AnswerChangedError, Change, NotAnOptionError
from gelingenscheck.assessment.model import OTHER_REASON, Assessment, Choice, QuickAnswer
from gelingenscheck.assessment.numbering import Numbered, numbered
from gelingenscheck.assessment.refusals import UnknownQuestionError
from gelingenscheck.catalogue import Asked
from gelingenscheck.usecases import checks
from gelingenscheck.usecases.desk import Desk


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """An answer as one types it: its key, and what was written beside it."""

    key: str = keys.NOTHING
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Typed:
    """What was typed for a question, and what was shown there."""

    question: str
    new: Written
    """An empty text leaves what is written there."""
    shown: Written


def written(assessment: Assessment, item: Numbered) -> Written:
    """Return what is saved for a question, as one would type it."""
    if item.asked is None:
        known = assessment.quick.get(item.id)
        return Written() if known is None else _quick(known)
    answer = assessment.answer(item.id)
    return Written(key=keys.key_of(answer.choice, item.asked), text=answer.choice.note or answer.rationale or "")


def enter(desk: Desk, assessment_id: str, typed: Typed, *, role: str = "local") -> Assessment:
    """Save what was typed; raise `AnswerChangedError` where something else was shown than what is saved."""
    draft = carrying.current(desk.store.load(Assessment, assessment_id).document, desk.catalogue)
    item = next((one for one in numbered(desk.catalogue, draft.check, draft.phase) if one.id == typed.question), None)
    if item is None:
        raise UnknownQuestionError(question=typed.question[:80])
    for change in _changes(draft, item, typed):
        draft = checks.change_answer(desk, assessment_id, change, role=role)
    return draft


def _changes(draft: Assessment, item: Numbered, typed: Typed) -> tuple[Change, ...]:
    if item.asked is None:
        stored, new = draft.quick.get(item.id), _quick_answer(draft.quick.get(item.id), typed.new)
        _refuse_unseen(draft, item, typed, Change(question=item.id, part="quick", shown=stored, new=new))
        return (Change(question=item.id, part="quick", shown=stored, new=new),)
    answer, choice = draft.answer(item.id), _choice(draft, item.id, item.asked, typed.new)
    choosing = Change(question=item.id, part="choice", shown=answer.choice, new=choice)
    _refuse_unseen(draft, item, typed, choosing)
    if not typed.new.text or choice.reason == OTHER_REASON:
        return (choosing,)
    return choosing, Change(question=item.id, part="rationale", shown=answer.rationale, new=typed.new.text)


def _refuse_unseen(draft: Assessment, item: Numbered, typed: Typed, change: Change) -> None:
    """Refuse what would replace an answer that nobody saw; the same answer again is none."""
    now = written(draft, item)
    same = change.new == change.shown and typed.new.text in {"", now.text}
    if now != typed.shown and not same:
        raise AnswerChangedError(change, draft.answer(item.id), draft.quick.get(item.id))


def _choice(draft: Assessment, question: str, asked: Asked, new: Written) -> Choice:
    """Return the choice that was typed; a reason in words that was written before stays while none is typed."""
    known = draft.answer(question).choice
    note = known.note if keys.reasons(asked).get(new.key) == known.reason == OTHER_REASON else None
    return keys.choice_of(new.key, asked, new.text or note)


def _quick(known: QuickAnswer) -> Written:
    key = next(key for key, state in keys.QUICK.items() if state is known.state)
    return Written(key=key, text=known.text or "")


def _quick_answer(known: QuickAnswer | None, new: Written) -> QuickAnswer | None:
    if new.key == keys.TAKE_BACK:
        return None
    if new.key not in keys.QUICK:
        raise NotAnOptionError
    text = new.text or (known.text if known else None)
    return QuickAnswer(state=keys.QUICK[new.key], text=text)


def typed_of(value: Mapping[str, Any]) -> Typed | None:
    """Return what a page sent, which may be anything; None where it makes no sense."""
    parts = [value.get(name) for name in ("question", "key", "text", "shown_key", "shown_text")]
    if not all(isinstance(part, str) for part in parts):
        return None
    question, key, text, shown_key, shown_text = map(str, parts)
    return Typed(
        question=question, new=Written(key=key, text=text.strip()), shown=Written(key=shown_key, text=shown_text)
    )

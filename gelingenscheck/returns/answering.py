"""What may happen to a unit's return: write, submit, take back, declare nil, note a contact. All pure."""

from dataclasses import dataclass, replace

from gelingenscheck.assessment.options import refuse_if_long
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.returns.model import (
    Channel,
    Confirmation,
    Contact,
    ContactKind,
    Return,
    ReturnEvent,
    ReturnStep,
    ReturnText,
)
from gelingenscheck.returns.refusals import (
    DeclaredError,
    EmptyReturnError,
    NilReasonMissingError,
    NotDeclaredError,
    ReturnChangedError,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class TextChange:
    """One change of one text: what the person saw, and what it shall be. None, like blanks, is no text."""

    text: ReturnText
    shown: str | None
    new: str | None


def write(answer: Return, change: TextChange, *, stamp: Stamp, on_behalf: Channel | None = None) -> Return:
    """Return the answer with one text changed; refuse it if that text is no longer what the person saw."""
    new, shown, now = _said(change.new), _said(change.shown), answer.texts.get(change.text)
    refuse_if_long(new)
    if now == new:
        return answer
    if answer.declared is not None:
        raise DeclaredError
    if now != shown:
        raise ReturnChangedError(change.text, stored=now, new=new)
    said = {**answer.texts, change.text: new}
    texts = {text: kept for text in ReturnText if (kept := said.get(text)) is not None}
    written = replace(answer, texts=texts, changed=stamp)
    if bool(texts) == bool(answer.texts):
        return written
    return _noted(written, ReturnStep.BEGUN if texts else ReturnStep.EMPTIED, stamp=stamp, on_behalf=on_behalf)


def submit(answer: Return, *, stamp: Stamp, on_behalf: Channel | None = None) -> Return:
    """Return the answer submitted; what is submitted already stays as it is."""
    standing = answer.declared
    if standing is not None and standing.step is ReturnStep.SUBMITTED:
        return answer
    if not answer.texts:
        raise EmptyReturnError
    return _noted(answer, ReturnStep.SUBMITTED, stamp=stamp, on_behalf=on_behalf)


def withdraw(answer: Return, *, stamp: Stamp) -> Return:
    """Return the answer as one that is being worked on again; its texts stay."""
    if answer.declared is None:
        raise NotDeclaredError
    return _noted(answer, ReturnStep.WITHDRAWN, stamp=stamp)


def declare_nil(answer: Return, reason: str, *, stamp: Stamp, on_behalf: Channel | None = None) -> Return:
    """Return the answer as a nil return; texts that were begun stay beside it."""
    said = _said(reason)
    if said is None:
        raise NilReasonMissingError
    refuse_if_long(said)
    standing = answer.declared
    if standing is not None and standing.step is ReturnStep.SUBMITTED:
        raise DeclaredError
    if standing is not None and standing.reason == said:
        return answer
    return _noted(answer, ReturnStep.NIL, stamp=stamp, reason=said, on_behalf=on_behalf)


def contacted(answer: Return, kind: ContactKind, *, stamp: Stamp) -> Return:
    """Return the answer with one more contact."""
    return replace(answer, contacts=(*answer.contacts, Contact(kind=kind, stamp=stamp)), changed=stamp)


def confirmed(answer: Return, projects: int, *, stamp: Stamp) -> Return:
    """Return the answer with the unit's word that so many known projects are all."""
    return replace(answer, confirmed=Confirmation(projects=projects, stamp=stamp), changed=stamp)


def _noted(
    answer: Return, step: ReturnStep, *, stamp: Stamp, reason: str | None = None, on_behalf: Channel | None = None
) -> Return:
    event = ReturnEvent(step=step, stamp=stamp, reason=reason, on_behalf=on_behalf)
    return replace(answer, log=(*answer.log, event), changed=stamp)


def _said(text: str | None) -> str | None:
    """Return a text without the blanks around it; nothing but blanks is no text."""
    return (text or "").strip() or None

"""What one part of an answer may be."""

from collections.abc import Mapping
from typing import Any

from gelingenscheck.assessment.model import OTHER_REASON, Choice, Evidence, NoAnswer
from gelingenscheck.assessment.refusals import LinkError, NotAnOptionError, ReasonMissingError, TextTooLongError
from gelingenscheck.catalogue import LEVELS, Question

MAX_TEXT = 4_000
"""Characters in one text that a person types."""


def refuse_if_invalid(part: str, new: Any, question: Question | None) -> None:
    """Refuse a value that is none of the options, too long, or not a web address."""
    if part == "choice":
        _refuse_choice(new, question)
    elif part == "target" and new is not None:
        if new.level not in LEVELS:
            raise NotAnOptionError
        refuse_if_long(new.reason)
    elif part == "rationale":
        refuse_if_long(new)
    elif part == "evidence":
        for item in new:
            _refuse_evidence(item)
    elif part != "target":
        raise NotAnOptionError


def _refuse_choice(choice: Choice, question: Question | None) -> None:
    if choice.no_answer is not NoAnswer.NOT_APPLICABLE:
        levels = (*LEVELS, None) if choice.no_answer is None else (None,)
        if choice.level not in levels or choice.reason is not None or choice.note is not None:
            raise NotAnOptionError
        return
    reasons: Mapping[str, object] | None = question.na if question is not None else None
    if reasons is None or choice.level is not None:
        raise NotAnOptionError
    if choice.reason is None or (choice.reason == OTHER_REASON and not (choice.note or "").strip()):
        raise ReasonMissingError
    if choice.reason != OTHER_REASON and choice.reason not in reasons:
        raise NotAnOptionError
    refuse_if_long(choice.note)


def _refuse_evidence(item: Evidence) -> None:
    refuse_if_long(item.text)
    refuse_if_long(item.link)
    if item.link is not None and not item.link.lower().startswith(("https://", "http://")):
        raise LinkError


def refuse_if_long(text: str | None) -> None:
    """Refuse a text that is longer than a field holds."""
    if text is not None and len(text) > MAX_TEXT:
        raise TextTooLongError(length=len(text), limit=MAX_TEXT)

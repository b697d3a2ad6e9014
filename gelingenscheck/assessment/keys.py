"""The keys that answers have on paper and are typed in by: 0 to 4, w, and - with the number of a reason."""

from collections.abc import Mapping
from typing import Final

from gelingenscheck.assessment.model import OPEN, OTHER_REASON, Choice, NoAnswer, QuickState
from gelingenscheck.assessment.refusals import NotAnOptionError, ReasonMissingError
from gelingenscheck.catalogue import LEVELS, Asked

DONT_KNOW: Final = "w"
NOT_APPLICABLE: Final = "-"
TAKE_BACK: Final = "x"
NOTHING: Final = ""
"""Of a question that is open."""
QUICK: Final[Mapping[str, QuickState]] = {
    "1": QuickState.TOUCHED, "2": QuickState.OPEN, "3": QuickState.NOT_AFFECTED,
}  # fmt: skip


def reasons(asked: Asked) -> Mapping[str, str]:
    """Return the ids of the reasons why a question may not apply, by their keys; the last one is to be written."""
    ids = () if asked.na is None else (*asked.na, OTHER_REASON)
    return {f"{NOT_APPLICABLE}{i}": id_ for i, id_ in enumerate(ids, 1)}


def key_of(choice: Choice, asked: Asked) -> str:
    """Return the key of a choice; of a reason that the question no longer has, the bare sign."""
    if choice.level is not None:
        return str(choice.level)
    if choice.no_answer is NoAnswer.DONT_KNOW:
        return DONT_KNOW
    if choice.no_answer is NoAnswer.NOT_APPLICABLE:
        return next((key for key, id_ in reasons(asked).items() if id_ == choice.reason), NOT_APPLICABLE)
    return NOTHING


def choice_of(key: str, asked: Asked, note: str | None = None) -> Choice:
    """Return the choice that a key stands for; raise `ReasonMissingError` or `NotAnOptionError`."""
    if key in map(str, LEVELS):
        return Choice(level=int(key))
    if key == DONT_KNOW:
        return Choice(no_answer=NoAnswer.DONT_KNOW)
    if key == TAKE_BACK:
        return OPEN
    known = reasons(asked)
    if key == NOT_APPLICABLE and known:
        raise ReasonMissingError
    if key not in known:
        raise NotAnOptionError
    reason = known[key]
    return Choice(no_answer=NoAnswer.NOT_APPLICABLE, reason=reason, note=note if reason == OTHER_REASON else None)

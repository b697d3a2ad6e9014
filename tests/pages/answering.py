"""Answer through the store what a test needs answered."""

from collections.abc import Mapping
from functools import reduce

from gelingenscheck.assessment.answering import Change, answer
from gelingenscheck.assessment.model import OPEN, Assessment, Choice, NoAnswer
from gelingenscheck.usecases.checks import change_answer
from gelingenscheck.usecases.desk import Desk

DONT_KNOW = Choice(no_answer=NoAnswer.DONT_KNOW)


def _change(question: str, choice: Choice) -> Change:
    return Change(question=question, part="choice", shown=OPEN, new=choice)


def choose(desk: Desk, draft: Assessment, question: str, choice: Choice) -> None:
    """Answer one question that is open."""
    change_answer(desk, draft.id, _change(question, choice))


def answer_all(desk: Desk, draft: Assessment, *, level: int = 2, but: Mapping[str, Choice] | None = None) -> None:
    """Answer everything that is due with one level, but for some questions; all in one save."""
    due = [q.id for factor in desk.catalogue.factors for q in desk.catalogue.due(factor, draft.phase)]
    changes = [_change(id_, (but or {}).get(id_, Choice(level=level))) for id_ in due]
    stamp = desk.stamp(draft.department)
    desk.store.update(
        Assessment,
        draft.id,
        lambda known: reduce(lambda a, c: answer(a, c, desk.catalogue, stamp=stamp), changes, known),
    )

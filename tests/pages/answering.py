"""Answer through the store what a test needs answered."""

from collections.abc import Mapping

from gelingenscheck.assessment.answering import Change
from gelingenscheck.assessment.model import OPEN, Assessment, Choice, NoAnswer
from gelingenscheck.usecases.checks import change_answer
from gelingenscheck.usecases.desk import Desk


def choose(desk: Desk, draft: Assessment, question: str, choice: Choice) -> None:
    """Answer one question that is open."""
    change_answer(desk, draft.id, Change(question=question, part="choice", shown=OPEN, new=choice))


def answer_all(desk: Desk, draft: Assessment, *, level: int = 2, but: Mapping[str, Choice] | None = None) -> None:
    """Answer everything that is due with one level, but for some questions."""
    for factor in desk.catalogue.factors:
        for question in desk.catalogue.due(factor, draft.phase):
            choose(desk, draft, question.id, (but or {}).get(question.id, Choice(level=level)))


DONT_KNOW = Choice(no_answer=NoAnswer.DONT_KNOW)

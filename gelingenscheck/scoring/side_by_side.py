"""Two checks side by side, question by question: where they differ, and where there is nothing to compare."""

from dataclasses import dataclass
from enum import StrEnum

from gelingenscheck.assessment.model import Answer, Assessment, NoAnswer
from gelingenscheck.catalogue import Catalogue, Question

APART = 2
"""From so many levels on two answers lie apart."""


class Standing(StrEnum):
    """What one check says to a question."""

    LEVEL = "level"
    OPEN = "open"
    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"
    NOT_DUE = "not_due"
    NOT_ASKED = "not_asked"
    """The version that was answered did not have this question."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """One question in one check."""

    standing: Standing
    answer: Answer
    """What was said; where it is not due or was not asked, nothing that counts."""

    @property
    def level(self) -> int | None:
        """Return the level that counts."""
        return self.answer.level if self.standing is Standing.LEVEL else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """One question in both checks."""

    question: Question
    left: Side
    right: Side

    @property
    def difference(self) -> int | None:
        """Return how many levels right lies above left; None where one has no level."""
        if self.left.level is None or self.right.level is None:
            return None
        return self.right.level - self.left.level

    @property
    def apart(self) -> bool:
        """Say whether two levels or more lie between them."""
        return self.difference is not None and abs(self.difference) >= APART


def side_by_side(catalogue: Catalogue, left: tuple[Assessment, str], right: tuple[Assessment, str]) -> tuple[Pair, ...]:
    """Return all questions that are asked today, in the order of the catalogue; those due on neither side left out.

    Each side is a full check of this catalogue under today's ids, and the version that it is saved under.
    """
    sides = [
        (check, _due(catalogue, check), set(catalogue.as_of(version).questions)) for check, version in (left, right)
    ]
    pairs = (
        Pair(question=question, left=_side(question, *sides[0]), right=_side(question, *sides[1]))
        for question in catalogue.questions.values()
        if question.retired is None
    )
    return tuple(pair for pair in pairs if {pair.left.standing, pair.right.standing} != {Standing.NOT_DUE})


def _due(catalogue: Catalogue, check: Assessment) -> set[str]:
    return {question.id for factor in catalogue.factors for question in catalogue.due(factor, check.phase)}


def _side(question: Question, check: Assessment, due: set[str], asked: set[str]) -> Side:
    answer = check.answer(question.id)
    return Side(standing=_standing(question, answer, due, asked), answer=answer)


def _standing(question: Question, answer: Answer, due: set[str], asked: set[str]) -> Standing:
    if question.id not in due:
        return Standing.NOT_DUE
    if answer.level is not None:
        return Standing.LEVEL
    if answer.no_answer is NoAnswer.NOT_APPLICABLE:
        return Standing.NOT_APPLICABLE
    if answer.no_answer is NoAnswer.DONT_KNOW:
        return Standing.DONT_KNOW
    return Standing.OPEN if question.id in asked else Standing.NOT_ASKED

"""Invent the answers of one check: a project has its level, a factor its own, a question some luck."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from gelingenscheck.assessment.model import OTHER_REASON, Answer, Choice, Evidence, NoAnswer, RoundRecord, Target
from gelingenscheck.catalogue import LEVELS, Catalogue, Phase, Question
from gelingenscheck.scoring.sheet import EVIDENCE_FROM
from gelingenscheck.usecases import invention

BY_LEVEL = tuple(Choice(level=level) for level in LEVELS)
DONT_KNOW = Choice(no_answer=NoAnswer.DONT_KNOW)


@dataclass(frozen=True, kw_only=True)
class Guesser:
    """Answers in the name of one role, on one day."""

    dice: random.Random
    at: datetime | date
    by: str
    left_open: float = 0.0
    """Share of questions without an answer."""
    level: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "level", self.dice.gauss(2.2, 0.7))

    def answers(self, catalogue: Catalogue, phase: Phase) -> Iterator[tuple[str, Answer]]:
        """Yield answers to most of the due questions."""
        for factor in catalogue.factors:
            near = self.level + self.dice.gauss(0, 0.6)
            skipped = self.dice.random() < 0.03  # noqa: PLR2004 - a factor left out now and then
            for question in catalogue.due(factor, phase):
                if not skipped and self.dice.random() >= self.left_open:
                    yield question.id, self._answer(self._choice(question, near))

    def standard(self) -> Answer:
        """Return the answer of a unit on its own standard."""
        return self._answer(DONT_KNOW if self._once(0.05) else self._rated(self.level - 0.5))

    def rounds(self, catalogue: Catalogue, phase: Phase) -> Iterator[RoundRecord]:
        """Yield a few votes, on questions and on whole factors; some below the threshold."""
        for factor in self.dice.sample(catalogue.factors, min(3, len(catalogue.factors))):
            due = catalogue.due(factor, phase)
            item = factor.id if self._once(0.3) or not due else self.dice.choice(due).id
            votes = self.dice.randrange(1, 3)
            shown = not self._once(0.1)
            yield RoundRecord(
                item=item,
                ballots=tuple(self._ballots() if shown else None for _ in range(votes)),
                dont_know=tuple(self.dice.randrange(4) if shown else None for _ in range(votes)),
                level=None if self._once(0.1) else self.dice.choice(LEVELS),
                dissent=invention.DISSENT if self._once(0.2) else None,
                note=invention.TALK if shown and votes > 1 else None,
                paper=tuple(votes if shown else None for _ in range(votes)),
            )

    def _ballots(self) -> tuple[int, ...]:
        return tuple(self.dice.randrange(2, 15) for _ in LEVELS)

    def _once(self, share: float) -> bool:
        return self.dice.random() < share

    def _rated(self, near: float) -> Choice:
        return BY_LEVEL[min(max(round(self.dice.gauss(near, 0.8)), 0), LEVELS[-1])]

    def _choice(self, question: Question, near: float) -> Choice:
        if self._once(0.04):
            return DONT_KNOW
        if question.na is None or not self._once(0.06):
            return self._rated(near)
        if not question.na or self._once(0.2):
            note = self.dice.choice(invention.NOTES)
            return Choice(no_answer=NoAnswer.NOT_APPLICABLE, reason=OTHER_REASON, note=note)
        return Choice(no_answer=NoAnswer.NOT_APPLICABLE, reason=self.dice.choice(tuple(question.na)))

    def _answer(self, choice: Choice) -> Answer:
        due = choice.level is not None and choice.level >= EVIDENCE_FROM
        return Answer(
            choice=choice,
            rationale=self.dice.choice(invention.RATIONALES) if self._once(0.2) else None,
            evidence=(self._evidence(),) if self._once(0.6 if due else 0.05) else (),
            target=self._target() if choice.level is not None and self._once(0.04) else None,
            at=self.at,
            by=self.by,
        )

    def _evidence(self) -> Evidence:
        link = self.dice.choice(invention.LINKS) if self._once(0.25) else None
        return Evidence(text=None if link and self._once(0.2) else self.dice.choice(invention.EVIDENCE), link=link)

    def _target(self) -> Target:
        return Target(
            level=self.dice.choice(LEVELS), reason=self.dice.choice(invention.REASONS) if self._once(0.6) else None
        )

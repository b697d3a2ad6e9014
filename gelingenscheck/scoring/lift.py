"""The smallest set of answers that lifts a factor over its next threshold (design: section 6, last rule)."""

from collections.abc import Sequence
from dataclasses import dataclass

from gelingenscheck.assessment.model import Assessment, NoAnswer
from gelingenscheck.catalogue import BANDS, Band, Catalogue, Factor, Question
from gelingenscheck.scoring.factor import TOP, FactorScore, factor_score
from gelingenscheck.scoring.fewest import Candidate, fewest
from gelingenscheck.scoring.sheet import Rules, rules


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One answer that would have to change."""

    question: str
    before: int | None
    """The level now; None where there is none yet."""
    after: int | None
    """The level needed; None where any level will do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Lift:
    """What would lift a factor."""

    factor: str
    steps: tuple[Step, ...]
    """In the order of the catalogue."""
    band: Band | None
    """The band that is reached; None where the factor becomes rated, by answers that are not known yet."""
    score: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Goal:
    """The band aimed at, and what the answers give so far."""

    rules: Rules
    band: Band
    points: int
    weight: int
    zeros: frozenset[str]
    key_zeros: frozenset[str]

    def deficit(self, points: int, weight: int) -> int:
        """Return how many quarters of a hundredth are missing to the threshold; 0 or less: none."""
        return self.start * weight - 25 * points

    @property
    def start(self) -> int:
        """Return the score at which the band begins."""
        return self.rules.strong if self.band is Band.STRONG else self.rules.developing

    def candidate(self, question: Question, level: int | None) -> Candidate:
        """Return what a question brings step by step; a first answer also weighs."""
        burden = 0 if level is not None else self.start * question.weight
        return Candidate(
            gains=tuple(25 * question.weight * n - burden for n in range(1, TOP - (level or 0) + 1)),
            needed=question.id in self.barriers,
        )

    @property
    def barriers(self) -> frozenset[str]:
        """Return the zeros that the gate does not allow in this band (R3)."""
        return self.zeros if self.band is Band.STRONG else self.key_zeros


Levels = dict[str, int]


def smallest_lift(catalogue: Catalogue, factor: Factor, assessment: Assessment) -> Lift | None:
    """Return the fewest answers, then the fewest steps, then the first in the catalogue's order, that lift a factor.

    A rated factor is lifted into a higher band, an unrated one to being rated. None where it does
    not apply, or is in the highest band already.
    """
    now = factor_score(catalogue, factor, assessment)
    if not now.applies:
        return None
    questions = [
        question
        for question in catalogue.due(factor, assessment.phase)
        if assessment.answer(question.id).no_answer is not NoAnswer.NOT_APPLICABLE
    ]
    levels = {q.id: level for q in questions if (level := assessment.answer(q.id).level) is not None}
    known = rules(catalogue, assessment.phase)
    if not now.rated:
        return _to_rated(known, now, [q for q in questions if q.id not in levels])
    higher = BANDS[BANDS.index(now.band) + 1 :] if now.band else ()
    return _to_band(_goal(known, now, higher[0], questions, levels), now, questions, levels) if higher else None


def _to_rated(known: Rules, now: FactorScore, missing: Sequence[Question]) -> Lift | None:
    """Return the fewest questions whose answers, whatever they are, make the factor rated."""
    part, whole = known.share
    candidates = [Candidate(gains=(whole * q.weight,), needed=q.id in now.key_open) for q in missing]
    chosen = fewest(candidates, part * now.weight - whole * now.answered_weight)
    if chosen is None:
        return None
    steps = tuple(Step(question=missing[place].id, before=None, after=None) for place in chosen)
    return Lift(factor=now.factor, steps=steps, band=None, score=None)


def _goal(known: Rules, now: FactorScore, band: Band, questions: Sequence[Question], levels: Levels) -> _Goal:
    zeros = frozenset(id_ for id_, level in levels.items() if level == 0)
    return _Goal(
        rules=known,
        band=band,
        points=now.points,
        weight=now.answered_weight,
        zeros=zeros,
        key_zeros=frozenset(q.id for q in questions if q.key and q.id in zeros),
    )


def _to_band(goal: _Goal, now: FactorScore, questions: Sequence[Question], levels: Levels) -> Lift | None:
    """Return the lift with the fewest steps among those with the fewest questions."""
    rising = [question for question in questions if levels.get(question.id, -1) < TOP]
    chosen = fewest([goal.candidate(q, levels.get(q.id)) for q in rising], goal.deficit(goal.points, goal.weight))
    if chosen is None:
        return None
    after = _cheapest(goal, [rising[place] for place in chosen], levels)
    raised = levels | after
    weight = sum(question.weight for question in questions if question.id in raised)
    points = sum(question.weight * raised[question.id] for question in questions if question.id in raised)
    zeros = {id_ for id_, level in raised.items() if level == 0}
    key_zero = any(question.key and question.id in zeros for question in questions)
    return Lift(
        factor=now.factor,
        steps=tuple(Step(question=id_, before=levels.get(id_), after=level) for id_, level in after.items()),
        band=goal.rules.band(points, weight, zero=bool(zeros), key_zero=key_zero),
        score=25 * points / weight,
    )


def _cheapest(goal: _Goal, chosen: Sequence[Question], levels: Levels) -> Levels:
    """Return the levels that reach the goal by changing each of the chosen questions in the fewest steps.

    Exact: each chosen question rises by one at least (a 0 for a missing one never lifts), which also
    opens the gate; every further step costs the same and brings its question's weight, so the
    heaviest come first.
    """
    after = {question.id: levels.get(question.id, 0) + 1 for question in chosen}
    points = goal.points + sum(q.weight * (after[q.id] - levels.get(q.id, 0)) for q in chosen)
    weight = goal.weight + sum(q.weight for q in chosen if q.id not in levels)
    deficit = goal.deficit(points, weight)
    for question in sorted(chosen, key=lambda q: -q.weight):
        if deficit <= 0:
            break
        gain = 25 * question.weight
        steps = min(TOP - after[question.id], -(-deficit // gain))
        after[question.id] += steps
        deficit -= steps * gain
    return after

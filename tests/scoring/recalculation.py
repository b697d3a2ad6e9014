"""The rules of scoring once more, written differently: plain fractions, one question after the other."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from gelingenscheck.assessment.model import Assessment, NoAnswer
from gelingenscheck.catalogue import Band, Catalogue, Factor, Phase, Question


class Expected(NamedTuple):
    """What a factor's score must be."""

    score: Fraction | None
    completeness: Fraction | None
    low: Fraction | None
    high: Fraction | None
    band: Band | None
    worst: Band | None
    best: Band | None
    planned: Fraction | None
    reached: Fraction | None


def expected(catalogue: Catalogue, factor: Factor, assessment: Assessment) -> Expected:
    applicable = [q for q in factor.questions if _counts(q, assessment)]
    if not applicable:
        return Expected(None, None, None, None, None, None, None, None, None)
    levels = {q.id: assessment.answer(q.id).level for q in applicable}
    total = Fraction(sum(q.weight for q in applicable))
    score = _score(catalogue, applicable, assessment)
    low, high = (
        sum(q.weight * Fraction(25) * _or(levels[q.id], missing) for q in applicable) / total for missing in (0, 4)
    )
    worst, best = (
        _band(catalogue, end, applicable, {id_: _or(level, missing) for id_, level in levels.items()})
        for end, missing in ((low, 0), (high, 4))
    )
    band = _band(catalogue, score, applicable, levels) if score is not None else worst if worst == best else None
    return Expected(
        score,
        sum((q.weight for q in applicable if levels[q.id] is not None), Fraction(0)) / total,
        low,
        high,
        band,
        worst,
        best,
        _score(catalogue, [q for q in applicable if q.phase == "planning"], assessment),
        _score(catalogue, [q for q in applicable if q.phase == "implementation"], assessment),
    )


def _counts(question: Question, assessment: Assessment) -> bool:
    due = question.phase == "planning" or assessment.phase != Phase.PLANNING
    absent = assessment.answer(question.id).no_answer is NoAnswer.NOT_APPLICABLE
    return due and question.retired is None and not absent


def _or(level: int | None, missing: int) -> int:
    return missing if level is None else level


def _score(catalogue: Catalogue, questions: list[Question], assessment: Assessment) -> Fraction | None:
    levels = [(q, assessment.answer(q.id).level) for q in questions]
    if any(q.key and level is None for q, level in levels):
        return None
    known = [(q.weight, level) for q, level in levels if level is not None]
    weight = sum(w for w, _ in known)
    if not known or Fraction(weight, sum(q.weight for q in questions)) < catalogue.completeness:
        return None
    return sum(Fraction(w * 25 * level, weight) for w, level in known) + Fraction(0)


def _band(catalogue: Catalogue, value: Fraction, questions: list[Question], levels: Mapping[str, int | None]) -> Band:
    band = [entry.band for entry in catalogue.bands if value >= entry.start][-1]
    if any(q.key and levels[q.id] == 0 for q in questions):
        return Band.GAP
    if band is Band.STRONG and 0 in levels.values():
        return Band.DEVELOPING
    return band

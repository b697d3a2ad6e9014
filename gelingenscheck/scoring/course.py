"""Several checks of a subject in order, over the questions that all of them answered (design: R6)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from gelingenscheck.assessment.model import Assessment
from gelingenscheck.catalogue import Catalogue, Factor

COMPARABLE_FROM = 80
"""Per cent of the questions that all sides need in common."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FactorCourse:
    """One factor in each check, over its common questions only."""

    factor: str
    common: tuple[str, ...]
    union: tuple[str, ...]
    scores: tuple[float | None, ...]
    """25 · Σ weight · level / Σ weight over the common questions, check by check; None where there are none."""
    newly_due: tuple[str, ...]

    @property
    def limited(self) -> bool:
        """Say whether less than 80 % of the factor's questions are common, or none."""
        return limited(len(self.common), len(self.union))


@dataclass(frozen=True, kw_only=True, slots=True)
class Course:
    """Checks of a subject side by side, the earliest first."""

    common: tuple[str, ...]
    """Questions with a level in all checks, in the order of the catalogue."""
    union: tuple[str, ...]
    """Questions with a level in one of them, without those that only some phases ask for."""
    newly_due: tuple[str, ...]
    """Questions that became due because the phase moved; answered or not, they are compared with nothing."""
    factors: tuple[FactorCourse, ...]

    @property
    def comparability(self) -> float | None:
        """Return |common| / |union|; None where nothing was answered."""
        return len(self.common) / len(self.union) if self.union else None

    @property
    def limited(self) -> bool:
        """Say whether less than 80 % are comparable: *eingeschränkt vergleichbar*."""
        return limited(len(self.common), len(self.union))


def course(catalogue: Catalogue, checks: Sequence[Assessment]) -> Course:
    """Return how the factors went from check to check.

    Only levels are compared: "not applicable" or "don't know yet" in one check makes a question less
    comparable, never better or worse. Questions that the catalogue no longer has count in the union.
    """
    due = [_due(catalogue, check) for check in checks]
    alike = set.intersection(*due) if due else set()
    apart = {id_ for id_, question in catalogue.questions.items() if question.retired is None} - alike
    levels = [_levels(check, apart) for check in checks]
    order = list(dict.fromkeys([*catalogue.questions, *(id_ for known in levels for id_ in known)]))
    common = tuple(id_ for id_ in order if all(id_ in known for known in levels))
    union = tuple(id_ for id_ in order if any(id_ in known for known in levels))
    new = due[-1] - due[0] if due else set()
    newly_due = tuple(id_ for id_ in catalogue.questions if id_ in new)
    parts = (common, union, newly_due)
    factors = tuple(_factor(catalogue, factor, levels, parts) for factor in catalogue.factors)
    return Course(common=common, union=union, newly_due=newly_due, factors=factors)


def limited(common: int, union: int) -> bool:
    """Say whether too few questions are common to compare without a reservation."""
    return not union or 100 * common < COMPARABLE_FROM * union


def _factor(
    catalogue: Catalogue, factor: Factor, levels: Sequence[Mapping[str, int]], parts: tuple[Collection[str], ...]
) -> FactorCourse:
    common, union, newly_due = (tuple(q.id for q in factor.questions if q.id in part) for part in parts)
    weight = sum(catalogue.questions[id_].weight for id_ in common)
    points = (sum(catalogue.questions[id_].weight * known[id_] for id_ in common) for known in levels)
    scores = tuple(25 * sum_ / weight if weight else None for sum_ in points)
    return FactorCourse(factor=factor.id, common=common, union=union, scores=scores, newly_due=newly_due)


def _due(catalogue: Catalogue, assessment: Assessment) -> set[str]:
    return {q.id for factor in catalogue.factors for q in catalogue.due(factor, assessment.phase)}


def _levels(assessment: Assessment, apart: Collection[str]) -> dict[str, int]:
    answers = assessment.answers.items()
    return {id_: known.level for id_, known in answers if known.level is not None and id_ not in apart}

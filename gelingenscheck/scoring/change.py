"""What changed between two checks of a subject, over the questions that both answered (design: R6)."""

from dataclasses import dataclass

from gelingenscheck.assessment.model import Assessment
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.scoring.course import FactorCourse, course


@dataclass(frozen=True, kw_only=True, slots=True)
class FactorChange:
    """One factor, earlier and later, over its common questions only."""

    factor: str
    common: tuple[str, ...]
    earlier: float | None
    """25 · Σ weight · level / Σ weight over the common questions; None where there are none."""
    later: float | None
    difference: float | None
    newly_due: tuple[str, ...]
    limited: bool
    """Less than 80 % of the factor's questions are common, or none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """Two checks of a subject side by side."""

    common: tuple[str, ...]
    """Questions with a level in both, in the order of the catalogue."""
    union: tuple[str, ...]
    """Questions with a level in one of them, without those that only one side's phase asks for."""
    comparability: float | None
    """|common| / |union|; None where nothing was answered."""
    limited: bool
    """Less than 80 % comparable: say *eingeschränkt vergleichbar*."""
    newly_due: tuple[str, ...]
    """Questions that became due because the phase moved; answered or not, they are compared with nothing."""
    factors: tuple[FactorChange, ...]


def change(catalogue: Catalogue, earlier: Assessment, later: Assessment) -> Change:
    """Return what changed from an earlier to a later check; see `course.course`."""
    both = course(catalogue, (earlier, later))
    return Change(
        common=both.common,
        union=both.union,
        comparability=both.comparability,
        limited=both.limited,
        newly_due=both.newly_due,
        factors=tuple(_factor(part) for part in both.factors),
    )


def _factor(part: FactorCourse) -> FactorChange:
    earlier, later = part.scores
    return FactorChange(
        factor=part.factor,
        common=part.common,
        earlier=earlier,
        later=later,
        difference=None if earlier is None or later is None else later - earlier,
        newly_due=part.newly_due,
        limited=part.limited,
    )

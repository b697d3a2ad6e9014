"""What changed between two checks of a subject, over the questions that both answered (design: R6)."""

from collections.abc import Collection
from dataclasses import dataclass

from gelingenscheck.assessment.model import Assessment
from gelingenscheck.catalogue import Catalogue, Factor

COMPARABLE_FROM = 80
"""Per cent of the questions that both sides need in common."""


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
    """Return what changed from an earlier to a later check.

    Only levels are compared: "not applicable" or "don't know yet" on one side makes a question less
    comparable, never better or worse. Questions that the catalogue no longer has count in the union.
    """
    due_before, due_after = _due(catalogue, earlier), _due(catalogue, later)
    moved = due_before ^ due_after
    before = {id_: level for id_, level in _levels(earlier).items() if id_ not in moved}
    after = {id_: level for id_, level in _levels(later).items() if id_ not in moved}
    order = list(dict.fromkeys([*catalogue.questions, *before, *after]))
    common = tuple(id_ for id_ in order if id_ in before and id_ in after)
    union = tuple(id_ for id_ in order if id_ in before or id_ in after)
    new = tuple(id_ for id_ in catalogue.questions if id_ in due_after - due_before)
    return Change(
        common=common,
        union=union,
        comparability=len(common) / len(union) if union else None,
        limited=_limited(common, union),
        newly_due=new,
        factors=tuple(_factor(catalogue, factor, before, after, new) for factor in catalogue.factors),
    )


def _factor(
    catalogue: Catalogue, factor: Factor, before: dict[str, int], after: dict[str, int], new: Collection[str]
) -> FactorChange:
    ids = [question.id for question in factor.questions]
    common = tuple(id_ for id_ in ids if id_ in before and id_ in after)
    weight = sum(catalogue.questions[id_].weight for id_ in common)
    gone = sum(catalogue.questions[id_].weight * before[id_] for id_ in common)
    come = sum(catalogue.questions[id_].weight * after[id_] for id_ in common)
    return FactorChange(
        factor=factor.id,
        common=common,
        earlier=25 * gone / weight if weight else None,
        later=25 * come / weight if weight else None,
        difference=25 * (come - gone) / weight if weight else None,
        newly_due=tuple(id_ for id_ in ids if id_ in new),
        limited=_limited(common, [id_ for id_ in ids if id_ in before or id_ in after]),
    )


def _limited(common: Collection[str], union: Collection[str]) -> bool:
    return not union or 100 * len(common) < COMPARABLE_FROM * len(union)


def _due(catalogue: Catalogue, assessment: Assessment) -> set[str]:
    return {q.id for factor in catalogue.factors for q in catalogue.due(factor, assessment.phase)}


def _levels(assessment: Assessment) -> dict[str, int]:
    return {id_: known.level for id_, known in assessment.answers.items() if known.level is not None}

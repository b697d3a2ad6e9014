"""The score of a factor, its interval and its band (design: R1-R4, R7, R8)."""

from dataclasses import dataclass

from gelingenscheck.assessment.model import Assessment, Check
from gelingenscheck.catalogue import Band, Catalogue, Factor
from gelingenscheck.scoring.sheet import Rules, Sheet, Tally, rules, tally

TOP = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class FactorScore:
    """What the answers to one factor's questions say. Scores lie between 0 and 100, unrounded."""

    factor: str
    score: float | None
    """None while the factor is not rated."""
    completeness: float | None
    """Share of the applicable weight that has a level; None where nothing applies."""
    low: float | None
    """The score if every missing answer were a 0; None where nothing applies."""
    high: float | None
    """The score if every missing answer were a 4."""
    band: Band | None
    worst: Band | None
    best: Band | None
    rated: bool
    applies: bool
    capped_by: tuple[str, ...]
    """Questions at 0 that keep the band below that of the number (of `high` where there is no score)."""
    due: int
    """Questions due in the phase: answered + not_applicable + dont_know + open."""
    answered: int
    """Those with a level."""
    not_applicable: int
    dont_know: int
    open: int
    key_open: tuple[str, ...]
    """Key questions without a level: they keep the factor unrated."""
    planned: float | None
    """The score of the planning questions alone, by the same rule."""
    reached: float | None
    """The score of the implementation questions alone, by the same rule."""
    group_level: int | None
    """What a workshop agreed for the whole factor; only where no due question has an answer (R8)."""
    evidence_due: int
    """Answers from level 3."""
    evidenced: int
    """Those of them with evidence."""
    points: int
    """Sum of weight · level over the answers with a level."""
    answered_weight: int
    """Their weight."""
    weight: int
    """Weight of the due questions that apply."""


def factor_scores(catalogue: Catalogue, assessment: Assessment) -> tuple[FactorScore, ...]:
    """Return the scores of all factors in the order of the catalogue; only full checks have any."""
    if assessment.check is not Check.FULL:
        return ()
    known = rules(catalogue, assessment.phase)
    return tuple([_scored(known, sheet, assessment) for sheet in known.sheets.values()])


def factor_score(catalogue: Catalogue, factor: Factor, assessment: Assessment) -> FactorScore:
    """Return the score of one factor of a full check."""
    known = rules(catalogue, assessment.phase)
    return _scored(known, known.sheets[factor.id], assessment)


def _scored(known: Rules, sheet: Sheet, assessment: Assessment) -> FactorScore:
    planning = tally(sheet.planning, assessment.answers)
    implementation = tally(sheet.implementation, assessment.answers)
    both = planning.plus(implementation) if sheet.implementation else planning
    weight, points = both.weight, both.points
    rated = known.complete(both)
    reachable = points + TOP * (weight - both.answered_weight)
    worst, best, band, capped_by = _bands(known, sheet, both, rated=rated)
    return FactorScore(
        factor=sheet.factor,
        score=25 * points / both.answered_weight if rated else None,
        completeness=both.answered_weight / weight if weight else None,
        low=25 * points / weight if weight else None,
        high=25 * reachable / weight if weight else None,
        band=band, worst=worst, best=best, rated=rated, applies=weight > 0, capped_by=capped_by,
        due=len(sheet.order), answered=both.answered, not_applicable=both.not_applicable,
        dont_know=both.dont_know, open=both.open, key_open=_in_order(sheet, both.key_open),
        planned=_alone(known, planning), reached=_alone(known, implementation),
        group_level=_group_level(sheet, both, assessment) if assessment.rounds else None,
        evidence_due=both.evidence_due, evidenced=both.evidenced,
        points=points, answered_weight=both.answered_weight, weight=weight,
    )  # fmt: skip


def _bands(
    known: Rules, sheet: Sheet, both: Tally, *, rated: bool
) -> tuple[Band | None, Band | None, Band | None, tuple[str, ...]]:
    """Return worst, best, band, and the questions that lowered the band."""
    weight, answered, points = both.weight, both.answered_weight, both.points
    if not weight:
        return None, None, None, ()
    missing = answered < weight
    reachable = points + TOP * (weight - answered)
    zero = bool(both.zeros)
    key_zero = zero and not sheet.keys.isdisjoint(both.zeros)
    best = known.band(reachable, weight, zero=zero, key_zero=key_zero)
    gate = key_zero or bool(both.key_open)
    worst = known.band(points, weight, zero=True, key_zero=gate) if missing else best
    if rated:
        band = known.band(points, answered, zero=zero, key_zero=key_zero) if missing else best
    elif worst is best:
        band = best
    else:
        return worst, best, None, ()
    if not zero:
        return worst, best, band, ()
    free = known.band(points if rated else reachable, answered if rated else weight, zero=False, key_zero=False)
    if free is band:
        return worst, best, band, ()
    causes = tuple([id_ for id_ in both.zeros if id_ in sheet.keys]) if key_zero else both.zeros
    return worst, best, band, _in_order(sheet, causes)


def _alone(known: Rules, part: Tally) -> float | None:
    """Return the score of some questions alone, where they are complete enough."""
    return 25 * part.points / part.answered_weight if known.complete(part) else None


def _in_order(sheet: Sheet, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return ids in the order of the catalogue; planning and implementation questions may alternate there."""
    return tuple([id_ for id_ in sheet.order if id_ in ids]) if len(ids) > 1 else ids


def _group_level(sheet: Sheet, both: Tally, assessment: Assessment) -> int | None:
    """Return the level that the last round on the whole factor agreed on."""
    if both.open < len(sheet.order):
        return None
    agreed = [r.level for r in assessment.rounds if r.item == sheet.factor and r.level is not None]
    return agreed[-1] if agreed else None

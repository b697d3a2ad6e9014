"""The score of a factor, its interval and its band (design: R1-R4, R7, R8)."""

from dataclasses import dataclass
from typing import Any

from gelingenscheck.assessment.model import Assessment, Check
from gelingenscheck.catalogue import Band, Catalogue, Factor
from gelingenscheck.scoring.sheet import NOTHING, Rules, Sheet, Tally, rules, tally

TOP = 4


@dataclass(frozen=True, kw_only=True)
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

    @property
    def weak(self) -> bool:
        """Say whether the factor needs action."""
        return self.band is Band.GAP

    @property
    def possibly_weak(self) -> bool:
        """Say whether it is still open if the factor needs action."""
        return self.band is None and self.worst is Band.GAP


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
    both = tally(sheet.implementation, assessment.answers, planning) if sheet.implementation else planning
    weight, answered, points = both[:3]
    rated = known.complete(answered, weight, key_open=bool(both.key_open))
    reachable = points + TOP * (weight - answered)
    worst, best, band = _bands(known, sheet, both, rated=rated)
    return _made({
        "factor": sheet.factor,
        "score": 25 * points / answered if rated else None,
        "completeness": answered / weight if weight else None,
        "low": 25 * points / weight if weight else None,
        "high": 25 * reachable / weight if weight else None,
        "band": band, "worst": worst, "best": best, "rated": rated, "applies": weight > 0,
        "capped_by": _capped_by(known, sheet, both, band, rated=rated) if both.zeros and band else (),
        "due": len(sheet.order), "answered": both.answered, "not_applicable": both.not_applicable,
        "dont_know": both.dont_know, "open": both.open, "key_open": _in_order(sheet, both.key_open),
        "planned": _alone(known, planning, NOTHING), "reached": _alone(known, both, planning),
        "group_level": _group_level(sheet, both, assessment) if assessment.rounds else None,
        "evidence_due": both.evidence_due, "evidenced": both.evidenced,
        "points": points, "answered_weight": answered, "weight": weight,
    })  # fmt: skip


def _made(values: dict[str, Any]) -> FactorScore:
    """Return a factor score in one go: a frozen dataclass setting field by field took half of the whole time."""
    score = object.__new__(FactorScore)
    score.__dict__.update(values)
    return score


def _bands(known: Rules, sheet: Sheet, both: Tally, *, rated: bool) -> tuple[Band | None, Band | None, Band | None]:
    """Return worst, best and band."""
    weight, answered, points = both[:3]
    if not weight:
        return None, None, None
    zero = bool(both.zeros)
    key_zero = zero and not sheet.keys.isdisjoint(both.zeros)
    best = known.band(points + TOP * (weight - answered), weight, zero=zero, key_zero=key_zero)
    if answered == weight:
        return best, best, best
    worst = known.band(points, weight, zero=True, key_zero=key_zero or bool(both.key_open))
    if rated:
        return worst, best, known.band(points, answered, zero=zero, key_zero=key_zero)
    return worst, best, best if worst is best else None


def _capped_by(known: Rules, sheet: Sheet, both: Tally, band: Band, *, rated: bool) -> tuple[str, ...]:
    """Return the questions at 0 without which the number alone would give a higher band (R3)."""
    weight, answered, points = both[:3]
    if rated:
        free = known.band(points, answered, zero=False, key_zero=False)
    else:
        free = known.band(points + TOP * (weight - answered), weight, zero=False, key_zero=False)
    if free is band:
        return ()
    keys = tuple([id_ for id_ in both.zeros if id_ in sheet.keys])
    return _in_order(sheet, keys or both.zeros)


def _alone(known: Rules, part: Tally, before: Tally) -> float | None:
    """Return the score of the questions tallied since `before`, where they are complete enough."""
    answered = part.answered_weight - before.answered_weight
    key_open = len(part.key_open) > len(before.key_open)
    if not known.complete(answered, part.weight - before.weight, key_open=key_open):
        return None
    return 25 * (part.points - before.points) / answered


def _in_order(sheet: Sheet, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return ids in the order of the catalogue; planning and implementation questions may alternate there."""
    return tuple([id_ for id_ in sheet.order if id_ in ids]) if len(ids) > 1 else ids


def _group_level(sheet: Sheet, both: Tally, assessment: Assessment) -> int | None:
    """Return the level that the last round on the whole factor agreed on."""
    if both.open < len(sheet.order):
        return None
    agreed = [r.level for r in assessment.rounds if r.item == sheet.factor and r.level is not None]
    return agreed[-1] if agreed else None

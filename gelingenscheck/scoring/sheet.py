"""The catalogue as scoring needs it: per factor the questions that are due, and the thresholds as integers."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from gelingenscheck.assessment.model import NO_ANSWER_YET, Answer, NoAnswer
from gelingenscheck.catalogue import Band, Catalogue, Factor, Phase

Row = tuple[str, int, bool]
"""Question id, weight, key."""
EVIDENCE_FROM = 3
"""From this level on an answer should have evidence (R7)."""


class Tally(NamedTuple):
    """The sums over some questions of a factor; all integers."""

    weight: int
    """Of the questions that apply (A)."""
    answered_weight: int
    """Of those with a level (B)."""
    points: int
    """Sum of weight · level."""
    answered: int
    not_applicable: int
    dont_know: int
    open: int
    evidence_due: int
    evidenced: int
    zeros: tuple[str, ...]
    key_open: tuple[str, ...]


NOTHING = Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, (), ())


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """The due questions of one factor, those for planning apart from those for implementation."""

    factor: str
    order: tuple[str, ...]
    keys: frozenset[str]
    planning: tuple[Row, ...]
    implementation: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """All that is constant for a catalogue and a phase."""

    sheets: Mapping[str, Sheet]
    developing: int
    strong: int
    share: tuple[int, int]
    """The completeness that a score needs, as numerator and denominator."""

    def complete(self, answered: int, weight: int, *, key_open: bool) -> bool:
        """Say whether a score may be shown: enough weight has a level, and every key question (R2)."""
        numerator, denominator = self.share
        return not key_open and 0 < numerator * weight <= denominator * answered

    def band(self, points: int, weight: int, *, zero: bool, key_zero: bool) -> Band:
        """Return the band of 25 · points / weight (R4), lowered where the gate says so (R3)."""
        if key_zero or 25 * points < self.developing * weight:
            return Band.GAP
        return Band.DEVELOPING if zero or 25 * points < self.strong * weight else Band.STRONG


class _Identity:
    """A catalogue as key of a cache: it never changes, and comparing all its texts would be slow."""

    __slots__ = ("catalogue",)

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def __hash__(self) -> int:
        return id(self.catalogue)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and self.catalogue is other.catalogue


def rules(catalogue: Catalogue, phase: Phase | None) -> Rules:
    """Return what is constant for a catalogue in a phase; computed once."""
    return _rules(_Identity(catalogue), phase is Phase.PLANNING)


@lru_cache(maxsize=16)
def _rules(identity: _Identity, planning: bool) -> Rules:  # noqa: FBT001 - the cache wants plain arguments
    catalogue = identity.catalogue
    start = {entry.band: entry.start for entry in catalogue.bands}
    phase = Phase.PLANNING if planning else Phase.RUNNING
    return Rules(
        sheets={factor.id: _sheet(catalogue, factor, phase) for factor in catalogue.factors},
        developing=start[Band.DEVELOPING],
        strong=start[Band.STRONG],
        share=catalogue.completeness.as_integer_ratio(),
    )


def _sheet(catalogue: Catalogue, factor: Factor, phase: Phase) -> Sheet:
    due = catalogue.due(factor, phase)
    return Sheet(
        factor=factor.id,
        order=tuple(question.id for question in due),
        keys=frozenset(question.id for question in due if question.key),
        planning=tuple((q.id, q.weight, q.key) for q in due if q.phase == Phase.PLANNING),
        implementation=tuple((q.id, q.weight, q.key) for q in due if q.phase != Phase.PLANNING),
    )


def tally(rows: tuple[Row, ...], answers: Mapping[str, Answer], before: Tally = NOTHING) -> Tally:
    """Return the sums over some questions, added to those before; what is missing is never taken for 0."""
    (weight_due, weight_answered, points, answered, not_applicable, dont_know, left, evidence_due, evidenced,
     zeros, key_open) = before  # fmt: skip
    for id_, weight, key in rows:
        known = answers.get(id_, NO_ANSWER_YET)
        choice = known.choice
        level = choice.level
        if level is not None:
            answered += 1
            weight_answered += weight
            points += weight * level
            if level >= EVIDENCE_FROM:
                evidence_due += 1
                if known.evidence:
                    evidenced += 1
            elif level == 0:
                zeros += (id_,)
        elif choice.no_answer is NoAnswer.NOT_APPLICABLE:
            not_applicable += 1
            continue
        else:
            if choice.no_answer is NoAnswer.DONT_KNOW:
                dont_know += 1
            else:
                left += 1
            if key:
                key_open += (id_,)
        weight_due += weight
    return Tally(weight_due, weight_answered, points, answered, not_applicable, dont_know, left,
                 evidence_due, evidenced, zeros, key_open)  # fmt: skip

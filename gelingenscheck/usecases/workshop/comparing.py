"""Where a room and whoever planned see it differently: by two levels or more."""

from collections.abc import Iterator
from dataclasses import dataclass

from gelingenscheck.assessment import carrying
from gelingenscheck.assessment.belonging import belongs
from gelingenscheck.assessment.model import Assessment, Check, Mode, Status
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.scoring.factor import factor_score
from gelingenscheck.usecases.checks import checks_of
from gelingenscheck.usecases.desk import Desk

APART = 2
"""Levels from which on a difference is worth a talk."""
PER_LEVEL = 25
"""Points of a score that are one level."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """One item on which both have said something."""

    item: str
    """Id of a question, of a factor, or of the question to a unit."""
    factor: str
    """Id of the factor that it belongs to."""
    whole: bool
    """Whether the room rated the factor as a whole; the other side is then its score."""
    room: int
    """The level on which the room agreed."""
    alone: float
    """The level of the individual check; of a whole factor its score, as a level from 0 to 4."""

    @property
    def apart(self) -> bool:
        """Say whether the two lie two levels or more apart."""
        return abs(self.room - self.alone) >= APART


def planners_check(desk: Desk, result: Assessment) -> Assessment | None:
    """Return the latest final check of the same subject and kind that was not made in a workshop."""
    known = (
        check
        for check in checks_of(desk, result.subject)
        if check.check is result.check and check.mode is Mode.INDIVIDUAL and check.status is Status.FINAL
        and belongs(check, desk.catalogue)
    )  # fmt: skip
    chosen = None if result.check is Check.CROSSCUTTING else _chosen_variant(desk, result.subject)
    fitting = [check for check in known if check.variant in {None, chosen}]
    return fitting[-1] if fitting else None


def differences(catalogue: Catalogue, result: Assessment, alone: Assessment) -> tuple[Difference, ...]:
    """Return where a room and an individual check lie two levels or more apart, the widest first."""
    apart = [difference for difference in compared(catalogue, result, alone) if difference.apart]
    return tuple(sorted(apart, key=lambda difference: -abs(difference.room - difference.alone)))


def compared(catalogue: Catalogue, result: Assessment, alone: Assessment) -> Iterator[Difference]:
    """Yield every item of a room's result on which the individual check says something, in the order of the agenda."""
    today = carrying.current(alone, catalogue)
    for record in carrying.current(result, catalogue).rounds:
        if record.level is None:
            continue
        factor = catalogue.by_id.get(record.item)
        theirs = today.answer(record.item).level if factor is None else _as_level(catalogue, today, factor.id)
        place = factor.id if factor else _factor_of(catalogue, record.item)
        if theirs is not None and place is not None:
            yield Difference(item=record.item, factor=place, whole=factor is not None, room=record.level, alone=theirs)


def _as_level(catalogue: Catalogue, check: Assessment, factor: str) -> float | None:
    """Return the score of a factor as a level; None while it is not rated."""
    score = factor_score(catalogue, catalogue.by_id[factor], check).score
    return None if score is None else score / PER_LEVEL


def _factor_of(catalogue: Catalogue, item: str) -> str | None:
    question = catalogue.questions.get(item)
    if question is not None:
        return question.factor
    return next((factor.id for factor in catalogue.factors if factor.crosscutting.id == item), None)


def _chosen_variant(desk: Desk, subject_id: str) -> str | None:
    return desk.store.load(Subject, subject_id).document.chosen_variant

"""What a workshop should talk about: the weakest factors first, then the untouched ones, as far as time goes."""

from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter

from gelingenscheck.assessment.belonging import belongs
from gelingenscheck.assessment.model import Assessment, Check, Status
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import BANDS, Band, Catalogue, Factor, Phase
from gelingenscheck.scoring.factor import FactorScore, factor_scores
from gelingenscheck.usecases.checks import checks_of
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.workshop.model import Item, ItemKind
from gelingenscheck.workshop.timing import fitting

PRACTICE = Item(kind=ItemKind.PRACTICE)
PER_LEVEL = 25
_WEAK, _UNTOUCHED, _STRONG = range(3)
Rank = tuple[int, int, float]
_NEVER_ASKED: Rank = (_UNTOUCHED, 0, 0)


def proposed(desk: Desk, subject_id: str, minutes: int, *, interpreted: bool) -> tuple[Item, ...]:
    """Return the test question and as many factors as fit: weak ones, weakest first, then untouched, then strong."""
    unit = is_unit(desk, subject_id)
    ranks = _levels(desk, subject_id) if unit else _scores(desk, subject_id)
    kind = ItemKind.CROSSCUTTING if unit else ItemKind.FACTOR
    places = ((ranks.get(factor.id, _NEVER_ASKED), factor.id) for factor in desk.catalogue.factors)
    applying = [(place, id_) for place, id_ in places if place is not None]
    fit = sorted(applying, key=itemgetter(0))[: fitting(minutes, interpreted=interpreted)]
    return (PRACTICE, *(Item(kind=kind, id=id_) for _, id_ in fit))


def is_unit(desk: Desk, subject_id: str) -> bool:
    """Say whether a subject is a unit, be there a file of it yet or not."""
    return subject_id in desk.organisation.departments


def usual_phase(desk: Desk, subject_id: str) -> Phase | None:
    """Return the phase of the latest full check, begun or final; planning before the first one, None for a unit."""
    if is_unit(desk, subject_id):
        return None
    known = [check for check in checks_of(desk, subject_id) if check.check is Check.FULL and check.discarded is None]
    return known[-1].phase if known else Phase.PLANNING


def _finals(desk: Desk, subject_id: str, check: Check) -> Iterator[Assessment]:
    """Yield the final checks of a kind that speak of the subject as it is meant today, the latest first."""
    chosen = None if is_unit(desk, subject_id) else desk.store.load(Subject, subject_id).document.chosen_variant
    for known in reversed(tuple(checks_of(desk, subject_id))):
        final = known.check is check and known.status is Status.FINAL and belongs(known, desk.catalogue)
        if final and known.variant in {None, chosen}:
            yield known


def _scores(desk: Desk, subject_id: str) -> Mapping[str, Rank | None]:
    """Return where each factor stands that any check said something about: the latest word counts.

    None where it does not apply.
    """
    ranks: dict[str, Rank | None] = {}
    for check in _finals(desk, subject_id, Check.FULL):
        for score in factor_scores(desk.catalogue, check):
            if score.factor not in ranks and _said(score):
                ranks[score.factor] = _rank(score, desk.catalogue) if score.applies else None
    return ranks


def _said(score: FactorScore) -> bool:
    return not score.applies or score.answered > 0 or score.group_level is not None


def _rank(score: FactorScore, catalogue: Catalogue) -> Rank:
    """Return the place of a factor: by band, then by score; without a band by what it is at least."""
    if score.group_level is not None:
        return _of_level(score.group_level, catalogue)
    figure = score.low if score.score is None else score.score
    return _placed(score.band or Band.DEVELOPING, figure or 0)


def _of_level(level: int, catalogue: Catalogue) -> Rank:
    """Return the place of a level on which a group or a unit stands."""
    figure = PER_LEVEL * level
    return _placed([entry.band for entry in catalogue.bands if entry.start <= figure][-1], figure)


def _placed(band: Band, figure: float) -> Rank:
    return (_STRONG if band is Band.STRONG else _WEAK), BANDS.index(band), figure


def _levels(desk: Desk, unit: str) -> Mapping[str, Rank | None]:
    """Return where each factor stands as a standard of a unit, by the latest word on it."""
    ranks: dict[str, Rank | None] = {}
    for check in _finals(desk, unit, Check.CROSSCUTTING):
        for factor, level in _answered(desk.catalogue.factors, check):
            ranks.setdefault(factor, _of_level(level, desk.catalogue))
    return ranks


def _answered(factors: Iterable[Factor], check: Assessment) -> Iterator[tuple[str, int]]:
    for factor in factors:
        level = check.answer(factor.crosscutting.id).level
        if level is not None:
            yield factor.id, level


def possible(desk: Desk, subject_id: str, phase: Phase | None) -> tuple[Item, ...]:
    """Return everything that can be voted on about a subject, in the order of the catalogue."""
    factors = desk.catalogue.factors
    if is_unit(desk, subject_id):
        return (PRACTICE, *(Item(kind=ItemKind.CROSSCUTTING, id=factor.id) for factor in factors))
    due = phase or usual_phase(desk, subject_id)
    questions = (question for factor in factors for question in desk.catalogue.due(factor, due))
    return (
        PRACTICE,
        *(Item(kind=ItemKind.FACTOR, id=factor.id) for factor in factors),
        *(Item(kind=ItemKind.QUESTION, id=question.id) for question in questions),
    )

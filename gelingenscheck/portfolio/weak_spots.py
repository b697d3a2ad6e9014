"""Where it is lacking: per factor, down to the question and the projects."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

import numpy as np
import pandas as pd

from gelingenscheck.catalogue import BANDS, Catalogue, Factor
from gelingenscheck.portfolio.table import GAP, NONE, NOT_APPLICABLE, STRONG, Array, array, comparable, number, share

WEAK_LEVEL = 1
"""A question is weak at this level or below."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WeakSpot:
    """One question and the projects that lack it."""

    factor: str
    question: str
    weak: int
    """Projects at level 0 or 1."""
    n: int
    """Projects with a level."""
    subjects: tuple[str, ...]
    """Ids of the weak ones."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FactorFigures:
    """One factor over all projects that count."""

    factor: str
    n: int
    """Projects that count: the sum of `bands`."""
    rated: int
    """Those with a score."""
    median: float | None
    lowest: float | None
    weak: int
    possibly_weak: int
    """Without a band, but a gap if what is missing were 0."""
    share_weak: float | None
    """Of the projects with a band, 0-1."""
    share_evidenced: float | None
    """Of the answers from level 3, 0-1."""
    bands: Mapping[str, int]
    """Projects per band, then those without one, then those to which the factor does not apply."""
    questions: tuple[WeakSpot, ...]
    """Its questions that were answered, weakest first."""
    contacts: tuple[str, ...]
    """Units that lead projects whose current check is strong here, those with most first."""

    @property
    def banded(self) -> int:
        """Return how many projects have a band."""
        return sum(self.bands[band] for band in BANDS)


def factor_figures(counted: pd.DataFrame, catalogue: Catalogue) -> tuple[FactorFigures, ...]:
    """Return the figures of each factor, in the order of the catalogue."""
    subjects, units = array(counted, "subject"), array(counted, "unit")
    return tuple(_figures(counted, factor, subjects, units) for factor in catalogue.factors)


def ranked(figures: Sequence[FactorFigures]) -> tuple[FactorFigures, ...]:
    """Return factors by share weak, then median; those of which nothing is known last."""

    def rank(factor: FactorFigures) -> tuple[float, float]:
        return (
            1 if factor.share_weak is None else -factor.share_weak,
            inf if factor.median is None else comparable(factor.median),
        )

    return tuple(sorted(figures, key=rank))


def weak_spots(figures: Sequence[FactorFigures]) -> tuple[WeakSpot, ...]:
    """Return all weak questions, those of the weakest factor first."""
    return tuple(spot for factor in ranked(figures) for spot in factor.questions if spot.weak)


def _figures(counted: pd.DataFrame, factor: Factor, subjects: Array, units: Array) -> FactorFigures:
    def column(name: str) -> Array:
        return array(counted, f"{name}_{factor.id}")

    band, applies, scores = column("band"), column("applies"), column("score")
    scores = scores[~np.isnan(scores)]
    bands: dict[str, int] = {name: int((band == place).sum()) for place, name in enumerate(BANDS)}
    banded = sum(bands.values())
    none = applies & (band < 0)
    return FactorFigures(
        factor=factor.id,
        n=len(counted),
        rated=len(scores),
        median=number(np.median(scores)) if len(scores) else None,
        lowest=number(scores.min()) if len(scores) else None,
        weak=bands[BANDS[GAP]],
        possibly_weak=int((none & (column("worst") == GAP)).sum()),
        share_weak=share(bands[BANDS[GAP]], banded),
        share_evidenced=share(int(column("evidenced").sum()), int(column("evidence_due").sum())),
        bands={**bands, NONE: int(none.sum()), NOT_APPLICABLE: int((~applies).sum())},
        questions=_questions(counted, factor, subjects),
        contacts=tuple(
            unit for unit, _ in Counter[str](units[(band == STRONG) & array(counted, "current")]).most_common()
        ),
    )


def _questions(counted: pd.DataFrame, factor: Factor, subjects: Array) -> tuple[WeakSpot, ...]:
    spots = []
    for question in factor.questions:
        levels = array(counted, f"q_{question.id}")
        weak = (levels >= 0) & (levels <= WEAK_LEVEL)
        n = int((levels >= 0).sum())
        if question.retired is None and n:
            spots.append(
                WeakSpot(
                    factor=factor.id, question=question.id, weak=int(weak.sum()), n=n, subjects=tuple(subjects[weak])
                )
            )
    return tuple(sorted(spots, key=lambda spot: -spot.weak / spot.n))

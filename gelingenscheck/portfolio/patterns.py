"""What strikes in the figures of the city and is worth a sentence; at most a handful, the plainest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

import numpy as np
import pandas as pd

from gelingenscheck.catalogue import BANDS, Catalogue, Factor
from gelingenscheck.i18n import Words
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.table import GAP, STRONG, Array, array

SHOWN = 5
FEWEST_UNITS = 2
"""From how many units on something is everywhere."""
FEWEST = 3
"""From how many projects or answers on something strikes."""
DONT_KNOW = -2


class Kind(StrEnum):
    """What can strike."""

    WEAK_EVERYWHERE = "weak_everywhere"
    """A factor is weak in the majority of projects of every unit."""
    STRONG_EXCEPTION = "strong_exception"
    """Most units are weak in a factor, some are strong."""
    PLANNED_ONLY = "planned_only"
    """At least half of the projects planned it strong and reached the lowest band."""
    WITHOUT_EVIDENCE = "without_evidence"
    """More than half of a factor's high levels have no evidence."""
    DONT_KNOW = "dont_know"
    """More than half of the answers to a question are "don't know yet"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pattern:
    """One thing that strikes: `n` of `all` units, projects or answers."""

    kind: Kind
    factor: str
    n: int
    all: int
    question: str | None = None
    units: tuple[str, ...] = ()
    """The exceptions, in the order of the organisation: named, never ranked."""


def patterns(counted: pd.DataFrame, catalogue: Catalogue, organisation: Organisation) -> tuple[Pattern, ...]:
    """Return what strikes in the checks that count: the plainest of each kind, then the second of each, and so on."""
    units = tuple(organisation.departments)
    lead = pd.Index(units, dtype=object).get_indexer(pd.Index(array(counted, "unit"), dtype=object))
    lead = np.where(array(counted, "current").astype(bool), lead, -1)
    found = [
        pattern
        for factor in catalogue.factors
        for pattern in (
            *_by_unit(counted, factor, lead, units),
            *_planned_only(counted, factor, catalogue),
            *_without_evidence(counted, factor),
            *_unknown(counted, factor),
        )
    ]
    kinds = list(Kind)
    found.sort(key=lambda pattern: (kinds.index(pattern.kind), -pattern.n / pattern.all, -pattern.all))
    ranked = [(rank, p) for _, alike in groupby(found, key=lambda p: p.kind) for rank, p in enumerate(alike)]
    return tuple(pattern for _, pattern in sorted(ranked, key=lambda ranked: ranked[0])[:SHOWN])


def said(pattern: Pattern, catalogue: Catalogue, organisation: Organisation, words: Words) -> str:
    """Say a pattern in one sentence."""
    factor = catalogue.by_id[pattern.factor].title.said(words.lang)
    low, high = (catalogue.bands[place].name.said(words.lang) for place in (0, -1))
    values = {"factor": factor, "low": low, "high": high, "all": words.number(pattern.all)}
    match pattern.kind:
        case Kind.WEAK_EVERYWHERE:
            return words(
                "„{factor}“ ist überall schwach: In allen {all} Ämtern mit aktuellen Einschätzungen steht mehr als die "
                "Hälfte der Vorhaben auf „{low}“.",
                **values,
            )
        case Kind.STRONG_EXCEPTION:
            names = words.listed([words("„{name}“", name=organisation.names.get(unit, unit)) for unit in pattern.units])
            return words(
                "„{factor}“: In {n} von {all} Ämtern mit aktuellen Einschätzungen steht mehr als die Hälfte der "
                "Vorhaben auf „{low}“, bei {units} dagegen auf „{high}“.",
                n=words.number(pattern.n), units=names, **values,
            )  # fmt: skip
        case Kind.PLANNED_ONLY:
            return words.n(
                "„{factor}“ ist gut geplant und noch nicht erreicht: Eines von {all} Vorhaben steht in der Planung auf "
                "„{high}“, in der Umsetzung auf „{low}“.",
                "„{factor}“ ist gut geplant und noch nicht erreicht: {n} von {all} Vorhaben stehen in der Planung auf "
                "„{high}“, in der Umsetzung auf „{low}“.",
                pattern.n, **values,
            )  # fmt: skip
        case Kind.WITHOUT_EVIDENCE:
            return words.n(
                "„{factor}“: Zu einer von {all} Antworten ab Stufe 3 fehlt ein Nachweis.",
                "„{factor}“: Zu {n} von {all} Antworten ab Stufe 3 fehlt ein Nachweis.",
                pattern.n, **values,
            )  # fmt: skip
        case Kind.DONT_KNOW:
            question = catalogue.questions[pattern.question or ""].text.said(words.lang)
            return words.n(
                "Auf „{question}“ antwortet eines von {all} Vorhaben „weiß noch nicht“.",
                "Auf „{question}“ antworten {n} von {all} Vorhaben „weiß noch nicht“.",
                pattern.n, question=question, **values,
            )  # fmt: skip


def _by_unit(counted: pd.DataFrame, factor: Factor, lead: Array, units: tuple[str, ...]) -> Iterator[Pattern]:
    """Find what most units have in common; a unit is what more than half of its current projects with a band are.

    `lead` is the place of each check's unit among the units, -1 for those that are not current or not known.
    """
    band = array(counted, f"band_{factor.id}")
    known = (band >= 0) & (lead >= 0)
    counts = np.bincount(lead[known] * len(BANDS) + band[known], minlength=len(units) * len(BANDS))
    counts = counts.reshape(len(units), len(BANDS))
    most = 2 * counts > counts.sum(axis=1, keepdims=True)
    n, weak = int(counts.any(axis=1).sum()), int(most[:, GAP].sum())
    strong = tuple(units[place] for place in np.flatnonzero(most[:, STRONG]))
    if weak == n >= FEWEST_UNITS:
        yield Pattern(kind=Kind.WEAK_EVERYWHERE, factor=factor.id, n=weak, all=n)
    elif strong and 2 * weak > n:
        yield Pattern(kind=Kind.STRONG_EXCEPTION, factor=factor.id, n=weak, all=n, units=strong)


def _planned_only(counted: pd.DataFrame, factor: Factor, catalogue: Catalogue) -> Iterator[Pattern]:
    planned, reached = array(counted, f"planned_{factor.id}"), array(counted, f"reached_{factor.id}")
    known = ~np.isnan(planned) & ~np.isnan(reached)
    starts = [entry.start for entry in catalogue.bands]
    struck = known & (planned >= starts[STRONG]) & (reached < starts[GAP + 1])
    yield from _striking(Kind.PLANNED_ONLY, factor.id, int(struck.sum()), int(known.sum()), at_half=True)


def _without_evidence(counted: pd.DataFrame, factor: Factor) -> Iterator[Pattern]:
    due = int(array(counted, f"evidence_due_{factor.id}").sum())
    missing = due - int(array(counted, f"evidenced_{factor.id}").sum())
    yield from _striking(Kind.WITHOUT_EVIDENCE, factor.id, missing, due)


def _unknown(counted: pd.DataFrame, factor: Factor) -> Iterator[Pattern]:
    for question in factor.questions:
        codes = array(counted, f"q_{question.id}")
        unknown = int((codes == DONT_KNOW).sum())
        answered = unknown + int((codes >= 0).sum())
        if question.retired is None:
            yield from _striking(Kind.DONT_KNOW, factor.id, unknown, answered, question=question.id)


def _striking(
    kind: Kind, factor: str, n: int, all_: int, *, question: str | None = None, at_half: bool = False
) -> Iterator[Pattern]:
    """Yield a pattern where more than half (or half) of enough are struck."""
    if all_ >= FEWEST and (2 * n > all_ or (at_half and 2 * n == all_)):
        yield Pattern(kind=kind, factor=factor, n=n, all=all_, question=question)

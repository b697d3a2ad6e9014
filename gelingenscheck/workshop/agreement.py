"""How far ballots on an ordered ladder agree. Sources and published vectors are in the tests."""

from collections.abc import Sequence
from itertools import combinations

LEVELS = range(5)


def agreement(counts: Sequence[int]) -> float:
    """Return van der Eijk's A: -1 (half at either end) over 0 (spread evenly) to 1 (all alike).

    `counts` are ballots per category, at least three categories and one ballot. Van der Eijk, Quality & Quantity 35
    (2001): the distribution is taken apart into layers, each of which either uses a category or does not.
    """
    rest, total, sum_ = list(counts), sum(counts), 0.0
    while any(rest):
        step = min(n for n in rest if n)
        layer = [n > 0 for n in rest]
        sum_ += step * sum(layer) / total * _of_layer(layer)
        rest = [n - step * used for n, used in zip(rest, layer, strict=True)]
    return sum_


def _of_layer(layer: Sequence[bool]) -> float:
    categories, used = len(layer), sum(layer)
    if used == 1:
        return 1.0
    triples = list(combinations(layer, 3))
    valleys = triples.count((True, False, True))
    slopes = triples.count((True, True, False)) + triples.count((False, True, True))
    if not slopes + valleys:
        unimodality = 1.0
    else:
        lost = (categories - 1) * valleys
        unimodality = ((categories - 2) * slopes - lost) / ((categories - 2) * (slopes + valleys))
    return unimodality * (1 - (used - 1) / (categories - 1))


def concord(counts: Sequence[int]) -> float:
    """Return the agreement as people read it (Einigkeit): 0 to 100, 50 where the ballots are spread evenly."""
    return 50 * (agreement(counts) + 1)


def median(counts: Sequence[int]) -> float:
    """Return the median level; halfway where the two ballots in the middle differ."""
    ballots = [level for level, n in enumerate(counts) for _ in range(n)]
    return (ballots[(len(ballots) - 1) // 2] + ballots[len(ballots) // 2]) / 2


def interpolated_median(counts: Sequence[int]) -> float:
    """Return the median M drawn to where the ballots lie: M + (above - below) / (2 · equal); M where none equals it."""
    middle = median(counts)
    equal = counts[int(middle)] if middle.is_integer() else 0
    if not equal:
        return middle
    above, below = sum(counts[int(middle) + 1 :]), sum(counts[: int(middle)])
    return middle + (above - below) / (2 * equal)


def spread(counts: Sequence[int]) -> tuple[int, int]:
    """Return the lowest and the highest level that anyone chose."""
    chosen = [level for level, n in enumerate(counts) if n]
    return chosen[0], chosen[-1]

"""Choose the fewest of several candidates that bring enough together; by tables, since 2^20 sets would take minutes."""

from collections.abc import Callable, Sequence
from functools import cache
from math import inf
from typing import NamedTuple


class Candidate(NamedTuple):
    """One thing that may be changed, by one step or more."""

    gains: tuple[int, ...]
    """What it brings by one step, two steps, …; rising."""
    needed: bool
    """Without it nothing is reached, whatever the others bring."""


Best = Callable[[int, int, int], float]
"""From a place on, by a number of candidates and at most so many steps: the most that can be gained."""


def fewest(candidates: Sequence[Candidate], need: int) -> tuple[int, ...] | None:
    """Return the places of the fewest candidates, of those with the fewest steps, of those the first in order.

    None if all together do not bring what is needed. A chosen candidate changes by one step at least.
    """
    count = _count(candidates, need)
    if count is None:
        return None
    best = _best(candidates)
    low, high = count, sum(len(candidate.gains) for candidate in candidates)
    while low < high:  # more steps never bring less, so the fewest can be found by halving
        middle = (low + high) // 2
        low, high = (low, middle) if best(0, count, middle) >= need else (middle + 1, high)
    return _first(candidates, need, best, count, low)


def _count(candidates: Sequence[Candidate], need: int) -> int | None:
    """Return how many it takes, each changed as far as it goes."""
    left = need - sum(candidate.gains[-1] for candidate in candidates if candidate.needed)
    count = sum(candidate.needed for candidate in candidates)
    for most in sorted((candidate.gains[-1] for candidate in candidates if not candidate.needed), reverse=True):
        if left <= 0:
            break
        left -= most
        count += 1
    return count if left <= 0 else None


def _best(candidates: Sequence[Candidate]) -> Best:
    @cache
    def best(place: int, count: int, steps: int) -> float:
        if place == len(candidates):
            return -inf if count else 0
        if count > len(candidates) - place or steps < count:
            return -inf
        candidate = candidates[place]
        without = -inf if candidate.needed else best(place + 1, count, steps)
        if not count:
            return without
        taken = (gain + best(place + 1, count - 1, steps - n) for n, gain in enumerate(candidate.gains[:steps], 1))
        return max(without, *taken)

    return best


def _first(candidates: Sequence[Candidate], need: int, best: Best, count: int, steps: int) -> tuple[int, ...]:
    """Return the first set in order that brings enough with so many candidates and steps."""
    chosen: list[int] = []
    gained: list[float] = [0.0] * (steps + 1)
    for place, candidate in enumerate(candidates):
        after = _with(gained, candidate)
        left = count - len(chosen) - 1
        if left >= 0 and any(sum_ + best(place + 1, left, steps - n) >= need for n, sum_ in enumerate(after)):
            chosen.append(place)
            gained = after
    return tuple(chosen)


def _with(gained: Sequence[float], candidate: Candidate) -> list[float]:
    """Return the most that the chosen ones and one more bring, by the steps that they take."""
    return [
        max((gained[n - k] + gain for k, gain in enumerate(candidate.gains[:n], 1)), default=-inf)
        for n in range(len(gained))
    ]

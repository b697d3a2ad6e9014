"""Somebody who knows every unit, every check and its date, and collects all exports to learn what a unit answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from gelingenscheck.portfolio.table import Array


@dataclass(frozen=True, kw_only=True)
class Known:
    """One sum that was published: how many of some checks are weak, between two numbers."""

    checks: tuple[int, ...]
    low: int
    high: int


def worlds(checks: int, published: Iterable[Known]) -> Array:
    """Return every way in which the checks may be weak that fits all that was published, one per row."""
    every = (np.arange(2**checks)[:, None] >> np.arange(checks)) & 1
    for known in published:
        sums = every[:, list(known.checks)].sum(axis=1)
        every = every[(sums >= known.low) & (sums <= known.high)]
    return every


def is_known(possible: Array, checks: Sequence[int]) -> bool:
    """Say whether only one number of weak checks among some is possible."""
    sums = possible[:, list(checks)].sum(axis=1)
    return bool((sums == sums[0]).all())


def follows_by_arithmetic(published: Iterable[Known], checks: Sequence[int], every: int) -> bool:
    """Say whether totals and differences alone give the number of weak checks among some."""
    exact = [known.checks for known in published if known.low == known.high]
    rows = np.array([[float(check in one) for check in range(every)] for one in exact]).reshape(-1, every)
    wanted = np.array([[float(check in checks) for check in range(every)]])
    return bool(np.linalg.matrix_rank(np.vstack([rows, wanted])) == (np.linalg.matrix_rank(rows) if len(rows) else 0))

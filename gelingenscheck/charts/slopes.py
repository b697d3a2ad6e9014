"""Places for labels that would lie on each other."""

import pandas as pd


def spread(wishes: pd.Series, distance: float, height: float) -> pd.Series:
    """Move labels apart until none is nearer than `distance` to another, as near to its wish as can be.

    All stay between 0 and `height`, as long as they fit.
    """
    groups: list[list[float]] = []
    order = wishes.sort_values(kind="stable")
    for i, wish in enumerate(order):
        groups.append([wish - i * distance])
        while len(groups) > 1 and _mean(groups[-2]) > _mean(groups[-1]):
            last = groups.pop()
            groups[-1] += last
    free = [_mean(group) for group in groups for _ in group]
    most = height - (len(free) - 1) * distance
    places = [min(max(at, 0.0), max(most, 0.0)) + i * distance for i, at in enumerate(free)]
    return pd.Series(places, order.index, dtype=float).reindex(wishes.index)


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)

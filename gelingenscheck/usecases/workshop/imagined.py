"""How imagined participants vote in a rehearsal: each kind of result that a facilitator should have seen once."""

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from random import Random
from typing import Final, NamedTuple

from gelingenscheck.workshop.model import Workshop
from gelingenscheck.workshop.state import Ballot

LEAST, MOST = 12, 40
"""People who are imagined, whatever number is expected."""
SPARE = 3
"""How many more than the threshold there are at least, so that there is a result to see."""
SILENT = 1
"""How many never vote: somebody always waits for the coffee."""
SECONDS = 20.0
"""In which all of them vote."""

Shares = tuple[float, float, float, float, float, float]
"""Of the levels 0 to 4, and of „weiß noch nicht“; their sum is 1."""
_PRACTICE: Final[Shares] = (0.05, 0.15, 0.25, 0.35, 0.2, 0)
_AGREED: Final[Shares] = (0, 0, 0.3, 0.65, 0.05, 0)
_ROUNDS: Final[tuple[tuple[Shares, Shares], ...]] = (
    ((0.05, 0.42, 0.06, 0.42, 0, 0.05), (0, 0.2, 0.6, 0.2, 0, 0)),  # two camps, which meet in the middle
    ((0, 0, 0, 0.85, 0.1, 0.05), _AGREED),  # one of them, the lone voice, is added below
    ((0.2, 0.2, 0.2, 0.2, 0.2, 0), _AGREED),  # everything at once
    ((0.02, 0.05, 0.1, 0.15, 0.06, 0.62), _AGREED),  # most do not know yet
    ((0, 0.05, 0.6, 0.3, 0, 0.05), _AGREED),  # no talk is needed
)
"""First and second vote on one item after the other, beginning anew after the last."""
_LONE = 1
"""Place of the item with a lone voice among the rounds."""


class Cast(NamedTuple):
    """One imagined person voting."""

    gap: float
    """Seconds after the one before."""
    person: int
    """From 0."""
    choice: int | None


def people(workshop: Workshop) -> int:
    """Return how many people are imagined."""
    return max(LEAST, workshop.threshold + SPARE + SILENT, min(MOST, workshop.expected))


def casts(workshop: Workshop, ballot: Ballot, dice: Random) -> tuple[Cast, ...]:
    """Return who votes when and how. The counts follow from the place in the agenda, the rest from the dice."""
    voters = people(workshop) - SILENT
    choices = _choices(_counts(workshop, ballot, voters))
    dice.shuffle(choices)
    moments = sorted(dice.triangular(0, SECONDS, SECONDS / 3) for _ in choices)
    gaps = [later - before for before, later in pairwise([0.0, *moments])]
    persons = dice.sample(range(voters), voters)
    return tuple(Cast(*cast) for cast in zip(gaps, persons, choices, strict=True))


def _counts(workshop: Workshop, ballot: Ballot, voters: int) -> list[int]:
    """Return how many choose each level, and how many do not know yet."""
    if workshop.items[ballot.index].practice:
        return _spread(voters, _PRACTICE)
    place = sum(not item.practice for item in workshop.items[: ballot.index]) % len(_ROUNDS)
    first = ballot.vote == 1
    if place == _LONE and first:
        rest = _spread(voters - 1, _ROUNDS[place][0])
        return [1, *rest[1:]]
    return _spread(voters, _ROUNDS[place][0 if first else 1])


def _spread(voters: int, shares: Sequence[float]) -> list[int]:
    """Return whole numbers in the ratio of the shares, whose sum is the number of voters."""
    edges = [0, *(int(voters * edge + 0.5) for edge in accumulate(shares))]
    return [after - before for before, after in pairwise(edges)]


def _choices(counts: Sequence[int]) -> list[int | None]:
    names: Mapping[int, int | None] = {**dict(enumerate(range(len(counts) - 1))), len(counts) - 1: None}
    return [names[place] for place, count in enumerate(counts) for _ in range(count)]

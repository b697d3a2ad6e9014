"""The ballots of one vote, counted: from phones and from paper, as one."""

from dataclasses import dataclass

from gelingenscheck.catalogue.model import LEVELS

NONE = (0,) * len(LEVELS)
LEAST_DIFFERENCE = 3
"""Fewer ballots more (or fewer) than in the vote before would show what the newcomers (or leavers) chose."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """How many chose each level, and how many do not know yet."""

    levels: tuple[int, ...] = NONE
    """Counts for the levels 0 to 4."""
    dont_know: int = 0
    paper: int = 0
    """How many of all these were on paper."""

    @property
    def rated(self) -> int:
        """Return the number of ballots with a level."""
        return sum(self.levels)

    @property
    def ballots(self) -> int:
        """Return the number of all ballots."""
        return self.rated + self.dont_know

    def with_paper(self, levels: tuple[int, ...], dont_know: int) -> "Tally":
        """Return the tally together with ballots on paper."""
        return Tally(
            levels=tuple(mine + theirs for mine, theirs in zip(self.levels, levels, strict=True)),
            dont_know=self.dont_know + dont_know,
            paper=self.paper + sum(levels) + dont_know,
        )


def shown(tally: Tally, threshold: int) -> bool:
    """Say whether a tally may be shown: enough ballots with a level; „weiß noch nicht“ does not count towards it."""
    return tally.rated >= threshold


def exposes(before: Tally, after: Tally) -> bool:
    """Say whether the difference of two votes would show single ballots: only few came, or only few left."""
    apart = [b - a for a, b in zip((*before.levels, before.dont_know), (*after.levels, after.dont_know), strict=True)]
    if min(apart) < 0 < max(apart):
        return False  # people changed their minds; nobody's ballot follows from that
    return 0 < abs(sum(apart)) < LEAST_DIFFERENCE


def public(tallies: tuple[Tally, ...], threshold: int) -> tuple[Tally | None, ...]:
    """Return the votes on one item as anyone may see them; None for those that stay hidden.

    A vote is compared with the last one that was shown, since only that one can be subtracted.
    """
    result: list[Tally | None] = []
    last: Tally | None = None
    for tally in tallies:
        hidden = not shown(tally, threshold) or (last is not None and exposes(last, tally))
        result.append(None if hidden else tally)
        last = last if hidden else tally
    return tuple(result)

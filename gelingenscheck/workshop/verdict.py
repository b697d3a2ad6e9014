"""What a vote says, as one of seven words; the rules are fixed beforehand and never chosen by people."""

from enum import StrEnum

from gelingenscheck.workshop import agreement
from gelingenscheck.workshop.tally import Tally, shown

CONSENSUS = 0.6
"""From this agreement (van der Eijk's A) on, and with most near the median, consensus is proposed."""
NEAR = 0.75
CAMP = 0.3
"""Two camps: at least this share on each of two levels that lie two or more apart."""
APART = 2
"""Levels from which on two views are far apart."""


class Verdict(StrEnum):
    """The finding, in the words that the participants' page has for it."""

    FEW = "few"
    UNKNOWN = "unknown"
    SAME = "same"
    AGREE = "agree"
    LONE = "lone"
    CAMPS = "camps"
    APART = "apart"

    @property
    def consensus(self) -> bool:
        """Say whether agreeing on a level is the next step."""
        return self in {Verdict.SAME, Verdict.AGREE, Verdict.LONE}

    @property
    def to_clarify(self) -> bool:
        """Say whether there is need for talk (Klärungsbedarf)."""
        return self in {Verdict.CAMPS, Verdict.APART}


def verdict(tally: Tally, threshold: int) -> Verdict:
    """Return what a vote says; `FEW` and `UNKNOWN` come without any figure where the tally may not be shown."""
    if tally.dont_know * 2 > tally.ballots and tally.ballots >= threshold:
        return Verdict.UNKNOWN
    if not shown(tally, threshold):
        return Verdict.FEW
    return _of_levels(tally.levels)


def _of_levels(counts: tuple[int, ...]) -> Verdict:
    n = sum(counts)
    if max(counts) == n:
        return Verdict.SAME
    large = [level for level, count in enumerate(counts) if count >= CAMP * n]
    if large and large[-1] - large[0] >= APART:
        return Verdict.CAMPS
    middle = agreement.median(counts)
    near = sum(count for level, count in enumerate(counts) if abs(level - middle) <= 1)
    if agreement.agreement(counts) < CONSENSUS or near < NEAR * n:
        return Verdict.APART
    far = any(count and abs(level - middle) >= APART for level, count in enumerate(counts))
    return Verdict.LONE if far else Verdict.AGREE

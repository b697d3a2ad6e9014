"""How many of some projects, as far as it may be said outside (design, section 7b)."""

from dataclasses import dataclass

from gelingenscheck.i18n import N_, Words

FEWEST_PROJECTS, FEWEST_UNITS = 5, 3
"""From how many projects, and of how many units, something is said of them together."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Few:
    """How many of some projects; a range where the exact number would say it of each."""

    low: int
    high: int
    n: int

    @property
    def exact(self) -> bool:
        """Say whether it is one number."""
        return self.low == self.high


def said(few: Few, words: Words) -> str:
    """Say how many of some projects."""
    n = words.number(few.n)
    if few.exact:
        return words(N_("{weak} von {n}"), weak=words.number(few.low), n=n)
    if few.low == 0:
        return words(N_("höchstens {weak} von {n}"), weak=words.number(few.high), n=n)
    return words(N_("mindestens {weak} von {n}"), weak=words.number(few.low), n=n)

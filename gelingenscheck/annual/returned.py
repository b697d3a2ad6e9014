"""What units wrote for the report, arranged so that nobody learns from it which units were silent."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from gelingenscheck.annual.prose import heading, item
from gelingenscheck.i18n import N_, Words

FEWEST_IN_DIVISION = 3
"""Units of a division from which on texts without names stand under it."""
LETTERS = 600
"""Of one unit's text in a proposal; the whole stands beside it."""
_SENTENCE = re.compile(r"(?<=[.?!])\s")


class Asked(StrEnum):
    """What units were asked to write."""

    DONE = "done"
    MISSING = "missing"
    COUNCIL = "council"


@dataclass(frozen=True, kw_only=True, slots=True)
class Contribution:
    """What one unit submitted."""

    unit: str
    """Its name."""
    division: str | None
    texts: Mapping[Asked, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Returned:
    """What all units submitted."""

    contributions: tuple[Contribution, ...] = ()
    """In the organisation's order."""
    asked: Mapping[str | None, int] | None = None
    """How many units of each division were asked, in order."""

    def count(self, asked: Asked) -> int:
        """Return how many units wrote a text."""
        return sum(asked in one.texts for one in self.contributions)

    def lines(self, asked: Asked, words: Words, *, named: bool) -> list[str]:
        """Return the texts as lines: a division's name as heading, what a unit wrote as item of a list.

        Without names a division stands there only if all divisions have several units and something to say: else
        it would tell who was silent.
        """
        texts = [one for one in self.contributions if asked in one.texts]
        if not named and not self._may_divide(texts):
            return [_line(one, asked, words, named=False) for one in texts]
        return [line for lines in self._divided(texts, asked, words, named=named) for line in lines]

    def _divided(self, texts: list[Contribution], asked: Asked, words: Words, *, named: bool) -> Iterator[list[str]]:
        for division in dict.fromkeys([*(self.asked or {}), *(one.division for one in texts)]):
            mine = [_line(one, asked, words, named=named) for one in texts if one.division == division]
            if mine:
                yield [heading(division or words(N_("Außerhalb der Dezernate"))), *mine, ""]

    def _may_divide(self, texts: list[Contribution]) -> bool:
        said = {one.division for one in texts}
        divisions = self.asked or {}
        return bool(divisions) and all(
            units >= FEWEST_IN_DIVISION and division in said for division, units in divisions.items()
        )


def _line(one: Contribution, asked: Asked, words: Words, *, named: bool) -> str:
    text = shortened(one.texts[asked])
    return item(words(N_("{unit}: {text}"), unit=one.unit, text=text) if named else text)


def shortened(text: str) -> str:
    """Return a text on one line, ended after a sentence where it is long."""
    flat = " ".join(text.split())
    if len(flat) <= LETTERS:
        return flat
    kept = ""
    for sentence in _SENTENCE.split(flat):
        if kept and len(kept) + len(sentence) > LETTERS:
            break
        kept = f"{kept} {sentence}".strip()
    return f"{kept} …" if len(kept) <= LETTERS else f"{kept[:LETTERS].rsplit(' ', 1)[0]} …"

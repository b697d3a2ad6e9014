"""A rule of wording: what a text must not say, and what to say instead."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from gelingenscheck.reading import Path

Flaw = tuple[str, Mapping[str, str | int]]
"""A message and its values."""
Breach = tuple[Path, Flaw]
"""Where something stands that breaks a rule, and what is wrong with it."""
Said = tuple[Path, str]
"""Where a text stands, and the text in one language."""
Instead = Mapping[str, str]
"""Patterns of words, in small letters, and what to say instead."""


_TWO_WHEN_SMALL = "\u0130"
"""The one letter that becomes two when it is made small, so that places would shift."""
_OUTER_BAR = re.compile(r"\|(?![^(]*\))")


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """What a text must not say. The pattern never matches a line break, since many texts are searched as one."""

    pattern: re.Pattern[str]
    message: str
    """Says {words}, and {instead} where the rule knows better words."""
    instead: Instead = field(default_factory=dict)
    widened: bool = False
    """Whether {words} are the whole words around what was found."""
    folded: bool = False
    """Whether the pattern is written in small letters and means capitals too."""

    def flaw(self, text: str, start: int, end: int) -> Flaw:
        """Return what is wrong with the words that were found at a place of a text."""
        words = _around(text, start, end) if self.widened else text[start:end]
        better = (said for form, said in self.instead.items() if re.fullmatch(form, words, re.IGNORECASE))
        return self.message, {"words": words} | ({"instead": next(better)} if self.instead else {})


def _words_of(*forms: str) -> re.Pattern[str]:
    """Return the pattern of whole words, sorted by first letters so that it is fast; forms have small letters."""
    beginnings: dict[str, list[str]] = {}
    for form in re.split(_OUTER_BAR, "|".join(forms)):
        beginnings.setdefault(form[0], []).append(form[1:])
    sorted_ = (f"{first}(?:{'|'.join(rest)})" for first, rest in beginnings.items() if first.isalpha())
    others = (f"{first}{form}" for first, rest in beginnings.items() if not first.isalpha() for form in rest)
    return re.compile(rf"\b(?:{'|'.join([*sorted_, *others])})\b")


def avoiding(*forms: str, message: str) -> Rule:
    """Return the rule that avoids words; forms have small letters and stand for capitals too."""
    return Rule(pattern=_words_of(*forms), message=message, folded=True)


def replacing(instead: Instead, message: str) -> Rule:
    """Return the rule that knows other words for each of its own."""
    return Rule(pattern=_words_of(*instead), message=message, instead=instead, folded=True)


def breaches(rules: Iterable[Rule], texts: Sequence[Said]) -> Iterator[Breach]:
    """Yield the first words in each text that break a rule.

    All texts are searched as one, since most catalogues break no rule: this is ten times as fast as one by one.
    """
    joined = "\n".join(text for _, text in texts)
    folded = joined.replace(_TWO_WHEN_SMALL, "I").lower()
    starts = list(accumulate((len(text) + 1 for _, text in texts), initial=0))
    for rule in rules:
        last = -1
        for match in rule.pattern.finditer(folded if rule.folded else joined):
            at = bisect_right(starts, match.start()) - 1
            if at != last:
                path, text = texts[at]
                yield path, rule.flaw(text, match.start() - starts[at], match.end() - starts[at])
            last = at


def _around(text: str, start: int, end: int) -> str:
    return re.split(r"\s", text[:start])[-1] + text[start:end] + re.split(r"\s", text[end:], maxsplit=1)[0]

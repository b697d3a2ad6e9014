"""Answers that are too much alike: nobody can choose between words that say nearly the same."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from gelingenscheck.catalogue.lint.places import EVERY_LANGUAGE, Ladder, Placed
from gelingenscheck.catalogue.lint.rules import Breach
from gelingenscheck.i18n import N_

NEARLY_EQUAL: Final = 0.85
"""Share of common words from which on two answers differ in nothing that one could see."""

_GERMAN_WORD = re.compile(
    r"\b(?!(?:alle[mnrs]?|auch|ausreichend|bereits|besonders|bisher|eine[mnrs]?|einige[mnrs]?|einzelne[mnrs]?|etwas"
    r"|fast|ganz|gar|gelegentlich|genug|gut|häufig|häufiger|immer|jede[mnrs]?|kaum|manche[mnrs]?|manchmal|mehr"
    r"|mehrere[nr]?|meist|meisten|meistens|nie|nur|oft|regelmäßig|schon|sehr|selten|stark|stets|ständig|teils|teilweise"
    r"|überwiegend|umfassend|viel|viele[nr]?|voll|völlig|vollständig|weitgehend|wenig|weniger?|wenige[nr]?|ziemlich)\b)"
    r"\w+"
)
_ENGLISH_WORD = re.compile(
    r"\b(?!(?:a|all|almost|already|always|an|any|completely|each|enough|every|few|frequently|fully|hardly|largely|less"
    r"|little|many|more|most|mostly|much|never|occasionally|often|only|partially|partly|quite|rarely|rather|regularly"
    r"|several|some|sometimes|somewhat|strongly|usually|very|well)\b)\w+"
)
_TELLING_WORD = {"de": _GERMAN_WORD, "simple": _GERMAN_WORD, "en": _ENGLISH_WORD}
"""Any word but those of degree."""
_ALIKE = N_(
    "„{text}“ und „{other}“ unterscheiden sich nur im Grad; was sieht man bei der einen, bei der anderen nicht?"
)
_REPEATED = N_("„{text}“ steht so schon bei „{other}“.")


def alike_neighbours(ladders: Iterable[Ladder]) -> Iterator[Breach]:
    """Yield answers that differ from the one below only by a word of degree, such as "etwas" or "immer"."""
    for path, _, texts in ladders:
        for language in EVERY_LANGUAGE:
            said = [getattr(text, language) or "" for text in texts]
            words = [_without_degrees(text, language) for text in said]
            for level, (below, above) in enumerate(pairwise(words), start=1):
                lower, upper = said[level - 1], said[level]
                if lower != upper and _alike(below, above):
                    yield (*path, str(level), language), (_ALIKE, {"text": upper, "other": lower})


def repetitions(texts: Iterable[tuple[Placed, str]], languages: Iterable[str]) -> Iterator[Breach]:
    """Yield texts that stand elsewhere already: whoever reads the same twice thinks of a mistake.

    Each text comes with the id of what it belongs to.
    """
    first: dict[tuple[str, str], str] = {}
    for (path, text), owner in texts:
        for language in languages:
            said: str | None = getattr(text, language)
            if said is None:
                continue
            place = (language, said.casefold())
            if place in first:
                yield (*path, language), (_REPEATED, {"text": said, "other": first[place]})
            first.setdefault(place, owner)


def _without_degrees(text: str, language: str) -> list[str]:
    return _TELLING_WORD[language].findall(text.casefold())


def _alike(below: Sequence[str], above: Sequence[str]) -> bool:
    """Compare words in their order; most pairs have too few in common to look at it."""
    distinct, other = set(below), set(above)
    if 2 * len(distinct & other) < NEARLY_EQUAL * max(1, len(distinct) + len(other)):
        return False
    return SequenceMatcher(None, below, above, autojunk=False).ratio() >= NEARLY_EQUAL

"""How hard a text is to read."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from gelingenscheck.catalogue.lint import places
from gelingenscheck.catalogue.lint.rules import Breach
from gelingenscheck.catalogue.model import Catalogue, Text
from gelingenscheck.i18n import N_
from gelingenscheck.reading import Path

LIMITS: Final = {"de": 50, "simple": 40}
"""For German: below 40 books for the young, 40-50 novels, 50-60 non-fiction, above that official."""
FEWEST_WORDS: Final = 20
"""One long word in a short sentence says nothing about a text."""
LONG: Final = 7

_WORD = re.compile(r"[^\W\d_]+(?:[’-][^\W\d_]+)*")
_END = re.compile(r"[.!?:;…]+(?=[\s“”]|$)")

_HARD = N_(
    "Der Text ist schwer zu lesen (Lesbarkeitsindex {index}, möglich sind {limit}; {language}):"
    " bitte kürzere Sätze und kürzere Wörter."
)


def lix(text: str) -> float:
    """Return how hard a text is to read, from about 20 (a picture book) to 70 (a decree).

    Läsbarhetsindex: words per sentence plus the percentage of words with more than six letters. A colon or
    semicolon ends a sentence, and so does the text. C. H. Björnsson, Läsbarhet, Stockholm 1968; its scale for
    German after W. Lenhard and A. Lenhard, Berechnung des Lesbarkeitsindex LIX, 2014.
    """
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = len(_END.findall(text)) + (_END.search(text[-2:]) is None)
    return len(words) / sentences + 100 * sum(len(word) >= LONG for word in words) / len(words)


def hard_to_read(catalogue: Catalogue) -> Iterator[Breach]:
    """Yield what is harder to read than the limit of its language: a question with its answers, an explanation."""
    for path, texts in _units(catalogue):
        for language, limit in LIMITS.items():
            said = [getattr(text, language) for text in texts]
            if None not in said and (index := _index(" ".join(said))) > limit:
                yield (*path, language), (_HARD, {"index": index, "limit": limit, "language": language})


def _index(text: str) -> int:
    return round(lix(text)) if len(text.split()) >= FEWEST_WORDS else 0


def _units(catalogue: Catalogue) -> Iterator[tuple[Path, Iterable[Text]]]:
    """Return what is read in one go."""
    for path, factor in places.factors(catalogue):
        yield (*path, "meaning"), [factor.meaning]
        yield (*path, "crosscutting"), [factor.crosscutting.text, *factor.crosscutting.anchors]
        yield from (((*path, "group", phase), anchors) for phase, anchors in factor.group.items())
    for path, question in places.questions(catalogue):
        yield path, [question.text, *question.anchors]
        yield (*path, "help"), [question.help]
        yield (*path, "why"), [question.why]
    yield from ((path, texts) for path, _, texts in places.shared_ladders(catalogue))

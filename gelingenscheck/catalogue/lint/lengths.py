"""How many words a question, an answer, a card and twenty minutes hold."""

from collections.abc import Iterable, Iterator
from typing import Final

from gelingenscheck.catalogue.lint import places
from gelingenscheck.catalogue.lint.places import EVERY_LANGUAGE, LANGUAGES, Placed
from gelingenscheck.catalogue.lint.plain import count_words
from gelingenscheck.catalogue.lint.rules import Breach
from gelingenscheck.catalogue.model import Catalogue, Phase, Text
from gelingenscheck.i18n import N_
from gelingenscheck.reading import Path

QUESTION_WORDS: Final = 20
ANSWER_WORDS: Final = 14
CARD_WORDS: Final = 90
PLANNING_WORDS: Final = 2_200
"""All planning questions with their answers: twenty minutes of reading and choosing."""
TEXT_LETTERS: Final = 1_000
"""Of any text: nobody reads more beside a question."""

_OVERLONG = N_("Der Text hat {count} Buchstaben, möglich sind {limit}; alles Weitere wird danach geprüft.")
_TOO_MANY = N_("Hier stehen {count} Wörter ({language}), möglich sind {limit}.")


def too_long(catalogue: Catalogue) -> Iterator[Breach]:
    """Yield questions, answers and cards with more words than their limit."""
    planning: list[Text] = []
    for path, question in places.questions(catalogue):
        card = [question.text, *question.anchors]
        planning += card if question.phase == Phase.PLANNING else []
        yield from _longer((*path, "text"), [question.text], QUESTION_WORDS)
        yield from _longer(path, card, CARD_WORDS)
    for path, text in places.answered(catalogue):
        yield from _longer(path, [text], ANSWER_WORDS)
    yield from _longer(("factors",), planning, PLANNING_WORDS)


def overlong(texts: Iterable[Placed]) -> Iterator[Breach]:
    """Yield texts so long that they are a mistake; the rules of wording take too long for them."""
    for path, text in texts:
        for language in EVERY_LANGUAGE:
            count = len(getattr(text, language) or "")
            if count > TEXT_LETTERS:
                yield (*path, language), (_OVERLONG, {"count": count, "limit": TEXT_LETTERS})


def _longer(path: Path, texts: Iterable[Text], limit: int) -> Iterator[Breach]:
    """Yield the languages in which texts have together more words than fit."""
    for language in LANGUAGES:
        count = sum(count_words(getattr(text, language)) for text in texts)
        if count > limit:
            yield path, (_TOO_MANY, {"count": count, "language": language, "limit": limit})

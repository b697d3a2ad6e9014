"""How a text is set: quotation marks, blanks, dashes, and the mark at its end."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from gelingenscheck.catalogue.lint.places import EVERY_LANGUAGE, Placed
from gelingenscheck.catalogue.lint.rules import Breach, Rule
from gelingenscheck.i18n import N_

RULES: Final = (
    Rule(
        pattern=re.compile('"'),
        message=N_("„{words}“: Anführungszeichen stehen hier gerade; gesetzt werden „…“ und “…”."),
        widened=True,
    ),
    Rule(
        pattern=re.compile("'"), message=N_("„{words}“: Der Apostroph steht gerade; gesetzt wird ’."), widened=True
    ),
    Rule(
        pattern=re.compile(r" (?=[ \t,;:?!]|\.(?:\s|$))", re.MULTILINE),
        message=N_("„{words}“: Hier steht ein Leerzeichen zu viel."),
        widened=True,
    ),
    Rule(
        pattern=re.compile(" --? "),
        message=N_("„{words}“: Statt des Bindestrichs steht hier ein Gedankenstrich (–)."),
        widened=True,
    ),
    Rule(
        pattern=re.compile(r"\.\.\."),
        message=N_("„{words}“: Statt drei Punkten steht hier ein Auslassungszeichen (…)."),
        widened=True,
    ),
)  # fmt: skip
SENTENCE_ENDS: Final = (".", "…", ".“", ".”", "?", "?“", "?”")

_NO_QUESTION = N_("Eine Frage endet mit einem Fragezeichen.")
_NO_END = N_("Der Satz hat kein Satzzeichen am Ende.")
_EDGE = N_("Am Anfang oder Ende des Textes steht ein Leerzeichen.")


def unmarked_questions(texts: Iterable[Placed]) -> Iterator[Breach]:
    """Yield questions without a question mark at the end."""
    return _ending(texts, ("?",), _NO_QUESTION)


def unmarked_sentences(texts: Iterable[Placed]) -> Iterator[Breach]:
    """Yield sentences that stop without a mark."""
    return _ending(texts, SENTENCE_ENDS, _NO_END)


def blank_edges(texts: Iterable[Placed]) -> Iterator[Breach]:
    """Yield texts that begin or end with a blank."""
    for path, text in texts:
        for language in EVERY_LANGUAGE:
            said = getattr(text, language)
            if said is not None and said != said.strip():
                yield (*path, language), (_EDGE, {})


def _ending(texts: Iterable[Placed], ends: tuple[str, ...], message: str) -> Iterator[Breach]:
    for path, text in texts:
        for language in EVERY_LANGUAGE:
            said = getattr(text, language)
            if said is not None and not said.rstrip().endswith(ends):
                yield (*path, language), (message, {})

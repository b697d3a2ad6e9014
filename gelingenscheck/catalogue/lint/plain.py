"""What Einfache Sprache does without."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from gelingenscheck.catalogue.lint.rules import Breach, Rule, Said
from gelingenscheck.i18n import N_

SENTENCE_WORDS: Final = 12
WORD_LETTERS: Final = 16
"""Longer compounds are easier with a hyphen, or as two words."""

_WORD = re.compile(r"[^\s–-]+")
_SENTENCE_END = re.compile(r"[.!?:](?:\s+|$)")
_EVERYDAY = r"Zeitung|Wohnung|Kleidung|Rechnung|Meinung|Heizung|Siedlung|Einladung|Verwaltung|Richtung|Übung|Sitzung"
_UNG = rf"(?!(?:{_EVERYDAY})(?:en)?\b)[A-ZÄÖÜ]\w+ung(?:en)?\b"
_STRONG = "schrieb|nomm|sproch|fund|bot|lad|troff|holf|zog|schloss|geb|les"
_NO_PARTICIPLE = r"(?!(?:gerecht|gesamt|geeignet|erst|bereit|bekannt|bestimmt|vielleicht|verliebt|berühmt)\b)"
_PARTICIPLE = (
    rf"{_NO_PARTICIPLE}(?:[a-zäöüß]*ge[a-zäöüß]+t|(?:be|ver|er|ent|zer)[a-zäöüß]+t|[a-zäöüß]*ge(?:{_STRONG})en)"
)

RULES: Final = (
    Rule(
        pattern=re.compile(";"), message=N_("„{words}“: Statt des Semikolons sind zwei Sätze leichter."), widened=True
    ),
    Rule(
        pattern=re.compile(rf"\b{_UNG}[^.?!:;\n]{{0,80}}\b{_UNG}"),
        message=N_("„{words}“: Mit Verben statt zwei Wörtern auf -ung ist es leichter."),
    ),
    Rule(
        pattern=re.compile(rf"\b(?:[Ww]ird|[Ww]erden|[Ww]urden?)\b[^.?!:;,\n]{{0,80}}\b{_PARTICIPLE}\b"),
        message=N_("„{words}“: Leichter ist es, wenn dasteht, wer etwas tut."),
    ),
    Rule(
        pattern=re.compile(rf"(?<![^\W\d_])[^\W\d_]{{{WORD_LETTERS + 1},}}"),
        message=N_("„{words}“ ist lang; mit Bindestrich oder als zwei Wörter liest es sich leichter."),
    ),
)
_TOO_LONG = N_("Ein Satz in Einfacher Sprache hat {count} Wörter, möglich sind {limit}.")


def count_words(text: str) -> int:
    """Count words; the parts of a compound with a hyphen count one by one."""
    return len(_WORD.findall(text))


def long_sentences(texts: Iterable[Said]) -> Iterator[Breach]:
    """Yield texts with a sentence of more words than a beginner keeps in mind."""
    for path, text in texts:
        if len(text.split()) + text.count("-") > SENTENCE_WORDS:
            longest = max(count_words(sentence) for sentence in _SENTENCE_END.split(text))
            if longest > SENTENCE_WORDS:
                yield path, (_TOO_LONG, {"count": longest, "limit": SENTENCE_WORDS})

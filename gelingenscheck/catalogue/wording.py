"""What one text of the catalogue must not say, and how long it may be."""

import re
from collections.abc import Iterator
from typing import Final

from gelingenscheck.i18n import N_

SIMPLE_WORDS: Final = 12
"""In one sentence of Einfache Sprache."""
Flaw = tuple[str, dict[str, str | int]]
"""A message and its values."""

_WORD = re.compile(r"[^\s–-]+")
_SENTENCE_END = re.compile(r"[.!?:](?:\s+|$)")
_COLON_FORM = re.compile(r"\w+[:*_](?:innen|in)\b")
_ASKS_FOR_PERSON = N_("„{words}“: Nach Herkunft, Religion, Nationalität oder Namen wird nie gefragt.")

_VAGUE = r"sehr|immer|oft|meist|manchmal|teilweise|umgesetzt|erfolgreich|leider|zielführend|diesbezüglich|seitens"
_OFFICIAL = r"gewährleist\w*|sicherstell\w*|sicherzustell\w*|Stakeholder"
_MEANS_SOMETHING_ELSE = r"Betroffene\w*|Maßnahmen?|Sprachmittlung"
_LABELS = r"Migrationshintergrund|Geflüchtete\w*|Ausländer\w*"
_BANNED = {
    "de": re.compile(rf"\b(?:{_VAGUE}|{_OFFICIAL}|{_MEANS_SOMETHING_ELSE}|{_LABELS})\b", re.IGNORECASE),
    "simple": re.compile(rf"\b(?:{_OFFICIAL}|{_MEANS_SOMETHING_ELSE}|{_LABELS})\b", re.IGNORECASE),
    "en": re.compile(
        r"\b(?:very|stakeholders?|sufficient(?:ly)?|adequate(?:ly)?|appropriate(?:ly)?|successful(?:ly)?|foreigners?"
        r"|migration background)\b",
        re.IGNORECASE,
    ),
}
_GERMAN_ASSENT = re.compile(
    r"\bstimm\w*\b[^.?!]*\bzu\b|\btriff\w*\b[^.?!]*\bzu\b|\bzustimm\w*|\bablehn\w*|\b(?:nicht )?einverstanden\b",
    re.IGNORECASE,
)
_ASSENT = {
    "de": _GERMAN_ASSENT,
    "simple": _GERMAN_ASSENT,
    "en": re.compile(r"\bdisagree\w*|\b(?:I|you|strongly|fully|partly|rather|somewhat) agree\b", re.IGNORECASE),
}
_GERMAN_PERSON = re.compile(
    r"\b(?:Herkunft\w*|Nationalität\w*|Staatsangehörigkeit\w*|Staatsbürgerschaft\w*|Religion\w*|Konfession\w*"
    r"|Glauben\w*|Geburtsort\w*|Geburtsland|Hautfarbe|Ethnie\w*|ethnisch\w*|(?:Vor|Nach|Familien)namen?"
    r"|Namensliste\w*|(?:[Ii]hr|[Ii]hren|[Dd]eren|[Dd]en|[Dd]ie|[Dd]er|[Mm]it) Namen?|Name und)\b"
)
_PERSON = {
    "de": _GERMAN_PERSON,
    "simple": _GERMAN_PERSON,
    "en": re.compile(
        r"\b(?:origins?|nationalit(?:y|ies)|citizenship|religions?|religious|faith|denomination|country of birth"
        r"|skin colour|ethnic\w*|surnames?|name and|lists? of names"
        r"|(?:your|their|his|her|first|last|full|family|by|with) names?)\b",
        re.IGNORECASE,
    ),
}


def count_words(text: str) -> int:
    """Count words; the parts of a compound with a hyphen count one by one."""
    return len(_WORD.findall(text))


def flaws(text: str, language: str) -> Iterator[Flaw]:
    """Yield what is wrong with a text wherever it stands."""
    if match := _COLON_FORM.search(text):
        yield N_("„{words}“: Bitte neutral formulieren, ohne Zeichen im Wort."), {"words": match.group()}
    if match := _BANNED[language].search(text):
        yield (
            N_("„{words}“ ist ungenau, amtlich oder anderswo anders gemeint; bitte ein anderes Wort wählen."),
            {"words": match.group()},
        )
    if '"' in text:
        yield N_("Im Text stehen gerade Anführungszeichen; gesetzt werden „…“ und “…”."), {}
    if language == "simple":
        yield from _simple_flaws(text)


def _simple_flaws(text: str) -> Iterator[Flaw]:
    if ";" in text:
        yield N_("In Einfacher Sprache steht kein Semikolon; zwei Sätze sind leichter."), {}
    longest = max(count_words(sentence) for sentence in _SENTENCE_END.split(text))
    if longest > SIMPLE_WORDS:
        yield (
            N_("Ein Satz in Einfacher Sprache hat {count} Wörter, möglich sind {limit}."),
            {"count": longest, "limit": SIMPLE_WORDS},
        )


def rating_flaws(text: str, language: str) -> Iterator[Flaw]:
    """Yield what is wrong with a text that asks or answers: rating by assent, or asking who somebody is."""
    if match := _ASSENT[language].search(text):
        yield (
            N_("„{words}“: Bitte nach Beobachtbarem fragen statt nach Zustimmung oder Ablehnung."),
            {"words": match.group()},
        )
    if match := _PERSON[language].search(text):
        yield _ASKS_FOR_PERSON, {"words": match.group()}

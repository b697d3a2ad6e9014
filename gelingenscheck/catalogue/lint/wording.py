"""What one text of the catalogue must not say."""

import re
from collections.abc import Mapping
from typing import Final

from gelingenscheck.catalogue.lint import officialese, plain, terminology, typography
from gelingenscheck.catalogue.lint.rules import Flaw, Rule, Said, avoiding, breaches, replacing
from gelingenscheck.i18n import N_

_VAGUE = (
    r"sehr|immer|oft|meist|manchmal|teilweise|umgesetzt|erfolgreich|leider|jemals|irgendwie|idealerweise|im idealfall"
)
_MEANS_SOMETHING_ELSE = r"betroffene\w*|maßnahmen?"
_LABELS = r"migrationshintergrund|geflüchtete\w*|flüchtlinge?\w*|ausländer\w*|bildungsfern\w*(?!“)|sozial schwach\w*"
_IMPRECISE = N_("„{words}“ ist ungenau, amtlich oder anderswo anders gemeint; bitte ein anderes Wort wählen.")
_OFFICIAL = N_("„{words}“ klingt nach Amt. Verständlicher: {instead}.")
_OURS = N_("„{words}“ heißt im Glossar anders: {instead}. Ein Wort hat eine Bedeutung.")
_ASSENTS = N_("„{words}“: Bitte nach Beobachtbarem fragen statt nach Zustimmung oder Ablehnung.")
_ASKS_FOR_PERSON = N_("„{words}“: Nach Herkunft, Religion, Nationalität oder Namen wird nie gefragt.")
_TWO_IDEAS = N_("„{words}“: Eine Frage fragt nach einer Sache; bitte teilen oder eines weglassen.")

_INNER_SIGNS = Rule(
    pattern=re.compile(r"[:*_I](?:(?<=\w[:*_])(?:innen|in)|(?<=[a-zäöüß]I)nnen)\b"),
    message=N_("„{words}“: Bitte neutral formulieren, ohne Zeichen im Wort."),
    widened=True,
)
_NOMINAL = Rule(
    pattern=re.compile(
        r"\b[A-ZÄÖÜ]\w+ung(?:en)? (?:der|des|einer|eines) (?:\w+n )?[A-ZÄÖÜ]\w+(?:ung(?:en)?|keit|heit)\b"
    ),
    message=N_("„{words}“: Ein Verb macht den Satz leichter."),
)
_ENGLISH_ANYWHERE = (
    avoiding(
        r"very|sufficient(?:ly)?|adequate(?:ly)?|appropriate(?:ly)?|successful(?:ly)?|foreigners?",
        r"migration background|the disabled|the elderly(?!”)|handicapped|hard[- ]to[- ]reach",
        message=_IMPRECISE,
    ),
    replacing(officialese.ENGLISH, _OFFICIAL),
    replacing(terminology.ENGLISH, _OURS),
)
_GERMAN_ANYWHERE = (_INNER_SIGNS, replacing(officialese.GERMAN, _OFFICIAL), replacing(terminology.GERMAN, _OURS))
ANYWHERE: Final[Mapping[str, tuple[Rule, ...]]] = {
    "de": (
        *typography.RULES,
        *_GERMAN_ANYWHERE,
        avoiding(_VAGUE, _MEANS_SOMETHING_ELSE, _LABELS, message=_IMPRECISE),
    ),
    "simple": (
        *typography.RULES,
        *_GERMAN_ANYWHERE,
        *plain.RULES,
        avoiding(_MEANS_SOMETHING_ELSE, _LABELS, message=_IMPRECISE),
    ),
    "en": (*typography.RULES, *_ENGLISH_ANYWHERE),
}
"""What no text says."""

_GERMAN_RATING = (
    avoiding(
        r"stimm\w*\b[^.?!\n]{0,80}\bzu|triff\w*\b[^.?!\n]{0,80}\bzu|zustimm\w*|ablehn\w*|(?:nicht )?einverstanden",
        message=_ASSENTS,
    ),
    Rule(
        pattern=re.compile(
            r"\b(?:Herkunft\w*|Nationalität\w*|Staatsangehörigkeit\w*|Staatsbürgerschaft\w*|Religion\w*|Konfession\w*"
            r"|Glauben\w*|Geburtsort\w*|Geburtsland|Hautfarbe|Ethnie\w*|ethnisch\w*|(?:Vor|Nach|Familien)namen?"
            r"|Namensliste\w*|(?:[Ii]hr|[Ii]hren|[Dd]eren|[Dd]en|[Dd]ie|[Dd]er|[Mm]it) Namen?|Name und)\b"
        ),
        message=_ASKS_FOR_PERSON,
    ),
)
RATING: Final[Mapping[str, tuple[Rule, ...]]] = {
    "de": _GERMAN_RATING,
    "simple": _GERMAN_RATING,
    "en": (
        avoiding(r"disagree\w*|(?:i|you|strongly|fully|partly|rather|somewhat) agree", message=_ASSENTS),
        avoiding(
            r"origins?|nationalit(?:y|ies)|citizenship|religions?|religious|faith|denomination|country of birth",
            r"skin colour|ethnic\w*|surnames?|name and|lists? of names",
            r"(?:your|their|his|her|first|last|full|family|by|with) names?",
            message=_ASKS_FOR_PERSON,
        ),
    ),
}
"""What no text says that people answer, choose from or collect by: assent, and who somebody is."""

SENTENCES: Final[Mapping[str, tuple[Rule, ...]]] = {"de": (_NOMINAL,), "simple": (_NOMINAL,), "en": ()}
"""What no sentence says; labels may."""

_GERMAN_ASKING = (
    avoiding(
        r"und ?/ ?oder|wie auch|aber auch|sondern auch",
        r"(?<=, )(?:und|oder) (?:wer|wen|wem|was|wie|wo|woher|wohin|wann|warum|wodurch|welche\w*)",
        message=_TWO_IDEAS,
    ),
)
_TWO_MARKS = Rule(pattern=re.compile(r"\?[^?\n]*\?"), message=_TWO_IDEAS, widened=True)
ASKING: Final[Mapping[str, tuple[Rule, ...]]] = {
    "de": (_TWO_MARKS, *_GERMAN_ASKING),
    "simple": (),
    "en": (
        _TWO_MARKS,
        avoiding(
            r"and/or|as well as|but also",
            r"(?<=, )(?:and|or) (?:who|whom|whose|what|how|where|when|why|which)",
            message=_TWO_IDEAS,
        ),
    ),
}
"""What no question says: a second idea. In Einfache Sprache several short sentences lead to one question."""


def flaws(text: str, language: str) -> list[Flaw]:
    """Return what is wrong with a text wherever it stands."""
    said: list[Said] = [((), text)]
    sentences = plain.long_sentences(said) if language == "simple" else ()
    return [flaw for _, flaw in (*breaches(ANYWHERE[language], said), *sentences)]

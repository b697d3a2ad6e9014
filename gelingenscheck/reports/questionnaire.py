"""The questionnaire on paper: what is asked of a project or a unit, with boxes to tick, numbered for typing in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from gelingenscheck.assessment import keys
from gelingenscheck.assessment.model import OTHER_REASON, Check
from gelingenscheck.assessment.numbering import Numbered, numbered
from gelingenscheck.assessment.wording import PHASES, QUICK_OPTIONS
from gelingenscheck.catalogue import Asked, Catalogue, Phase, Question
from gelingenscheck.i18n import N_, Words
from gelingenscheck.reports.outline import printable, short
from gelingenscheck.workshop.code import spaced_code

TITLES: Final[Mapping[Check, str]] = {
    Check.FULL: N_("Fragebogen zu einem Vorhaben"),
    Check.CROSSCUTTING: N_("Fragebogen zum Querschnitts-Check"),
    Check.QUICK: N_("Fragebogen zum Kurzcheck"),
}
LONGEST: Final = 200
"""Letters of a title; the sheet needs its room for the questions."""
HINT: Final = 150
"""Letters of a line of help; a longer one is left to the app."""
_SIMPLE: Final[Mapping[Check, tuple[str, ...]]] = {
    Check.FULL: (
        "Lesen Sie bei jeder Frage alle Sätze. Kreuzen Sie einen Satz an. Nehmen Sie den höchsten, der ganz stimmt.",
        "Sie wissen es noch nicht? Dann kreuzen Sie „Weiß noch nicht“ an.",
        "Die Frage passt nicht zu Ihrem Vorhaben? Dann kreuzen Sie den Grund an. Das geht nicht bei jeder Frage.",
        "Ohne Kreuz bleibt die Frage offen. Das zählt nie als 0.",
        "Bitte schreiben Sie keine Namen von Menschen auf den Bogen.",
    ),
    Check.CROSSCUTTING: (
        "Lesen Sie bei jeder Frage alle Sätze. Kreuzen Sie einen Satz an. Nehmen Sie den höchsten, der ganz stimmt.",
        "Sie wissen es noch nicht? Dann kreuzen Sie „Weiß noch nicht“ an.",
        "Ohne Kreuz bleibt die Frage offen. Das zählt nie als 0.",
        "Bitte schreiben Sie keine Namen von Menschen auf den Bogen.",
    ),
    Check.QUICK: (
        "Kreuzen Sie bei jeder Frage ein Kästchen an. Schreiben Sie einen Satz dazu.",
        "Bitte schreiben Sie keine Namen von Menschen auf den Bogen.",
    ),
}
"""In German only, as Einfache Sprache is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """Who is asked what; what is not known yet is left blank to be written by hand."""

    check: Check
    phase: Phase | None
    """None for the crosscutting check of a unit."""
    project: str | None = None
    unit: str | None = None
    code: str | None = None
    """None where the sheet belongs to no project or unit yet."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """Something to tick, and the key that types it in."""

    key: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One question on paper."""

    number: str
    text: str
    hint: str
    options: tuple[Option, ...]
    reasons: tuple[Option, ...] = ()
    """Why it may not apply; the last one is to be written. Empty where the question always applies."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What is asked about one factor."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Questionnaire:
    """A whole questionnaire, whatever its format; empty facts are to be written by hand."""

    title: str
    about: str
    facts: tuple[tuple[str, str], ...]
    guide: tuple[str, ...]
    parts: tuple[Part, ...]
    running: str
    """What the head of each page says."""
    code: str
    words: Words
    made: datetime
    sentences: bool
    """Whether one writes a sentence rather than a reason beside a level."""

    @property
    def lang(self) -> Literal["de", "en"]:
        """Return the language."""
        return "en" if self.words.lang == "en" else "de"


def questionnaire(
    catalogue: Catalogue, asking: Asking, words: Words, *, municipality: str, made: datetime, simple: bool = False
) -> Questionnaire:
    """Return the questionnaire of a check; Einfache Sprache exists in German only."""
    simple = simple and words.lang == "de"
    code = spaced_code(asking.code) if asking.code else ""
    whose = (asking.project, asking.unit, words(PHASES[asking.phase]) if asking.phase else None)
    return Questionnaire(
        title=words(TITLES[asking.check]),
        about=words(
            "{city} · {title}, Fassung {version}",
            city=municipality, title=catalogue.title.said(words.lang), version=catalogue.version,
        ) + (f" · {catalogue.simple_status.de}" if simple else ""),
        facts=tuple(_facts(asking, code, words)),
        guide=_SIMPLE[asking.check] if simple else tuple(_guide(asking, words)),
        parts=tuple(_parts(catalogue, asking, words, simple=simple)),
        running=" · ".join(one for one in (municipality, *whose) if one and printable(one).strip()),
        code=code, words=words, made=made, sentences=asking.check is Check.QUICK,
    )  # fmt: skip


def _facts(asking: Asking, code: str, words: Words) -> Iterator[tuple[str, str]]:
    if asking.check is not Check.CROSSCUTTING:
        yield words("Vorhaben"), short(asking.project or "", LONGEST)
    yield words("Amt"), short(asking.unit or "", LONGEST)
    if asking.phase:
        yield words("Phase"), words(PHASES[asking.phase])
    if code:
        yield words("Code zum Eintippen"), code
    yield words("Ausgefüllt am, in welcher Funktion (kein Name)"), ""


def _guide(asking: Asking, words: Words) -> Iterator[str]:
    if asking.check is Check.QUICK:
        yield words("Kreuzen Sie zu jedem Faktor ein Kästchen an und schreiben Sie einen Satz dazu.")
    else:
        yield words("Kreuzen Sie bei jeder Frage einen Satz an: die höchste Stufe, die ganz zutrifft.")
        yield words("Wissen Sie es noch nicht, kreuzen Sie „Weiß noch nicht“ an. Ohne Kreuz bleibt die Frage offen; "
                    "offen zählt nie als 0.")  # fmt: skip
    if asking.check is Check.FULL:
        yield words("Wo „Trifft nicht zu“ steht, kreuzen Sie bitte auch den Grund an.")
    if asking.phase is Phase.PLANNING and asking.check is Check.FULL:
        yield words("Gefragt ist, was in der Planung fällig ist. Deshalb fehlen einzelne Nummern.")
    yield words("Bitte schreiben Sie keine Namen von Personen auf den Bogen.")


def _parts(catalogue: Catalogue, asking: Asking, words: Words, *, simple: bool) -> Iterator[Part]:
    asked = numbered(catalogue, asking.check, asking.phase)
    for factor in catalogue.factors:
        items = tuple(_item(one, words, simple=simple) for one in asked if one.factor.id == factor.id)
        title = words(
            "Faktor {number}: {title}", number=factor.number, title=factor.title.said(words.lang, simple=simple)
        )
        if items:
            yield Part(title=title, items=items)


def _item(one: Numbered, words: Words, *, simple: bool) -> Item:
    text = one.text.said(words.lang, simple=simple)
    if one.asked is None:
        states = tuple(Option(key=key, text=words(QUICK_OPTIONS[state])) for key, state in keys.QUICK.items())
        return Item(number=one.number, text=text, hint="", options=states)
    levels = (
        Option(key=str(level), text=anchor.said(words.lang, simple=simple))
        for level, anchor in enumerate(one.asked.anchors)
    )
    return Item(
        number=one.number, text=text, hint="" if simple else _hint(one.asked, words),
        options=(*levels, Option(key=keys.DONT_KNOW, text=words("Weiß noch nicht"))),
        reasons=tuple(_reasons(one.asked, words, simple=simple)),
    )  # fmt: skip


def _hint(asked: Asked, words: Words) -> str:
    """Return the first sentence of a question's help, where it fits a line."""
    if not isinstance(asked, Question):
        return ""
    first, dot, _ = asked.help.said(words.lang).partition(". ")
    line = first if not dot else f"{first}."
    return line if len(line) <= HINT else ""


def _reasons(asked: Asked, words: Words, *, simple: bool) -> Iterator[Option]:
    known = asked.na or {}
    for key, id_ in keys.reasons(asked).items():
        if id_ == OTHER_REASON:
            yield Option(key=key, text=words("anderer Grund:"))
        else:
            yield Option(key=key, text=known[id_].said(words.lang, simple=simple))

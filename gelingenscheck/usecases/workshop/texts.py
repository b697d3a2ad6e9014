"""What one item says: to participants in their language, to desk and wall in German or English."""

from collections.abc import Callable
from dataclasses import dataclass

from gelingenscheck.catalogue import LEVELS, Catalogue, Factor, Phase, Question, Text
from gelingenscheck.catalogue.languages.language import Language
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_, Words
from gelingenscheck.workshop.model import Item, ItemKind, Workshop

SIMPLE, ENGLISH = "einfach", "en"
"""Languages that take the catalogue's own texts, so that they have its single questions, too."""
GERMAN = "de"
_ASKED = {
    "planning": N_("Wie weit ist unser Plan bei diesem Punkt?"),
    "implementation": N_("Wie weit ist unser Vorhaben bei diesem Punkt?"),
}


class MissingItemError(GelingenscheckError):
    """The catalogue was replaced since the workshop was prepared."""

    message = N_(
        "Diese Runde steht nicht mehr im Katalog: Er wurde ausgetauscht, nachdem der Workshop vorbereitet war. "
        "Alle Stimmen sind sicher. Bitte überspringen Sie die Runde, oder bereiten Sie einen neuen Workshop vor."
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemTexts:
    """What is read about one item."""

    title: str
    """In the language that was asked for, always."""
    question: str
    anchors: tuple[str, ...]
    """Five sentences, for the levels 0 to 4."""
    lang: str
    """Of question and anchors, for HTML: `de` where a single question is not translated; the page then says so."""
    direction: str
    """Of question and anchors: ltr or rtl."""


def item_texts(catalogue: Catalogue, language: Language, workshop: Workshop, item: Item) -> ItemTexts:
    """Return what participants read; raise `MissingItemError` where the catalogue has no such item (any more)."""
    if item.kind is ItemKind.QUESTION:
        return _question(catalogue, language, workshop, item)
    if item.practice:
        title, question = language.said("rehearsal"), language.said("choose")
        anchors = tuple(language.said("level", n=level) for level in LEVELS)
    else:
        texts = language.texts(factor_of(catalogue, workshop, item))
        title = texts.title
        if item.kind is ItemKind.CROSSCUTTING:
            question, anchors = texts.crosscutting, texts.anchors
        else:
            phase = question_phase(workshop)
            question, anchors = language.said(f"ask.{phase}"), texts.group[phase]
    return ItemTexts(title=title, question=question, anchors=anchors, lang=language.tag, direction=language.direction)


def german(catalogue: Catalogue, workshop: Workshop, item: Item, words: Words) -> ItemTexts:
    """Return what desk, wall and protocol say, in the language of the interface; raise `MissingItemError`."""
    if item.practice:
        anchors = tuple(words("Stufe {level}", level=level) for level in LEVELS)
        return _said(words.lang, words("Das ist eine Probe"), words("Welcher Satz passt am besten?"), anchors)
    factor = factor_of(catalogue, workshop, item)
    title = factor.title.said(words.lang)
    if item.kind is ItemKind.FACTOR:
        phase = question_phase(workshop)
        question, texts = words(_ASKED[phase]), factor.group[phase]
    else:
        asked = factor.crosscutting if item.kind is ItemKind.CROSSCUTTING else question_of(catalogue, workshop, item)
        question, texts = asked.text.said(words.lang), asked.anchors
    return _said(words.lang, title, question, tuple(text.said(words.lang) for text in texts))


def factor_of(catalogue: Catalogue, workshop: Workshop, item: Item) -> Factor:
    """Return the factor that an item is about; raise `MissingItemError`."""
    if item.kind is ItemKind.QUESTION:
        return catalogue.by_id[question_of(catalogue, workshop, item).factor]
    factor = catalogue.by_id.get(name_today(catalogue, workshop, item))
    if factor is None:
        raise MissingItemError
    return factor


def question_of(catalogue: Catalogue, workshop: Workshop, item: Item) -> Question:
    """Return the question of an item; raise `MissingItemError`."""
    question = catalogue.questions.get(name_today(catalogue, workshop, item))
    if question is None:
        raise MissingItemError
    return question


def answered_as(catalogue: Catalogue, workshop: Workshop, item: Item) -> str:
    """Return the id under which an assessment keeps an item: of the question, the factor or the unit's question."""
    if item.kind is ItemKind.QUESTION:
        return question_of(catalogue, workshop, item).id
    factor = factor_of(catalogue, workshop, item)
    return factor.crosscutting.id if item.kind is ItemKind.CROSSCUTTING else factor.id


def name_today(catalogue: Catalogue, workshop: Workshop, item: Item) -> str:
    """Return what an item is called in today's version; raise `MissingItemError` in front of another catalogue."""
    if workshop.catalogue.id != catalogue.id:
        raise MissingItemError
    names = catalogue.renaming(workshop.catalogue.version, catalogue.version) or {}
    return names.get(item.id, item.id)


def question_phase(workshop: Workshop) -> str:
    """Return which anchors of a whole factor fit: `planning`, or from the start of work on `implementation`."""
    return "planning" if workshop.phase is Phase.PLANNING else "implementation"


def _question(catalogue: Catalogue, language: Language, workshop: Workshop, item: Item) -> ItemTexts:
    """Return a single question: translated only where the catalogue itself has it."""
    question = question_of(catalogue, workshop, item)
    said = _reader(language.id)
    translated = language.id in {SIMPLE, ENGLISH}
    return ItemTexts(
        title=language.texts(catalogue.by_id[question.factor]).title,
        question=said(question.text),
        anchors=tuple(said(anchor) for anchor in question.anchors),
        lang=language.tag if translated else GERMAN,
        direction=language.direction if translated else "ltr",
    )


def _reader(language: str) -> Callable[[Text], str]:
    return lambda text: text.said(language, simple=language == SIMPLE)


def _said(lang: str, title: str, question: str, anchors: tuple[str, ...]) -> ItemTexts:
    return ItemTexts(title=title, question=question, anchors=anchors, lang=lang, direction="ltr")

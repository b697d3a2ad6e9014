"""What the items of an agenda are called, on this visit's screen and in the address."""

from collections.abc import Iterable

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.i18n import Words
from gelingenscheck.i18n.words import MISSING
from gelingenscheck.workshop.model import Item, ItemKind

_SIGNS = {ItemKind.PRACTICE: "p", ItemKind.FACTOR: "f", ItemKind.QUESTION: "q", ItemKind.CROSSCUTTING: "c"}


def name(item: Item, catalogue: Catalogue, words: Words) -> str:
    """Return the name of an item as plain text: a factor with its number, a question in its words."""
    if item.practice:
        return words("Probeabstimmung")
    if item.kind is ItemKind.QUESTION:
        question = catalogue.questions.get(item.id)
        return MISSING if question is None else question.text.said(words.lang)
    factor = catalogue.by_id.get(item.id)
    return MISSING if factor is None else f"{factor.number} {factor.title.said(words.lang)}"


def about(item: Item, catalogue: Catalogue, words: Words) -> str:
    """Return what an item is, in a few words."""
    if item.practice:
        return words("zum Ausprobieren, zählt nicht")
    if item.kind is ItemKind.QUESTION:
        factor = catalogue.by_id[catalogue.questions[item.id].factor]
        return words("eine Frage zu {factor}", factor=f"{factor.number} {factor.title.said(words.lang)}")
    return words("Standard im Amt") if item.kind is ItemKind.CROSSCUTTING else words("der ganze Faktor")


def written(items: Iterable[Item]) -> str:
    """Return an agenda as the address holds it."""
    return ",".join(f"{_SIGNS[item.kind]}.{item.id}" for item in items)


def read(text: str, possible: Iterable[Item]) -> tuple[Item, ...]:
    """Return the agenda that the address holds; what is not possible, or comes twice, is passed over."""
    known = {written((item,)): item for item in possible}
    return tuple(known[part] for part in dict.fromkeys(text.split(",")) if part in known)

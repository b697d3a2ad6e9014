"""A file to fill in for a new language: every text empty, German and English above it."""

import json
from collections.abc import Iterator, Mapping
from typing import Final

from gelingenscheck.catalogue.languages.page_texts import PAGE_TEXTS, page_key
from gelingenscheck.catalogue.model import Catalogue, Factor, Text
from gelingenscheck.reading import Path

_HEAD: Final = """\
# Gelingenscheck: Texte für Workshops in einer weiteren Sprache
#
# Bitte zwischen die Anführungszeichen schreiben, was darüber auf Deutsch und Englisch steht.
# Was in geschweiften Klammern steht, bleibt, wie es ist. Fehlt noch ein Text, nennt die Prüfung seine Zeile:
#   python -m gelingenscheck check
#   id          Sprachkürzel, zugleich Name der Datei: tr für tr.yaml
#   name        wie die Sprache sich selbst nennt
#   direction   ltr (von links nach rechts) oder rtl (von rechts nach links)
#   signed_off  null, bis jemand mit dieser Erstsprache alles durchgesehen hat; dann zum Beispiel
#               {on: 2026-12-01, by: "Dolmetschdienst der Stadt"}: eine Funktion oder Stelle, kein Name

"""


def template(catalogue: Catalogue, german: Mapping[str, str], english: Mapping[str, str]) -> str:
    """Return the file; `german` and `english` are the texts of the participants' page by their names."""
    lines = [
        'language: {id: "", name: "", direction: ltr}',
        f"catalogue: {{id: {catalogue.id}, version: {json.dumps(catalogue.version)}}}",
        "signed_off: null",
        "page:",
        *_page(german, english),
        "factors:",
        *(line for factor in catalogue.factors for line in _factor(factor)),
        "...",
    ]
    return _HEAD + "\n".join(lines) + "\n"


def _page(german: Mapping[str, str], english: Mapping[str, str]) -> Iterator[str]:
    group: Path = ()
    for place in PAGE_TEXTS:
        if place[:-1] != group and len(place) > 1:
            yield f"  {place[0]}:"
        group, indent = place[:-1], "  " * len(place)
        name = "- " if isinstance(place[-1], int) else f"{place[-1]}: "
        yield from _empty(indent, name, german[page_key(place)], english[page_key(place)])


def _factor(factor: Factor) -> Iterator[str]:
    yield f"  {factor.id}:"
    yield from _text("    ", "title", factor.title)
    yield from _text("    ", "meaning", factor.meaning)
    yield "    group:"
    for phase, anchors in factor.group.items():
        yield f"      {phase}:"
        yield from _five("        ", anchors)
    yield "    crosscutting:"
    yield from _text("      ", "text", factor.crosscutting.text)
    yield "      anchors:"
    yield from _five("        ", factor.crosscutting.anchors)


def _five(indent: str, anchors: tuple[Text, ...]) -> Iterator[str]:
    for level, anchor in enumerate(anchors):
        yield from _text(indent, str(level), anchor)


def _text(indent: str, name: str, text: Text) -> Iterator[str]:
    return _empty(indent, f"{name}: ", text.de, text.en)


def _empty(indent: str, name: str, german: str, english: str) -> Iterator[str]:
    """Yield an empty text below its meaning; a comment stays on its line whatever the text holds."""
    yield from (f"{indent}# {' '.join(text.split())}" for text in (german, english))
    yield f'{indent}{name}""'

"""What the parts of a catalogue are called where people read about them."""

from collections.abc import Mapping
from typing import Final

from gelingenscheck.catalogue.comparison.entries import Fate
from gelingenscheck.catalogue.model import Catalogue
from gelingenscheck.i18n import N_, Words

NAMES: Final[Mapping[str, str]] = {
    "title": N_("Titel"),
    "status": N_("Stand der Texte"),
    "simple_status": N_("Stand der Einfachen Sprache"),
    "scales": N_("Skala"),
    "bands": N_("Einordnung"),
    "efforts": N_("Aufwand"),
    "office_kinds": N_("Art von Amt"),
    "target": N_("Ziel der Stadt"),
    "completeness": N_("Vollständigkeit"),
    "sources": N_("Quelle"),
    "short": N_("Kurzname"),
    "meaning": N_("Bedeutung"),
    "number": N_("Nummer"),
    "dimensions": N_("Teilbereich"),
    "dimension": N_("Teilbereich"),
    "examples": N_("Beispiel"),
    "group/planning": N_("Gesamtanker Planung"),
    "group/implementation": N_("Gesamtanker Umsetzung"),
    "quick": N_("Satz im Kurzcheck"),
    "text": N_("Frage"),
    "anchors": N_("Antwort"),
    "why": N_("Warum"),
    "help": N_("Hilfe"),
    "na": N_("Trifft nicht zu"),
    "evidence": N_("Nachweis"),
    "next_steps": N_("Nächster Schritt"),
    "factor": N_("Gelingensfaktor"),
    "phase": N_("Phase"),
    "weight": N_("Gewicht"),
    "key": N_("Schlüsselfrage"),
    "scale": N_("Skala"),
    "retired": N_("Entfallen mit Fassung"),
    "replaces": N_("Ersetzt"),
}

FATES: Final = {
    Fate.CHANGED: N_("geändert"), Fate.ADDED: N_("neu"), Fate.GONE: N_("fehlt jetzt"), Fate.RETIRED: N_("entfallen"),
    Fate.RENAMED: N_("umbenannt"),
}  # fmt: skip
STEPS: Final = (N_("keiner"), N_("hinten (patch)"), N_("in der Mitte (minor)"), N_("vorn (major)"))
"""By `Step`: where a version goes up."""


def part_name(part: str, words: Words, catalogue: Catalogue) -> str:
    """Return what a part is called: its name, and which one where there are several."""
    if part in NAMES:
        return words(NAMES[part])
    head, _, which = part.partition("/")
    if head == "scales":
        which = which.partition("/")[0]
    known = {"examples": catalogue.office_kinds, "scales": {id_: scale.name for id_, scale in catalogue.scales.items()}}
    text = known.get(head, {}).get(which)
    return f"{words(NAMES[head])} ({text.said(words.lang) if text else which})"

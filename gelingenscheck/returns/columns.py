"""Which column of a list holds what, by the many names that people give it."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_OTHER = re.compile(r"[^a-z0-9]+")

NAMES: Mapping[str, tuple[str, ...]] = {
    "title": (
        "titel", "vorhaben", "vorhabentitel", "titel des vorhabens", "name des vorhabens", "vorhabenname",
        "vorhabenbezeichnung", "bezeichnung des vorhabens", "projekt", "projekttitel", "projektname",
        "projektbezeichnung", "bezeichnung", "name", "title", "project",
    ),
    "department": (
        "amt", "aemter", "fachbereich", "fb", "fachamt", "fachdienst", "dienststelle", "organisationseinheit", "oe",
        "abteilung", "einheit", "stelle", "amt nr", "amtsnummer", "amt nummer", "zustaendiges amt", "zustaendig",
        "zustaendigkeit", "federfuehrendes amt", "federfuehrung", "federfuehrend", "verantwortliches amt",
        "verantwortlich", "department", "unit",
    ),
    "start": (
        "beginn", "start", "startdatum", "start datum", "anfang", "von", "ab", "projektbeginn", "projektstart",
        "laufzeit von", "laufzeit beginn", "begonnen", "begin",
    ),
    "end": (
        "ende", "enddatum", "end datum", "bis", "abschluss", "projektende", "laufzeit bis", "laufzeit ende",
        "fertigstellung", "end",
    ),
    "form": ("art", "form", "vorhabenart", "projektart", "art des vorhabens", "typ", "type"),
    "paper": (
        "vorlage", "vorlagennummer", "vorlagen nr", "ratsvorlage", "drucksache", "drucksachennummer", "drucksachen nr",
        "ds nr", "drs", "vorlage nr",
        "council paper", "paper", "paper number", "paper no",
    ),
    "summary": (
        "beschreibung", "kurzbeschreibung", "inhalt", "zweck", "kurzinfo", "erlaeuterung", "worum geht es",
        "ziel", "ziele", "purpose", "summary", "description",
    ),
    "phase": ("phase", "stand", "status", "projektphase", "projektstand", "umsetzungsstand"),
}  # fmt: skip
"""Names of columns in the form of `plain`, the usual ones first. The phase is known, but belongs to a check."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """Where the fields stand, and the columns that nothing is taken from."""

    width: int
    """How many there are."""
    places: Mapping[str, int]
    ignored: tuple[str, ...]


def plain(text: str) -> str:
    """Return a text in the form in which names are compared: small letters and figures, ä as ae."""
    german = unicodedata.normalize("NFC", text).casefold().translate(GERMAN)
    return _OTHER.sub(" ", unicodedata.normalize("NFKD", german).encode("ascii", "ignore").decode().casefold()).strip()


def columns_of(header: Sequence[str]) -> Columns:
    """Return where the fields stand; of several columns for one field the one with the more usual name counts."""
    names = [plain(cell) for cell in header]
    places: dict[str, int] = {}
    for field, known in NAMES.items():
        found = [names.index(name) for name in known if name in names]
        if found:
            places[field] = found[0]
    taken = {place for field, place in places.items() if field != "phase"}
    ignored = tuple(cell.strip() for place, cell in enumerate(header) if place not in taken and cell.strip())
    return Columns(width=len(header), places=places, ignored=ignored)

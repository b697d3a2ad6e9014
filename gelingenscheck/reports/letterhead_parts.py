"""What no letterhead may hold: programs, objects, and contents that a word processor would get from elsewhere."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET  # the file was searched for entities before

from gelingenscheck.i18n import N_
from gelingenscheck.reports.docx_text import WORDS
from gelingenscheck.reports.office_file import BROKEN

MACROS: Final = N_("Die Datei enthält Makros; sie wurden nicht ausgeführt. Bitte ohne Makros als DOCX speichern.")
_TEMPLATE, _MACROS = "template.main+xml", "macroEnabled"
_STRICT: Final = b"purl.oclc.org/ooxml"
_PROGRAMS = ("activex", "oleobject")
_OBJECTS = ("/oleObject", "/control", "/aFChunk", "/subDocument", "/vbaProject")
"""Kinds of relations to what is no text of the letterhead itself."""
_FETCHING = re.compile(r"\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE|MACROBUTTON)\b", re.IGNORECASE)
"""Fields that get something from elsewhere or run something."""


def refused_parts(data: bytes) -> str | None:
    """Return what speaks against a file that is one of the right kind."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        kinds = archive.read("[Content_Types].xml").decode(errors="replace") if "[Content_Types].xml" in names else ""
        if _MACROS in kinds:
            return MACROS
        if _TEMPLATE in kinds:
            return N_("Das ist eine Dokumentvorlage (DOTX); bitte als DOCX speichern.")
        if _STRICT in archive.read("word/document.xml"):
            return N_("Die Datei ist im Format „Strict Open XML“ gespeichert; bitte als gewöhnliches DOCX speichern.")
        try:
            relations = [one for name in names if name.endswith(".rels") for one in ET.fromstring(archive.read(name))]  # noqa: S314 - no entities, see above
            fields = [one for name in names if _is_text(name) for one in _fields(archive.read(name))]
        except ET.ParseError:
            return BROKEN
    return _refused(names, relations, fields)


def _refused(names: list[str], relations: list[ET.Element], fields: list[str]) -> str | None:
    kinds = [one.get("Type", "") for one in relations]
    if any(program in name.lower() for name in names for program in _PROGRAMS) or any(
        kind.endswith(_OBJECTS) for kind in kinds
    ):
        return N_("Die Datei enthält eingebettete Programme oder Objekte; bitte ohne sie speichern.")
    if any(map(_outward, relations)) or any(map(_FETCHING.match, fields)):
        return N_("Die Datei holt Inhalte von anderswo; bitte Bilder und Vorlagen einbetten statt verknüpfen.")
    return None


def _outward(relation: ET.Element) -> bool:
    """Say whether a part would load something from elsewhere; a link that somebody clicks on is no such thing."""
    return relation.get("TargetMode") == "External" and not relation.get("Type", "").endswith("/hyperlink")


def _is_text(name: str) -> bool:
    return name.startswith("word/") and name.endswith(".xml")


def _fields(part: bytes) -> Iterator[str]:
    """Yield what fields ask for, also where a field is spread over several pieces of text."""
    asked = ""
    for element in ET.fromstring(part).iter():  # noqa: S314 - no entities, see above
        tag = element.tag.removeprefix(f"{{{WORDS}}}")
        if tag == "fldSimple":
            yield element.get(f"{{{WORDS}}}instr", "")
        elif tag == "instrText":
            asked += element.text or ""
        elif tag == "fldChar":
            yield asked
            asked = ""

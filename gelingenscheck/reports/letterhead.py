"""A city's letterhead: a DOCX whose page, header, footer and styles a document takes over. It is checked before use."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any, Final
from xml.etree import ElementTree as ET  # the file was searched for entities before

from docx import Document
from docx.document import Document as Docx
from docx.oxml.ns import qn
from docx.shared import Cm

from gelingenscheck.errors import Problem
from gelingenscheck.i18n import N_, Words
from gelingenscheck.reading import FaultyFileError
from gelingenscheck.reports import docx_base, docx_styles
from gelingenscheck.reports.office_file import BROKEN, OfficeFile, refusal

PLACE: Final = "{Inhalt}"
"""A paragraph with nothing else is where the document goes; without one it follows what is there."""
STYLES: Final[Mapping[str, str]] = {
    "Title": "Titel", "Heading 1": "Überschrift 1", "Heading 2": "Überschrift 2", "Heading 3": "Überschrift 3",
    "List Bullet": "Aufzählungszeichen", "List Number": "Listennummer",
}  # fmt: skip
"""Styles that a letterhead must have, with the names that a German word processor shows."""
OURS: Final = ("Table Grid", "Caption")
"""Styles that are added where a letterhead has none."""
FILE: Final = OfficeFile(
    main="word/document.xml",
    old=N_("Die Datei hat ein Kennwort oder ein altes Format; bitte ohne Kennwort als DOCX speichern."),
    other=N_("Das ist keine DOCX-Datei."),
    large=N_("Die Datei ist entpackt zu groß für einen Briefkopf."),
    macros=N_("Die Datei enthält Makros; sie wurden nicht ausgeführt. Bitte ohne Makros als DOCX speichern."),
    entities=N_("Die Datei enthält Anweisungen, die in einem Briefkopf nicht vorkommen."),
)
REMEDY: Final = N_("Bitte die Datei in der Textverarbeitung ändern und noch einmal als DOCX speichern.")
STYLES_REMEDY: Final = N_(
    "Bitte in der Datei einmal je einen Absatz mit jeder dieser Formatvorlagen anlegen und ihn wieder löschen; dann "
    "bleiben sie darin."
)
_TEMPLATE, _MACROS = "template.main+xml", "macroEnabled"
_PROGRAMS = ("activex", "oleobject")


class LetterheadError(FaultyFileError):
    """The letterhead cannot be used."""

    message = N_("Der Briefkopf ist nicht verwendbar ({where}): {reason} Es wurde nichts geschrieben.")

    def said(self, words: Words) -> str:
        """Return the sentence with what helps."""
        return f"{super().said(words)} {self.problem.advice(words)}"


def check(data: bytes, name: str) -> None:
    """Refuse what is no letterhead; raise `LetterheadError`. `name` is that of the file."""
    reason = refusal(data, FILE) or _refused_parts(data)
    if reason is not None:
        raise LetterheadError(Problem(file=name, message=reason, remedy=REMEDY))
    try:
        known = {style.name for style in Document(io.BytesIO(data)).styles}
    except Exception as error:  # whatever a broken file makes the library raise is the same to its owner
        raise LetterheadError(Problem(file=name, message=BROKEN, remedy=REMEDY)) from error
    missing = [said for style, said in STYLES.items() if style not in known]
    if missing:
        raise LetterheadError(Problem(
            file=name, message=N_("Es fehlen die Formatvorlagen {styles}."),
            values={"styles": ", ".join(f"„{one}“" for one in missing)}, remedy=STYLES_REMEDY,
        ))  # fmt: skip


def _refused_parts(data: bytes) -> str | None:
    """Return what speaks against a file that is one of the right kind: programs in it, or contents from elsewhere."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        kinds = archive.read("[Content_Types].xml").decode(errors="replace") if "[Content_Types].xml" in names else ""
        if _MACROS in kinds:
            return FILE.macros
        if _TEMPLATE in kinds:
            return N_("Das ist eine Dokumentvorlage (DOTX); bitte als DOCX speichern.")
        if any(program in name.lower() for name in names for program in _PROGRAMS):
            return N_("Die Datei enthält eingebettete Programme oder Objekte; bitte ohne sie speichern.")
        try:
            links = [link for name in names if name.endswith(".rels") for link in _outward(archive.read(name))]
        except ET.ParseError:
            return BROKEN
    if links:
        return N_("Die Datei holt Inhalte von anderswo; bitte Bilder und Vorlagen einbetten statt verknüpfen.")
    return None


def _outward(relations: bytes) -> Iterator[str]:
    """Yield what a part would load from elsewhere; a link that somebody clicks on is none of these."""
    for relation in ET.fromstring(relations):  # noqa: S314 - no entities, see above
        if relation.get("TargetMode") == "External" and not relation.get("Type", "").endswith("/hyperlink"):
            yield relation.get("Target", "")


def opened(data: bytes) -> Docx:
    """Return a letterhead that was checked, with all styles that a document needs."""
    document, own = Document(io.BytesIO(data)), docx_base.empty("de-DE", landscape=False)
    known = docx_styles.ids(document)
    for name in OURS:
        if name.casefold() not in known:
            document.styles.element.append(deepcopy(own.styles[name].element))
    docx_styles.add(document)
    return document


def width(document: Docx) -> float:
    """Return how wide the text of its page is, in cm."""
    page: Any = document.sections[-1]
    return float(page.page_width - page.left_margin - page.right_margin) / Cm(1)


def insert(document: Docx, elements: Sequence[Any]) -> None:
    """Put what was written at the marked place, or at the end where there is none."""
    body: Any = document.element.body
    [marked] = _marked(document) or [None]
    place = body.find(qn("w:sectPr")) if marked is None else marked
    for one in elements:
        place.addprevious(one)
    if marked is not None:
        body.remove(marked)


def _marked(document: Docx) -> list[Any]:
    return [one for one in document.element.body if _text(one) == PLACE]


def _text(element: Any) -> str:
    return "".join(part.text or "" for part in element.iter(qn("w:t"))).strip()

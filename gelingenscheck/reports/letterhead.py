"""A city's letterhead: a DOCX whose page, header, footer and styles a document takes over. It is checked before use."""

import io
from collections.abc import Mapping
from typing import Any, Final

from docx import Document
from docx.document import Document as Docx
from docx.oxml.ns import qn

from gelingenscheck.errors import Problem
from gelingenscheck.i18n import N_, Words
from gelingenscheck.reading import FaultyFileError
from gelingenscheck.reports import docx_styles, letterhead_page, letterhead_parts
from gelingenscheck.reports.office_file import BROKEN, OfficeFile, refusal

PLACE: Final = letterhead_page.PLACE
LEAST: Final = 8.0
"""Width of the text in cm that a document needs."""
STYLES: Final[Mapping[str, str]] = {
    "Title": "Titel", "Heading 1": "Überschrift 1", "Heading 2": "Überschrift 2", "Heading 3": "Überschrift 3",
    "List Bullet": "Aufzählungszeichen", "List Number": "Listennummer",
}  # fmt: skip
"""Styles that a letterhead must have, with the names that a German word processor shows."""
FILE: Final = OfficeFile(
    main="word/document.xml",
    old=N_("Die Datei hat ein Kennwort oder ein altes Format; bitte ohne Kennwort als DOCX speichern."),
    other=N_("Das ist keine DOCX-Datei."),
    large=N_("Die Datei ist entpackt zu groß für einen Briefkopf."),
    macros=letterhead_parts.MACROS,
    entities=N_("Die Datei enthält Anweisungen, die in einem Briefkopf nicht vorkommen."),
)
REMEDY: Final = N_("Bitte die Datei in der Textverarbeitung ändern und noch einmal als DOCX speichern.")
STYLES_REMEDY: Final = N_(
    "Bitte in der Datei einmal je einen Absatz mit jeder dieser Formatvorlagen anlegen und ihn wieder löschen; dann "
    "bleiben sie darin."
)


class LetterheadError(FaultyFileError):
    """The letterhead cannot be used."""

    message = N_("Der Briefkopf ist nicht verwendbar ({where}): {reason} Es wurde nichts geschrieben.")

    def said(self, words: Words) -> str:
        """Return the sentence with what helps."""
        return f"{super().said(words)} {self.problem.advice(words)}"


def check(data: bytes, name: str) -> None:
    """Refuse what is no letterhead; raise `LetterheadError`. `name` is that of the file."""
    reason = refusal(data, FILE) or letterhead_parts.refused_parts(data)
    if reason is not None:
        raise LetterheadError(Problem(file=name, message=reason, remedy=REMEDY))
    try:
        document = Document(io.BytesIO(data))
        missing = [said for style, said in STYLES.items() if style.casefold() not in docx_styles.ids(document)]
        reason = _refused_page(document)
    except Exception as error:  # whatever a broken file makes the library raise is the same to its owner
        raise LetterheadError(Problem(file=name, message=BROKEN, remedy=REMEDY)) from error
    if missing:
        raise LetterheadError(Problem(
            file=name, message=N_("Es fehlen die Formatvorlagen {styles}."),
            values={"styles": ", ".join(f"„{one}“" for one in missing)}, remedy=STYLES_REMEDY,
        ))  # fmt: skip
    if reason is not None:
        raise LetterheadError(Problem(
            file=name, message=reason, values={"place": PLACE, "least": f"{LEAST:g}"}, remedy=REMEDY,
        ))  # fmt: skip


def _refused_page(document: Docx) -> str | None:
    """Return what speaks against its page: too little room, a mark out of reach, or a lock."""
    body: Any = document.element.body
    marked = len(letterhead_page.marks(document))
    if marked > 1:
        return N_("Der Absatz {place} steht mehr als einmal darin.")
    if PLACE in letterhead_page.text_of(body) and not marked:
        return N_(
            "{place} steht nicht allein in einem Absatz des Textes, sondern in einer Tabelle, einem Feld oder Satz."
        )
    if letterhead_page.width(document) < LEAST:
        return N_("Zwischen den Rändern bleiben weniger als {least} cm für den Text.")
    lock = document.settings.element.find(qn("w:documentProtection"))
    if lock is not None and lock.get(qn("w:enforcement")) in {"1", "true", "on"}:
        return N_("Die Datei ist gegen Änderungen geschützt; bitte den Schutz aufheben.")
    return None

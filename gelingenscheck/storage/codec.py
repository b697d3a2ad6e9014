"""Read and write the bytes of a document: strict both ways, and a faulty file is described, never guessed at."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

from gelingenscheck import reading
from gelingenscheck.annual.model import AnnualReport
from gelingenscheck.assessment.model import Assessment
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.assessment.talk import Talk
from gelingenscheck.errors import GelingenscheckError, Problem
from gelingenscheck.i18n import N_
from gelingenscheck.reading import MisfitError, UnreadableError, Value, problem_of
from gelingenscheck.returns.model import Return, ReturnRound
from gelingenscheck.storage.blocks import written
from gelingenscheck.storage.decoding import as_assessment, as_subject
from gelingenscheck.storage.encoding import assessment_values, subject_values
from gelingenscheck.storage.headers import NEWER
from gelingenscheck.storage.report_decoding import as_report
from gelingenscheck.storage.report_encoding import report_values
from gelingenscheck.storage.return_decoding import as_return, as_round
from gelingenscheck.storage.return_encoding import return_values, round_values
from gelingenscheck.storage.store import D, Document
from gelingenscheck.storage.talks import as_talk, talk_values

REMEDY = N_("Bitte die Datei berichtigen oder aus dem Ordner nehmen; aus der Sicherung lässt sie sich zurückholen.")
NEWER_REMEDY = N_("Bitte das Programm aktualisieren; dann öffnet sich auch diese Datei.")
CUT = N_("Die Datei bricht mitten in einer Zeile ab.")
WRONG_WAY_ROUND = N_("Die Daten sind vertauscht: Das Ende ({last}) liegt vor dem Beginn ({first}). Gelesen wird alles.")
DATES_REMEDY = N_("Bitte beide Daten prüfen und berichtigen.")
_TYPED: Mapping[type[object], Callable[[Value], Document]] = {
    Subject: as_subject, Assessment: as_assessment, ReturnRound: as_round, Return: as_return,
    AnnualReport: as_report, Talk: as_talk,
}  # fmt: skip
END_REMEDY = N_("Bitte prüfen, ob am Ende etwas fehlt, und „...“ als letzte Zeile ergänzen.")


def encode(document: Document) -> bytes:
    """Return the bytes of a document; texts are cleaned, see `texts.cleaned`."""
    return written(_values(document))


def _values(document: Document) -> Mapping[str, Any]:
    if isinstance(document, Subject):
        return subject_values(document)
    if isinstance(document, ReturnRound):
        return round_values(document)
    if isinstance(document, AnnualReport):
        return report_values(document)
    if isinstance(document, Talk):
        return talk_values(document)
    return return_values(document) if isinstance(document, Return) else assessment_values(document)


def decode(kind: type[D], data: bytes) -> D:
    """Return the document in `data`; raise `UnreadableError` with its line or `MisfitError` with its path.

    A missing end marker is no error here, see `end_problem`; a last line that is cut off is one.
    """
    value = reading.loads(data)
    if not data.endswith((b"\n", b"\r")) and not reading.is_complete(data):
        raise UnreadableError(CUT, line=data.count(b"\n") + 1)
    document = _TYPED[kind](value)
    assert isinstance(document, kind)  # noqa: S101 - the table says so
    return document


def decode_named(kind: type[D], id_: str, data: bytes) -> D:
    """Return the document in a file named after `id_`; a copy under another name is a `MisfitError`."""
    document = decode(kind, data)
    refuse_copy(document, id_)
    return document


def refuse_copy(document: Document, id_: str) -> None:
    """Refuse a document that lies where another one belongs."""
    if document.id != id_:
        raise MisfitError(
            ("id",), N_("Die Kennung „{id}“ passt nicht zum Namen der Datei; vielleicht ist sie eine Kopie."),
            id=document.id,
        )  # fmt: skip


def digest(data: bytes) -> str:
    """Return the SHA-256 of the bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def document_problem(file: str, data: bytes, error: GelingenscheckError) -> Problem:
    """Describe why a document cannot be read, with line and remedy."""
    if isinstance(error, UnreadableError | MisfitError):
        return problem_of(data, file, error, remedy=NEWER_REMEDY if error.why == NEWER else REMEDY)
    return Problem(file=file, message=error.message, values={key: str(v) for key, v in error.values.items()})


def remark(file: str, data: bytes, document: Document) -> Problem | None:
    """Return a warning on a document that opens: its end is missing, or its dates are the wrong way round."""
    return end_problem(file, data) or _order_problem(file, data, document)


def _order_problem(file: str, data: bytes, document: Document) -> Problem | None:
    if isinstance(document, ReturnRound | Return | AnnualReport | Talk):
        return None
    if isinstance(document, Subject):
        place, first, last = "end", document.start, document.end
    else:
        final = document.finalised
        place, first, last = "finalised", document.created.day, None if final is None else final.day
    if first is None or last is None or first <= last:
        return None
    return Problem(
        file=file, line=reading.line_of(data, (place,)), message=WRONG_WAY_ROUND,
        values={"last": last.isoformat(), "first": first.isoformat()}, remedy=DATES_REMEDY, severity="warning",
    )  # fmt: skip


def end_problem(file: str, data: bytes) -> Problem | None:
    """Return a warning if the end marker is missing from otherwise good bytes."""
    if reading.is_complete(data):
        return None
    return Problem(
        file=file,
        message=N_("Die Endmarke „...“ fehlt; die Datei könnte abgeschnitten sein. Gelesen wird, was da ist."),
        remedy=END_REMEDY,
        severity="warning",
    )

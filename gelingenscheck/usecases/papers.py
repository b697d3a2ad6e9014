"""Documents on paper: what a page offers for download and a command writes to a file."""

from collections.abc import Callable, Mapping
from typing import Final, Literal, get_args

from gelingenscheck.assessment import carrying
from gelingenscheck.assessment.belonging import refuse_other
from gelingenscheck.assessment.model import Assessment, Mode
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue.languages.language import Language
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_, Words, words_in
from gelingenscheck.reports import docx, pdf
from gelingenscheck.reports.ballots import BallotTexts, ballots
from gelingenscheck.reports.outline import Outline
from gelingenscheck.reports.protocol import protocol as protocol_outline
from gelingenscheck.reports.provenance import Case
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.workshop.texts import item_texts
from gelingenscheck.workshop.model import Item, Workshop

Format = Literal["docx", "pdf"]
FORMATS: tuple[Format, ...] = get_args(Format)
MEDIA: Final[Mapping[Format, str]] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": pdf.PDF,
}
_WRITERS: Final[Mapping[Format, Callable[[Outline], bytes]]] = {"docx": docx.write, "pdf": pdf.write}


class NoWorkshopError(GelingenscheckError):
    """There was no vote, so there is nothing to keep minutes of."""

    message = N_(
        "Ein Protokoll gibt es nur zu einer Einschätzung aus einem Workshop. Diese hier ist im Amt entstanden."
    )


def paper_ballots(desk: Desk, workshop: Workshop, language: Language) -> bytes:
    """Return the ballots of a workshop in one of its languages as PDF, a sheet per item; raise `MissingItemError`."""
    return ballots(
        [_ballot(desk, workshop, language, item) for item in workshop.items], language,
        title=workshop.title, code=workshop.code, municipality=desk.organisation.municipality.name, made=desk.now(),
    )  # fmt: skip


def protocol(desk: Desk, assessment_id: str, lang: str, form: Format) -> bytes:
    """Return the protocol of a saved workshop; raise `NoWorkshopError`."""
    case = case_of(desk, assessment_id, words_in(lang))
    if case.assessment.mode is not Mode.WORKSHOP:
        raise NoWorkshopError
    return write(protocol_outline(case), form)


def case_of(desk: Desk, assessment_id: str, words: Words) -> Case:
    """Return a check with its subject; raise `NotFoundError` or `OtherCatalogueError`."""
    stored = desk.store.load(Assessment, assessment_id).document
    refuse_other(stored, desk.catalogue)
    return Case(
        subject=desk.store.load(Subject, stored.subject).document,
        assessment=carrying.current(stored, desk.catalogue), version=stored.catalogue.version,
        catalogue=desk.catalogue, organisation=desk.organisation, words=words, made=desk.now(),
    )  # fmt: skip


def write(outline: Outline, form: Format) -> bytes:
    """Return a document in one of the formats."""
    return _WRITERS[form](outline)


def _ballot(desk: Desk, workshop: Workshop, language: Language, item: Item) -> BallotTexts:
    texts = item_texts(desk.catalogue, language, workshop, item)
    return BallotTexts(
        title=texts.title, question=None if item.practice else texts.question, anchors=texts.anchors,
        tag=texts.lang, direction=texts.direction, practice=item.practice,
    )  # fmt: skip

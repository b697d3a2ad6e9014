"""Documents on paper: what a page offers for download and a command writes to a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from gelingenscheck.assessment import carrying
from gelingenscheck.assessment.belonging import belongs, refuse_other
from gelingenscheck.assessment.model import Assessment, Check, Mode, Status
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue.languages.language import Language
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_, Words, words_in
from gelingenscheck.reports import docx, html, letterhead, pdf, plain_values, table_file, tidy, xlsx_document
from gelingenscheck.reports.annex import annex as annex_outline
from gelingenscheck.reports.ballots import BallotTexts, ballots
from gelingenscheck.reports.outline import Outline
from gelingenscheck.reports.project_report import Dossier
from gelingenscheck.reports.project_report import project_report as project_outline
from gelingenscheck.reports.protocol import protocol as protocol_outline
from gelingenscheck.reports.provenance import Case
from gelingenscheck.scoring.profile import profile
from gelingenscheck.usecases.checks import checks_of
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.history import histories, predecessor
from gelingenscheck.usecases.pictures import course_picture, profile_picture
from gelingenscheck.usecases.workshop.texts import item_texts
from gelingenscheck.workshop.model import Item, Workshop

Format = Literal["docx", "pdf", "html", "xlsx", "csv", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)
PRINTED: Final[tuple[Format, ...]] = ("docx", "pdf")
"""Those that are pages of paper."""
MEDIA: Final[Mapping[Format, str]] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": pdf.PDF, "html": html.HTML, "xlsx": table_file.XLSX, "csv": table_file.CSV, "json": plain_values.JSON,
}  # fmt: skip
Kind = Literal["annex", "project", "protocol"]
NAMES: Final[Mapping[Kind, str]] = {"annex": N_("anlage"), "project": N_("bericht"), "protocol": N_("protokoll")}
"""What the files are called."""
PAIR: Final = 2
"""Checks that are compared by themselves; of more there is a course."""
_WRITERS: Final[Mapping[Format, Callable[[Outline], bytes]]] = {
    "docx": docx.write, "pdf": pdf.write, "html": html.write, "xlsx": xlsx_document.write, "csv": tidy.write,
    "json": plain_values.write,
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A letterhead that somebody handed in; it is checked before use."""

    data: bytes
    name: str


class NoLetterheadHereError(GelingenscheckError):
    """A letterhead is a DOCX, and only a DOCX can take it over."""

    message = N_("Ein Briefkopf geht nur bei DOCX; als PDF speichern Sie das Dokument dann aus der Textverarbeitung.")


class NoWorkshopError(GelingenscheckError):
    """There was no vote, so there is nothing to keep minutes of."""

    message = N_(
        "Ein Protokoll gibt es nur zu einer Einschätzung aus einem Workshop. Diese hier ist im Amt entstanden."
    )


class NoAnnexError(GelingenscheckError):
    """An annex belongs to a paper about a project."""

    message = N_(
        "Eine Anlage für die Vorlage gibt es zu Vorhaben. Dies ist der Querschnitts-Check eines Amtes; er steht im "
        "Jahresbericht."
    )


class NoReportError(GelingenscheckError):
    """Nobody checked the project yet, so there is nothing to report."""

    message = N_("Zu diesem Vorhaben gibt es noch keine Einschätzung, über die ein Bericht etwas sagen könnte.")


def paper_ballots(desk: Desk, workshop: Workshop, language: Language) -> bytes:
    """Return the ballots of a workshop in one of its languages as PDF, a sheet per item; raise `MissingItemError`."""
    return ballots(
        [_ballot(desk, workshop, language, item) for item in workshop.items], language,
        title=workshop.title, code=workshop.code, municipality=desk.organisation.municipality.name, made=desk.now(),
    )  # fmt: skip


def protocol(desk: Desk, assessment_id: str, lang: str, form: Format, letter: Letter | None = None) -> bytes:
    """Return the protocol of a saved workshop; raise `NoWorkshopError`."""
    return write(outline(desk, "protocol", assessment_id, lang), form, letter)


def annex(desk: Desk, assessment_id: str, lang: str, form: Format, letter: Letter | None = None) -> bytes:
    """Return the annex to a council paper about a project; raise `NoAnnexError`."""
    return write(outline(desk, "annex", assessment_id, lang), form, letter)


def project_report(desk: Desk, subject_id: str, lang: str, form: Format, letter: Letter | None = None) -> bytes:
    """Return the report of a project on the check that says most; raise `NoReportError` or `NotFoundError`."""
    return write(outline(desk, "project", subject_id, lang), form, letter)


def outline(desk: Desk, kind: Kind, id_: str, lang: str) -> Outline:
    """Return what a document says about a check or, where it is a report, about a project; it refuses as these do."""
    make: Mapping[Kind, Callable[[Desk, str, Words], Outline]] = {
        "annex": _annex, "project": _project_report, "protocol": _protocol,
    }  # fmt: skip
    return make[kind](desk, id_, words_in(lang))


def _protocol(desk: Desk, assessment_id: str, words: Words) -> Outline:
    case = case_of(desk, assessment_id, words)
    if case.assessment.mode is not Mode.WORKSHOP:
        raise NoWorkshopError
    return protocol_outline(case)


def _annex(desk: Desk, assessment_id: str, words: Words) -> Outline:
    case = case_of(desk, assessment_id, words)
    if case.assessment.check is Check.CROSSCUTTING:
        raise NoAnnexError
    known = profile(case.catalogue, case.assessment)
    return annex_outline(case, profile_picture(case, known))


def _project_report(desk: Desk, subject_id: str, words: Words) -> Outline:
    desk.store.load(Subject, subject_id)
    checks = [check for check in checks_of(desk, subject_id) if _told(check, desk)]
    if not checks:
        raise NoReportError
    case = case_of(desk, max(reversed(checks), key=_telling).id, words)
    return project_outline(_dossier(desk, case, tuple(checks)))


def _dossier(desk: Desk, case: Case, checks: tuple[Assessment, ...]) -> Dossier:
    known = profile(case.catalogue, case.assessment)
    earlier = predecessor(desk.store, case.assessment, desk.catalogue)
    pair = () if earlier is None else (earlier, carrying.only_asked(case.assessment, case.catalogue))
    series = histories(checks, case.catalogue, case.organisation.timezone)
    mine = next((one.checks for one in series if case.assessment.id in {check.id for check in one.checks}), ())
    several = mine if len(mine) > PAIR else ()
    return Dossier(
        case=case, known=known, picture=profile_picture(case, known), checks=checks, earlier=earlier,
        since=course_picture(case, pair), series=several, course=course_picture(case, several),
    )  # fmt: skip


def _told(check: Assessment, desk: Desk) -> bool:
    return check.discarded is None and check.check is not Check.CROSSCUTTING and belongs(check, desk.catalogue)


def _telling(check: Assessment) -> tuple[bool, ...]:
    """Rank a check by what a report can say on it: full and final, made alone; of equals the latest."""
    return (check.check is Check.FULL, check.status is Status.FINAL, check.mode is Mode.INDIVIDUAL)


def case_of(desk: Desk, assessment_id: str, words: Words) -> Case:
    """Return a check with its subject; raise `NotFoundError` or `OtherCatalogueError`."""
    stored = desk.store.load(Assessment, assessment_id).document
    refuse_other(stored, desk.catalogue)
    return Case(
        subject=desk.store.load(Subject, stored.subject).document,
        assessment=carrying.current(stored, desk.catalogue), version=stored.catalogue.version,
        catalogue=desk.catalogue, organisation=desk.organisation, words=words, made=desk.now(),
    )  # fmt: skip


def write(outline: Outline, form: Format, letter: Letter | None = None) -> bytes:
    """Return a document in one of the formats; raise `LetterheadError`, or `NoLetterheadHereError` without DOCX."""
    if letter is None:
        return _WRITERS[form](outline)
    if form != "docx":
        raise NoLetterheadHereError
    letterhead.check(letter.data, letter.name)
    return docx.write(outline, letter.data)


def file_name(kind: Kind, id_: str, words: Words, form: Format) -> str:
    """Return the name of a document's file."""
    return f"{words(NAMES[kind])}-{id_}.{form}"


def _ballot(desk: Desk, workshop: Workshop, language: Language, item: Item) -> BallotTexts:
    texts = item_texts(desk.catalogue, language, workshop, item)
    return BallotTexts(
        title=texts.title, question=None if item.practice else texts.question, anchors=texts.anchors,
        tag=texts.lang, direction=texts.direction, practice=item.practice,
    )  # fmt: skip

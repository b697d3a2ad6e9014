"""Questionnaires on paper: print one for a project or a unit, and find what a sheet that comes back belongs to."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from gelingenscheck.assessment.model import Assessment, Check
from gelingenscheck.assessment.subject import Subject, SubjectKind
from gelingenscheck.assessment.wording import PHASES
from gelingenscheck.catalogue import Phase
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_, Words, words_in
from gelingenscheck.reports import docx, questionnaire_pdf
from gelingenscheck.reports.questionnaire import Asking, Questionnaire, questionnaire
from gelingenscheck.reports.questionnaire_outline import outline
from gelingenscheck.usecases import checks
from gelingenscheck.usecases.crosscutting import UnknownUnitError
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.workshop.code import ALPHABET, LENGTH, typed_code

Format = Literal["pdf", "docx"]
FORMATS: tuple[Format, ...] = get_args(Format)
_WRITERS: Final[Mapping[Format, Callable[[Questionnaire], bytes]]] = {
    "pdf": questionnaire_pdf.write, "docx": lambda made: docx.write(outline(made)),
}  # fmt: skip


class NoPhaseError(GelingenscheckError):
    """Which questions stand on the sheet follows from the phase."""

    usage = True
    message = N_(
        "Bitte nennen Sie die Phase, für die der Bogen gilt: planning, running oder completed. "
        "Ohne sie geht nur der Querschnitts-Check eines Amtes."
    )


class NoSuchSheetError(GelingenscheckError):
    """No project and no unit has a sheet with this code."""

    message = N_(
        "Zu „{code}“ findet sich hier kein Vorhaben und kein Amt. Bitte vergleichen Sie den Code mit dem Bogen: sechs "
        "Zeichen, ohne I, O, 0 und 1. Gespeichert wurde nichts."
    )


class SheetFormsError(GelingenscheckError):
    """A project has no crosscutting check, and a unit no full one."""

    message = N_("Ein Vorhaben bekommt den Fragebogen zu einer Phase, ein Amt den zum Querschnitts-Check.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """Which questionnaire it is: of what, and for whom; without a project or unit it is a blank one."""

    check: Check
    phase: Phase | None = None
    subject: str | None = None
    """Id of a project; of a unit in a crosscutting check."""
    department: str | None = None
    """Id of the unit on a blank sheet."""
    variant: str | None = None

    @property
    def code(self) -> str | None:
        """Return the code of the sheet: always the same one, and nothing can be read from it.

        Of a billion codes two may be alike among many thousand projects; looking one up gives all that fit.
        """
        if self.subject is None:
            return None
        name = "\n".join((self.subject, self.check.value, self.phase or "", self.variant or ""))
        number, letters = int.from_bytes(hashlib.sha256(name.encode()).digest()), []
        for _ in range(LENGTH):
            number, rest = divmod(number, len(ALPHABET))
            letters.append(ALPHABET[rest])
        return "".join(letters)


def sheet_of(check: Assessment) -> Sheet:
    """Return the questionnaire that a check answers."""
    return Sheet(check=check.check, phase=check.phase, subject=check.subject, variant=check.variant)


def sheet_for(
    desk: Desk, *, phase: Phase | None, project: str | None = None, department: str | None = None, quick: bool = False
) -> Sheet:
    """Return the questionnaire that is meant; raise `NoPhaseError`, `NotFoundError` or `UnknownUnitError`.

    A project's phase is by default that of its latest check; a unit without a phase gets its crosscutting check.
    """
    check = Check.QUICK if quick else Check.FULL
    if department is not None and department not in desk.organisation.departments:
        raise UnknownUnitError(unit=department[:80])
    if project is not None:
        if desk.store.load(Subject, project).document.kind is SubjectKind.UNIT:
            raise SheetFormsError
        phase = phase or _latest_phase(desk, project)
    elif department is not None and phase is None and not quick:
        return Sheet(check=Check.CROSSCUTTING, subject=department)
    if phase is None:
        raise NoPhaseError
    return Sheet(check=check, phase=phase, subject=project, department=department)


def _latest_phase(desk: Desk, project: str) -> Phase | None:
    known = [check.phase for check in checks.checks_of(desk, project) if check.discarded is None]
    return known[-1] if known else None


def sheet_name(sheet: Sheet, words: Words) -> str:
    """Return what the file of a sheet is called, without its ending."""
    about = sheet.subject or "-".join(filter(None, (sheet.department, sheet.phase)))
    kind = words("kurzcheck") if sheet.check is Check.QUICK else words("fragebogen")
    return f"{kind}-{about}"


def print_sheet(desk: Desk, sheet: Sheet, lang: str, form: Format, *, simple: bool = False) -> bytes:
    """Return a questionnaire as a file; raise `NotFoundError`."""
    words, organisation = words_in(lang), desk.organisation
    asking = _asking(desk, sheet)
    made = questionnaire(
        desk.catalogue, asking, words, municipality=organisation.municipality.name, made=desk.now(), simple=simple
    )
    return _WRITERS[form](made)


def _asking(desk: Desk, sheet: Sheet) -> Asking:
    names, unit, project = desk.organisation.names, sheet.department, None
    if sheet.check is Check.CROSSCUTTING:
        unit = sheet.subject
    elif sheet.subject is not None:
        subject = desk.store.load(Subject, sheet.subject).document
        unit, project = subject.department, subject.title
    if project is not None and sheet.variant is not None:
        project = f"{project} ({sheet.variant})"
    label = names.get(unit, unit) if unit else None
    return Asking(check=sheet.check, phase=sheet.phase, project=project, unit=label, code=sheet.code)


def find(desk: Desk, typed: str) -> tuple[Sheet, ...]:
    """Return the sheets that a typed code may mean, nearly always one; raise `NoSuchSheetError`."""
    code = typed_code(typed)
    found = tuple(sheet for sheet in _sheets(desk) if sheet.code == code)
    if not found:
        raise NoSuchSheetError(code=typed[:40])
    return found


def _sheets(desk: Desk) -> Iterator[Sheet]:
    """Yield every sheet that can have been printed."""
    units = desk.organisation.departments
    for unit in units:
        yield Sheet(check=Check.CROSSCUTTING, subject=unit)
    for id_ in desk.store.ids(Subject):
        if id_ not in units:
            for phase in PHASES:
                yield Sheet(check=Check.QUICK, phase=phase, subject=id_)
                for variant in (None, *checks.VARIANTS):
                    yield Sheet(check=Check.FULL, phase=phase, subject=id_, variant=variant)


def draft_of(desk: Desk, sheet: Sheet) -> Assessment | None:
    """Return the open draft that a sheet answers, if there is one."""
    if sheet.subject is None:
        return None
    return checks.open_draft(desk, sheet.subject, check=sheet.check, variant=sheet.variant)


def begin(desk: Desk, sheet: Sheet, *, role: str = "local") -> Assessment:
    """Return the open draft that a sheet answers, or a new one."""
    if sheet.subject is None:
        raise NoSuchSheetError(code="")
    return checks.start_check(
        desk, sheet.subject, check=sheet.check, phase=sheet.phase, variant=sheet.variant, role=role
    )

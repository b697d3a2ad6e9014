"""What is assessed, and lives as long as the project: title, lead department, measures, release."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_


class SubjectKind(StrEnum):
    """A project, or a unit for its crosscutting check."""

    PROJECT = "project"
    UNIT = "unit"


class Form(StrEnum):
    """The seed means all three; on the screen each is a Vorhaben."""

    PROJECT = "project"
    PLAN = "plan"
    PROCESS = "process"


class Release(StrEnum):
    """Whether the public report may name the project."""

    INTERNAL = "internal"
    COUNCIL = "council"


class MeasureStatus(StrEnum):
    """How far a measure is."""

    OPEN = "open"
    DONE = "done"


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """A step with a responsible function and a due date."""

    id: str
    text: str
    source: str | None = None
    """Id of the assessment that it came from (`from` in the file)."""
    factor: str | None = None
    question: str | None = None
    responsible: str | None = None
    """A function, never a person."""
    due: date | None = None
    status: MeasureStatus = MeasureStatus.OPEN
    expected_level: int | None = None
    joint: str | None = None
    """The same in every project that shares the measure."""

    def overdue(self, day: date) -> bool:
        """Say whether it should have been done before a day."""
        return self.status is MeasureStatus.OPEN and self.due is not None and self.due < day


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """What is assessed: a project, or a unit."""

    id: str
    kind: SubjectKind
    title: str
    department: str
    """The lead department, as of now."""
    changed: Stamp
    revision: int = 1
    form: Form = Form.PROJECT
    partners: tuple[str, ...] = ()
    partners_external: tuple[str, ...] = ()
    """Organisations, never persons."""
    areas: tuple[str, ...] = ()
    summary: str | None = None
    paper: str | None = None
    start: date | None = None
    end: date | None = None
    release: Release = Release.INTERNAL
    chosen_variant: str | None = None
    example: bool = False
    measures: tuple[Measure, ...] = ()


class MeasureGoneError(GelingenscheckError):
    """The measure was removed in the meantime."""

    message = N_("Diese Maßnahme gibt es nicht mehr; jemand anders hat sie entfernt. Alle anderen sind unverändert.")


class MeasureChangedError(GelingenscheckError):
    """The measure is no longer what the person saw."""

    message = N_(
        "Jemand anders hat diese Maßnahme inzwischen geändert. Ihre Eingabe ist noch nicht gespeichert; "
        "bitte prüfen Sie den neuen Stand und speichern Sie dann noch einmal."
    )


def add_measure(subject: Subject, measure: Measure, *, stamp: Stamp) -> Subject:
    """Return the subject with one more measure; its id is chosen here."""
    taken = [int(known.id[1:]) for known in subject.measures if known.id[1:].isdecimal()]
    numbered = replace(measure, id=f"m{max(taken, default=0) + 1}")
    return replace(subject, measures=(*subject.measures, numbered), changed=stamp)


def change_measure(subject: Subject, shown: Measure, new: Measure, *, stamp: Stamp) -> Subject:
    """Return the subject with a measure changed; refuse if it is neither the one that was shown nor already the new."""
    if new in subject.measures:  # two people said it done
        return subject
    return replace(subject, measures=tuple(_swapped(subject.measures, shown, [new])), changed=stamp)


def remove_measure(subject: Subject, shown: Measure, *, stamp: Stamp) -> Subject:
    """Return the subject without a measure; refuse if it is no longer the one that was shown."""
    return replace(subject, measures=tuple(_swapped(subject.measures, shown, [])), changed=stamp)


def _swapped(measures: Sequence[Measure], shown: Measure, new: list[Measure]) -> list[Measure]:
    stored = next((measure for measure in measures if measure.id == shown.id), None)
    if stored is None:
        raise MeasureGoneError
    if stored != shown:
        raise MeasureChangedError
    return [part for measure in measures for part in (new if measure is stored else [measure])]

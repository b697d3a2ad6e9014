"""The crosscutting check of a unit: one a year, with the earlier years beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from gelingenscheck.assessment.belonging import belongs
from gelingenscheck.assessment.model import Assessment, Check, Status
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_
from gelingenscheck.usecases import checks
from gelingenscheck.usecases.desk import Desk


class UnknownUnitError(GelingenscheckError):
    """There is no such unit today."""

    heading = N_("Dieses Amt gibt es hier nicht")
    message = N_(
        "„{unit}“ steht nicht unter den Ämtern, die es heute gibt. Es wurde nichts angelegt; "
        "bitte wählen Sie das Amt aus der Liste."
    )


class NothingAnsweredError(GelingenscheckError):
    """A check without any answer says nothing."""

    message = N_(
        "Noch ist keine Frage beantwortet. Der Entwurf bleibt, wie er ist; bitte beantworten Sie mindestens eine Frage."
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """How far a unit is with its crosscutting checks."""

    year: int
    draft: Assessment | None
    """What is being answered; it is finished before anything new begins, whichever year it is from."""
    finals: Mapping[int, Assessment]
    """The latest final check of each year, the latest year first."""

    @property
    def final(self) -> Assessment | None:
        """Return this year's final check."""
        return self.finals.get(self.year)


def standing(desk: Desk, unit: str) -> Standing:
    """Return the crosscutting checks of a unit that answer the catalogue in use."""
    known = [
        check
        for check in checks.checks_of(desk, unit)
        if check.check is Check.CROSSCUTTING and belongs(check, desk.catalogue)
    ]
    draft = next((check for check in known if check.is_draft), None)
    return Standing(year=desk.today.year, draft=draft, finals=_by_year(desk, known))


def begin(desk: Desk, unit: str, *, role: str = "local") -> Assessment:
    """Return the open draft of a unit, else a new one; where this year's check is final it goes on from that."""
    department = desk.organisation.departments.get(unit)
    if department is None or not department.exists(desk.today):
        raise UnknownUnitError(unit=unit[:80])
    with desk.store.exclusive():
        now = standing(desk, unit)
        if now.draft is None and now.final is not None:
            return checks.revise_check(desk, now.final.id, role=role)
        return checks.start_check(desk, unit, check=Check.CROSSCUTTING, phase=None, role=role)


def finish(desk: Desk, assessment_id: str, *, role: str = "local") -> Assessment:
    """Freeze a draft for good; refuse one without any answer."""
    with desk.store.exclusive():
        if not any(said.given for said in desk.store.load(Assessment, assessment_id).document.answers.values()):
            raise NothingAnsweredError
        return checks.finalise_check(desk, assessment_id, role=role)


def _by_year(desk: Desk, known: Iterable[Assessment]) -> Mapping[int, Assessment]:
    """Return the latest final check of each year; of the same day the one that was begun last."""
    days = [(day, check) for check in known if (day := _finalised(desk, check)) is not None]
    latest = {day.year: check for day, check in sorted(days, key=lambda dated: dated[0])}
    return dict(sorted(latest.items(), reverse=True))


def _finalised(desk: Desk, check: Assessment) -> date | None:
    if check.status is not Status.FINAL or check.finalised is None:
        return None
    return check.finalised.day_in(desk.organisation.timezone)

"""The check that the address names: loaded once per run, with its subject, and asked for permission."""

from dataclasses import dataclass

from gelingenscheck.access import Action
from gelingenscheck.assessment.belonging import refuse_other
from gelingenscheck.assessment.carrying import current
from gelingenscheck.assessment.model import Assessment, Check
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Asked, Factor
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_, Words
from gelingenscheck.ui import address, context
from gelingenscheck.ui.markup import esc, shortened
from gelingenscheck.ui.phases import PHASES
from gelingenscheck.usecases import talks
from gelingenscheck.usecases.desk import Desk


class NoCheckError(GelingenscheckError):
    """The address names no check."""

    message = N_("In der Adresse fehlt, um welche Einschätzung es geht. Auf der Startseite stehen alle Entwürfe.")


@dataclass(frozen=True, kw_only=True)
class OpenCheck:
    """A check with all that a page says about it."""

    desk: Desk
    assessment: Assessment
    """As today's catalogue asks: its answers under today's ids."""
    version: str
    """Of the catalogue that it is saved under."""
    subject: Subject | None
    """None where its file is missing or not readable; the check itself still works."""
    words: Words

    @property
    def title(self) -> str:
        """Return the project's title as Markdown, safe and short enough for a head."""
        return esc(shortened(self.subject.title if self.subject else self.assessment.subject))

    @property
    def department(self) -> str:
        """Return the lead department's label as Markdown."""
        return esc(self.desk.organisation.names.get(self.assessment.department, self.assessment.department))

    @property
    def phase(self) -> str:
        """Return the phase in words."""
        return self.words(PHASES[self.assessment.phase]) if self.assessment.phase else ""

    @property
    def whole(self) -> bool:
        """Say whether the answers may be shown, too; a draft is only ever loaded for those who read it whole."""
        return self.assessment.is_draft or context.may(Action.READ_ANSWERS, self.assessment.department)

    @property
    def mine(self) -> bool:
        """Say whether the one who acts may answer, end and continue this check."""
        return context.may(Action.CHECK_PROJECT, self.assessment.department)

    def due(self, factor: Factor) -> tuple[Asked, ...]:
        """Return the factor's questions that are due; in a crosscutting check it is the one to the unit."""
        if self.assessment.check is Check.CROSSCUTTING:
            return (factor.crosscutting,)
        return self.desk.catalogue.due(factor, self.assessment.phase)

    def on_page(self, factor: Factor) -> tuple[Asked, ...]:
        """Return what is asked on one page: a factor's due questions, in a crosscutting check those of all factors."""
        whole = self.assessment.check is Check.CROSSCUTTING
        return tuple(asked for one in (self.desk.catalogue.factors if whole else (factor,)) for asked in self.due(one))

    def given(self, factor: Factor) -> int:
        """Count the answered ones among them."""
        return sum(self.assessment.answer(question.id).given for question in self.due(factor))

    @property
    def total_due(self) -> int:
        """Count all due questions."""
        return sum(len(self.due(factor)) for factor in self.desk.catalogue.factors)

    @property
    def total_given(self) -> int:
        """Count all answered ones among them."""
        return sum(self.given(factor) for factor in self.desk.catalogue.factors)

    def next_factor(self) -> Factor:
        """Return the first factor with an open question, or the first of all."""
        factors = self.desk.catalogue.factors
        return next((factor for factor in factors if self.given(factor) < len(self.due(factor))), factors[0])


def load(id_: str | None = None, *, action: Action = Action.READ_FINAL) -> OpenCheck:
    """Return the check with an id, or the one that the address names; raise `OtherCatalogueError`."""
    desk = context.desk()
    name = id_ or address.asked("check")
    if not name:
        raise NoCheckError
    assessment = desk.store.load(Assessment, name).document
    if assessment.is_draft:
        require_draft(assessment.id, assessment.department, action)
    else:
        context.require(action, assessment.department)
    refuse_other(assessment, desk.catalogue)
    return OpenCheck(
        desk=desk, assessment=current(assessment, desk.catalogue), version=assessment.catalogue.version,
        subject=_subject(desk, assessment.subject), words=address.words(),
    )  # fmt: skip


def require_draft(id_: str, department: str, action: Action) -> None:
    """Refuse a draft to those who may not read it and were not invited to, or may not answer it where that is asked."""
    if not context.may(Action.READ_DRAFT, department):
        context.require(Action.READ_DRAFT, department, invited=talks.is_invited(context.store(), id_))
    if action is Action.CHECK_PROJECT:
        context.require(action, department)


def require_answering(id_: str) -> None:
    """Refuse those who may not answer the check with an id."""
    if context.may(Action.CHECK_PROJECT):
        return  # for every department: nothing to look up
    department = context.desk().store.load(Assessment, id_).document.department
    context.require(Action.CHECK_PROJECT, department)


def _subject(desk: Desk, id_: str) -> Subject | None:
    try:
        return desk.store.load(Subject, id_).document
    except GelingenscheckError:
        return None

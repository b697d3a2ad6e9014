"""Carry answers over to another version of the catalogue, forwards or backwards; none is lost or altered. All pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from gelingenscheck.assessment.model import Assessment, CatalogueRef, Check
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_

T = TypeVar("T")


class NoWayError(GelingenscheckError):
    """The catalogue does not say what became of the questions between two versions."""

    message = N_(
        "Der Katalog sagt nicht, was beim Wechsel von „{source}“ auf „{target}“ aus den Fragen wird. "
        "Die Einschätzung bleibt, wie sie ist."
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What carrying over does to the answers of one assessment; ids are those of the target version."""

    taken: tuple[str, ...]
    """Answered and asked: questions, or the factors of a quick check."""
    renamed: tuple[tuple[str, str], ...]
    """Old and new id of answers that got another name; they are among the others, too."""
    aside: tuple[str, ...]
    """Answered, but not asked by the target version: the answers stay in the file under these ids."""
    opened: tuple[str, ...]
    """Due now, not asked before, and without an answer."""

    @property
    def changes(self) -> bool:
        """Say whether anything differs for people: a name, what is asked, or what counts."""
        return bool(self.renamed or self.aside or self.opened)


@dataclass(frozen=True, kw_only=True, slots=True)
class Carried:
    """An assessment under another version, and what that did."""

    assessment: Assessment
    report: Report


def carry_over(assessment: Assessment, catalogue: Catalogue, target: str) -> Carried:
    """Return the assessment with its answers under the ids of a version; raise `NoWayError`.

    Answers that the version does not ask for stay where they are, so that going back brings them back.
    """
    names = _names(assessment, catalogue, target)
    if names is None or catalogue.renaming(catalogue.version, target) is None:
        raise NoWayError(
            source=_said(assessment.catalogue), target=_said(CatalogueRef(id=catalogue.id, version=target))
        )
    moved = _moved(assessment, target, names)
    return Carried(assessment=moved, report=_report(assessment, moved, catalogue, names))


def current(assessment: Assessment, catalogue: Catalogue) -> Assessment:
    """Return the assessment as today's catalogue asks: its answers under today's ids, its version today's.

    What belongs to another catalogue, or cannot be carried over, is returned as it is.
    """
    if assessment.catalogue.version == catalogue.version:
        return assessment
    names = _names(assessment, catalogue, catalogue.version)
    return assessment if names is None else _moved(assessment, catalogue.version, names)


def change_as_of_today(
    draft: Assessment, catalogue: Catalogue, change: Callable[[Assessment], Assessment]
) -> Assessment:
    """Return the draft with a change that speaks of today's ids, saved under those of its own version."""
    today = current(draft, catalogue)
    changed = change(today)
    if changed is today:
        return draft
    back = catalogue.renaming(catalogue.version, draft.catalogue.version) if today is not draft else None
    return changed if back is None else _moved(changed, draft.catalogue.version, back)


def only_asked(assessment: Assessment, catalogue: Catalogue) -> Assessment:
    """Return an assessment under today's ids with the answers that a catalogue asks for."""
    answers = {id_: known for id_, known in assessment.answers.items() if id_ in asked(catalogue, assessment.check)}
    return replace(assessment, answers=answers)


def kept_aside(assessment: Assessment, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the ids of answers that a catalogue does not ask for."""
    known = asked(catalogue, assessment.check)
    return tuple(id_ for id_ in (assessment.answers or assessment.quick) if id_ not in known)


def asked(catalogue: Catalogue, check: Check) -> frozenset[str]:
    """Return the ids that a kind of check asks for, in whatever phase."""
    if check is Check.QUICK:
        return frozenset(catalogue.by_id)
    if check is Check.CROSSCUTTING:
        return frozenset(factor.crosscutting.id for factor in catalogue.factors)
    return frozenset(id_ for id_, question in catalogue.questions.items() if question.retired is None)


def _names(assessment: Assessment, catalogue: Catalogue, target: str) -> Mapping[str, str] | None:
    known = assessment.catalogue
    return catalogue.renaming(known.version, target) if known.id == catalogue.id else None


def _moved(assessment: Assessment, target: str, names: Mapping[str, str]) -> Assessment:
    return replace(
        assessment,
        catalogue=replace(assessment.catalogue, version=target),
        answers=_renamed(assessment.answers, names),
        quick=_renamed(assessment.quick, names),
        rounds=tuple(replace(record, item=names.get(record.item, record.item)) for record in assessment.rounds),
    )


def _renamed(values: Mapping[str, T], names: Mapping[str, str]) -> Mapping[str, T]:
    return {names.get(id_, id_): value for id_, value in values.items()} if names else values


def _report(before: Assessment, after: Assessment, catalogue: Catalogue, names: Mapping[str, str]) -> Report:
    target = after.catalogue.version
    there = catalogue.renaming(catalogue.version, target) or {}

    def named(ids: frozenset[str]) -> frozenset[str]:
        return frozenset(there.get(id_, id_) for id_ in ids)

    known = after.answers or after.quick
    wanted = named(asked(catalogue.as_of(target), after.check))
    due_before = _due(catalogue.as_of(before.catalogue.version), after)
    due = (there.get(id_, id_) for id_ in _due(catalogue.as_of(target), after) if id_ not in due_before)
    return Report(
        taken=tuple(id_ for id_ in known if id_ in wanted),
        renamed=tuple((id_, names[id_]) for id_ in (before.answers or before.quick) if id_ in names),
        aside=tuple(id_ for id_ in known if id_ not in wanted),
        opened=tuple(id_ for id_ in due if id_ not in known),
    )


def _due(catalogue: Catalogue, assessment: Assessment) -> Mapping[str, None]:
    """Return the questions that are due, in the order of the catalogue; other checks ask all at once."""
    if assessment.check is not Check.FULL:
        return {}
    due = (catalogue.due(factor, assessment.phase) for factor in catalogue.factors)
    return {question.id: None for questions in due for question in questions}


def _said(reference: CatalogueRef) -> str:
    return f"{reference.id} {reference.version}"

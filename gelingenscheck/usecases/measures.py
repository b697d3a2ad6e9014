"""Measures of a project: propose one, add, change, remove."""

from dataclasses import replace
from datetime import date

from gelingenscheck.assessment import subject as subjects
from gelingenscheck.assessment.model import Assessment
from gelingenscheck.assessment.subject import Measure, MeasureStatus, Subject
from gelingenscheck.catalogue import LEVELS, Catalogue
from gelingenscheck.i18n import N_, Words
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.forms import Form

MAX_MEASURE = 500
"""Characters in a measure's text."""


def next_step(assessment: Assessment, question_id: str, catalogue: Catalogue, words: Words) -> Measure | None:
    """Return the catalogue's next step from the level that was chosen, not saved yet; None where it has none."""
    question = catalogue.questions[question_id]
    level = assessment.answer(question_id).level
    step = None if level is None else question.next_steps.get(level)
    if level is None or step is None:
        return None
    return Measure(
        id="", text=step.text.said(words.lang), source=assessment.id, factor=question.factor, question=question_id,
        expected_level=level + 1,
    )  # fmt: skip


def to_clarify(assessment: Assessment, question_id: str, catalogue: Catalogue, words: Words, *, due: date) -> Measure:
    """Return the measure "clarify until …" for a question that nobody can answer yet, not saved yet."""
    question = catalogue.questions[question_id]
    text = words("Klären bis {date}: {question}", date=words.date(due), question=question.text.said(words.lang))
    return Measure(id="", text=text, source=assessment.id, factor=question.factor, question=question_id, due=due)


def add_measure(desk: Desk, subject_id: str, measure: Measure, *, role: str = "local") -> Subject:
    """Save a new measure under an id of its own; one that is there already, word for word, is not added twice."""
    typed = typed_measure(desk, measure, due_was=None)

    def change(subject: Subject) -> Subject:
        if any(replace(known, id=typed.id) == typed for known in subject.measures):
            return subject
        return subjects.add_measure(subject, typed, stamp=desk.stamp(subject.department, role))

    return desk.store.update(Subject, subject_id, change).document


def change_measure(desk: Desk, subject_id: str, *, shown: Measure, new: Measure, role: str = "local") -> Subject:
    """Save a measure over the one that was shown; raise `MeasureChangedError` or `MeasureGoneError`."""
    typed = replace(typed_measure(desk, new, due_was=shown.due), id=shown.id)

    def change(subject: Subject) -> Subject:
        if typed == shown and shown in subject.measures:
            return subject
        return subjects.change_measure(subject, shown, typed, stamp=desk.stamp(subject.department, role))

    return desk.store.update(Subject, subject_id, change).document


def set_status(desk: Desk, subject_id: str, *, shown: Measure, status: MeasureStatus, role: str = "local") -> Subject:
    """Save how far a measure is."""
    return change_measure(desk, subject_id, shown=shown, new=replace(shown, status=status), role=role)


def remove_measure(desk: Desk, subject_id: str, *, shown: Measure, role: str = "local") -> Subject:
    """Take a measure away; raise if it is no longer the one that was shown."""
    return desk.store.update(
        Subject, subject_id,
        lambda subject: subjects.remove_measure(subject, shown, stamp=desk.stamp(subject.department, role)),
    ).document  # fmt: skip


def typed_measure(desk: Desk, measure: Measure, *, due_was: date | None, filled: Form | None = None) -> Measure:
    """Return the measure trimmed and checked; raise `InvalidFormError`, also for faults of `filled`."""
    filled = filled or Form()
    text = filled.line("text", measure.text, limit=MAX_MEASURE, needed=N_("Bitte beschreiben Sie die Maßnahme."))
    responsible = filled.line("responsible", measure.responsible) or None
    due = filled.day("due", measure.due)
    if due is not None and due != due_was and due < desk.today:
        filled.fault("due", N_("Das Datum ist schon vorbei. Bitte wählen Sie eines ab heute."))
    if measure.expected_level is not None and measure.expected_level not in LEVELS:
        filled.fault("expected_level", N_("Bitte wählen Sie eine Stufe von 0 bis 4."))
    filled.done()
    return replace(measure, text=text, responsible=responsible)

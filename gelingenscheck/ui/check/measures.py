"""Measures of a project: taken over from a next step or one's own, changed, done, removed."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.assessment.subject import Measure, MeasureStatus, Subject
from gelingenscheck.catalogue import LEVELS
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.ui import address, context, failures, layout
from gelingenscheck.ui.check.checks import OpenCheck
from gelingenscheck.ui.city import calendar_file
from gelingenscheck.ui.markup import esc
from gelingenscheck.usecases import measures
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.forms import InvalidFormError


def take_over(check: OpenCheck, question: str) -> None:
    """Offer a question's next step as a measure, or say that it is one."""
    words, subject = check.words, check.subject
    proposed = measures.next_step(check.assessment, question, check.desk.catalogue, words)
    if proposed is None or subject is None:
        return
    if not context.may(Action.CHANGE_SUBJECT, subject.department):
        return
    if any(known.question == question and known.source == check.assessment.id for known in subject.measures):
        layout.note(words("✓ als Maßnahme übernommen"))
        return
    st.button(
        words("Als Maßnahme übernehmen"),
        icon=":material/add_task:",
        key=f"gc-take-{question}",
        on_click=act,
        args=(subject.department, measures.add_measure, subject.id, proposed),
    )


def act(department: str, do: Callable[..., Any], *arguments: Any, **options: Any) -> None:
    """Change measures from a button: ask for permission, keep a failure for the next drawing."""
    act_for([department], do, *arguments, **options)


def act_for(departments: Iterable[str], do: Callable[..., Any], *arguments: Any, **options: Any) -> None:
    """Change measures of several departments from a button."""
    with failures.noted():
        for department in departments:
            context.require(Action.CHANGE_SUBJECT, department)
        do(context.desk(), *arguments, role=context.user().role, **options)


def section(check: OpenCheck) -> None:
    """Show the measures of the project that is checked."""
    words = check.words
    st.header(words("Maßnahmen"), anchor=False)
    if check.subject is None:
        st.markdown(words("Die Datei des Vorhabens fehlt; Maßnahmen lassen sich gerade nicht speichern."))
        return
    listed(check.desk, check.subject, source=check.assessment.id)


def listed(desk: Desk, subject: Subject, *, source: str | None = None) -> None:
    """Show measures with what can be done to them, and the way to a new one."""
    words = address.words()
    mine, shown = context.may(Action.CHANGE_SUBJECT, subject.department), seen(subject)
    if not shown and not mine:
        st.markdown(words("Noch keine Maßnahme."))
    elif not shown:
        st.markdown(words("Noch keine Maßnahme. Übernehmen Sie einen Schritt oder legen Sie eine eigene an."))
    with st.container(gap=None):
        for measure in shown:
            _row(desk, subject, measure, mine=mine)
    new = mine and st.button(
        words("Eigene Maßnahme anlegen"), type="tertiary", icon=":material/add:", key="gc-measure-new"
    )
    calendar_file.for_project(subject, {measure.id for measure in shown})
    if new:
        edit(desk, subject, Measure(id="", text="", source=source))


def seen(subject: Subject) -> tuple[Measure, ...]:
    """Return the measures that the one who acts may read: those from a draft belong to it and are read by its desk."""
    if context.may(Action.READ_DRAFT, subject.department):
        return subject.measures
    checks = context.snapshot().assessments
    known = {None, *checks["id"][checks["status"] == "final"]}
    return tuple(measure for measure in subject.measures if measure.source in known)


def _row(desk: Desk, subject: Subject, measure: Measure, *, mine: bool) -> None:
    words = address.words()
    with layout.row(f"measure-{measure.id}", horizontal_alignment="distribute"):
        with st.container(gap="xxsmall", width=360):
            st.markdown(esc(measure.text))
            layout.note(about(measure, desk), width="stretch")
        if not mine:
            return
        with st.container(horizontal=True, gap="xsmall", width="content"):
            change_status(subject.id, subject.department, measure)
            if st.button(words("Ändern"), key=f"gc-measure-edit-{measure.id}", type="tertiary"):
                edit(desk, subject, measure)


def change_status(subject: str, department: str, measure: Measure, place: str = "") -> None:
    """Draw the button that says a measure done, or opens it again."""
    words, done = address.words(), measure.status is MeasureStatus.DONE
    st.button(
        words("Wieder öffnen") if done else words("Erledigt"),
        key=f"gc-measure-done-{place}{measure.id}",
        type="tertiary",
        icon=":material/undo:" if done else ":material/check:",
        on_click=act,
        args=(department, measures.set_status, subject),
        kwargs={"shown": measure, "status": MeasureStatus.OPEN if done else MeasureStatus.DONE},
    )


def about(measure: Measure, desk: Desk) -> str:
    """Return who is responsible, until when, and how far it is, as Markdown."""
    words = address.words()
    parts = [esc(measure.responsible)] if measure.responsible else []
    if measure.due:
        parts.append(words("bis {date}", date=words.date(measure.due)))
    if measure.status is MeasureStatus.DONE:
        parts.append(words("✓ erledigt"))
    elif measure.overdue(desk.today):
        parts.append(words("überfällig"))
    else:
        parts.append(words("offen"))
    return " · ".join(parts)


def edit(desk: Desk, subject: Subject, measure: Measure) -> None:
    """Open the form of a measure."""
    words = address.words()
    title = words("Maßnahme ändern") if measure.id else words("Maßnahme anlegen")
    st.dialog(title)(_form)(desk, subject, measure)


def _form(desk: Desk, subject: Subject, measure: Measure) -> None:
    words = address.words()
    new = fields(measure, measure.id)
    with st.container(horizontal=True, gap="small"):
        save = st.button(words("Speichern"), type="primary", key="gc-m-save")
        remove = bool(measure.id) and st.button(words("Entfernen"), type="tertiary", key="gc-m-remove")
    if save or remove:
        _submit(desk, subject, measure, None if remove else new)


def fields(measure: Measure, place: str) -> Measure:
    """Draw the fields of a measure and return it as they stand."""
    words = address.words()
    text = st.text_area(words("Was wird getan?"), value=measure.text, key=f"gc-m-text-{place}", height=90)
    responsible = st.text_input(
        words("Zuständige Funktion"), value=measure.responsible or "", key=f"gc-m-who-{place}",
        placeholder=words("zum Beispiel: Projektleitung Tiefbau; keine Namen"),
    )  # fmt: skip
    due = st.date_input(words("Fällig am"), value=measure.due, format="DD.MM.YYYY", key=f"gc-m-due-{place}")
    expected = st.selectbox(
        words("Erwartete Stufe danach"), LEVELS, key=f"gc-m-level-{place}",
        index=measure.expected_level, placeholder=words("keine Angabe"),
    )  # fmt: skip
    return replace(measure, text=text, responsible=responsible or None, due=due, expected_level=expected)


def show_faults(error: InvalidFormError) -> None:
    """Say what is wrong with each field."""
    st.error("\n".join(f"- {esc(fault.said(address.words()))}" for fault in error.faults), icon=":material/error:")


def _submit(desk: Desk, subject: Subject, shown: Measure, new: Measure | None) -> None:
    role = context.user().role
    try:
        context.require(Action.CHANGE_SUBJECT, subject.department)
        if new is None:
            measures.remove_measure(desk, subject.id, shown=shown, role=role)
        elif shown.id:
            measures.change_measure(desk, subject.id, shown=shown, new=new, role=role)
        else:
            measures.add_measure(desk, subject.id, new, role=role)
    except InvalidFormError as error:
        show_faults(error)
    except GelingenscheckError as error:
        failures.show(error)
    else:
        st.rerun()

"""All about one project: its checks, its measures, what is known of it, and its release for the report."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.ui import address, context, failures, layout
from gelingenscheck.ui.check import forms, history, measures, on_paper, projects
from gelingenscheck.ui.markup import esc, shortened

desk, words = context.desk(), address.words()
if not address.asked("project"):
    address.go(address.NEW)
stored = desk.store.load(Subject, address.asked("project"))
subject = stored.document
context.require(Action.READ_FINAL, subject.department)
known = projects.checks_of(subject)
projects.require_known(subject, known)

with layout.page(layout.WORK):
    failures.show_noted()
    layout.head(
        esc(shortened(subject.title, 160)),
        esc(shortened(subject.summary or "", 400)),
        over=projects.about(subject),
    )
    projects.checks(subject, known)
    history.section(known)
    st.space("xsmall")
    left, right = st.columns(2, gap="large")
    with left:
        st.header(words("Maßnahmen"), anchor=False)
        measures.listed(desk, subject)
    with right:
        projects.release(subject)
    if known:
        on_paper.of_project(subject)
    if context.may(Action.CHANGE_SUBJECT, subject.department):
        layout.link(address.TRACE, words("Verlauf: wer was wann"), "trace", project=subject.id)
        with st.expander(words("Angaben zum Vorhaben ändern"), key="gc-edit-project"):
            if st.session_state.pop("gc-saved-project", False):
                layout.note(words("✓ gespeichert"))
            forms.change_project(subject, stored.digest)

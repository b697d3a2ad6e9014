"""Known projects that a search found, each with the one sensible next step."""

from collections.abc import Sequence

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.access.view import View
from gelingenscheck.catalogue import Phase
from gelingenscheck.ui import address, context, layout
from gelingenscheck.ui.markup import esc, shortened
from gelingenscheck.ui.phases import PHASES
from gelingenscheck.usecases.shelf import Known


def hits(known: Sequence[Known]) -> None:
    """Show what was found, or say that nothing was."""
    words = address.words()
    if not known:
        layout.note(words("Kein Vorhaben heißt so. Sie können es gleich anlegen."), width="stretch")
        return
    layout.note(words.n("Ein Vorhaben heißt ähnlich:", "{n} Vorhaben heißen ähnlich:", len(known)), width="stretch")
    with st.container(gap=None):
        for project in known:
            with layout.row(f"hit-{project.subject}", horizontal_alignment="distribute"):
                with st.container(gap=None, width=400):
                    st.markdown(f"**{esc(shortened(project.title))}**")
                    layout.note(_about(project), width="stretch")
                _next_step(project)


def _about(project: Known) -> str:
    words = address.words()
    names = context.desk().organisation.names
    parts = [esc(names.get(project.department, project.department))]
    if project.phase:
        parts.append(words(PHASES[Phase(project.phase)]))
    if project.draft and context.sees(project.department, final=False) is not View.NOTHING:
        parts.append(words("Entwurf offen"))
    elif project.final:
        parts.append(words("abgeschlossen"))
    if project.example:
        parts.append(words("Beispiel"))
    return " · ".join(parts)


def _next_step(project: Known) -> None:
    words = address.words()
    if project.draft and context.may(Action.READ_DRAFT, project.department):
        if st.button(words("Entwurf fortsetzen"), key=f"gc-hit-{project.subject}"):
            address.go(address.TASKS, check=project.draft)
    elif st.button(words("Öffnen"), key=f"gc-hit-{project.subject}"):
        address.go(address.PROJECT, project=project.subject)

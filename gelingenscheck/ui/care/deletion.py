"""Delete a project: its id twice, a reason from a list, no content shown."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, failures, layout
from gelingenscheck.usecases.deleting import REASONS, Reason, delete_project, held

FAILURE = "gc-deletion-failure"
_DONE = "gc-deletion-done"


def form() -> None:
    """Ask for a project, say how much there is of it, and delete it when it is confirmed."""
    context.require(Action.DELETE_PROJECT)
    words = address.words()
    if st.session_state.pop(_DONE, False):
        layout.note(words("✓ Das Vorhaben ist gelöscht."))
    failures.show_noted(FAILURE)
    asked = st.text_input(words("Kennung des Vorhabens"), key="gc-deletion-id", max_chars=80).strip()
    layout.note(words("Sie steht in der Adresse seiner Seite hinter „project=“; das Amt kann sie nennen."), "stretch")
    if not asked:
        return
    with failures.sentences():
        found = held(context.desk(), context.store(), asked)
        checks = words.n("1 Einschätzung", "{n} Einschätzungen", found.checks)
        states = words.n("1 aufbewahrter Stand", "{n} aufbewahrte Stände", found.states)
        rooms = words.n("1 Workshop", "{n} Workshops", found.workshops)
        with layout.box("deletion", gap="small"):
            st.markdown(words("Dazu gibt es: {what}.", what=words.listed([checks, states, rooms])))
            st.selectbox(
                words("Grund"), list(Reason), format_func=lambda one: words(REASONS[one]), key="gc-deletion-reason"
            )
            st.text_input(words("Zur Bestätigung die Kennung noch einmal"), key="gc-deletion-again", max_chars=80)
            layout.note(
                words(
                    "Zahlen in abgeschlossenen Jahresabfragen und vorgelegten Jahresberichten bleiben, wie sie dem Rat "
                    "vorliegen. Festgehalten werden Tag, Rolle, Grund und ein Kennzeichen ohne Inhalt."
                ),
                width="stretch",
            )
            st.button(words("Endgültig löschen"), type="primary", key="gc-deletion-go", on_click=_delete)


def _delete() -> None:
    state = st.session_state
    with failures.noted(FAILURE):
        context.require(Action.DELETE_PROJECT)
        desk = context.desk()
        delete_project(
            desk, context.store(), state["gc-deletion-id"].strip(), confirmed=state["gc-deletion-again"],
            reason=Reason(state["gc-deletion-reason"]), by=context.user().by, now=desk.now(),
        )  # fmt: skip
        state[_DONE] = True
        state["gc-deletion-id"] = state["gc-deletion-again"] = ""

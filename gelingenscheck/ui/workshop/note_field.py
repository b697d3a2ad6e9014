"""The note on one item of a workshop, saved as soon as one leaves the field; what two people write both stays."""

import streamlit as st

from gelingenscheck.assessment.options import MAX_TEXT
from gelingenscheck.ui import address, context, failures
from gelingenscheck.ui.workshop.room import require_running_of
from gelingenscheck.usecases.workshop import running


def draw(workshop: str, index: int, label: str) -> None:
    """Draw the field with what is stored now; typing that is not sent yet outlives nothing that others wrote."""
    words, stored = address.words(), context.workshops().notes(workshop).get(index, "")
    shown, generation = _name(workshop, index, "shown"), _name(workshop, index, "generation")
    if st.session_state.setdefault(shown, stored) != stored:
        st.session_state[generation] = st.session_state.get(generation, 0) + 1
        st.session_state[shown] = stored
    st.text_area(
        label, value=stored, key=_field(workshop, index), height=80, max_chars=MAX_TEXT,
        placeholder=words("Gründe, Beispiele, was zu klären ist. Keine Namen."),
        on_change=_save, args=(workshop, index),
    )  # fmt: skip


def _name(workshop: str, index: int, what: str) -> str:
    return f"gc-outcome-note-{what}-{workshop}-{index}"


def _field(workshop: str, index: int) -> str:
    name = _name(workshop, index, "field")
    return f"{name}-{st.session_state.get(_name(workshop, index, 'generation'), 0)}-{address.words().lang}"


def _save(workshop: str, index: int) -> None:
    with failures.noted():
        require_running_of(workshop)
        store = context.workshops()
        shown, typed = st.session_state[_name(workshop, index, "shown")], st.session_state[_field(workshop, index)]
        running.note(
            store, workshop, index, merged(shown, store.notes(workshop).get(index, ""), str(typed or "").strip())
        )


def merged(shown: str, stored: str, typed: str) -> str:
    """Return what is kept: where somebody else wrote in the meantime, both texts, one below the other."""
    if stored in {shown, typed}:
        return typed
    if typed in {shown, ""}:
        return stored
    new = typed.removeprefix(shown).strip() if shown else typed
    return f"{stored}\n{new or typed}".strip()

"""Notes on the current item, saved as soon as one leaves the field; two people's notes both stay."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.assessment.options import MAX_TEXT
from gelingenscheck.ui import context, failures, layout
from gelingenscheck.ui.workshop.room import Room
from gelingenscheck.usecases.workshop import running

_FAILED = "gc-desk-note-failed"


def notes(room: Room) -> None:
    """Draw the field for notes on the item that the room is at."""
    words, stored = room.words, context.workshops().notes(room.workshop.id).get(room.state.index, "")
    shown, generation = _name(room, "shown"), _name(room, "generation")
    if st.session_state.setdefault(shown, stored) != stored:  # written on another device
        st.session_state[generation] = st.session_state.get(generation, 0) + 1
        st.session_state[shown] = stored
    st.text_area(
        words("Notizen zu dieser Frage"), value=stored, key=_field(room), height=96, max_chars=MAX_TEXT,
        placeholder=words("Gründe, Beispiele, was zu klären ist. Keine Namen."),
        on_change=_save, args=(room,),
    )  # fmt: skip
    failures.show_noted(_FAILED)
    with st.container(key="gc-saved-desk-note"):
        layout.note(words("✓ gespeichert") if stored else words("Nur hier und im Protokoll, nie an der Wand"))


def _name(room: Room, what: str) -> str:
    return f"gc-desk-note-{what}-{room.workshop.id}-{room.state.index}"


def _field(room: Room) -> str:
    return f"{_name(room, 'field')}-{st.session_state.get(_name(room, 'generation'), 0)}"


def _save(room: Room) -> None:
    with failures.noted(_FAILED):
        context.require(Action.RUN_WORKSHOP)
        store, index = context.workshops(), room.state.index
        stored = store.notes(room.workshop.id).get(index, "")
        text = merged(st.session_state[_name(room, "shown")], stored, str(st.session_state[_field(room)] or "").strip())
        running.note(store, room.workshop.id, index, text)


def merged(shown: str, stored: str, typed: str) -> str:
    """Return what is kept: where somebody else wrote in the meantime, both texts, one below the other."""
    if stored in {shown, typed}:
        return typed
    if typed in {shown, ""}:
        return stored
    new = typed.removeprefix(shown).strip() if shown else typed
    return f"{stored}\n{new or typed}".strip()

"""Notes on the current item: on the desk and in the protocol, nowhere else."""

import streamlit as st

from gelingenscheck.ui import context, layout
from gelingenscheck.ui.workshop import note_field
from gelingenscheck.ui.workshop.room import Room


def notes(room: Room) -> None:
    """Draw the field for notes on the item that the room is at, and whether they are saved."""
    words, index = room.words, room.state.index
    note_field.draw(room.workshop.id, index, words("Notizen zu dieser Frage"))
    stored = context.workshops().notes(room.workshop.id).get(index)
    with st.container(key="gc-saved-desk-note"):
        layout.note(words("✓ gespeichert") if stored else words("Nur hier und im Protokoll, nie an der Wand"))

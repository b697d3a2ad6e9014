"""What the room agrees on: a level that people set, or that it stays open; and who sees it differently, in words."""

from typing import Any

import streamlit as st

from gelingenscheck.catalogue import LEVELS
from gelingenscheck.ui.workshop.room import Room
from gelingenscheck.workshop.model import MAX_DISSENT

OPEN = "open"
"""Of the choice: the group stays undecided."""


def _key(room: Room, what: str) -> str:
    return f"gc-desk-{what}-{room.workshop.id}-{room.state.ballot}"


def fields(room: Room) -> None:
    """Draw the choice of a level, which nothing is chosen in beforehand, and the field for another view."""
    words = room.words
    names = {level: str(level) for level in LEVELS} | {OPEN: words("offen")}
    st.segmented_control(
        words("Worauf einigt sich die Gruppe? Stufe"), [*LEVELS, OPEN], format_func=names.__getitem__,
        key=_key(room, "level"), width="stretch",
    )  # fmt: skip
    if st.session_state.pop(_key(room, "missing"), False):
        st.markdown(":red[" + words("Bitte zuerst eine Stufe wählen oder „offen“.") + "]")
    st.text_input(
        words("Andere Sicht, in Worten"), key=_key(room, "dissent"), max_chars=MAX_DISSENT,
        placeholder=words("Wenn jemand es anders sieht, und warum. Keine Namen."),
    )  # fmt: skip


def label(room: Room) -> str:
    """Say what pressing the button holds, once somebody has chosen."""
    level, words = st.session_state.get(_key(room, "level")), room.words
    if level is None:
        return words("Ergebnis festhalten")
    return words("Als offen geblieben festhalten") if level == OPEN else words("Stufe {n} festhalten", n=level)


def chosen(room: Room) -> bool:
    """Say whether somebody has chosen."""
    return st.session_state.get(_key(room, "level")) is not None


def ready(room: Room) -> bool:
    """Say whether there is something to hold; else remember to ask for it. The practice item needs nothing."""
    if room.item.practice or chosen(room):
        return True
    st.session_state[_key(room, "missing")] = True
    return False


def values(room: Room) -> dict[str, Any]:
    """Return what was chosen and written."""
    level = st.session_state.get(_key(room, "level"))
    dissent = (st.session_state.get(_key(room, "dissent")) or "").strip()
    return {"level": None if level == OPEN else level, "dissent": dissent or None}

"""Ballots on paper, typed in before anyone sees the result."""

import streamlit as st

from gelingenscheck.catalogue import LEVELS
from gelingenscheck.storage.workshops.store import Paper
from gelingenscheck.ui import context, failures
from gelingenscheck.ui.workshop.room import Room, require_running

MOST = 2000
_NONE = Paper(levels=(0,) * len(LEVELS))
_FAILED = "gc-desk-paper-failed"


def paper(room: Room) -> None:
    """Draw one field per level and one for „weiß noch nicht“; each change is saved at once."""
    words, stored = room.words, context.workshops().paper(room.workshop.id, room.state.ballot) or _NONE
    counts = (*stored.levels, stored.dont_know)
    with st.container(key="gc-desk-paper", gap="xsmall"):
        st.markdown(words("**Zettel auf Papier**"))
        failures.show_noted(_FAILED)
        with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall"):
            for place, count in enumerate(counts):
                label = words("Stufe {n}", n=place) if place < len(LEVELS) else words("weiß noch nicht")
                _field(room, label, place, count)


def _field(room: Room, label: str, place: int, count: int) -> None:
    key = _key(room, place)
    if st.session_state.get(f"{key}-shown") != count:  # also when another device typed it in
        st.session_state[f"{key}-shown"] = st.session_state[key] = count
    st.number_input(label, min_value=0, max_value=MOST, step=1, key=key, width=100, on_change=_save, args=(room,))


def _key(room: Room, place: int) -> str:
    return f"gc-desk-paper-{room.workshop.id}-{room.state.ballot}-{place}"


def _save(room: Room) -> None:
    with failures.noted(_FAILED):
        require_running(room.workshop.subject)
        typed = [int(st.session_state[_key(room, place)] or 0) for place in range(len(LEVELS) + 1)]
        context.workshops().set_paper(room.workshop.id, room.state.ballot, tuple(typed[:-1]), typed[-1])
        for place, count in enumerate(typed):
            st.session_state[f"{_key(room, place)}-shown"] = count

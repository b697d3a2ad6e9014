"""The desk of whoever facilitates: where the round stands, one step that comes next, and what was seen."""

import streamlit as st

from gelingenscheck.i18n import N_
from gelingenscheck.ui import address, failures, layout
from gelingenscheck.ui.markup import esc, shortened
from gelingenscheck.ui.workshop import (
    moderating_more,
    moderating_notes,
    moderating_paper,
    moderating_pulse,
    moderating_result,
    moderating_steps,
    moderating_turn,
)
from gelingenscheck.ui.workshop.room import Room
from gelingenscheck.workshop.state import Stage

STAGES = {
    Stage.LOBBY: N_("Ankommen"),
    Stage.VOTING: N_("Abstimmen"),
    Stage.CLOSED: N_("Geschlossen"),
    Stage.REVEALED: N_("Ergebnis"),
    Stage.AGREED: N_("Festgehalten"),
}
"""The way of a round, in its order."""
HINTS = {
    Stage.LOBBY: N_("Lesen Sie Frage und Antworten vor. Wenn alle bereit sind, öffnen Sie die Abstimmung."),
    Stage.VOTING: N_("Alle stimmen still ab. Schließen Sie die Abstimmung, wenn niemand mehr überlegt."),
    Stage.CLOSED: N_("Tragen Sie jetzt die Zettel ein. Sobald das Ergebnis zu sehen war, bleibt die Abstimmung fest."),
    Stage.SKIPPED: N_("Diese Frage ist ausgelassen. Sie bekommt keine Stufe."),
    Stage.END: N_("Der Workshop ist beendet. Lesen Sie das Ergebnis gemeinsam durch und speichern Sie es."),
}
PAUSED = N_("Pause. Alles ist gespeichert; Sie können heute oder an einem anderen Tag hier weitermachen.")


def desk(room: Room) -> None:
    """Draw the desk of one workshop."""
    with st.container(key="gc-desk", gap="xsmall"):
        _head(room)
        failures.show_noted()
        moderating_turn.refused()
        if room.missing is not None:
            st.warning(esc(room.missing.said(room.words)), icon=":material/info:")
        if room.state.stage is Stage.END:
            _ended(room)
            return
        left, right = st.columns([8, 5], gap="large")
        with left, st.container(gap="xsmall"):
            moderating_pulse.pulse(room.workshop.id, room.state.version)
            _what_is_seen(room)
        with right, st.container(gap="xsmall"):
            moderating_turn.turn(room)
            moderating_notes.notes(room)


def _head(room: Room) -> None:
    words, workshop = room.words, room.workshop
    over = " · ".join([words("Moderation"), esc(shortened(workshop.title))])
    if workshop.rehearsal:
        over = " · ".join([over, words("Probe mit gedachten Teilnehmenden")])
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
        layout.note(over)
        moderating_more.ways(room)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom", gap="small"):
        st.title(esc(_title(room)), anchor=False, width="stretch")
    _stages(room)


def _title(room: Room) -> str:
    words, state = room.words, room.state
    if state.stage is Stage.END:
        return words("Der Workshop ist beendet")
    if room.item.practice:
        return room.texts.title
    n, of = moderating_steps.number(room.workshop, state.index), moderating_steps.asked(room.workshop)
    return words("Frage {n} von {of}: {title}", n=n, of=of, title=room.texts.title)


def _stages(room: Room) -> None:
    """Say where the round stands, on its way from left to right."""
    words, now = room.words, room.state.stage
    if now is Stage.END:
        return
    if room.state.paused:
        said = words(":orange-badge[Pause]")
    elif now is Stage.SKIPPED:
        said = words(":gray-badge[Ausgelassen]")
    else:
        said = "\u2002›\u2002".join(
            f":blue-badge[● {words(name)}]" if stage is now else f":gray[{words(name)}]"
            for stage, name in STAGES.items()
        )
    st.markdown(f":small[{said}]")


def _what_is_seen(room: Room) -> None:
    """Show the question with its answers, then the papers, then what the room sees."""
    stage = room.state.stage
    if room.state.paused:
        layout.lead(room.words(PAUSED))
    elif stage in {Stage.REVEALED, Stage.AGREED}:
        moderating_result.result(room)
    else:
        _question(room)
        if stage in {Stage.VOTING, Stage.CLOSED}:
            moderating_paper.paper(room)


def _question(room: Room) -> None:
    words = room.words
    st.header(esc(room.texts.question), anchor=False)
    texts = enumerate(room.texts.anchors)
    lines = [words("- Stufe {n}: {text}", n=level, text=esc(text)) for level, text in texts]
    st.markdown("\n".join(lines))
    layout.note(words(HINTS[room.state.stage]), width="stretch")


def _ended(room: Room) -> None:
    words = room.words
    layout.lead(words(HINTS[Stage.END]))
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if st.button(words("Ergebnis ansehen und speichern"), type="primary", key="gc-desk-outcome"):
            address.go(address.WORKSHOP_RESULT, workshop=room.workshop.id)
        moderating_turn.undo(room)

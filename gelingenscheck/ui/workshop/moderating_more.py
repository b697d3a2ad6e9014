"""What is needed now and then: the agenda, going to another item, a pause, the end, a second desk, the wall."""

import streamlit as st

from gelingenscheck.ui import address, context, layout
from gelingenscheck.ui.markup import esc, shortened
from gelingenscheck.ui.workshop import moderating_steps, moderating_turn, preparing_names
from gelingenscheck.ui.workshop.moderating_steps import Step
from gelingenscheck.ui.workshop.room import WORKSHOP, Room, to_wall
from gelingenscheck.workshop.code import spaced_code
from gelingenscheck.workshop.log import Do
from gelingenscheck.workshop.state import Outcome, Stage, fits

TITLE = 60


def ways(room: Room) -> None:
    """Draw the ways from the desk: wall, agenda and more, all workshops."""
    words = room.words
    with st.container(horizontal=True, gap="medium", vertical_alignment="center", width="content"):
        layout.note(words("Code {code}", code=spaced_code(room.workshop.code)))
        to_wall(room.workshop.id, words("Wand"))
        if room.state.stage is not Stage.END:
            with st.popover(words("Agenda, Pause, Ende"), key=f"gc-desk-more-{room.state.version}"):  # closed by a step
                _agenda(room)
                _breaks(room)
                _second_desk(room)
        layout.link(address.WORKSHOP, words("Vorbereitung"), "desk-prepare", workshop=room.workshop.id)


def _agenda(room: Room) -> None:
    words = room.words
    possible = moderating_steps.targets(room.state)
    st.markdown(words("**Agenda**"))
    for index, (item, outcome) in enumerate(zip(room.workshop.items, room.state.outcomes, strict=True)):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
            title = esc(shortened(preparing_names.name(item, context.desk().catalogue, words), TITLE))
            st.markdown(f"**{title}**" if index == room.state.index else title, width="stretch")
            layout.note(_came_of(room, index, outcome))
            if index in possible:
                st.button(
                    words("Dorthin"), key=f"gc-desk-go-{index}-{room.state.version}", type="tertiary",
                    help=words("zu „{title}“", title=title),
                    on_click=moderating_turn.press, args=(room, Step(do=Do.GO, index=index)),
                )  # fmt: skip
    if possible:
        layout.note(words("Wer zu einer entschiedenen Frage zurückgeht, hebt die Entscheidung auf und stimmt neu ab."))
    else:
        layout.note(words("Zu einer anderen Frage geht es vor oder nach einer Runde."))


def _came_of(room: Room, index: int, outcome: Outcome) -> str:
    words = room.words
    if outcome.skipped:
        return words("ausgelassen")
    if outcome.agreed and not room.workshop.items[index].practice:
        return words("offen geblieben") if outcome.level is None else words("Stufe {n}", n=outcome.level)
    return words("jetzt") if index == room.state.index else ""


def _breaks(room: Room) -> None:
    words, state = room.words, room.state
    st.markdown(words("**Unterbrechen oder beenden**"))
    layout.note(
        words("Nach einer Pause geht es genau hier weiter, auch an einem anderen Tag. Der Code gilt bis {date}.",
              date=words.date(room.workshop.expires.date())),
        width="stretch",
    )  # fmt: skip
    with st.container(horizontal=True, gap="small"):
        for do, label in ((Do.PAUSE, words("Pause machen")), (Do.END, words("Workshop beenden"))):
            if fits(state, do):
                st.button(
                    label, key=f"gc-desk-{do}-more-{state.version}",
                    on_click=moderating_turn.press, args=(room, Step(do=do)),
                )  # fmt: skip


def _second_desk(room: Room) -> None:
    words = room.words
    st.markdown(words("**Moderation übergeben**"))
    layout.note(
        words(
            "Wer diese Adresse öffnet, moderiert mit; beide sehen immer denselben Stand. Im lokalen Modus geht das in "
            "einem anderen Fenster auf diesem Rechner."
        ),
        width="stretch",
    )
    st.code(f"{_base()}?{WORKSHOP}={room.workshop.id}", language=None, wrap_lines=True)


def _base() -> str:
    return (st.context.url or "").partition("?")[0]

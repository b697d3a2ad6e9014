"""The buttons of the desk: the next step, what else is possible, the way back; each for the state it was drawn for."""

from typing import Any

import streamlit as st

from gelingenscheck.ui import address, context, failures
from gelingenscheck.ui.markup import esc
from gelingenscheck.ui.workshop import moderating_agreeing, moderating_steps
from gelingenscheck.ui.workshop.moderating_steps import Step
from gelingenscheck.ui.workshop.room import Room, require_running
from gelingenscheck.usecases.workshop import running
from gelingenscheck.workshop.log import Do, StepRefusedError
from gelingenscheck.workshop.state import Stage

_REFUSED = "gc-desk-refused"
_FAILED = "gc-desk-failed"


def turn(room: Room) -> None:
    """Draw the one step that comes next, large, and the others below it."""
    first = moderating_steps.primary(room.workshop, room.state, room.view.verdict)
    agreeing = room.state.stage is Stage.REVEALED and not room.item.practice and not room.state.paused
    if agreeing:
        moderating_agreeing.fields(room)
    if agreeing and moderating_agreeing.chosen(room):
        first = Step(do=Do.AGREE)
    with st.container(key="gc-desk-first"):
        if first is not None:
            _button(room, first, primary=True)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for do in moderating_steps.others(room.workshop, room.state, first):
            if do is not Do.AGREE:
                _button(room, Step(do=do))
        undo(room)


def _button(room: Room, step: Step, *, primary: bool = False) -> None:
    hold = step.do is Do.AGREE
    label = (
        moderating_agreeing.label(room) if hold else moderating_steps.label(step, room.workshop, room.state, room.words)
    )
    st.button(
        label,
        type="primary" if primary else "secondary",
        width="stretch" if primary else "content",
        # Of another state it is another button: a second press that comes late is no press on the next step.
        key=f"gc-desk-{step.do}-{room.state.version}",
        on_click=press,
        args=(room, step),
    )


def undo(room: Room) -> None:
    """Offer to take back the last step, by its name; nothing where that would break a promise."""
    if room.state.undoes is None or room.state.assessment is not None:
        return
    step = room.words(moderating_steps.UNDOES[room.state.undoes])
    st.button(
        room.words("Rückgängig: {step}", step=step),
        icon=":material/undo:", type="tertiary", key=f"gc-desk-undo-{room.state.version}",
        on_click=press, args=(room, Step(do=Do.UNDO)),
    )  # fmt: skip


def press(room: Room, step: Step) -> None:
    """Take a step for the state that was drawn; who comes second sees the new state and a calm sentence."""
    with failures.noted(_FAILED):
        require_running(room.workshop.subject)
        try:
            _take(room, step)
        except StepRefusedError as error:
            st.session_state[_REFUSED] = error


def _take(room: Room, step: Step) -> None:
    values: dict[str, Any] = {}
    if step.do is Do.AGREE:
        if not moderating_agreeing.ready(room):
            return
        values = moderating_agreeing.values(room)
    version = room.state.version
    if step.wrap_up:
        version = _act(room, Do.AGREE, version)
    _act(room, step.do, version, index=step.index, **values)


def _act(room: Room, do: Do, version: int, **values: Any) -> int:
    state = running.act(context.desk(), context.workshops(), room.workshop.id, version, do, **values)
    return state.version


def refused() -> None:
    """Say once why a press did nothing."""
    error = st.session_state.pop(_REFUSED, None)
    if error is not None:
        st.info(esc(error.said(address.words())), icon=":material/sync:")
    failures.show_noted(_FAILED)

"""A prepared workshop before it begins: try it with one's own phone, print ballots, change the agenda, begin."""

import streamlit as st

from gelingenscheck.ui import address, context, layout
from gelingenscheck.ui.markup import esc, shortened
from gelingenscheck.ui.workshop import preparing_names, preparing_paper, preparing_phone
from gelingenscheck.ui.workshop.preparing_form import CHANGING
from gelingenscheck.ui.workshop.room import WORKSHOP, to_wall
from gelingenscheck.workshop.model import Workshop
from gelingenscheck.workshop.state import Stage, State


def ready(workshop: Workshop) -> None:
    """Draw the page of a prepared workshop."""
    words, state = address.words(), context.workshops().state(workshop.id)
    over = words("Probe mit gedachten Teilnehmenden") if workshop.rehearsal else words("Workshop")
    layout.head(esc(workshop.title), _where(workshop, state), over=over)
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        page, label = _next(state)
        if st.button(label, type="primary", key="gc-workshop-moderate"):
            address.go(page, **{WORKSHOP: workshop.id})
        to_wall(workshop.id, words("Wand zeigen"))
    if not _over(state):
        preparing_phone.own_phone(workshop)
        preparing_paper.ballots(workshop)
    _agenda(workshop, state)
    layout.link(address.WORKSHOP, words("Alle Workshops"), "ready-all")


def _over(state: State) -> bool:
    return state.stage is Stage.END


def _next(state: State) -> tuple[str, str]:
    words = address.words()
    if _over(state):
        return address.WORKSHOP_RESULT, words("Ergebnis ansehen")
    return address.MODERATE, words("Weiter moderieren") if state.version else words("Moderation beginnen")


def _where(workshop: Workshop, state: State) -> str:
    words = address.words()
    if _over(state):
        return words("Dieser Workshop ist beendet.")
    if state.version:
        return words("Dieser Workshop läuft. Alles ist gespeichert.")
    day = words.date(workshop.expires.astimezone(context.timezone()).date())
    return words("Alles ist bereit. Der Code gilt bis {date}.", date=day)


def _agenda(workshop: Workshop, state: State) -> None:
    words, catalogue = address.words(), context.desk().catalogue
    st.header(words("Agenda"), anchor=False)
    names = [esc(shortened(preparing_names.name(item, catalogue, words), 120)) for item in workshop.items]
    st.markdown("\n".join(f"- {name}" for name in names))
    about = [words("{n} Minuten", n=workshop.minutes)]
    if workshop.interpreted:
        about.append(words("gedolmetscht"))
    about.append(words.n("eine Person erwartet", "{n} Personen erwartet", workshop.expected))
    about.append(words("Ergebnis ab {n} Stimmen", n=workshop.threshold))
    layout.note(" · ".join(about), width="stretch")
    if not state.version:
        layout.link(
            address.WORKSHOP, words("Vorbereitung ändern"), "ready-change", **{WORKSHOP: workshop.id, CHANGING: "1"}
        )

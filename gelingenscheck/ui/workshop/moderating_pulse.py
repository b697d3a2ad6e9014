"""What changes by itself while one looks: ballots, time. It holds no field, so it never disturbs typing."""

from datetime import datetime

import streamlit as st

from gelingenscheck.i18n import Words
from gelingenscheck.i18n.words import MISSING
from gelingenscheck.ui import address, context, layout
from gelingenscheck.ui.workshop.room import require_running_of
from gelingenscheck.workshop import timing
from gelingenscheck.workshop.model import Workshop
from gelingenscheck.workshop.state import Stage, State
from gelingenscheck.workshop.timing import Plan

MINUTE = 60
COUNT, SHORT = 180, 90
COUNTING = (Stage.LOBBY, Stage.VOTING, Stage.CLOSED)
"""While the ballots themselves are not seen yet."""


@st.fragment(run_every=1)
def pulse(id_: str, version: int) -> None:
    """Show the counts of a workshop; draw the whole page anew once it has gone on, also by another device."""
    require_running_of(id_)
    words, store, now = address.words(), context.workshops(), context.desk().now()
    workshop, state = store.load(id_), store.state(id_)
    if state.version != version:
        st.rerun()
    with st.container(key="gc-desk-pulse", gap=None):
        if state.stage in COUNTING and not state.paused:
            _figures(workshop, state, words, now)
        layout.note(plan_sentence(timing.plan(workshop, state, now), words, paused=state.paused), width="stretch")


def _figures(workshop: Workshop, state: State, words: Words, now: datetime) -> None:
    store = context.workshops()
    voted, present = store.voted(workshop.id, state.ballot), store.present(workshop.id)
    paper = store.paper(workshop.id, state.ballot)
    on_paper = sum(paper.levels) + paper.dont_know if paper else 0
    with st.container(horizontal=True, gap="medium"):
        if state.stage is Stage.LOBBY and not state.outcome.votes:
            figure = words("{n} von etwa {of}", n=present, of=workshop.expected)
            st.metric(words("Geräte im Raum"), figure, width=COUNT)
        else:
            figure = words("{n} von {of}", n=voted, of=max(voted, present))
            st.metric(words("Haben abgestimmt"), figure, width=COUNT)
        st.metric(words("Auf Papier"), words.number(on_paper), width=SHORT)
        st.metric(words("Richtzeit"), guide(state, words, now), width=SHORT)


def guide(state: State, words: Words, now: datetime) -> str:
    """Return what is left of the time that a vote is meant to take; it is never enforced."""
    if state.guide_until is None or state.stage is not Stage.VOTING:
        return MISSING
    left = int((state.guide_until - now).total_seconds())
    return f"{left // MINUTE}:{left % MINUTE:02d}" if left > 0 else words("ist um")


def plan_sentence(plan: Plan, words: Words, *, paused: bool) -> str:
    """Say what is left of the time, and what each round that is still to come may take."""
    if paused:
        return words("Pause: Die Zeit steht. Übrig sind {left} von {total} Minuten.", left=plan.left, total=plan.total)
    left = words("Noch {left} von {total} Minuten", left=plan.left, total=plan.total)
    if not plan.items:
        return words("{left}. Alle Fragen sind entschieden.", left=left)
    coming = words.n("eine Frage", "{n} Fragen", plan.items)
    if plan.over:
        return words(
            "{left}, aber noch {coming}: Das wird knapp. Lassen Sie etwas aus, oder sprechen Sie nur dort, wo es "
            "auseinandergeht.",
            left=left, coming=coming,
        )  # fmt: skip
    if plan.items == 1:
        return words("{left}, {coming}: etwa {minutes} Minuten.", left=left, coming=coming, minutes=plan.per_item)
    return words("{left}, {coming}: für jede etwa {minutes} Minuten.", left=left, coming=coming, minutes=plan.per_item)

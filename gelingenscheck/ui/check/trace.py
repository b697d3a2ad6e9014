"""Who did what when in a project: a list, and two states compared in words."""

from dataclasses import replace

import streamlit as st

from gelingenscheck.access import Action, Role
from gelingenscheck.access.view import View
from gelingenscheck.access.wording import ROLES
from gelingenscheck.assessment.model import Status
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.ui import address, context, downloads, filters, layout
from gelingenscheck.ui.check import measures
from gelingenscheck.ui.markup import esc
from gelingenscheck.usecases import trace
from gelingenscheck.usecases.dossier import everything
from gelingenscheck.usecases.trace import State

MOST = 60
"""States that are listed of one document."""


def listed(subject: Subject) -> None:
    """Show the states of one document, the newest first, and compare two of them."""
    words, desk = address.words(), context.desk()
    found = {
        id_: tuple(map(_readable, states))
        for id_, states in trace.states_of(desk, context.store(), subject.id).items()
        if _may_see(states[-1])
    }
    if not found:
        return
    key = f"gc-filter-was-{subject.id}-{words.lang}"
    filters.follow("was", key, found.__contains__, subject.id)
    chosen = st.selectbox(
        words("Wovon"), list(found), format_func=lambda id_: trace.named(found[id_][-1], words), key=key, width=420
    )
    filters.write("was", "" if chosen == subject.id else chosen)
    states = found[chosen]
    _compare(chosen, states)
    with layout.box("trace", gap="small"):
        st.header(words("Wer was wann gespeichert hat"), anchor=False)
        for state in list(reversed(states))[:MOST]:
            when, which = trace.moment(state, desk.organisation, words), words("Stand {n}", n=state.revision)
            st.markdown(f"{when} · {_who(state.changed.by)} · {which}")
        layout.note(
            words(
                "Festgehalten wird das Amt mit der Rolle, nie eine Person. Rasch aufeinander folgende Änderungen "
                "derselben Stelle stehen als ein Stand da."
            ),
            width="stretch",
        )


def _may_see(state: State) -> bool:
    """Say whether the one who acts may see the states of a document whole."""
    if isinstance(state, Subject):
        return True
    return context.sees(state.department, final=state.status is Status.FINAL) is View.WHOLE


def _readable(state: State) -> State:
    """Return a state without the measures that belong to a draft of others."""
    return replace(state, measures=measures.seen(state)) if isinstance(state, Subject) else state


def _compare(chosen: str, states: tuple[State, ...]) -> None:
    """Show what differs between two states, the last two unless others are chosen."""
    words, desk = address.words(), context.desk()
    if len(states) == 1:
        layout.note(words("Davon ist bisher nur ein Stand aufbewahrt."), width="stretch")
        return
    known = {str(state.revision): state for state in states}
    order = list(known)
    with st.container(horizontal=True, gap="small"):
        earlier = _choose("von", words("Von"), chosen, known, order[-2])
        later = _choose("bis", words("Bis"), chosen, known, order[-1])
    earlier, later = sorted((earlier, later), key=order.index)
    found = trace.differences(known[earlier], known[later], desk.catalogue, desk.organisation, words)
    with layout.box("differences", gap="small"):
        st.header(words("Was sich geändert hat"), anchor=False)
        for one in found:
            st.markdown(f"**{esc(one.place)}**  \n{esc(one.before) or '–'} → {esc(one.after) or '–'}")
        if not found:
            layout.note(words("Zwischen diesen Ständen hat sich nichts geändert, was man lesen kann."), width="stretch")


def _choose(name: str, label: str, document: str, known: dict[str, State], usual: str) -> str:
    words, city = address.words(), context.desk().organisation

    def said(revision: str) -> str:
        return words("Stand {n}, {when}", n=revision, when=trace.moment(known[revision], city, words))

    key = f"gc-filter-{name}-{document}-{words.lang}"
    filters.follow(name, key, known.__contains__, usual)
    chosen: str = st.selectbox(label, list(known), format_func=said, key=key, width=300)
    filters.write(name, "" if chosen == usual else chosen)
    return chosen


def _who(by: str) -> str:
    """Return role and department in words."""
    words, (role, _, department) = address.words(), by.partition("@")
    unit = esc(context.department_label(department))
    return f"{unit}, {words(ROLES[Role(role)])}" if role in ROLES else unit


def take_along(subject: Subject) -> None:
    """Offer everything about a project as one file, to those who may read all of it."""
    if not context.may(Action.READ_DRAFT, subject.department):
        return
    words, desk, store = address.words(), context.desk(), context.store()

    def made() -> bytes:
        return everything(desk, store, subject.id, words.lang)

    st.download_button(
        words("Alles zu diesem Vorhaben (ZIP)"), mime="application/zip",
        data=downloads.guarded(made, Action.READ_DRAFT, subject.department),
        file_name=f"{downloads.file_name(subject.title)}.zip", key="gc-everything", on_click="ignore",
        icon=":material/download:", help=words("Alle Dokumente mit ihrer Geschichte und ein lesbarer Bericht"),
    )  # fmt: skip

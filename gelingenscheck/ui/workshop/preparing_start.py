"""Where preparing begins: workshops that go on, a new one, past ones, and the way without phones."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, filters, layout
from gelingenscheck.ui.markup import esc, shortened
from gelingenscheck.ui.workshop import moderating_steps
from gelingenscheck.ui.workshop.room import WORKSHOP, runs
from gelingenscheck.usecases import shelf
from gelingenscheck.workshop.model import Workshop
from gelingenscheck.workshop.state import Stage, State

SHOWN = 6
"""Past workshops that are listed at once."""


def start() -> None:
    """Draw the first page of preparing."""
    words = address.words()
    layout.head(
        words("Workshop"),
        words(
            "Alle stimmen still mit dem eigenen Handy ab, in ihrer Sprache und anonym. Dann sehen alle gemeinsam, wo "
            "sie auseinanderliegen, sprechen darüber und halten eine Stufe fest."
        ),
    )
    now, store = context.desk().now(), context.workshops()
    known = [(workshop, store.state(workshop.id)) for workshop in store.all() if runs(workshop.subject)]
    goes_on = [pair for pair in known if _goes_on(*pair, now)]
    if goes_on:
        st.header(words("Weitermachen"), anchor=False)
        _list(goes_on)
    new()
    past = [pair for pair in known if pair not in goes_on]
    if past:
        with st.expander(words.n("Ein früherer Workshop", "{n} frühere Workshops", len(past)), type="compact"):
            _list(past[:SHOWN] if not address.asked("alle") else past)
            if len(past) > SHOWN and not address.asked("alle"):
                layout.link(address.WORKSHOP, words("Alle zeigen"), "past", alle="1")
    without_phones()


def _goes_on(workshop: Workshop, state: State, now: datetime) -> bool:
    return state.assessment is None and not workshop.expired(now) and not (workshop.rehearsal and _over(state))


def _over(state: State) -> bool:
    return state.stage is Stage.END


def _list(known: Sequence[tuple[Workshop, State]]) -> None:
    with st.container(gap=None):
        for workshop, state in known:
            with layout.row(f"workshop-{workshop.id}", horizontal_alignment="distribute"):
                with st.container(gap=None, width="stretch"):
                    st.markdown(f"**{esc(shortened(workshop.title))}**")
                    layout.note(_about(workshop, state), width="stretch")
                _next(workshop, state)


def _about(workshop: Workshop, state: State) -> str:
    words = address.words()
    parts = [words("Probe")] if workshop.rehearsal else []
    parts.append(words("angelegt am {date}", date=words.date(workshop.created.day_in(context.timezone()))))
    decided, of = moderating_steps.decided(workshop, state), moderating_steps.asked(workshop)
    if state.assessment:
        parts.append(words("gespeichert"))
    elif _over(state):
        parts.append(words("beendet, noch nicht gespeichert"))
    elif state.version:
        parts.append(words("{n} von {of} Fragen entschieden", n=decided, of=of))
    else:
        parts.append(words("noch nicht begonnen"))
    return " · ".join(parts)


def _next(workshop: Workshop, state: State) -> None:
    words = address.words()
    if _over(state):
        page, label = address.WORKSHOP_RESULT, words("Ergebnis")
    elif state.version:
        page, label = address.MODERATE, words("Weiter moderieren")
    else:
        page, label = address.WORKSHOP, words("Öffnen")
    layout.link(page, label, f"workshop-{workshop.id}", **{WORKSHOP: workshop.id})


def new() -> None:
    """Let the reader choose what the workshop is about: a project, or what is standard in a unit."""
    words = address.words()
    with layout.box("workshop-new", gap="small"):
        st.header(words("Neuen Workshop vorbereiten"), anchor=False)
        query = filters.text("q", words("Worum geht es? Vorhaben suchen"), words("Wort aus dem Namen"), 420)
        if query:
            _projects(query)
        desk = context.desk()
        units = {unit.id: unit.label for unit in desk.organisation.existing(desk.today) if runs(unit.id)}
        key = f"gc-workshop-unit-{words.lang}"
        unit = st.selectbox(
            words("Oder um das, was in einem Amt Standard ist"), list(units), index=None, key=key, width=420,
            format_func=lambda id_: units.get(id_, id_), placeholder=words("Amt wählen"),
        )  # fmt: skip
        if unit:
            address.go(address.WORKSHOP, project=unit)


def _projects(query: str) -> None:
    words, snapshot = address.words(), context.snapshot()
    found = shelf.known_projects(snapshot, query) or shelf.similar_projects(snapshot, query)
    found = [project for project in found if context.may(Action.RUN_WORKSHOP, project.department)]
    if not found:
        layout.note(words("Kein Vorhaben heißt so."), width="stretch")
        if context.may_somewhere(Action.REGISTER_PROJECT):
            layout.link(address.NEW, words("Neues Vorhaben anlegen"), "workshop-register", q=query)
        return
    names = context.desk().organisation.names
    with st.container(gap=None):
        for project in found:
            with layout.row(f"hit-{project.subject}", horizontal_alignment="distribute"):
                with st.container(gap=None, width="stretch"):
                    st.markdown(f"**{esc(shortened(project.title))}**")
                    layout.note(esc(names.get(project.department, project.department)), width="stretch")
                if st.button(words("Wählen"), key=f"gc-workshop-for-{project.subject}"):
                    address.go(address.WORKSHOP, project=project.subject)


def without_phones() -> None:
    """Keep the way that needs nothing but a projector, folded."""
    words = address.words()
    steps = [
        words(
            "Entwurf des Vorhabens öffnen oder neu anlegen; am Beamer die Ansicht des Browsers auf 150 "
            "bis 175 % stellen."
        ),
        words(
            "Mit dem schwächsten oder einem offenen Faktor beginnen. Die Frage vorlesen, alle wählen "
            "still eine Stufe und schreiben sie auf."
        ),
        words("Gleichzeitig zeigen. Wo die Stufen um zwei oder mehr auseinanderliegen, zuerst reden."),
        words(
            "Die gemeinsame Stufe anklicken; wer es anders sieht, steht mit einem Satz in der Begründung, ohne Namen."
        ),
    ]
    with st.expander(words("Im Amt ohne Handys: gemeinsam am Beamer"), type="compact", key="gc-workshop-old"):
        st.markdown("\n".join(f"{i}. {step}" for i, step in enumerate(steps, 1)))
        if context.may_somewhere(Action.REGISTER_PROJECT):
            layout.link(address.NEW, words("Vorhaben suchen oder anlegen"), "workshop-together")

"""One measure for several projects that lack the same: chosen, filled in and saved in all of them at once."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.assessment.subject import Measure
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.portfolio.weak_spots import WeakSpot
from gelingenscheck.ui import address, context, failures, layout, simple
from gelingenscheck.ui.check import measures
from gelingenscheck.ui.city import measure_list, weak_spots
from gelingenscheck.ui.markup import esc, shortened
from gelingenscheck.usecases import joint
from gelingenscheck.usecases.forms import InvalidFormError

SAVED = "gc-joint-saved"


def form(portfolio: Portfolio) -> None:
    """Show the form for the question that the address names."""
    words, asked = address.words(), address.asked("frage")
    question = portfolio.catalogue.questions.get(asked)
    if question is None or not context.may(Action.CHANGE_SUBJECT):
        return
    spot = next((spot for spot in portfolio.weak_spots if spot.question == asked), None)
    with layout.box("joint", gap="small", width=layout.READ):
        st.header(words("Eine gemeinsame Maßnahme"), anchor=False)
        st.markdown(f"**{simple.said(question.text, words)}**")
        if spot is None:
            st.markdown(words("Diese Frage steht in keinem Vorhaben auf Stufe 0 oder 1."))
            layout.link(address.MEASURES, words("Zu allen Maßnahmen"), "joint-none")
            return
        st.markdown(weak_spots.lacking(spot))
        weak_spots.contacts(portfolio, portfolio.by_factor[spot.factor])
        _fill_in(portfolio, spot)


def saved(every: pd.DataFrame) -> None:
    """Say that a joint measure was saved just now, and offer to take it back."""
    rows = every[every["joint"] == st.session_state.get(SAVED, "")]
    if rows.empty:
        return
    words = address.words()
    with layout.box("joint-saved", gap="small", width=layout.READ):
        st.markdown(
            words.n(
                "✓ In einem Vorhaben angelegt: **{text}**", "✓ In {n} Vorhaben angelegt: **{text}**",
                len(rows), text=esc(shortened(str(rows.iloc[0]["text"]))),
            )
        )  # fmt: skip
        measure_list.take_back(rows, "saved")


def _fill_in(portfolio: Portfolio, spot: WeakSpot) -> None:
    words, desk = address.words(), context.desk()
    checks = _checks(portfolio)
    chosen = _choose(checks, spot)
    proposed = joint.proposed(desk.catalogue, spot.question, _levels(checks, spot), words)
    new = measures.fields(proposed, f"joint-{spot.question}")
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        label = words.n("In einem Vorhaben anlegen", "In {n} Vorhaben anlegen", len(chosen))
        if st.button(label, type="primary", key="gc-joint-save", disabled=not chosen):
            _save(checks, chosen, new, spot.question)
        layout.link(address.MEASURES, words("Abbrechen"), "joint-cancel")


def _checks(portfolio: Portfolio) -> pd.DataFrame:
    """Return the projects with a check that counts and a file of their own, by id."""
    known = portfolio.projects[portfolio.projects["assessed"]].set_index("id")
    return known[known.index.isin(context.snapshot().subjects["id"])]


def _choose(checks: pd.DataFrame, spot: WeakSpot) -> list[str]:
    """Let the person choose projects; those that lack it come first and are chosen already."""
    words = address.words()
    weak = set(_weak(checks, spot))
    lacking = [id_ for id_ in checks.index if id_ in weak]
    others = [id_ for id_ in checks.index if id_ not in weak]
    offered = [*lacking, *others][: joint.MOST_PROJECTS]
    names = {id_: f"{shortened(checks['title'][id_], 60)} · {checks['label'][id_]}" for id_ in offered}
    chosen: list[str] = st.multiselect(
        words("Vorhaben"), offered, default=[id_ for id_ in lacking if id_ in names], format_func=names.__getitem__,
        key=f"gc-joint-projects-{spot.question}", placeholder=words("Vorhaben auswählen"),
    )  # fmt: skip
    if len(lacking) > len(offered):
        layout.note(
            words("Möglich sind {n} Vorhaben auf einmal; die übrigen lassen sich danach wählen.", n=len(offered)),
            width="stretch",
        )
    return chosen


def _weak(checks: pd.DataFrame, spot: WeakSpot) -> Sequence[str]:
    """Return the projects that lack it; to those who read no answers of theirs the ones weak in its factor."""
    if context.may(Action.READ_ANSWERS):
        return spot.subjects
    return [str(id_) for id_ in checks.index[checks[f"band_{spot.factor}"] == 0]]


def _levels(checks: pd.DataFrame, spot: WeakSpot) -> list[int]:
    """Return the levels of the projects that lack it."""
    if not context.may(Action.READ_ANSWERS):
        return []
    answers = context.snapshot().assessments
    mine = checks.loc[[id_ for id_ in spot.subjects if id_ in checks.index], "assessment"]
    return [int(level) for level in answers.loc[answers["id"].isin(mine), f"q_{spot.question}"]]


def _save(checks: pd.DataFrame, chosen: Sequence[str], new: Measure, question: str) -> None:
    token = f"gc-joint-id-{question}"
    name: str = st.session_state.setdefault(token, joint.new_joint())
    try:
        for department in set(checks["department"].loc[list(chosen)]):
            context.require(Action.CHANGE_SUBJECT, department)
        sources = {id_: str(checks["assessment"][id_]) for id_ in chosen}
        joint.add_joint(context.desk(), new, sources, joint=name, role=context.user().role)
    except InvalidFormError as error:
        measures.show_faults(error)
    except GelingenscheckError as error:
        failures.show(error)
    else:
        st.session_state[SAVED] = st.session_state.pop(token)
        address.go(address.MEASURES)

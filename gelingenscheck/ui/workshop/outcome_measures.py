"""What follows from a workshop: the lowest levels with the next one above, and a measure for each."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.assessment.subject import Measure, Subject, SubjectKind
from gelingenscheck.ui import address, context, layout
from gelingenscheck.ui.check import measures
from gelingenscheck.ui.markup import esc
from gelingenscheck.usecases.workshop import texts
from gelingenscheck.usecases.workshop.finishing import ReadBack
from gelingenscheck.usecases.workshop.seeing import RoundView
from gelingenscheck.workshop.model import ItemKind

MOST = 3
"""Items that are named; more would be a list nobody acts on."""
LOW = 2
"""Up to this level an item is named."""


def lowest(back: ReadBack) -> tuple[RoundView, ...]:
    """Return the items with the lowest agreed levels, as the agenda has them where they are equal."""
    low = (view for view in back.rounds if view.level is not None and view.level <= LOW)
    return tuple(sorted(low, key=lambda view: view.level or 0))[:MOST]


def section(back: ReadBack, subject: Subject) -> None:
    """Show where a step helps most, and the measures of the project."""
    if subject.kind is not SubjectKind.PROJECT:
        return
    words = address.words()
    with layout.box("outcome-measures", gap="small"):
        st.header(words("Was folgt daraus?"), anchor=False)
        if context.may(Action.CHANGE_SUBJECT, subject.department):
            for view in lowest(back):
                _row(back, subject, view)
        measures.listed(context.desk(), subject, source=back.result.id)


def _row(back: ReadBack, subject: Subject, view: RoundView) -> None:
    words, desk, level = address.words(), context.desk(), view.level or 0
    said = texts.german(desk.catalogue, back.workshop, view.item, words)
    name = said.title if view.item.kind is ItemKind.FACTOR else said.question
    with layout.row(f"low-{view.index}", horizontal_alignment="distribute", gap="medium"):
        with st.container(gap="xxsmall", width=520):
            layout.note(words("vereinbart: Stufe {n}", n=level))
            st.markdown(f"**{esc(name)}**")
            layout.note(words("Das wäre die nächste Stufe: {text}", text=esc(said.anchors[level + 1])), width="stretch")
        if st.button(words("Maßnahme anlegen"), icon=":material/add_task:", key=f"gc-outcome-measure-{view.index}"):
            measures.edit(desk, subject, _proposed(back, view, said.anchors[level + 1]))


def _proposed(back: ReadBack, view: RoundView, sentence: str) -> Measure:
    """Return a measure towards the next level, to be put into one's own words."""
    words, catalogue = address.words(), context.desk().catalogue
    question = texts.question_of(catalogue, back.workshop, view.item) if view.item.kind is ItemKind.QUESTION else None
    return Measure(
        id="", text=words("Damit künftig gilt: {sentence}", sentence=sentence), source=back.result.id,
        factor=texts.factor_of(catalogue, back.workshop, view.item).id, question=question.id if question else None,
        expected_level=(view.level or 0) + 1,
    )  # fmt: skip

"""Files that are not read or not counted, each with its place and what helps."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, filters, layout
from gelingenscheck.ui.city import city
from gelingenscheck.ui.markup import esc

words = address.words()
context.require(Action.READ_PROBLEMS)
problems = city.load(filters.as_of()).problems

with layout.page(layout.READ):
    if context.may(Action.READ_PORTFOLIO):
        layout.link(address.PORTFOLIO, words("Portfolio"), "back", icon=":material/arrow_back:")
    layout.head(
        words.n("Eine Datei braucht einen Blick", "{n} Dateien brauchen einen Blick", len(problems))
        if problems
        else words("Alle Dateien sind lesbar"),
        words(
            "Nichts davon wird verschoben, geändert oder gelöscht. Die übrigen Einschätzungen zählen unverändert mit."
        ),
        over=words("Dateien mit Hinweisen"),
    )
    reads = context.may(Action.READ_FINAL)
    if problems and not reads:
        layout.note(
            words("Sie sehen Datei und Zeile; was darin steht, sieht das Integrationsmanagement."), width="stretch"
        )
    with st.container(gap=None):
        for i, problem in enumerate(problems):
            with layout.row(f"problem-{i}", horizontal=False, gap="xxsmall"):
                st.text(problem.where(words))
                if reads:
                    st.markdown(esc(problem.reason(words)))
                    layout.note(esc(problem.advice(words)), width="stretch")

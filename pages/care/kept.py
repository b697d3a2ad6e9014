"""What is stored, for how long, where, and who sees it."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, layout
from gelingenscheck.ui.markup import esc
from gelingenscheck.usecases import kept

words, settings = address.words(), context.settings()
context.require(Action.READ_CATALOGUE)

with layout.page(layout.WORK):
    layout.head(
        words("Was wird gespeichert"),
        words("Diese Seite entsteht aus den Einstellungen dieses Servers und der Tabelle der Rechte, die hier gelten."),
    )
    st.markdown(kept.way(settings, words))
    for one in kept.kept(settings, words):
        with layout.row(f"kept-{one.what[:20]}", horizontal_alignment="distribute", gap="medium"):
            with st.container(gap="xxsmall", width=560):
                st.markdown(f"**{esc(one.what)}**")
                layout.note(esc(one.where))
            st.markdown(esc(one.how_long), width="content")
    st.header(words("Was der Server protokolliert"), anchor=False)
    st.markdown(kept.logged(settings, words))
    st.markdown(words("Nirgends steht, wie viel oder wie schnell jemand arbeitet. Personen wertet niemand aus."))
    st.header(words("Wer was darf"), anchor=False)
    title, *rows = kept.permissions(words)
    st.table([dict(zip(title, row, strict=True)) for row in rows])
    if context.may(Action.DELETE_PROJECT):
        layout.link(address.DELETION, words("Ein Vorhaben löschen"), "to-deletion")

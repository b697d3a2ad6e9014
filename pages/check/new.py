"""Step 0 and 1: does the project exist already? If not, three fields are enough to begin."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, failures, layout
from gelingenscheck.ui.check import forms, search
from gelingenscheck.usecases import shelf

words = address.words()
context.require_somewhere(Action.REGISTER_PROJECT)
snapshot = context.snapshot()

with layout.page(layout.READ):
    failures.show_noted()
    layout.head(
        words("Welches Vorhaben ist es?"),
        words("Wir sehen zuerst nach, ob es das Vorhaben schon gibt. So steht jedes nur einmal in der Liste."),
    )
    query = st.text_input(
        words("Name des Vorhabens"),
        value=address.asked("q"),
        type="search",
        icon=":material/search:",
        placeholder=words("zum Beispiel: Schulweg"),
        key="gc-search",
    )
    if query:
        st.query_params["q"] = query
        known = shelf.known_projects(snapshot, query) or shelf.similar_projects(snapshot, query)
        search.hits(known)
        with layout.box("new", gap="medium"):
            st.header(words("Nicht dabei? Neu anlegen") if known else words("Neu anlegen"), anchor=False)
            forms.new_project(query)
    else:
        layout.note(
            words("Geben Sie ein Wort aus dem Namen ein. Danach können Sie das Vorhaben öffnen oder neu anlegen."),
            width="stretch",
        )

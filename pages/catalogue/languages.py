"""The languages of group rounds: what is translated, and who has read it over."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, layout
from gelingenscheck.ui.care import languages

words = address.words()
context.require(Action.READ_CATALOGUE)
catalogue = context.desk().catalogue
offered, problems = languages.offered(catalogue)

with layout.page(layout.WORK):
    layout.link(address.CATALOGUE, words("Fragenkatalog"), "back", icon=":material/arrow_back:")
    layout.head(
        words("Sprachen für Workshops"),
        words(
            "In diesen Sprachen können Teilnehmende eines Workshops mitlesen und abstimmen. "
            "Jede Sprache lässt sich hier neben dem Deutschen durchsehen."
        )
        if offered
        else words("Zu diesem Katalog gibt es noch keine Sprachen für Workshops. So kommt die erste dazu:"),
    )
    languages.faulty(problems)
    languages.overview(catalogue, offered)
    languages.how_to_add(catalogue)
    if offered:
        st.space("xsmall")
        language, part = languages.choose(catalogue, offered)
        languages.texts(catalogue, offered, language, part)

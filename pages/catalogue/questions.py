"""The catalogue: what is asked, in which version, on what ground."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.ui import address, contents, context, layout

words = address.words()
context.require(Action.READ_CATALOGUE)
catalogue = context.desk().catalogue

with layout.page(layout.WORK):
    contents.head(catalogue)
    factor = contents.choose(catalogue)
    contents.factor(catalogue, factor)
    st.space("xsmall")
    contents.scales(catalogue)
    contents.origin(catalogue)
    layout.link(address.LANGUAGES_PAGE, words("Sprachen für Workshops"), "languages")

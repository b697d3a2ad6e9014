"""The catalogue: what is asked, in which version, on what ground."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.ui import context, layout
from gelingenscheck.ui.care import care, contents

context.require(Action.READ_CATALOGUE)
catalogue = context.desk().catalogue

with layout.page(layout.WORK):
    contents.head(catalogue)
    factor = contents.choose(catalogue)
    contents.factor(catalogue, factor)
    st.space("xsmall")
    contents.scales(catalogue)
    contents.origin(catalogue)
    st.space("xsmall")
    care.show(catalogue)

"""Einfache Sprache: German texts of the catalogue in short sentences, switched on any page and kept in the address."""

import streamlit as st

from gelingenscheck.catalogue import Catalogue, Text
from gelingenscheck.i18n import Words
from gelingenscheck.ui import address
from gelingenscheck.ui.markup import esc

_KEY = "gc-simple"


def said(text: Text, words: Words) -> str:
    """Return a catalogue text as Markdown, as this visit reads it."""
    return esc(text.said(words.lang, simple=address.is_simple()))


def toggle(catalogue: Catalogue) -> None:
    """Show the switch where questions are read; it says that the texts were not tested by readers."""
    if address.words().lang != "de":
        return
    if st.session_state.get(_KEY) != address.is_simple():
        st.session_state[_KEY] = address.is_simple()
    with st.container(gap=None):
        st.toggle("Einfache Sprache", key=_KEY, on_change=address.switch_simple)
        if address.is_simple():
            st.caption(esc(catalogue.simple_status.de))


def button() -> None:
    """Show the switch at the foot of every German page."""
    if address.words().lang == "de":
        label = "Übliche Sprache" if address.is_simple() else "Einfache Sprache"
        st.button(
            label, type="tertiary", key="gc-simple-foot", icon=":material/menu_book:", on_click=address.switch_simple
        )

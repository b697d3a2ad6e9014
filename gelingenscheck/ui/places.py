"""The views of the portfolio, each one click from every other."""

from typing import Final

import streamlit as st

from gelingenscheck.i18n import N_
from gelingenscheck.ui import address, layout

VIEWS: Final = {
    address.PORTFOLIO: N_("Überblick"),
    address.MATRIX: N_("Querschnitt"),
    address.MEASURES: N_("Maßnahmen"),
    address.TRENDS: N_("Entwicklung"),
    address.RETURNS: N_("Jahresabfrage"),
    address.PRESENTATION: N_("Vorstellen"),
}


def portfolio_places(here: str) -> None:
    """Show the links to all views; the one that one is in stands there as text. The day of the picture goes along."""
    words = address.words()
    with st.container(key="gc-places", horizontal=True, vertical_alignment="center", gap="medium"):
        for page, name in VIEWS.items():
            if page == here:
                st.markdown(f"**{words(name)}**", width="content")
            else:
                layout.link(page, words(name), f"place-{page}", stand=address.asked("stand") or None)

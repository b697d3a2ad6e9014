"""The views of the portfolio, each one click from every other."""

from datetime import date
from typing import Final
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.i18n import N_
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.ui import address, context, filters, layout

NEEDED: Final = {address.ANNUAL: Action.WRITE_REPORT, address.PRESENTATION: Action.READ_AGGREGATES}
"""What a view needs other than `READ_PORTFOLIO`."""
VIEWS: Final = {
    address.PORTFOLIO: N_("Überblick"),
    address.MATRIX: N_("Querschnitt"),
    address.MEASURES: N_("Maßnahmen"),
    address.TRENDS: N_("Entwicklung"),
    address.RETURNS: N_("Jahresabfrage"),
    address.ANNUAL: N_("Jahresbericht"),
    address.PRESENTATION: N_("Vorstellen"),
}


def portfolio_places(here: str) -> None:
    """Show the links to all views; the one that one is in stands there as text. The day of the picture goes along."""
    words = address.words()
    with st.container(key="gc-places", horizontal=True, vertical_alignment="center", gap="medium"):
        for page, name in VIEWS.items():
            if page == here:
                st.markdown(f"**{words(name)}**", width="content")
            elif context.may(NEEDED.get(page, Action.READ_PORTFOLIO)):
                layout.link(page, words(name), f"place-{page}", stand=address.asked("stand") or None)


def head(title: str, lead: str, over: str, as_of: date, *, made_up: bool) -> None:
    """Show what a view says and as of when, with the choice of the day beside it; `made_up` is of examples only."""
    words = address.words()
    if made_up:
        over += " · " + words("**Beispieldaten**")
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        with st.container(width=820):
            layout.head(title, lead, over=over)
        filters.choose_day(as_of)


def made_up(portfolio: Portfolio) -> bool:
    """Return whether what a view shows are examples."""
    return portfolio.examples and portfolio.counts.projects > 0


def link_here() -> None:
    """Offer the address of this view with all that was chosen; the last thing on a page, when all of it is known."""
    words = address.words()
    with st.popover(words("Link zu dieser Ansicht"), icon=":material/link:", type="tertiary"):
        st.markdown(words("Wer diesen Link öffnet, sieht dieselbe Auswahl."))
        st.code(address_here(str(st.context.url), st.query_params.to_dict()), language=None, wrap_lines=True)


def address_here(url: str, chosen: dict[str, str]) -> str:
    """Return the address of a page with what was chosen there, and nothing else."""
    scheme, host, path, *_ = urlsplit(url)
    return urlunsplit((scheme, host, path, urlencode(sorted(chosen.items())), ""))

"""The yearly round: one row per unit, its state, its reminder, and what the report will say."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, failures, layout
from gelingenscheck.ui.city import places
from gelingenscheck.ui.rounds import adopting, reminding, return_rows, returns, round_forms
from gelingenscheck.usecases import rounds

context.require(Action.READ_PORTFOLIO)
address.keep_place()

with layout.page(layout.WIDE):
    places.portfolio_places(address.RETURNS)
    failures.show_noted()
    known = rounds.round_years(context.desk())
    year = returns.asked_year(known)
    view = returns.load(year) if year in known else None
    if year not in known:
        round_forms.opening(year, known)
    elif view is None:
        round_forms.not_yet(year)
    else:
        returns.head(view)
        reminding.silent(view)
        left, right = st.columns([3, 2], gap="large")
        with left:
            returns.states(view)
        with right:
            returns.report(view)
        return_rows.rows(view)
        adopting.section(view)
        round_forms.course(view)
    returns.years(year, known)
    places.link_here()

"""Portfolio: what all saved assessments say together, as of a date; every view is a link."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, failures, filters, layout
from gelingenscheck.ui.city import city, data_files, matrix, places, project_list, weak_spots

context.require(Action.READ_PORTFOLIO)
as_of = filters.as_of()

with layout.page(layout.WIDE):
    places.portfolio_places(address.PORTFOLIO)
    failures.show_noted()
    portfolio = city.load(as_of)
    city.head(portfolio)
    city.figures_row(portfolio)
    city.others(portfolio)
    if portfolio.counts.assessed:
        st.space("xsmall")
        left, right = st.columns([2, 1], gap="large")
        with left:
            city.profile(portfolio)
        with right:
            city.blind_spots(portfolio)
            city.problems(portfolio)
        weak_spots.section(portfolio)
        matrix.glance(portfolio)
    else:
        city.nothing_yet(portfolio)
        city.problems(portfolio)
    st.space("xsmall")
    project_list.projects()
    data_files.offer()

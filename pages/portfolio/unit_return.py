"""What one unit says in a year's round."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.returns.refusals import NoRoundError
from gelingenscheck.ui import address, context, failures, layout
from gelingenscheck.ui.rounds import returns, unit_projects, unit_return
from gelingenscheck.usecases import rounds

words = address.words()
context.require(Action.WRITE_RETURN, address.asked("amt") or context.user().department)
known = rounds.round_years(context.desk())
year = returns.asked_year(known)
if year not in known and (known or address.asked("jahr")):
    raise NoRoundError(year=year)

with layout.page(layout.READ):
    failures.show_noted()
    top = st.container()
    unit = unit_return.choose(year) if known else None
    if not known:
        unit_return.nothing_asked()
    elif unit is None:
        with top:
            layout.head(words("Rückmeldung zur Jahresabfrage {year}", year=year), words("Welches Amt meldet zurück?"))
    else:
        view = unit_return.load(year, unit)
        with top:
            unit_return.head(view)
        unit_return.texts(view)
        if view.is_open:
            with st.container(gap="small"):
                unit_projects.known_projects(view)
            with st.container(gap="small"):
                unit_projects.own_check(view)
        unit_return.handing_in(view)
        unit_return.onward(view)

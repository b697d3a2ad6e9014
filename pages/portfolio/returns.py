"""The yearly round: one row per unit, its state, its reminder, and what the report will say."""

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, layout, places

words = address.words()
context.require(Action.READ_PORTFOLIO)

with layout.page(layout.WIDE):
    places.portfolio_places(address.RETURNS)
    layout.head(words("Jahresabfrage"))

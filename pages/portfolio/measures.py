"""The measures of all projects: open, done, overdue, and what they change."""

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, layout, places

words = address.words()
context.require(Action.READ_PORTFOLIO)

with layout.page(layout.WIDE):
    places.portfolio_places(address.MEASURES)
    layout.head(words("Maßnahmen"))

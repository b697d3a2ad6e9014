"""The cross-cutting matrix: what the projects of a unit show, and what its own standard says, factor by factor."""

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, layout, places

words = address.words()
context.require(Action.READ_PORTFOLIO)

with layout.page(layout.WIDE):
    places.portfolio_places(address.MATRIX)
    layout.head(words("Querschnitt"))

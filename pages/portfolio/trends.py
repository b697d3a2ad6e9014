"""How the city moved, only where the same projects answered comparable questions."""

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, layout, places

words = address.words()
context.require(Action.READ_PORTFOLIO)

with layout.page(layout.WIDE):
    places.portfolio_places(address.TRENDS)
    layout.head(words("Entwicklung"))

"""Six slides for a committee."""

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, layout

words = address.words()
context.require(Action.READ_PORTFOLIO)

with layout.page(layout.WIDE):
    layout.head(words("Vorstellen"))

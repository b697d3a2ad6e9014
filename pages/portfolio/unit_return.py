"""What one unit says in a year's round."""

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, layout

words = address.words()
context.require(Action.READ_PORTFOLIO)

with layout.page(layout.WIDE):
    layout.head(words("Rückmeldung"))

"""Eight questions to a whole unit: what is its standard?"""

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, layout

words = address.words()
context.require(Action.READ_FINAL)

with layout.page(layout.WIDE):
    layout.head(words("Querschnitts-Check"))

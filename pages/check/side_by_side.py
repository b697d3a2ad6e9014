"""Two checks side by side, question by question, differences first."""

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, layout

words = address.words()
context.require(Action.READ_FINAL)

with layout.page(layout.WIDE):
    layout.head(words("Nebeneinander"))

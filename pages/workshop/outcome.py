"""Read back what a workshop agreed, and save it."""

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, layout

words = address.words()
context.require(Action.RUN_WORKSHOP)

with layout.page(layout.READ):
    layout.head(words("Ergebnis des Workshops"))

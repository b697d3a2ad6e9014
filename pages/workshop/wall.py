"""What the room sees on the projector."""

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, layout

words = address.words()
context.require(Action.RUN_WORKSHOP)

with layout.page(layout.READ):
    layout.head(words("Wand"))

"""Type in what came back on paper."""

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, layout

words = address.words()
context.require(Action.CHECK_PROJECT)

with layout.page(layout.READ):
    layout.head(words("Fragebogen eintippen"))

"""The languages of group rounds: what is translated, and who has read it over."""

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, layout

words = address.words()
context.require(Action.READ_CATALOGUE)

with layout.page(layout.WORK):
    layout.head(words("Sprachen für Workshops"))

"""Take assessments over to another version of the catalogue: first what would change, then the change."""

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, layout

words = address.words()
context.require(Action.READ_CATALOGUE)

with layout.page(layout.WORK):
    layout.head(words("Fassung wechseln"))

"""Two catalogues side by side: changed, added, gone, and the version step that this needs."""

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, layout

words = address.words()
context.require(Action.READ_CATALOGUE)

with layout.page(layout.WORK):
    layout.head(words("Kataloge vergleichen"))

"""Two catalogues side by side: changed, added, gone, and the version step that this needs."""

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, layout
from gelingenscheck.ui.care import looking, proposals

words = address.words()
context.require(Action.READ_CATALOGUE)

with layout.page(layout.WORK):
    layout.link(address.CATALOGUE, words("Fragenkatalog"), "back", icon=":material/arrow_back:")
    layout.head(
        words("Kataloge vergleichen"),
        words("Hier sehen Sie nach, bevor etwas gilt: Nichts davon wird gespeichert oder übernommen."),
    )
    if looking.view() == looking.COMMENTS:
        proposals.show(context.desk().catalogue)
    else:
        looking.compare()

"""Two checks side by side, question by question, differences first."""

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, failures, layout
from gelingenscheck.ui.check import choosing_two, side_by_side

words = address.words()
context.require(Action.READ_FINAL)

with layout.page(layout.WIDE):
    failures.show_noted()
    layout.head(
        words("Nebeneinander"),
        words(
            "Zwei abgeschlossene Einschätzungen, Frage für Frage: zwei Vorhaben, zwei Varianten, oder im Amt und im "
            "Workshop. Was am weitesten auseinanderliegt, steht oben."
        ),
    )
    two = choosing_two.two()
    if two is not None:
        side_by_side.variant(two)
        side_by_side.compared(two)

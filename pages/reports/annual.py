"""Write the yearly report to the council."""

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, layout

words = address.words()
context.require(Action.WRITE_REPORT)

with layout.page(layout.READ):
    layout.head(words("Jahresbericht"))

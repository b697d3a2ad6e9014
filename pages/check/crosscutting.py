"""Crosscutting check: one question per factor to a whole unit, once a year."""

from gelingenscheck.access import Action
from gelingenscheck.ui import context, failures, layout
from gelingenscheck.ui.check import crosscutting

context.require(Action.READ_FINAL)
desk = context.desk()

with layout.page(layout.READ):
    failures.show_noted()
    crosscutting.head(desk)
    unit = crosscutting.choose(desk)
    if unit is not None:
        crosscutting.of_unit(desk, unit)

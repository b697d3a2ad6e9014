"""Read back what a workshop agreed, and save it."""

from gelingenscheck.access import Action
from gelingenscheck.ui import context, layout
from gelingenscheck.ui.workshop import outcome, room

context.require_somewhere(Action.RUN_WORKSHOP)

with layout.page(layout.WORK):
    workshop = room.asked()
    if workshop is not None:
        outcome.show(workshop)

"""Lead a workshop: one step at a time."""

from gelingenscheck.access import Action
from gelingenscheck.ui import context, layout
from gelingenscheck.ui.workshop import moderating, room

context.require_somewhere(Action.RUN_WORKSHOP)

with layout.page(layout.WIDE):
    workshop = room.asked()
    if workshop is not None:
        moderating.desk(room.room(workshop))

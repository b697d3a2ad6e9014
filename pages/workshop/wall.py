"""What the room sees on the projector."""

from gelingenscheck.access import Action
from gelingenscheck.ui import context, layout
from gelingenscheck.ui.workshop import room, wall

context.require_somewhere(Action.RUN_WORKSHOP)

with layout.page(layout.READ):
    workshop = room.asked()
if workshop is not None:
    wall.show(workshop)

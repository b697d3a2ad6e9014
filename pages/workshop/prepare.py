"""Prepare a workshop: go on with one, begin a new one, change it, try it with one's own phone."""

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, failures, layout
from gelingenscheck.ui.workshop import preparing_form, preparing_ready, preparing_start, room

context.require_somewhere(Action.RUN_WORKSHOP)

with layout.page(layout.READ):
    failures.show_noted()
    if address.asked(room.WORKSHOP):
        workshop = room.asked()
        if workshop is not None and address.asked(preparing_form.CHANGING) == "1":
            preparing_form.change(workshop)
        elif workshop is not None:
            preparing_ready.ready(workshop)
    elif address.asked("project"):
        preparing_form.new(address.asked("project"))
    else:
        preparing_start.start()

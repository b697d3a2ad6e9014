"""What the room sees on the projector."""

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, layout
from gelingenscheck.ui.workshop import wall

words = address.words()
context.require(Action.RUN_WORKSHOP)

if address.asked("workshop"):
    wall.show(context.workshops().load(address.asked("workshop")))
else:
    with layout.page(layout.READ):
        layout.head(
            words("Wand"),
            words(
                "Hier sieht der Raum, was gerade abgestimmt wird. In der Adresse fehlt noch, welcher Workshop es ist."
            ),
        )
        layout.link(address.WORKSHOP, words("Workshop aussuchen"), "wall-choose")

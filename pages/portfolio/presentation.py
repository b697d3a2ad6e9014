"""Six slides for a committee; the arrow keys turn them, each is a link."""

from gelingenscheck.access import Action
from gelingenscheck.ui import context, layout
from gelingenscheck.ui.city import presentation

context.require(Action.READ_AGGREGATES)
current = presentation.number()

with layout.page(layout.SCREEN):
    presentation.draw(presentation.shown(), current)
    presentation.steps(current)

"""Administration: who may come in with which link."""

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, layout
from gelingenscheck.ui.access import explaining, listing, making

words = address.words()
context.require(Action.MANAGE_ACCESS)

with layout.page(layout.WORK):
    if not explaining.has_links():
        explaining.without_links()
    else:
        layout.head(
            words("Zugänge"),
            words("Jedes Amt bekommt einen Link je Rolle. Mit ihm kommen alle herein, die ihn vom Amt haben."),
        )
        making.made()
        making.making()
        listing.links()
        listing.recorded()

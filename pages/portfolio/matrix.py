"""Crosscutting matrix: which unit lives and anchors which factor, blind spots first; every view is a link."""

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, filters, layout
from gelingenscheck.ui.city import city, matrix, places

context.require(Action.READ_PORTFOLIO)
as_of = filters.as_of()

with layout.page(layout.WIDE):
    places.portfolio_places(address.MATRIX)
    portfolio = city.load(as_of)
    matrix.head(portfolio)
    matrix.figures_row(portfolio)
    city.others(portfolio)
    chosen = matrix.choose(portfolio)
    if chosen.areas:
        matrix.areas(portfolio, chosen)
    else:
        matrix.units(portfolio, chosen)
    places.link_here()

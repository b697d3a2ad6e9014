"""How the city moved, only where the same projects answered comparable questions."""

from gelingenscheck.access import Action
from gelingenscheck.ui import context, filters, layout
from gelingenscheck.ui.address import TRENDS
from gelingenscheck.ui.city import city, places, trends

context.require(Action.READ_PORTFOLIO)
as_of = filters.as_of()

with layout.page(layout.WIDE):
    places.portfolio_places(TRENDS)
    portfolio = city.load(as_of)
    trends.head(portfolio)
    city.others(portfolio)
    if portfolio.counts.assessed:
        followed = trends.measure(portfolio)
        trends.years(portfolio, followed)
        trends.two_dates(portfolio, followed)
        trends.method()
    else:
        city.nothing_yet(portfolio)
    places.link_here()

"""The measures of all projects: open, done, overdue, and what they change."""

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, failures, filters, layout
from gelingenscheck.ui.city import city, city_measures, joint, measure_effects, places

context.require(Action.READ_PORTFOLIO)
as_of = filters.as_of()

with layout.page(layout.WIDE):
    failures.show_noted()
    places.portfolio_places(address.MEASURES)
    portfolio = city.load(as_of)
    every = city_measures.table(portfolio)
    city_measures.head(portfolio, every)
    joint.saved(every)
    joint.form(portfolio)
    if every.empty:
        city_measures.nothing_yet()
    else:
        city_measures.figures_row(every)
        shown = city_measures.filtered(portfolio, every)
        city_measures.one_project(every)
        city_measures.dates(portfolio, shown)
        city_measures.listing(portfolio, every, shown)
        measure_effects.effects(every)
        measure_effects.outlook(portfolio)
    places.link_here()

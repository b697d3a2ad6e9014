"""Write the yearly report to the council."""

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, failures, layout
from gelingenscheck.ui.city import places
from gelingenscheck.ui.report import course, files, overview, part, years
from gelingenscheck.ui.report.view import LOOK, PREVIEW, asked_part, asked_year, load
from gelingenscheck.usecases.annual import reports

context.require(Action.WRITE_REPORT)
address.keep_place()
year, asked = asked_year(), asked_part()

with layout.page(layout.WIDE):
    places.portfolio_places(address.ANNUAL)
    failures.show_noted(course.FAILURE)
    if year is None:
        years.years()
    elif year not in reports.report_years(context.desk()):
        years.beginning(year)
    else:
        view = load(year)
        if asked is not None:
            part.page(view, asked)
        elif address.asked(LOOK) == PREVIEW:
            files.preview(view)
        else:
            overview.page(view)

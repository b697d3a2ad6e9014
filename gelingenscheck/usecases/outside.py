"""What may be said outside, for presentation, export and report alike."""

from datetime import date

from gelingenscheck.portfolio.disclosure import Outside, cut_off, latest_year, outside
from gelingenscheck.storage.snapshot import Snapshot
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.portfolio import portfolio_of


def outside_of(desk: Desk, snapshot: Snapshot, today: date, *, year: int | None = None, named: bool = False) -> Outside:
    """Return the figures of a reporting year that is over; without one, or with one to come, those of the latest."""
    latest = latest_year(today)
    asked = latest if year is None else min(year, latest)
    portfolio = portfolio_of(snapshot, desk.catalogue, desk.organisation, cut_off(asked))
    now = portfolio_of(snapshot, desk.catalogue, desk.organisation, today)
    return outside(portfolio, snapshot.assessments, snapshot.subjects, now.measures, year=asked, named=named)

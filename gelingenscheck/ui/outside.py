"""What may leave the house, for the visit: of the year that the address asks for."""

from collections.abc import Callable
from datetime import UTC, datetime

from gelingenscheck.access import Action
from gelingenscheck.portfolio.disclosure import Outside
from gelingenscheck.reports import xlsx
from gelingenscheck.reports.outside_tables import outside_outline
from gelingenscheck.ui import address, context
from gelingenscheck.usecases.outside import outside_of

NAMED = "namen"
"""In the address: all units are named."""


def current() -> Outside:
    """Return the public figures of the asked year, or of the latest that is over."""
    return outside_of(context.desk(), context.snapshot(), context.today(), year=_year(), named=_named())


def workbook() -> Callable[[], bytes]:
    """Return what makes the public figures as XLSX; a file is made when the address can no longer be asked."""
    desk, words, asked, named = context.desk(), address.words(), _year(), _named()

    def make() -> bytes:
        figures = outside_of(desk, context.snapshot(), context.today(), year=asked, named=named)
        return xlsx.write(outside_outline(figures, desk.catalogue, desk.organisation, words, datetime.now(UTC)))

    return make


def _named() -> bool:
    return address.asked(NAMED) == "1" and context.may(Action.READ_PORTFOLIO)


def _year() -> int | None:
    asked = address.asked("jahr")
    return int(asked) if asked.isascii() and asked.isdecimal() and 2000 <= int(asked[:5]) < 2100 else None  # noqa: PLR2004 - years

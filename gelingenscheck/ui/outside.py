"""What may leave the house, for the visit: of the year that the address asks for."""

from datetime import UTC, datetime

from gelingenscheck.portfolio.disclosure import Outside
from gelingenscheck.reports import xlsx
from gelingenscheck.reports.outside_tables import outside_outline
from gelingenscheck.ui import address, context
from gelingenscheck.usecases.outside import outside_of

NAMED = "namen"
"""In the address: all units are named."""


def current() -> Outside:
    """Return the public figures of the asked year, or of the latest that is over."""
    asked = address.asked("jahr")
    year = int(asked) if asked.isascii() and asked.isdecimal() and 2000 <= int(asked[:5]) < 2100 else None  # noqa: PLR2004 - years
    return outside_of(context.desk(), context.snapshot(), context.today(), year=year, named=address.asked(NAMED) == "1")


def workbook() -> bytes:
    """Return the public figures as XLSX."""
    desk = context.desk()
    outline = outside_outline(current(), desk.catalogue, desk.organisation, address.words(), datetime.now(UTC))
    return xlsx.write(outline)

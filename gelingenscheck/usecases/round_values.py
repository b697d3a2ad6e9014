"""A round as plain values with stable keys, for the command line and for what closing freezes."""

from typing import Any

from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.returns.standing import Standing, UnitStanding


def round_values(standing: Standing, portfolio: Portfolio) -> dict[str, Any]:
    """Return a round and its units as plain values with stable keys; what is missing is None, never 0."""
    return {
        "year": standing.round.year,
        "cut_off": standing.round.cut_off.isoformat(),
        "deadline": standing.round.deadline.isoformat(),
        "state": str(standing.state),
        "units": [unit_values(unit, portfolio) for unit in standing.units],
    }


def unit_values(unit: UnitStanding, portfolio: Portfolio) -> dict[str, Any]:
    """Return how far one unit is as plain values; of one that was dissolved the projects count at its successor."""
    figures = next((one for one in portfolio.departments if one.department == unit.unit), None)
    asked = None if figures is None else figures.crosscutting
    contact, zone = unit.last_contact, portfolio.organisation.timezone
    return {
        "department": unit.unit,
        "state": str(unit.state),
        "last_contact": None if contact is None else contact.stamp.day_in(zone).isoformat(),
        "submitted": None if unit.submitted is None else unit.submitted.day_in(zone).isoformat(),
        "nil_reason": unit.nil_reason,
        "projects": None if figures is None else figures.projects,
        "current": None if figures is None else figures.current,
        "crosscutting": None if asked is None else asked.isoformat(),
        "asked": unit.asked,
        "successor": unit.successor,
    }

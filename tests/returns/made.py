"""Small rounds and returns of an invented city, on days that tests choose."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.organisation import Department, Kind, Municipality, Organisation
from gelingenscheck.returns import rounds
from gelingenscheck.returns.answering import TextChange
from gelingenscheck.returns.model import Return, ReturnRound, ReturnText

FIRST = date(2026, 8, 1)
"""The day on which the round opens."""
ZONE = ZoneInfo("Europe/Berlin")
CITY = Organisation(
    municipality=Municipality(name="Musterstadt"),
    mandate=None,
    bodies=(),
    divisions={},
    areas={},
    timezone=ZONE,
    departments={
        unit.id: unit
        for unit in (
            Department(id="rat", name="Rat und Verwaltung", kind=Kind.COUNCIL),
            Department(id="bau", name="Bauen", number="60", since=date(2026, 9, 1)),
            Department(id="tiefbau", name="Tiefbau", number="66", until=date(2026, 8, 31), successors=("bau",)),
            Department(id="gleichstellung", name="Gleichstellungsstelle", number="05", kind=Kind.STAFF),
            Department(id="schule", name="Schule", number="40"),
            Department(id="kultur", name="Kultur", number="41", until=date(2026, 8, 31)),
            Department(id="klima", name="Klimaschutz", number="70", since=date(2026, 10, 1)),
        )
    },
)


def stamp(day: int = 0, by: str = "local@schule", hour: int = 12) -> Stamp:
    moment = datetime(FIRST.year, FIRST.month, FIRST.day, hour, 30, tzinfo=UTC) + timedelta(days=day)
    return Stamp(at=moment, by=by)


def year_round(**values: Any) -> ReturnRound:
    plain = rounds.opened(year=2026, cut_off=date(2026, 9, 30), deadline=date(2026, 10, 15), stamp=stamp())
    return replace(plain, **values)


def unit_return(unit: str = "schule", **values: Any) -> Return:
    return replace(Return(year=2026, unit=unit, changed=stamp()), **values)


def change(new: str | None, shown: str | None = None, text: ReturnText = ReturnText.DONE) -> TextChange:
    return TextChange(text=text, shown=shown, new=new)

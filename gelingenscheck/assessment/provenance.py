"""Who did something when: role@department, never a person."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo


@dataclass(frozen=True, kw_only=True, slots=True)
class Stamp:
    """A moment in UTC (whole seconds), or after finalising a day, and the role that acted."""

    at: datetime | date
    by: str

    @property
    def day(self) -> date:
        """Return the day in UTC, where only the day is kept."""
        return self.at.date() if isinstance(self.at, datetime) else self.at

    def day_in(self, zone: tzinfo) -> date:
        """Return the day in a time zone."""
        return self.at.astimezone(zone).date() if isinstance(self.at, datetime) else self.at

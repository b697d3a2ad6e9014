"""Where work is done: the store, the data that a city replaces, and the clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.organisation import Organisation
from gelingenscheck.storage.store import DocumentStore


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Everything that a use case needs; who may use it was asked before."""

    store: DocumentStore
    catalogue: Catalogue
    organisation: Organisation
    now: Callable[[], datetime]
    """The clock; its moments know their time zone."""
    seat: str | None = None
    """Department of whoever is signed in; None for the one person on this machine, who acts for each department."""

    @property
    def today(self) -> date:
        """Return the day in the organisation's time zone."""
        return self.now().astimezone(self.organisation.timezone).date()

    def stamp(self, department: str, role: str = "local") -> Stamp:
        """Return the moment in UTC, in whole seconds, and who acts: role@department.

        `department` is the one that the record is about; whoever is signed in acts in their own.
        """
        return Stamp(at=self.now().astimezone(UTC).replace(microsecond=0), by=f"{role}@{self.seat or department}")

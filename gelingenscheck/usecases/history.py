"""A project's own history: its final full checks in order, those alone and in workshops apart, variants apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, tzinfo

from gelingenscheck.assessment.belonging import belongs
from gelingenscheck.assessment.carrying import current, only_asked
from gelingenscheck.assessment.model import Assessment, Check, Mode, Status
from gelingenscheck.catalogue import Catalogue, Phase
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.portfolio.selection import winner
from gelingenscheck.storage.store import DocumentStore


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """Checks of one kind, the earliest first; never empty."""

    mode: Mode
    variant: str | None
    checks: tuple[Assessment, ...]
    """As today's catalogue asks; several of one day in the order in which they go on from each other."""

    @property
    def planning(self) -> Assessment | None:
        """Return the latest check that was made before the start."""
        return next((check for check in reversed(self.checks) if check.phase is Phase.PLANNING), None)

    @property
    def reached(self) -> Assessment | None:
        """Return the latest check, once the project runs or is over."""
        latest = self.checks[-1]
        return None if latest.phase is Phase.PLANNING else latest


def histories(checks: Iterable[Assessment], catalogue: Catalogue, zone: tzinfo) -> tuple[Series, ...]:
    """Return the series of a project, the longest first; `checks` as today's catalogue asks, in the order of numbers.

    Drafts, other kinds of checks and those of another catalogue are in none.
    """
    found: dict[tuple[Mode, str | None], list[Assessment]] = {}
    for check in checks:
        if check.check is Check.FULL and check.status is Status.FINAL and belongs(check, catalogue):
            found.setdefault((check.mode, check.variant), []).append(only_asked(check, catalogue))
    series = [
        Series(mode=mode, variant=variant, checks=tuple(_ordered(made, zone)))
        for (mode, variant), made in found.items()
    ]
    return tuple(sorted(series, key=lambda one: (-len(one.checks), one.variant or "", one.mode)))


def predecessor(store: DocumentStore, assessment: Assessment, catalogue: Catalogue) -> Assessment | None:
    """Return the check that one goes on from, with what was asked then; None where there is none to be read."""
    if assessment.predecessor is None:
        return None
    try:
        earlier = store.load(Assessment, assessment.predecessor).document
    except GelingenscheckError:
        return None
    if not belongs(earlier, catalogue):
        return None
    return only_asked(current(earlier, catalogue), catalogue.as_of(earlier.catalogue.version))


def day_of(check: Assessment, zone: tzinfo) -> date:
    """Return the day on which a final check was finalised."""
    stamp = check.finalised or check.changed
    return stamp.day_in(zone)


def _ordered(checks: list[Assessment], zone: tzinfo) -> list[Assessment]:
    """Return checks by day; of one day a successor comes after its predecessor, then the greater id."""
    left = list(checks)
    before = {check.id: check.predecessor for check in checks if check.predecessor}
    ordered: list[Assessment] = []
    while left:
        last = max(day_of(check, zone) for check in left)
        ids = {check.id for check in left if day_of(check, zone) == last}
        chosen = winner(ids, before)
        ordered.append(next(check for check in left if check.id == chosen))
        left = [check for check in left if check.id != chosen]
    return ordered[::-1]

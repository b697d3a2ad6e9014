"""Delete what was kept long enough, and name what nobody touched for two years."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gelingenscheck.assessment import retention
from gelingenscheck.assessment.model import Assessment
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_
from gelingenscheck.storage import erasing, register
from gelingenscheck.storage.files import FileStore
from gelingenscheck.usecases import talks


class ClockError(GelingenscheckError):
    """The clock does not fit the last run."""

    message = N_(
        "Zuletzt aufgeräumt wurde am {last}, die Uhr zeigt den {now}. Das ist so weit auseinander, dass vielleicht die "
        "Uhr falsch geht. Es wurde nichts gelöscht. Wenn der Tag stimmt, bitte so aufrufen: tidy --today {now}."
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Tidied:
    """What was deleted, or would be; `untouched` is only named."""

    states: int = 0
    """Earlier states of drafts that were finalised long ago."""
    discarded: tuple[str, ...] = ()
    """Discarded drafts, by id."""
    untouched: tuple[str, ...] = ()
    first: bool = False
    """Whether the store was never tidied before: then the day is noted, and nothing deleted."""


def require_clock(root: Path, now: datetime) -> None:
    """Raise `ClockError` if the clock does not fit the last run."""
    last = register.last_tidied(root)
    if not retention.believable(last, now):
        raise ClockError(last=last.date().isoformat() if last else "", now=now.date().isoformat())


def tidy(store: FileStore, now: datetime, *, dry_run: bool = False, confirmed: bool = False) -> Tidied:
    """Delete what is over; raise `ClockError`. `confirmed`: a person said that today is today."""
    if not confirmed:
        require_clock(store.root, now)
    first = register.last_tidied(store.root) is None and not confirmed
    checks = tuple(_checks(store))
    over = [check for check in checks if retention.discarded_is_over(check, now)]
    paths = [
        path
        for check in checks
        if retention.states_are_over(check, now)
        for path in erasing.draft_states(store, check.id)
    ]
    if not (dry_run or first):
        erasing.erase_states(store, paths)
        for check in over:
            _erase_discarded(store, check.id, now)
        talks.sweep(store)
    if not dry_run and checks:
        register.note_tidied(store, now)
    return Tidied(
        states=len(paths), discarded=tuple(check.id for check in over), first=first,
        untouched=tuple(check.id for check in checks if retention.is_untouched(check, now)),
    )  # fmt: skip


def _erase_discarded(store: FileStore, id_: str, now: datetime) -> None:
    """Erase a discarded draft, unless somebody took it back just now."""
    with store.exclusive():
        if retention.discarded_is_over(store.load(Assessment, id_).document, now):
            erasing.erase(store, erasing.of_check(id_))


def _checks(store: FileStore) -> list[Assessment]:
    """Return the readable checks; what cannot be read is never deleted."""
    found = []
    for id_ in store.ids(Assessment):
        try:
            found.append(store.load(Assessment, id_).document)
        except GelingenscheckError:
            continue
    return found

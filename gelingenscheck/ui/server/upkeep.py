"""What the server deletes of documents, and whether its clock can be believed."""

from contextlib import suppress
from datetime import UTC, datetime

from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.storage.files import FileStore
from gelingenscheck.ui import context
from gelingenscheck.usecases import tidying


def require_clock() -> None:
    """Raise `ClockError` if the clock does not fit the last run."""
    store = _store()
    if store is not None:
        tidying.require_clock(store.root, datetime.now(UTC))


def tidy() -> None:
    """Delete what was kept long enough; raise `ClockError` or `StoreUnavailableError`."""
    store = _store()
    if store is not None:
        tidying.tidy(store, datetime.now(UTC))


def _store() -> FileStore | None:
    """Return the store, where it can be opened; what is wrong with it every page says."""
    with suppress(GelingenscheckError):
        return context.store()
    return None

"""What a page works with: the desk (store, catalogue, organisation, clock), the index, the user."""

from contextlib import suppress
from datetime import UTC, date, datetime
from functools import cache

from gelingenscheck import access, organisation
from gelingenscheck.access import LOCAL_USER, Action, User
from gelingenscheck.catalogue import Catalogue, reader
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.organisation import Municipality
from gelingenscheck.settings import ROOT, Settings, from_environment
from gelingenscheck.storage.files import FileStore, open_store
from gelingenscheck.storage.index import Index
from gelingenscheck.storage.snapshot import Snapshot
from gelingenscheck.usecases.desk import Desk


@cache
def settings() -> Settings:
    """Return the settings of this server."""
    return from_environment()


@cache
def _store(address: str) -> FileStore:
    return open_store(address, ROOT)


@cache
def _index(address: str, _catalogue_changed: int) -> Index:
    return Index(_store(address).root, _catalogue())


def _catalogue() -> Catalogue:
    return reader.load(settings().catalogue)


def desk() -> Desk:
    """Return what use cases work with; catalogue and organisation are read again when their files change."""
    return Desk(
        store=_store(settings().store),
        catalogue=_catalogue(),
        organisation=organisation.load(settings().organisation),
        now=lambda: datetime.now(UTC),
    )


def municipality() -> Municipality | None:
    """Return the municipality; None where its file is not readable, which every page says already."""
    with suppress(GelingenscheckError):
        return organisation.load(settings().organisation).municipality
    return None


def user() -> User:
    """Return who acts: without access configuration the one person on this machine."""
    return LOCAL_USER


def require(action: Action, department: str | None = None) -> None:
    """Refuse the page or fragment to those who may not see it."""
    access.require(user(), action, department)


def index() -> Index:
    """Return the one index of this server, for the catalogue as it is now."""
    _catalogue()  # says in a sentence what is wrong with the file
    _store(settings().store).require_folder()
    changed = settings().catalogue.stat().st_mtime_ns
    return _index(settings().store, changed)


def snapshot() -> Snapshot:
    """Return what lies in the store now (rescanned at most once a second)."""
    return index().refresh()


def today() -> date:
    """Return the date in the organisation's time zone."""
    return datetime.now(desk().organisation.timezone).date()

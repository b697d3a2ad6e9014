"""What a page works with: the desk (store, catalogue, organisation, clock), the index, the user."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, tzinfo
from functools import cache, lru_cache
from pathlib import Path

from gelingenscheck import access, organisation
from gelingenscheck.access import LOCAL_USER, Action, NotPermittedError, NotSignedInError, User
from gelingenscheck.access.view import View, view_of
from gelingenscheck.catalogue import Catalogue, reader
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.organisation import Municipality, Organisation
from gelingenscheck.settings import ROOT, Settings, Way, from_environment
from gelingenscheck.storage.access.store import AccessStore
from gelingenscheck.storage.files import FileStore, open_store
from gelingenscheck.storage.index import Index, key
from gelingenscheck.storage.snapshot import Snapshot
from gelingenscheck.storage.standby import InUse, Standby
from gelingenscheck.storage.workshops.store import WorkshopStore
from gelingenscheck.ui import identity
from gelingenscheck.usecases.access import door, seats
from gelingenscheck.usecases.access import live as access_live
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.workshop import live


@cache
def settings() -> Settings:
    """Return the settings of this server."""
    return from_environment()


@cache
def _store(address: str) -> FileStore:
    return open_store(address, ROOT)


@lru_cache(maxsize=2)
def _index(address: str, _key: str) -> Index:
    return Index(_store(address).root, _catalogue())


@cache
def _catalogues(path: Path, folder: Path | None) -> Standby[Catalogue]:
    return Standby(path, reader.load, reader.read, folder, now=_now)


@cache
def _organisations(path: Path, folder: Path | None) -> Standby[Organisation]:
    return Standby(path, organisation.load, organisation.read, folder, now=_now)


def _now() -> datetime:
    return datetime.now(UTC)


def _folder() -> Path | None:
    """Return the store's folder, where it has one."""
    with suppress(GelingenscheckError):
        return _store(settings().store).root
    return None


def _catalogue() -> Catalogue:
    return _catalogues(settings().catalogue, _folder()).current().value


def _organisation() -> Organisation:
    return _organisations(settings().organisation, _folder()).current().value


def broken() -> Iterator[InUse[Catalogue] | InUse[Organisation]]:
    """Yield the data files that are faulty now while work goes on with their last good state."""
    for watched in (_catalogues(settings().catalogue, _folder()), _organisations(settings().organisation, _folder())):
        with suppress(GelingenscheckError):  # never good: the page itself says so
            state = watched.current()
            if state.problem is not None:
                yield state


def desk() -> Desk:
    """Return what use cases work with; catalogue and organisation are read again when their files change.

    While such a file is faulty its last good state is used; raises what is wrong if it was never good, and
    `NotSignedInError` where nobody is signed in: what is saved names the department of whoever acts.
    """
    seat = None if settings().access is Way.LOCAL else user().department
    return Desk(
        store=_store(settings().store), catalogue=_catalogue(), organisation=_organisation(), now=_now, seat=seat
    )


def store() -> FileStore:
    """Return the store of this server."""
    return _store(settings().store)


def catalogue() -> Catalogue:
    """Return the catalogue in use; raise what is wrong if it was never good."""
    return _catalogue()


def workshops() -> WorkshopStore:
    """Return the workshops of this server; they lie in the store's folder."""
    store().require_folder()
    return live.workshops(store().root)


def workshops_under_way() -> int:
    """Return how many workshops have begun and are neither over nor expired."""
    return live.under_way(store().root, _now())


def forget_ballots() -> None:
    """Delete ballots of workshops that were kept long enough; raise `StoreUnavailableError`."""
    folder = _folder()
    if folder is not None:
        live.forget(folder, _now())


def resume_rehearsals() -> None:
    """Give rehearsals that go on their imagined participants again; raise `StoreUnavailableError`."""
    folder = _folder()
    if folder is not None:
        live.resume_rehearsals(folder, _now())


def municipality() -> Municipality | None:
    """Return the municipality; None where its file is not readable, which every page says already."""
    with suppress(GelingenscheckError):
        return _organisation().municipality
    return None


def access_store() -> AccessStore:
    """Return links and sessions of this server; they lie in the store's folder."""
    store().require_folder()
    return access_live.access_store(store().root)


def forget_access() -> None:
    """Delete sessions that are over, and what was recorded of signing in; raise `StoreUnavailableError`."""
    folder = _folder()
    if folder is not None:
        access_live.forget(folder, _now())


def user() -> User:
    """Return who acts, looked up anew each time; raise `NotSignedInError`.

    Without access configuration it is the one person on this machine.
    """
    if settings().access is Way.LOCAL:
        return LOCAL_USER
    return user_of(identity.of_page(settings()))


def user_of(claim: identity.Claim) -> User:
    """Return whose request that is; raise `NotSignedInError`."""
    found = identity.user_of(claim, settings(), access_store, _now())
    return found if settings().access is Way.LOCAL else seats.seated(found, _organisation(), _now())


def signed_in() -> User | None:
    """Return who acts; None where nobody is signed in."""
    with suppress(NotSignedInError):
        return user()
    return None


def sign_out() -> None:
    """End the session of this tab, and of every tab of this browser."""
    claim = identity.of_page(settings())
    if claim.session:
        door.sign_out(access_store(), claim.session, _now())


def answering(department: str | None) -> str | None:
    """Return the unit that answers today for what a department once led."""
    if department is None or settings().access is Way.LOCAL:
        return department
    return seats.answering(department, _organisation(), _now())


def may(action: Action, department: str | None = None) -> bool:
    """Say whether the one who acts may do something; nobody who is not signed in may."""
    acting = signed_in()
    return acting is not None and access.permitted(acting, action, answering(department))


def require(action: Action, department: str | None = None, *, invited: bool = False) -> None:
    """Refuse the page or fragment to those who may not see it; `invited` to those who were not invited, either."""
    access.require(user(), action, answering(department), invited=invited)


def require_somewhere(action: Action) -> None:
    """Refuse a page to those who may do this for no department; whatever it then does asks for the department."""
    if not access.somewhere(user(), action):
        raise NotPermittedError


def may_somewhere(action: Action) -> bool:
    """Say whether the one who acts may do something for at least one department."""
    acting = signed_in()
    return acting is not None and access.somewhere(acting, action)


def own_department() -> str | None:
    """Return the department whose desk this is; None where one works for several or for all."""
    acting, begin = signed_in(), Action.REGISTER_PROJECT
    return acting.department if acting and may_somewhere(begin) and not may(begin) else None


def sees(department: str, *, final: bool) -> View:
    """Return how much the one who acts sees of a check that a department leads; raise `NotSignedInError`."""
    return view_of(user(), answering(department) or department, final=final)


def department_label(id_: str) -> str:
    """Return what a unit is called; its id where it is not in the organisation, or that was never readable."""
    with suppress(GelingenscheckError):
        return _organisation().names.get(id_, id_)
    return id_


def index() -> Index:
    """Return the one index of this server, for the catalogue as it is now."""
    catalogue = _catalogue()  # says in a sentence what is wrong with the file
    _store(settings().store).require_folder()
    return _index(settings().store, key(catalogue))


def snapshot() -> Snapshot:
    """Return what lies in the store now (rescanned at most once a second)."""
    return index().refresh()


def timezone() -> tzinfo:
    """Return the organisation's time zone; UTC where its file was never readable."""
    with suppress(GelingenscheckError):
        return _organisation().timezone
    return UTC


def today() -> date:
    """Return the date in the organisation's time zone."""
    return _now().astimezone(_organisation().timezone).date()

"""Participants' page in this server: on the main port for this machine, and on the room's own port for phones."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from starlette.routing import BaseRoute, Route

from gelingenscheck.catalogue.languages.folder import language_folder, load_languages
from gelingenscheck.participants.answering import Answering
from gelingenscheck.participants.bell import Bell
from gelingenscheck.participants.entrance import Entrance
from gelingenscheck.participants.guesses import Guesses
from gelingenscheck.participants.house import House, Watched
from gelingenscheck.participants.network import host_name
from gelingenscheck.participants.routes import Participants
from gelingenscheck.participants.site import Gate, site
from gelingenscheck.participants.streams import Lines
from gelingenscheck.participants.venue import VENUE
from gelingenscheck.settings import Settings
from gelingenscheck.storage.workshops.store import WorkshopStore
from gelingenscheck.ui import context

IN_THE_ROOM = (10.0, 15.0)
"""Seconds after which a stream ends itself and comes back."""
ON_THIS_MACHINE = (2.0, 3.0)
"""The main server waits for open streams before it stops, so those on its own port are short."""
OPEN_FILES = 8_192
"""A hall holds its lines open; many systems allow a thousand files unless they are asked."""


def _house() -> House:
    catalogue = context.catalogue()
    languages, _ = load_languages(language_folder(context.settings().catalogue), catalogue)
    return House(catalogue=catalogue, languages=languages, municipality=context.municipality())


def _store() -> WorkshopStore:
    """Return the workshops, and have every step ring at both ports."""
    store = context.workshops()
    for bell in (HERE.bell, ROOM.bell):
        if bell.ring not in store.on_change:
            store.on_change.append(bell.ring)
    return store


def _participants(seconds: tuple[float, float]) -> Participants:
    bell = Bell()
    entrance = Entrance(store=_store, house=Watched(_house), now=lambda: datetime.now(UTC), guesses=Guesses())
    return Participants(answering=Answering(entrance=entrance), bell=bell, lines=Lines(bell, seconds))


HERE = _participants(ON_THIS_MACHINE)
_BELL = Bell()
ROOM = replace(HERE, bell=_BELL, lines=Lines(_BELL, IN_THE_ROOM))
_SITE = site(HERE)
ROUTES: list[BaseRoute] = [Route("/w", _SITE), Route("/w/{rest:path}", _SITE)]
"""On the main port, which answers this machine only: to try a workshop without a network."""


@asynccontextmanager
async def room(settings: Settings) -> AsyncIterator[None]:
    """Serve the room from start to stop."""
    _allow_files()
    HERE.bell.open()
    names = frozenset({*settings.hosts, host_name(_host(settings.venue_name))})
    gate = Gate(site(ROOM, front=True), names)
    await VENUE.start(gate, ROOM.bell, address=settings.venue, name=settings.venue_name)
    try:
        yield
    finally:
        HERE.bell.close()
        await VENUE.stop()


def _host(name: str) -> str:
    return urlsplit(name).netloc if "://" in name else name


def _allow_files() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - does not exist everywhere

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))

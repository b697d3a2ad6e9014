"""The room's access: a second listener in the server's own loop that serves participants and nothing else.

Streamlit stays on this machine; phones never learn its address. The facilitator's pages run in other threads and ask
here what to show.
"""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Final

import uvicorn
from starlette.types import ASGIApp

from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_
from gelingenscheck.participants import network, tickets
from gelingenscheck.participants.bell import Bell
from gelingenscheck.storage.workshops.store import WorkshopStore
from gelingenscheck.workshop.model import Workshop

PORT: Final = 8502
"""What the facilitator's switch proposes."""
PATIENCE: Final = 10
"""Seconds that a page waits for the listener to open or close."""
GRACE: Final = 2
"""Seconds that requests may take once the listener closes; streams end at once."""
MOST_CONNECTIONS: Final = 4_000
HEADER_BYTES: Final = 8_192
ANYWHERE: Final = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared with, not bound to


class NoNetworkError(GelingenscheckError):
    """There is no network that phones could be in."""

    message = N_(
        "Dieses Gerät ist gerade mit keinem Netz verbunden, deshalb können Handys es nicht erreichen. "
        "Bitte das WLAN im Raum wählen und es dann noch einmal versuchen. Auf Papier geht es auch ohne Netz."
    )


class MovedError(GelingenscheckError):
    """The machine is in another network than when the access was opened."""

    message = N_(
        "Dieses Gerät ist jetzt in einem anderen Netz ({now}) als beim Öffnen des Zugangs. Alle Stimmen sind sicher. "
        "Bitte den Zugang schließen und neu öffnen; die Adresse an der Wand ändert sich dann."
    )


class NotServingError(GelingenscheckError):
    """There is no server in this process that could listen."""

    message = N_("Der Zugang für den Raum lässt sich erst öffnen, wenn der Server läuft. Bitte die Seite neu laden.")


@dataclass(frozen=True, kw_only=True, slots=True)
class VenueAddress:
    """What to show of the room's access."""

    host: str = ""
    """To be typed into a phone: 192.168.1.20:8502, or the name that is set; empty while it is closed."""
    url: str = ""
    """The same as a link; empty while it is closed."""
    reachable: bool = False
    """Whether phones can reach it; False while closed, and for an address of this machine only."""
    problem: GelingenscheckError | None = None
    """Why it did not open, or what has changed since; `problem.said(words)` is the sentence."""
    fixed: bool = False
    """Whether the server's settings decide; the facilitator's switch then has nothing to do."""

    def invitation(self, store: WorkshopStore, workshop: Workshop) -> str:
        """Return the link for a QR code: whoever scans it comes in at once, even while codes are being guessed."""
        return f"{self.url}/w/{workshop.code}/{tickets.door(store, workshop.id)}" if self.url else ""


class _Server(uvicorn.Server):
    """The main server keeps the signals: a second handler would swallow Ctrl-C."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class Venue:
    """One listener that opens and closes; asked from any thread, living in the server's loop."""

    def __init__(self, lan: Callable[[], str | None] = network.lan_address) -> None:
        self._lan = lan
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._app: ASGIApp | None = None
        self._bell = Bell()
        self._name = ""
        self._server: _Server | None = None
        self._task: asyncio.Task[None] | None = None
        self._bound = ("", 0)
        self._state = VenueAddress()

    async def start(self, app: ASGIApp, bell: Bell, *, address: str = "", name: str = "") -> None:
        """Live in the running loop; open at once where the settings name an address. A busy port is a sentence."""
        self._loop, self._app, self._bell, self._name = asyncio.get_running_loop(), app, bell, name
        self._state = VenueAddress(fixed=bool(address))
        if address:
            await self._open(address)

    async def stop(self) -> None:
        """Close for good: the server stops."""
        await self._close()
        self._loop = self._app = None

    def address(self) -> VenueAddress:
        """Return what to show now."""
        state, (host, _) = self._state, self._bound
        if state.fixed or not state.url or network.is_local(host):
            return state
        now = self._lan()
        if now == host:
            return state
        problem = MovedError(now=now) if now else NoNetworkError()
        return replace(state, reachable=False, problem=problem)

    def open(self, port: int = PORT) -> VenueAddress:
        """Open at this machine's address in the room's network; not from the server's own loop."""
        host = self._lan()
        if self._state.fixed or self._state.url:
            return self.address()
        if host is None:
            self._state = VenueAddress(problem=NoNetworkError())
            return self._state
        return self._wait(lambda: self._open(network.shown(host, port)))

    def close(self) -> VenueAddress:
        """Close; not from the server's own loop."""
        return self.address() if self._state.fixed else self._wait(self._close)

    def _wait(self, job: Callable[[], Coroutine[Any, Any, None]]) -> VenueAddress:
        with self._lock:
            if self._loop is None or not self._loop.is_running():
                return VenueAddress(problem=NotServingError())
            asyncio.run_coroutine_threadsafe(job(), self._loop).result(PATIENCE)
        return self.address()

    async def _open(self, address: str) -> None:
        if self._app is None or self._server is not None:
            return
        try:
            sock = network.listen(address)
        except network.ListenError as problem:
            self._state = replace(self._state, problem=problem)
            return
        self._bell.open()
        self._server = _server(self._app)
        self._task = asyncio.create_task(self._server.serve(sockets=[sock]))
        self._bound = sock.getsockname()[:2]
        self._state = _described(self._bound, self._name, self._lan, fixed=self._state.fixed)

    async def _close(self) -> None:
        server, task = self._server, self._task
        self._server = self._task = None
        self._bound, self._state = ("", 0), VenueAddress(fixed=self._state.fixed)
        self._bell.close()
        if server and task:
            server.should_exit = True
            await task


def _server(app: ASGIApp) -> _Server:
    return _Server(
        uvicorn.Config(
            app,
            lifespan="off", ws="none", http="h11", log_config=None, access_log=False, server_header=False,
            timeout_graceful_shutdown=GRACE, timeout_keep_alive=20, limit_concurrency=MOST_CONNECTIONS,
            h11_max_incomplete_event_size=HEADER_BYTES, proxy_headers=False, backlog=network.BACKLOG,
        )
    )  # fmt: skip


def _described(bound: tuple[str, int], name: str, lan: Callable[[], str | None], *, fixed: bool) -> VenueAddress:
    host, port = bound
    seen = (lan() or "127.0.0.1") if host in ANYWHERE else host
    if name:
        url = name.rstrip("/") if "://" in name else f"http://{name}"
        return VenueAddress(host=url.partition("://")[2], url=url, reachable=True, fixed=fixed)
    typed = network.shown(seen, port)
    return VenueAddress(host=typed, url=f"http://{typed}", reachable=not network.is_local(seen), fixed=fixed)


VENUE: Final = Venue()
"""The one of this process."""


def address() -> VenueAddress:
    """Return what to show of the room's access now."""
    return VENUE.address()


def open_venue(port: int = PORT) -> VenueAddress:
    """Open the room's access, from any thread but the server's own; what went wrong is its `problem`."""
    return VENUE.open(port)


def close_venue() -> VenueAddress:
    """Close the room's access, from any thread but the server's own."""
    return VENUE.close()

"""The way in over HTTP, behind the same guards as in the application, with a page that says who came."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from gelingenscheck.access import Role
from gelingenscheck.participants.guesses import Guesses
from gelingenscheck.storage.access.store import AccessStore
from gelingenscheck.ui import context, identity
from gelingenscheck.ui.server.doorway import routes
from gelingenscheck.ui.server.doorway.door import Door
from gelingenscheck.ui.server.guard import Guard
from gelingenscheck.ui.server.headers import PageHeaders
from gelingenscheck.ui.server.peers import Proxied
from gelingenscheck.usecases.access.links import Made, make_link
from tests.ui.server.doorway.browser import HOST, Browser

Configure = Callable[..., None]


@pytest.fixture
def configure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Configure]:
    """Return a switch for how people sign in; the store is empty."""

    def set_(access: str, **values: str) -> None:
        monkeypatch.setenv("GELINGENSCHECK_STORE", f"files:{tmp_path / 'store'}")
        monkeypatch.setenv("GELINGENSCHECK_ACCESS", access)
        for name, value in values.items():
            monkeypatch.setenv(f"GELINGENSCHECK_{name.upper()}", value)
        context.settings.cache_clear()

    monkeypatch.setattr(routes, "_GUESSES", Guesses(pause=0.0))
    monkeypatch.setattr(routes, "_ALL", Guesses(pause=0.0))
    yield set_
    monkeypatch.undo()
    context.settings.cache_clear()


@pytest.fixture
def store(configure: Configure) -> AccessStore:
    """Let people sign in with links."""
    configure("links")
    return context.access_store()


async def _who(request: Request) -> PlainTextResponse:
    return PlainTextResponse(context.user_of(identity.of_request(request.scope, context.settings())).by)


async def _live(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("live")
    await socket.close()


def browser(*, secure: bool = True, peer: str = "127.0.0.1") -> Browser:
    """Return a browser that reaches the application through a proxy with TLS, or directly."""
    app = Starlette(
        routes=[*routes.ROUTES, WebSocketRoute("/_stcore/stream", _live),
                Route("/{rest:path}", _who, methods=["GET", "POST"])],
        middleware=[
            Middleware(Proxied), Middleware(PageHeaders), Middleware(Guard, hosts=[HOST], proxied=True),
            Middleware(Door),
        ],
    )  # fmt: skip
    return Browser(app, secure=secure, peer=peer)


def link(role: Role = Role.PLANNER, department: str = "tiefbau", days: int = 400, before: int = 0) -> Made:
    """Make a link, some days ago."""
    now = datetime.now(UTC) - timedelta(days=before)
    desk = context._organisation()
    return make_link(context.access_store(), desk, role=role, department=department, now=now, by="x@y", days=days)


@pytest.fixture
def made(store: AccessStore) -> Made:
    return link()


@pytest.fixture
def inside(made: Made) -> Browser:
    """Return a browser of the civil engineers."""
    client = browser()
    assert client.post("/anmelden", code=made.token).status == 303
    return client

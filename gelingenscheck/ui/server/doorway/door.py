"""Nobody comes past without being signed in: no page, no file, no live connection.

Pages and fragments ask for themselves as well, since an open connection outlives what it was let in with.
"""

from typing import Final
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from gelingenscheck.access import NotSignedInError
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.settings import Way
from gelingenscheck.ui import context, identity
from gelingenscheck.ui.server.doorway import pages

OPEN: Final = frozenset(
    {"/anmelden", "/anmelden/weiter", "/abmelden", "/healthz", "/readyz", "/metrics", "/w", "/_stcore/health"}
)
OPEN_BELOW: Final = ("/fonts/", "/w/")
"""What needs no session: the way in and out, what machines ask, and participants, who have tickets of their own."""
_NEVER_KEPT: Final = {"cache-control": "no-store"}


class Door:
    """Pure ASGI middleware for HTTP and websockets; open on one person's machine."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on whoever is signed in."""
        refused = self._refusal(scope) if scope["type"] in {"http", "websocket"} else None
        if refused is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await refused(scope, receive, send)

    @staticmethod
    def _refusal(scope: Scope) -> Response | None:
        way, path = context.settings().access, scope["path"]
        if way is Way.LOCAL or path in OPEN or (path.startswith(OPEN_BELOW) and ".." not in path):
            return None
        try:
            context.user_of(identity.of_request(scope, context.settings()))
        except NotSignedInError:
            return _sent_away(scope, way)
        except GelingenscheckError as error:  # store or organisation cannot be read: nobody is known
            return PlainTextResponse(f"{error}\n", 503, _NEVER_KEPT)
        return None


def _sent_away(scope: Scope, way: Way) -> Response:
    """Show people the way in; machines get a status."""
    if scope["type"] == "http" and "text/html" in Headers(scope=scope).get("accept", ""):
        if way is Way.LINKS and scope["method"] in {"GET", "HEAD"}:
            query = scope["query_string"].decode("latin-1")
            target = quote(f"{scope['path']}{'?' if query else ''}{query}", safe="")
            return RedirectResponse(f"/anmelden?ziel={target}", 303, _NEVER_KEPT)
        return pages.not_signed_in(way)
    return PlainTextResponse("Bitte anmelden. / Please sign in.\n", 401, _NEVER_KEPT)

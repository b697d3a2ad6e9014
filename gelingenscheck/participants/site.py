"""Everything that phones reach, as an application: on the room's own port nothing else exists."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from gelingenscheck.participants.network import host_name
from gelingenscheck.participants.routes import Participants

REFUSED = (
    "Diese Adresse beantwortet der Gelingenscheck nicht. Gespeicherte Stimmen sind sicher.\n"
    "This address is not served. Saved votes are safe.\n"
)


def site(participants: Participants, *, front: bool = False) -> Starlette:
    """Return the application; with `front`, `/` is the join page."""
    routes = participants.routes()
    if front:
        routes.insert(0, Route("/", participants.calmly(participants.enter)))

    async def not_here(request: Request, error: Exception) -> Response:
        return participants.answering.broken(request, error.status_code if isinstance(error, HTTPException) else 500)

    return Starlette(routes=routes, exception_handlers={404: not_here, 405: not_here})


class Gate:
    """Pure ASGI middleware of the room's port: no foreign names, and nothing of a participant in any log.

    A page in another tab can send a browser here under a name of its own, but never under an address.
    """

    def __init__(self, app: ASGIApp, names: frozenset[str]) -> None:
        self.app, self.names = app, names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may pass."""
        if scope["type"] != "http":
            return
        hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        if len(hosts) == 1 and self._is_ours(host_name(hosts[0])):
            await self.app(scope, receive, send)
        else:
            await PlainTextResponse(REFUSED, 421)(scope, receive, send)

    def _is_ours(self, name: str) -> bool:
        return name in self.names or name.startswith("[") or name.replace(".", "").isdecimal()

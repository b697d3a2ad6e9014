"""Refuse foreign hosts, foreign origins and, without access configuration, everybody but this machine."""

from collections.abc import Sequence

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from gelingenscheck.participants.network import host_name
from gelingenscheck.ui.server.peers import for_others, from_this_machine

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
REFUSED = (
    "Diese Adresse beantwortet der Gelingenscheck nicht. / This address is not served.\n"
    "Gespeichertes ist nicht betroffen. / Nothing that is saved is affected.\n"
)


class Guard:
    """Pure ASGI middleware for HTTP and websockets.

    Streamlit's own check covers the websocket only; this one also keeps a page in another browser tab
    from reading or sending anything by a rebound host name.
    """

    def __init__(self, app: ASGIApp, hosts: Sequence[str], *, proxied: bool = False) -> None:
        """Guard an app; only if `proxied` may a proxy on this machine ask for other machines."""
        self.app, self.proxied = app, proxied
        self.hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may pass."""
        if scope["type"] not in {"http", "websocket"} or self._may_pass(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse(REFUSED, status_code=403)(scope, receive, send)

    def _may_pass(self, scope: Scope) -> bool:
        headers = [(name.lower(), value.decode("latin-1")) for name, value in scope["headers"]]
        hosts = [value for name, value in headers if name == b"host"]
        origins = [value for name, value in headers if name == b"origin"]
        if len(hosts) != 1 or host_name(hosts[0]) not in self.hosts or not self._is_near(scope):
            return False
        if scope["type"] == "http" and scope["method"] in SAFE_METHODS:
            return True
        return all(_same_origin(origin, hosts[0]) for origin in origins)

    def _is_near(self, scope: Scope) -> bool:
        return from_this_machine(scope) and (self.proxied or not for_others(scope))


def _same_origin(origin: str, host: str) -> bool:
    return origin.lower() in {f"http://{host.lower()}", f"https://{host.lower()}"}

"""Who asks: this machine, or somebody for whom a proxy on this machine asks.

Headers of a proxy count only if the peer is this machine. uvicorn would replace the peer by what such a header says;
behind a proxy it must not (`FORWARDED_ALLOW_IPS=none`), or nobody could tell the two apart.
"""

from ipaddress import IPv6Address, ip_address
from typing import Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

MARKS: Final = ("x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "x-real-ip", "forwarded", "via")
"""Headers by which one sees that a request came through a proxy."""
_SECURE: Final = {"http": "https", "websocket": "wss"}


def from_this_machine(scope: Scope) -> bool:
    """Say whether the peer is this machine."""
    client = scope.get("client")
    return not client or _is_loopback(client[0])  # a Unix socket has no peer address


def through_proxy(scope: Scope) -> bool:
    """Say whether a request came through a proxy, whoever says so."""
    headers = Headers(scope=scope)
    return any(mark in headers for mark in MARKS)


def for_others(scope: Scope) -> bool:
    """Say whether a proxy asks for another machine, or does not say for whom."""
    if not through_proxy(scope):
        return False
    names = _forwarded_for(scope)
    return not names or not all(_is_loopback(name) for name in names)


def address(scope: Scope) -> str:
    """Return the address that asks, as the proxy on this machine saw it; empty where there is none.

    Only the last entry counts: the proxy wrote it, those before it are what somebody claimed.
    """
    client = scope.get("client")
    named = _forwarded_for(scope) if from_this_machine(scope) else []
    return named[-1] if named else (client[0] if client else "")


def _forwarded_for(scope: Scope) -> list[str]:
    written = ",".join(Headers(scope=scope).getlist("x-forwarded-for"))
    return [name for name in (part.strip().strip('"[]') for part in written.split(",")) if name]


def _is_loopback(name: str) -> bool:
    try:
        address = ip_address(name)
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None  # where one socket serves both
    return (mapped or address).is_loopback


class Proxied:
    """Pure ASGI middleware: what a proxy on this machine took over TLS counts as https."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Set the scheme; nobody but this machine may say what it was."""
        kind = scope["type"]
        if kind in _SECURE:
            said = Headers(scope=scope).get("x-forwarded-proto", "").strip().lower()
            if said in {"https", "wss"} and from_this_machine(scope):
                scope = {**scope, "scheme": _SECURE[kind]}
        await self.app(scope, receive, send)

"""Security headers on every answer, and the language on the page itself."""

from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_POLICY = (
    "default-src 'self'",
    # Streamlit loads inline components as blobs; the hash is its one inline line, `window.prerenderReady = false`
    "script-src 'self' blob: 'sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA='",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
)
HEADERS = {
    "content-security-policy": "; ".join(CONTENT_POLICY),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
OVER_TLS = {"strict-transport-security": "max-age=31536000"}
"""Only where there is TLS; never for names beside this one, which are not ours."""
PERSONAL = "/media/"
"""What people download: no browser and no proxy keeps it."""
SECURE = b"; Secure"


class PageHeaders:
    """Pure ASGI middleware; Streamlit's page says `lang="en"` whatever the language is."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the headers, and on HTML the language."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if "text/html" in Headers(scope=scope).get("accept", ""):
            kept = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
            await self.app({**scope, "headers": kept}, receive, _Page(scope, send))
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(message, scope)
            await send(message)

        await self.app(scope, receive, with_headers)


def _add_headers(message: Message, scope: Scope) -> None:
    """Add what the answer does not say itself: participants' pages have a stricter policy of their own."""
    headers = MutableHeaders(scope=message)
    secure = scope.get("scheme") == "https"
    if secure:  # behind a proxy, Streamlit does not know that there is TLS
        message["headers"] = [_secured(name, value) for name, value in message["headers"]]
        headers = MutableHeaders(scope=message)
    for name, value in {**HEADERS, **(OVER_TLS if secure else {})}.items():
        headers.setdefault(name, value)
    if scope["path"].startswith(PERSONAL):
        headers["cache-control"] = "private, no-store"


def _secured(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    lacks = name.lower() == b"set-cookie" and SECURE.lower() not in value.lower()
    return name, value + SECURE if lacks else value


class _Page:
    """Hold back a page until it is whole, then say its language."""

    def __init__(self, scope: Scope, send: Send) -> None:
        query = parse_qs(scope["query_string"].decode("latin-1"))
        self.lang = b"en" if query.get("lang") == ["en"] else b"de"
        self.send, self.scope = send, scope
        self.start: Message = {}
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            _add_headers(message, self.scope)
            return
        self.body += message.get("body", b"")
        if message.get("more_body"):
            return
        headers = MutableHeaders(scope=self.start)
        if headers.get("content-type", "").startswith("text/html") and self.start["status"] == 200:  # noqa: PLR2004
            self.body = self.body.replace(b'<html lang="en">', b'<html lang="' + self.lang + b'">', 1)
            headers["content-length"] = str(len(self.body))
            headers["cache-control"] = "no-store"  # the same address is German or English
            del headers["etag"]
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": self.body})

"""What is counted and logged of requests: the place by its pattern, never an address that somebody typed."""

import logging
import secrets
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gelingenscheck.ui.server.log_lines import FIELDS, REQUEST

PLACES: Final = frozenset({
    "abmelden", "anmelden", "fonts", "healthz", "media", "metrics", "readyz", "static", "w",
})  # fmt: skip
"""First parts of paths that are named; pages count as one place, since what follows a slash may be anything."""
QUIET: Final = frozenset({"/fonts", "/healthz", "/media", "/metrics", "/readyz", "/static"})
"""Places whose requests are counted; logged only if they fail."""
STREAMLIT: Final = "_stcore"
LIVE: Final = "/_stcore/stream"
"""The place of a live connection: one per open tab."""
_SEEN: Final = frozenset({"health", "host-config", "metrics", "stream", "upload_file"})
ID_BYTES: Final = 6
_LOG = logging.getLogger("gelingenscheck.requests")


@dataclass
class Counts:
    """Requests since the process began; asked and changed in the server's loop only."""

    requests: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    """By place, method and status."""
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    """By place."""
    live: int = 0
    """Connections that are open: one per tab."""


COUNTS: Final = Counts()
"""The ones of this process."""


def place(path: str) -> str:
    """Return the pattern of a path."""
    parts = path.strip("/").split("/")
    if parts[0] == STREAMLIT:
        return f"/{STREAMLIT}/{parts[1]}" if len(parts) > 1 and parts[1] in _SEEN else f"/{STREAMLIT}"
    return f"/{parts[0]}" if parts[0] in PLACES else "/"


class Traffic:
    """Pure ASGI middleware, outside of all others: counts and logs what becomes of each request."""

    def __init__(self, app: ASGIApp, counts: Counts = COUNTS) -> None:
        self.app, self.counts = app, counts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, then take down."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        REQUEST.set(secrets.token_hex(ID_BYTES))  # each request runs in a context of its own
        seen = _Seen(scope, send, self.counts)
        try:
            await self.app(scope, receive, seen)
        except BaseException:
            seen.status = seen.status or 500
            raise
        finally:
            seen.done()


class _Seen:
    """One request: its status is what goes out."""

    def __init__(self, scope: Scope, send: Send, counts: Counts) -> None:
        self.send, self.counts = send, counts
        self.method = scope.get("method", "LIVE")
        self.place = place(scope["path"])
        self.begun, self.status, self.live = time.perf_counter(), 0, False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        elif message["type"] == "websocket.accept":
            self.status, self.live = 101, True
            self.counts.live += 1
        elif message["type"] == "websocket.close" and not self.live:
            self.status = 403
        await self.send(message)

    def done(self) -> None:
        """Count and log."""
        seconds = time.perf_counter() - self.begun
        self.counts.live -= self.live
        method = self.method if self.method in {"GET", "HEAD", "POST", "PUT", "DELETE", "LIVE"} else "OTHER"
        self.counts.requests[self.place, method, self.status] += 1
        if not self.live:
            self.counts.seconds[self.place] += seconds
        if self.place in QUIET and self.status < 400:  # noqa: PLR2004 - all that went well
            return
        fields = {"method": method, "place": self.place, "status": self.status, "ms": round(1000 * seconds, 1)}
        _LOG.info("request", extra={FIELDS: fields})

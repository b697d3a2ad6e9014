"""What a live connection told a browser, that browser may fetch: files to download, places to upload to, its tab.

Streamlit names a download by a digest of its content and asks nobody who fetches it; whoever had the address, or could
guess the content, would get the file or know that it exists.
"""

import re
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from gelingenscheck.participants.pace import Pace
from gelingenscheck.settings import Way
from gelingenscheck.ui import context, identity

BELOW: Final = ("/media/", "/_stcore/upload_file/")
CLOSED: Final = ("/_stcore/agent", "/_stcore/metrics", "/auth/", "/oauth2callback", "/component/")
"""What Streamlit would answer and nobody here needs."""
_BEGUN: Final = re.compile(rb"/(?:media|_stcore/upload_file)/")
_PLACE: Final = re.compile(r"/(?:media|_stcore/upload_file)/[A-Za-z0-9_./-]+")
_LONGEST: Final = 127
"""Up to here a text in a message says its length in the one byte before it."""
PROTOCOL: Final = "sec-websocket-protocol"
MOST_PLACES: Final = 2_000
"""Per session; what was told first is forgotten first."""
MOST_SESSIONS: Final = 2_000
UPLOADS_AT_ONCE: Final = 20
UPLOADS_PER_SECOND: Final = 0.1
_NEVER_KEPT: Final = {"cache-control": "no-store"}


class Told:
    """Addresses and tabs per session, in memory only, like all that they lead to."""

    def __init__(self, most: int = MOST_PLACES, sessions: int = MOST_SESSIONS) -> None:
        self._most, self._sessions = most, sessions
        self._told: OrderedDict[bytes, OrderedDict[str, None]] = OrderedDict()

    def add(self, session: bytes, place: str) -> None:
        """Remember that a session was told something."""
        places = self._told.setdefault(session, OrderedDict())
        places[place] = None
        places.move_to_end(place)
        self._told.move_to_end(session)
        if len(places) > self._most:
            places.popitem(last=False)
        if len(self._told) > self._sessions:
            self._told.popitem(last=False)

    def knows(self, session: bytes, place: str) -> bool:
        """Say whether it was."""
        return place in self._told.get(session, ())


class Addressee:
    """Pure ASGI middleware behind the door; on one person's machine everything is theirs."""

    def __init__(self, app: ASGIApp, clock: Callable[[], float] = time.monotonic) -> None:
        self.app, self.told = app, Told()
        self.pace = Pace(clock, at_once=UPLOADS_AT_ONCE, per_second=UPLOADS_PER_SECOND)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what the asker was told; listen to what a live connection tells."""
        if scope["type"] not in {"http", "websocket"} or context.settings().access is Way.LOCAL:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            session = _session(scope)
            await self.app(self._own_tab(scope, session), receive, _Listening(send, self.told, session))
        else:
            refused = self._refusal(scope)
            await (refused or self.app)(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        if not scope["path"].startswith((*BELOW, *CLOSED)):
            return None
        session = _session(scope)
        if not self.told.knows(session, scope["path"]):  # what is closed is never told
            return PlainTextResponse("Nicht gefunden. / Not found.\n", 404, _NEVER_KEPT)
        if scope["method"] == "PUT" and not self.pace.allows(session):
            return PlainTextResponse("Bitte etwas später. / Please wait a little.\n", 429, _NEVER_KEPT)
        return None

    def _own_tab(self, scope: Scope, session: bytes) -> Scope:
        """Let nobody go on in the tab of another session: what was typed there would come along."""
        parts = [part.strip() for part in Headers(scope=scope).get(PROTOCOL, "").split(",")]
        if len(parts) <= 2 or self.told.knows(session, parts[2]):  # noqa: PLR2004 - protocol, token, tab
            return scope
        own = {**scope, "headers": list(scope["headers"]), "subprotocols": scope.get("subprotocols", [])[:2]}
        MutableHeaders(scope=own)[PROTOCOL] = ", ".join(parts[:2])
        return own


class _Listening:
    """One live connection: its first message names the tab."""

    def __init__(self, send: Send, told: Told, session: bytes) -> None:
        self.send, self.told, self.session, self.tab = send, told, session, ""

    async def __call__(self, message: Message) -> None:
        data = message.get("bytes") if message["type"] == "websocket.send" else None
        if data:
            self.tab = self.tab or _tab(data)
            for told in (self.tab, *places(data)):
                self.told.add(self.session, told)
        await self.send(message)


def places(data: bytes) -> Iterator[str]:
    """Yield the addresses in a message; each is a text of its own in it."""
    for begun in _BEGUN.finditer(data):
        start = begun.start()
        length = data[start - 1] if start else 0
        place = data[start : start + length].decode("ascii", "replace")
        if length <= _LONGEST and _PLACE.fullmatch(place):
            yield place


def _tab(data: bytes) -> str:
    message = ForwardMsg()
    message.ParseFromString(data)
    return str(message.new_session.initialize.session_id)


def _session(scope: Scope) -> bytes:
    """Return what stands for whoever asks: a session, or where a proxy vouches the role it names."""
    claim = identity.of_request(scope, context.settings())
    return sha256("\n".join((claim.session, *claim.asserted)).encode()).digest()

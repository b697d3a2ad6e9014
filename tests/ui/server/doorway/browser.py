"""A browser that keeps cookies, without a network: asks the application as a server would."""

from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Scope

from tests.ui.server.asgi import run

HOST = "check.example"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back."""

    status: int
    headers: Headers
    text: str


@dataclass
class Browser:
    """One device; `secure` ones come through a proxy with TLS on this machine."""

    app: ASGIApp
    secure: bool = True
    peer: str = "127.0.0.1"
    headers: list[tuple[str, str]] = field(default_factory=list)
    """Sent with each request."""
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, *headers: tuple[str, str]) -> Answer:
        """Open a page."""
        return self.ask("GET", path, *(headers or [("accept", "text/html")]))

    def post(self, path: str, *headers: tuple[str, str], body: bytes = b"", **form: str) -> Answer:
        """Send a form."""
        return self.ask("POST", path, ("accept", "text/html"), *headers, body=body or urlencode(form).encode())

    def ask(self, method: str, path: str, *headers: tuple[str, str], body: bytes = b"") -> Answer:
        """Send a request and keep the cookies of the answer."""
        sent = self._send({**self._scope("http", path, headers), "method": method}, body)
        got = Headers(raw=sent[0]["headers"])
        for cookie in got.getlist("set-cookie"):
            self._keep(cookie)
        text = b"".join(message.get("body", b"") for message in sent[1:]).decode()
        return Answer(status=sent[0]["status"], headers=got, text=text)

    def lets_live(self) -> bool:
        """Say whether a live connection is accepted."""
        sent = self._send(self._scope("websocket", "/_stcore/stream", []), b"")
        return bool(sent[0]["type"] == "websocket.accept")

    def _keep(self, cookie: str) -> None:
        for name, value in SimpleCookie(cookie).items():
            if value["max-age"] == "0":
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value.value

    def _scope(self, kind: str, path: str, headers: Any) -> Scope:
        split = urlsplit(path)
        sent = [("host", HOST), *self.headers, *headers]
        if self.cookies:
            sent.append(("cookie", "; ".join(f"{name}={value}" for name, value in self.cookies.items())))
        if self.secure:
            sent += [("x-forwarded-proto", "https"), ("x-forwarded-for", "192.0.2.9")]
        return {
            "type": kind, "path": split.path, "raw_path": quote(split.path).encode(), "root_path": "",
            "query_string": split.query.encode(), "client": (self.peer, 40_000), "server": (HOST, 80),
            "scheme": "http" if kind == "http" else "ws",
            "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in sent],
        }  # fmt: skip

    def _send(self, scope: Scope, body: bytes) -> list[Message]:
        sent: list[Message] = []

        async def receive() -> Message:
            if scope["type"] == "websocket":
                return {"type": "websocket.connect"}
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Message) -> None:
            sent.append(message)

        async def ask() -> None:
            await self.app(scope, receive, send)

        run(ask())
        return sent

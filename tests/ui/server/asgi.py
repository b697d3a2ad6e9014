"""Call ASGI middleware by hand, with the scopes that a server would make."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import Headers as Given
from starlette.types import ASGIApp, Message, Receive, Scope, Send

Headers = list[tuple[bytes, bytes]]


def scope(kind: str = "http", *, headers: Headers, method: str = "GET", **more: Any) -> Scope:
    """Return a request from this machine, unless told otherwise."""
    request = {"type": kind, "path": "/", "query_string": b"", "client": ("127.0.0.1", 50_000), "headers": headers}
    return {**request, **({"method": method} if kind == "http" else {}), **more}


@dataclass
class Behind:
    """The app behind the middleware: answers what it is told to, and remembers what reached it."""

    messages: list[Message] = field(default_factory=list)
    reached: list[Scope] = field(default_factory=list)

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        """Answer."""
        self.reached.append(scope)
        for message in self.messages:
            await send(message)


def run(work: Coroutine[Any, Any, None]) -> None:
    """Run something in a thread of its own: after tests in a browser, a loop is running in this one."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, work).result()


def call(app: ASGIApp, request: Scope) -> list[Message]:
    """Return what the client would receive."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    async def ask() -> None:
        await app(request, receive, send)

    run(ask())
    return sent


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back from a plain request."""

    status: int
    headers: Given
    text: str


def get(app: ASGIApp, path: str, *headers: tuple[bytes, bytes], client: tuple[str, int] | None = None) -> Answer:
    """Ask an application for a page, from this machine unless told otherwise."""
    begun, *rest = call(app, scope(headers=list(headers), path=path, client=client or ("127.0.0.1", 50_000)))
    text = b"".join(message.get("body", b"") for message in rest).decode()
    return Answer(status=begun["status"], headers=Given(raw=begun["headers"]), text=text)

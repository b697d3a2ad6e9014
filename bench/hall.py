"""A hall full of phones without screens: they join, hold their line open, and vote. Loopback only."""

import asyncio
import json
import random
import re
import resource
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from http import HTTPStatus

FILES = 8_192
STREAM = "text/event-stream"
PACKED = "Accept-Encoding: gzip\r\n"
"""As browsers do; first views are asked for as they are, since their limit is meant so."""
AT_ONCE = 50
"""Phones that join in the same moment."""
SEATED = 0.2
"""Seconds between two looks whether something has reached everybody."""


class RefusedError(Exception):
    """The server answered otherwise than a phone expects."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a server answered, and how long it took."""

    status: int
    head: str
    body: bytes
    sent: int
    """Bytes of the request."""
    took: float
    """Milliseconds."""

    @property
    def size(self) -> int:
        """Return the bytes of head and body."""
        return len(self.head) + len(self.body)


@dataclass(frozen=True, kw_only=True)
class Place:
    """A workshop at an address."""

    port: int
    code: str

    async def ask(
        self, method: str, path: str = "", *, cookie: str = "", body: str = "", accept: str = "*/*"
    ) -> Answer:
        """Ask once, over a new connection."""
        request = self._request(method, path, cookie, body, accept).encode()
        begin = time.perf_counter()
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(request)
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            rest = await reader.read()
        finally:
            writer.close()
        took = 1_000 * (time.perf_counter() - begin)
        return Answer(status=int(head.split()[1]), head=head, body=rest, sent=len(request), took=took)

    @asynccontextmanager
    async def line(self, path: str, cookie: str) -> AsyncIterator[asyncio.StreamReader]:
        """Open a stream of events."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(self._request("GET", path, cookie, "", STREAM).encode())
            yield reader
        finally:
            writer.close()

    def _request(self, method: str, path: str, cookie: str, body: str, accept: str) -> str:
        connection = "keep-alive" if accept == STREAM else "close"
        form = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n" if body else ""
        return (
            f"{method} /w/{self.code}{path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nConnection: {connection}\r\n"
            f"Accept: {accept}\r\n{PACKED if body else ''}Cookie: {cookie}\r\n{form}\r\n{body}"
        )


@dataclass
class Phone:
    """One phone."""

    place: Place
    cookie: str = ""
    version: int = 0
    arrived: dict[int, float] = field(default_factory=dict)
    """When each version of the page came, by the clock of this process."""

    async def join(self) -> None:
        """Come in, and read the page."""
        answer = await self.place.ask("POST", "/join", body="x=1")
        ticket = re.search(r"^set-cookie: (w=[^;]+)", answer.head, re.MULTILINE | re.IGNORECASE)
        if answer.status != HTTPStatus.SEE_OTHER or ticket is None:
            raise RefusedError(answer.head)
        self.cookie = ticket[1]
        await self.place.ask("GET", cookie=self.cookie)

    async def listen(self) -> None:
        """Hold the line, and come back whenever it ends, as the page's script does."""
        while True:
            async with self.place.line(f"/live?v={self.version}", self.cookie) as reader:
                pause = await self._hear(reader)
            await asyncio.sleep(pause)

    async def _hear(self, reader: asyncio.StreamReader) -> float:
        event = b""
        while line := await reader.readline():
            if line.startswith(b"event: "):
                event = line[7:].strip()
            elif line.startswith(b"data: ") and event == b"page":
                self.version = int(json.loads(line[6:])["v"])
                self.arrived[self.version] = time.perf_counter()
            elif line.startswith(b"data: ") and event == b"bye":
                return int(line[6:]) / 1_000
        return 0.5

    async def vote(self, ballot: str, choice: int, after: float = 0.0) -> Answer:
        """Vote after so many seconds, the way the page's script does."""
        await asyncio.sleep(after)
        body = f"ballot={ballot}&choice={choice}&seq=1"
        answer = await self.place.ask("POST", "/vote", cookie=self.cookie, body=body, accept="application/json")
        if answer.status != 200:
            raise RefusedError(f"{answer.status} {answer.body[:200]!r}")
        return answer


def allow_files() -> None:
    """Let this process hold so many lines."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES if hard < 0 else min(FILES, hard), hard))


async def seat(phones: Sequence[Phone]) -> list["asyncio.Task[None]"]:
    """Let everybody come in, some at a time, and hold their lines."""
    for start in range(0, len(phones), AT_ONCE):
        await asyncio.gather(*(phone.join() for phone in phones[start : start + AT_ONCE]))
    return [asyncio.create_task(phone.listen()) for phone in phones]


async def votes(phones: Sequence[Phone], ballot: str, seconds: float, chance: random.Random) -> list[Answer]:
    """Let everybody vote once at some moment within so many seconds."""
    return await asyncio.gather(
        *(phone.vote(ballot, chance.randrange(5), chance.uniform(0, seconds)) for phone in phones)
    )


async def reached(phones: Sequence[Phone], version: int, patience: float = 20.0) -> list[float]:
    """Wait until a version of the page has come to everybody; return when, phone by phone."""
    until = time.perf_counter() + patience
    while not all(version in phone.arrived for phone in phones):
        if time.perf_counter() > until:
            raise RefusedError(f"version {version} has not come to everybody")
        await asyncio.sleep(SEATED)
    return [phone.arrived[version] for phone in phones]

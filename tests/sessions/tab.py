"""A tab without a screen that keeps all that a server sent it, whether anybody would see it or not."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from bench.visitor import Visitor, line

PATIENCE = 20.0
JOINER = "\u2060".encode()


@dataclass
class Tab(Visitor):
    """One open tab."""

    sent: list[bytes] = field(default_factory=list)
    """All messages since the last run began, as they came."""

    def _take(self, message: Any) -> None:
        self.sent.append(message.SerializeToString())
        super()._take(message)

    async def run(self, fragment: str = "") -> float:
        """Run the page, or a fragment of it, and keep only what comes of it."""
        self.sent.clear()
        return await asyncio.wait_for(super().run(fragment), PATIENCE)

    async def forge(self, fragment: str) -> None:
        """Ask for a fragment that may be none of this tab's; Streamlit then answers nothing at all."""
        self.sent.clear()
        with suppress(TimeoutError):
            await asyncio.wait_for(super().run(fragment), 1.0)

    def holds(self, text: str) -> bool:
        """Say whether a text came, wherever it stood; what keeps it from being Markdown is left out."""
        return any(text.encode() in message.replace(b"\\", b"").replace(JOINER, b"") for message in self.sent)


@asynccontextmanager
async def tab(url: str, cookie: str, path: str = "", **query: str) -> AsyncIterator[Tab]:
    """Open a page and run it once."""
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    async with line(url, cookie) as socket:
        opened = Tab(socket=socket, path=path, query=asked)
        await opened.run()
        yield opened

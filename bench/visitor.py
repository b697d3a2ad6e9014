"""A visitor without a screen: speaks Streamlit's websocket protocol, so that the server alone is measured."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection
from websockets.typing import Subprotocol

SUBPROTOCOLS = [Subprotocol("streamlit"), Subprotocol("none")]
"""Name, and a token that is only asked for where there are cookies."""
SUPERSEDED = ForwardMsg.FINISHED_EARLY_FOR_RERUN
"""Another run follows at once."""


class FailedPageError(Exception):
    """The page showed an exception."""


@dataclass
class Visitor:
    """One open tab."""

    socket: Any
    path: str
    query: str
    page_hash: str = ""
    radios: dict[str, Any] = field(default_factory=dict)
    """Radio groups by widget id: the element, and the fragment it lies in."""
    lists: dict[str, Any] = field(default_factory=dict)
    """Lists to choose from, likewise."""
    buttons: dict[str, str] = field(default_factory=dict)
    """Buttons by widget id: the fragment each lies in."""
    charts: dict[str, int] = field(default_factory=dict)
    """Bytes of each chart with its data, by its place on the page."""
    states: dict[str, WidgetState] = field(default_factory=dict)
    timers: set[str] = field(default_factory=set)
    """Fragments that run by themselves."""
    received: int = 0
    """Bytes."""

    async def run(self, fragment: str = "") -> float:
        """Run the page, or a fragment of it, and return the milliseconds until it was whole."""
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string, rerun.fragment_id, rerun.page_script_hash = self.query, fragment, self.page_hash
        rerun.page_name = "" if self.page_hash else self.path
        rerun.context_info.timezone, rerun.context_info.locale = "Europe/Berlin", "de-DE"
        rerun.widget_states.widgets.extend(self.states.values())
        start = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        await self._finish()
        return 1_000 * (time.perf_counter() - start)

    async def choose(self, radio: str, index: int) -> float:
        """Choose an option of a radio group or a list; return the milliseconds until all that it changed was there."""
        element, fragment = {**self.radios, **self.lists}[radio]
        self.states[radio] = WidgetState(id=radio, string_value=element.options[index])
        return await self.run(fragment)

    async def press(self, key: str) -> float:
        """Press the button with a key; return the milliseconds until all that it changed was there."""
        button = next(id_ for id_ in self.buttons if id_.endswith(f"-{key}"))
        fragment = self.buttons[button]
        self.states[button] = WidgetState(id=button, trigger_value=True)
        try:
            return await self.run(fragment)
        finally:
            del self.states[button]

    async def beat(self) -> None:
        """Run what the page runs by the clock."""
        for fragment in sorted(self.timers):
            await self.run(fragment)

    async def _finish(self) -> None:
        async for data in self.socket:
            self.received += len(data)
            message = ForwardMsg.FromString(data)
            self._take(message)
            if message.WhichOneof("type") == "script_finished" and message.script_finished != SUPERSEDED:
                return
        raise ConnectionError(self.path)  # closed before the page was whole

    def _take(self, message: Any) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.page_hash = message.new_session.page_script_hash
        elif kind == "navigation":
            self.page_hash = message.navigation.page_script_hash
        elif kind == "auto_rerun":
            self.timers.add(message.auto_rerun.fragment_id)
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            if element.WhichOneof("type") == "exception":
                raise FailedPageError(element.exception.message)
            if element.WhichOneof("type") == "radio":
                self.radios[element.radio.id] = element.radio, message.delta.fragment_id
            elif element.WhichOneof("type") == "button":
                self.buttons[element.button.id] = message.delta.fragment_id
            elif element.WhichOneof("type") == "selectbox":
                self.lists[element.selectbox.id] = element.selectbox, message.delta.fragment_id
            elif element.WhichOneof("type") == "vega_lite_chart":
                place = str(list(message.metadata.delta_path))
                self.charts[place] = element.vega_lite_chart.ByteSize()


@asynccontextmanager
async def line(url: str, cookie: str = "") -> AsyncIterator[ClientConnection]:
    """Connect as a page does, with the cookie of whoever is signed in."""
    address, headers = f"ws://{urlsplit(url).netloc}/_stcore/stream", {"Cookie": cookie} if cookie else {}
    async with websockets.connect(
        address, subprotocols=SUBPROTOCOLS, max_size=None, compression=None, ping_interval=None,
        additional_headers=headers,
    ) as socket:  # fmt: skip
        yield socket


@asynccontextmanager
async def visit(url: str, path: str = "", query: str = "", *, cookie: str = "") -> AsyncIterator[Visitor]:
    """Open a page and run it once."""
    async with line(url, cookie) as socket:
        visitor = Visitor(socket=socket, path=path, query=query)
        await visitor.run()
        yield visitor

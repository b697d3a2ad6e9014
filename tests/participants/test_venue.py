"""The room's access: it opens, it closes, and what goes wrong is a sentence."""

import asyncio
import http.client
import socket
import threading
from collections.abc import Iterator

import pytest

from gelingenscheck.i18n import words_in
from gelingenscheck.participants import network, venue
from gelingenscheck.participants.bell import Bell
from gelingenscheck.participants.network import (
    MalformedAddressError,
    NotOurAddressError,
    PortForbiddenError,
    PortTakenError,
    lan_address,
    listen,
)
from gelingenscheck.participants.venue import MovedError, NoNetworkError, NotServingError, Venue, VenueAddress
from tests.participants.room import HOME, Room

WORDS = words_in("de")


class Server:
    """A loop in a thread, as the real server is one for the facilitator's pages."""

    def __init__(self, room: Room, lan: str | None = "127.0.0.1") -> None:
        self.lan = lan
        self.room = room
        self.venue = Venue(lan=lambda: self.lan)
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever)
        self.thread.start()

    def start(self, address: str = "", name: str = "") -> VenueAddress:
        """Start as the settings say."""
        start = self.venue.start(self.room.app, Bell(), address=address, name=name)
        asyncio.run_coroutine_threadsafe(start, self.loop).result(5)
        return self.venue.address()

    def stop(self) -> None:
        """Stop as the server does."""
        asyncio.run_coroutine_threadsafe(self.venue.stop(), self.loop).result(5)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(5)
        self.loop.close()


@pytest.fixture
def server(room: Room) -> Iterator[Server]:
    running = Server(room)
    yield running
    running.stop()


def status(address: str, path: str = HOME) -> int:
    connection = http.client.HTTPConnection(address, timeout=5)
    connection.request("GET", path)
    found = connection.getresponse().status
    connection.close()
    return found


@pytest.fixture
def free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_without_settings_it_is_closed(server: Server) -> None:
    assert server.start() == VenueAddress()


def test_the_facilitators_switch_opens_and_closes_it_as_often_as_one_likes(server: Server, free: int) -> None:
    server.start()
    for _ in range(2):
        opened = server.venue.open(free)
        assert (opened.host, opened.url, opened.problem) == (f"127.0.0.1:{free}", f"http://127.0.0.1:{free}", None)
        assert not opened.reachable  # this machine's own address
        assert server.venue.open(free) == opened
        assert [status(opened.host, path) for path in ("/", HOME, "/wand", "/_stcore/stream")] == [200, 200, 404, 404]
        assert server.venue.close() == VenueAddress()
        with pytest.raises(ConnectionRefusedError):
            status(opened.host)


def test_closing_does_not_wait_for_phones_that_listen(server: Server, free: int) -> None:
    server.room.participants.lines._seconds = (60, 60)
    server.venue._bell = server.room.bell
    asyncio.run_coroutine_threadsafe(server.venue.start(server.room.app, server.room.bell), server.loop).result(5)
    opened = server.venue.open(free)
    phone = server.room.phone().join()
    line = http.client.HTTPConnection(opened.host, timeout=5)
    line.request("GET", f"{HOME}/live", headers={"Cookie": f"w={phone.cookies['w']}"})
    stream = line.getresponse()
    assert stream.readline() == b"event: hi\n"
    server.venue.close()
    assert b"event: bye" in stream.read()


def test_what_the_settings_opened_the_switch_cannot_close(server: Server, free: int) -> None:
    opened = server.start(f"127.0.0.1:{free}")
    assert opened.fixed
    assert server.venue.close() == server.venue.open(free + 1) == opened
    assert status(opened.host) == 200


@pytest.mark.parametrize(
    ("name", "host", "url"),
    [
        ("workshop.example", "workshop.example", "http://workshop.example"),
        ("workshop.example:81", "workshop.example:81", "http://workshop.example:81"),
        ("https://workshop.example/", "workshop.example", "https://workshop.example"),
    ],
)
def test_the_wall_shows_the_name_that_is_set(server: Server, name: str, host: str, url: str) -> None:
    opened = server.start("127.0.0.1:0", name)
    assert (opened.host, opened.url, opened.reachable) == (host, url, True)


def test_anywhere_is_shown_as_the_address_in_the_rooms_network(server: Server) -> None:
    server.lan = "192.168.1.20"
    opened = server.start("0.0.0.0:0")
    assert opened.host.startswith("192.168.1.20:")
    assert opened.reachable


def test_a_busy_port_is_a_sentence_and_not_the_end_of_the_server(server: Server, free: int) -> None:
    with listen(f"127.0.0.1:{free}"):
        problem = server.start(f"127.0.0.1:{free}").problem
        assert isinstance(problem, PortTakenError)
        assert f"Unter 127.0.0.1:{free} antwortet schon ein anderes Programm." in problem.said(WORDS)
    server.start()
    with listen(f"127.0.0.1:{free}"):
        assert isinstance(server.venue.open(free).problem, PortTakenError)
    assert server.venue.open(free).problem is None


def test_without_a_network_nothing_opens(server: Server, free: int) -> None:
    server.start()
    server.lan = None
    assert isinstance(server.venue.open(free).problem, NoNetworkError)


def test_a_laptop_that_changed_its_network_is_told(server: Server, monkeypatch: pytest.MonkeyPatch, free: int) -> None:
    server.start()
    monkeypatch.setattr(network, "is_local", lambda _host: False)
    assert server.venue.open(free).reachable
    server.lan = "10.0.0.5"
    moved = server.venue.address()
    assert (moved.reachable, moved.host) == (False, f"127.0.0.1:{free}")
    assert isinstance(moved.problem, MovedError)
    server.lan = None
    assert isinstance(server.venue.address().problem, NoNetworkError)


def test_before_the_server_runs_it_says_so() -> None:
    alone = Venue(lan=lambda: "127.0.0.1")
    assert isinstance(alone.open().problem, NotServingError)
    assert isinstance(alone.close().problem, NotServingError)
    assert venue.address().url == ""


@pytest.mark.parametrize("address", ["", "8502", ":8502", "localhost", "127.0.0.1:99999", "127.0.0.1:x", "127.0.0.1:²"])
def test_an_address_that_is_none_is_a_sentence(address: str) -> None:
    with pytest.raises(MalformedAddressError):
        listen(address)


def test_an_answer_leaves_at_once_and_not_when_the_phone_has_acknowledged_its_head() -> None:
    with listen("127.0.0.1:0") as sock:
        assert sock.proto == socket.IPPROTO_TCP  # what asyncio looks at


def test_an_address_of_another_machine_is_a_sentence() -> None:
    with pytest.raises(NotOurAddressError):
        listen("192.0.2.77:8502")


def test_a_port_that_the_system_keeps_is_a_sentence() -> None:
    assert network._WHY[13] is PortForbiddenError


def test_an_address_is_found_without_sending_anything() -> None:
    found = lan_address()
    assert found is None or not network.is_local(found)


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("[::1]", True), ("localhost", True), ("10.0.0.1", False), ("x.example", False)],
)
def test_this_machines_own_address_is_known_as_such(host: str, *, local: bool) -> None:
    assert network.is_local(host) is local


def test_ipv6_is_typed_in_brackets() -> None:
    assert network.shown("fe80::1", 8502) == "[fe80::1]:8502"


def test_a_host_name_is_told_from_its_port() -> None:
    assert [network.host_name(host) for host in ("A:1", "a", "[::1]:80", "[::1]")] == ["a", "a", "[::1]", "[::1]"]


def test_the_invitation_leads_through_the_door(room: Room) -> None:
    opened = VenueAddress(host="x", url="http://x")
    link = opened.invitation(room.store, room.workshop)
    assert link.startswith(f"http://x{HOME}/")
    assert room.phone().get(link.removeprefix("http://x")).status == 200
    assert VenueAddress().invitation(room.store, room.workshop) == ""

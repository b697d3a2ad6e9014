"""Only this machine, only under its own names, and only from its own pages."""

import pytest
from starlette.types import Message, Scope

from gelingenscheck.ui.server.guard import Guard
from tests.ui.server.asgi import Behind, call, scope

HOSTS = ("localhost", "127.0.0.1", "[::1]", "Check.Musterstadt.example")
LOCAL = (b"host", b"localhost:8501")


def passes(request: Scope) -> bool:
    """Say whether a request reaches the app; whatever is refused gets a sentence or a closed socket."""
    behind = Behind()
    answer = call(Guard(behind, HOSTS), request)
    if not behind.reached:
        assert_refused(request, answer)
    return bool(behind.reached)


def assert_refused(request: Scope, answer: list[Message]) -> None:
    if request["type"] == "websocket":
        assert answer == [{"type": "websocket.close", "code": 1008}]
        return
    assert answer[0]["status"] == 403
    assert "Gespeichertes ist nicht betroffen" in answer[1]["body"].decode()


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(
    "host",
    [
        b"localhost",
        b"localhost:8501",
        b"LOCALHOST:8501",
        b"127.0.0.1:8501",
        b"[::1]:8501",
        b"[::1]",
        b"check.musterstadt.example",
    ],
)
def test_own_names_are_served_on_every_port(kind: str, host: bytes) -> None:
    assert passes(scope(kind, headers=[(b"host", host)]))


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(
    "host",
    [
        b"evil.example",
        b"localhost.evil.example",
        b"evil.example:8501",
        b"127.0.0.1.nip.io:8501",
        b"127.0.0.2",
        b"localhost:",
        b"localhost:80:80",
        b"localhost:8501@evil.example",
        b"localhost, evil.example",
        b"localhost ",
        b"::1",
        b"",
        b"\xff\xfe",
    ],
)
def test_a_foreign_or_rebound_name_is_refused(kind: str, host: bytes) -> None:
    assert not passes(scope(kind, headers=[(b"host", host)]))


@pytest.mark.parametrize("headers", [[], [LOCAL, LOCAL], [LOCAL, (b"Host", b"evil.example")]])
def test_exactly_one_host_is_named(headers: list[tuple[bytes, bytes]]) -> None:
    assert not passes(scope(headers=headers))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "CONNECT"])
@pytest.mark.parametrize(
    "origin",
    [
        b"http://evil.example",
        b"null",
        b"",
        b"http://localhost:3000",
        b"http://127.0.0.1:8501",
        b"file://localhost:8501",
        b"http://localhost:8501.evil.example",
        b"http://user@localhost:8501",
        b"http://[",
        b"http://[::1",
    ],
)
def test_nothing_is_changed_from_a_foreign_page(method: str, origin: bytes) -> None:
    assert not passes(scope(method=method, headers=[LOCAL, (b"origin", origin)]))


@pytest.mark.parametrize("origin", [b"http://evil.example", b"null", b"http://["])
def test_no_socket_is_opened_from_a_foreign_page(origin: bytes) -> None:
    assert not passes(scope("websocket", headers=[LOCAL, (b"origin", origin)]))


def test_one_foreign_origin_among_several_is_enough() -> None:
    own, foreign = (b"origin", b"http://localhost:8501"), (b"origin", b"http://evil.example")
    assert not passes(scope(method="POST", headers=[LOCAL, own, foreign]))


@pytest.mark.parametrize("origin", [b"http://localhost:8501", b"https://LOCALHOST:8501"])
def test_its_own_pages_may_change_and_connect(origin: bytes) -> None:
    headers = [LOCAL, (b"origin", origin)]
    assert passes(scope(method="POST", headers=headers))
    assert passes(scope("websocket", headers=headers))


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_a_link_on_another_page_may_be_followed(method: str) -> None:
    assert passes(scope(method=method, headers=[LOCAL, (b"origin", b"http://evil.example")]))


def test_a_client_that_is_no_browser_may_post() -> None:
    assert passes(scope(method="POST", headers=[LOCAL]))


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize("peer", ["192.168.0.7", "10.0.0.1", "2001:db8::1", "::ffff:192.168.0.7", "testclient", ""])
def test_another_machine_is_refused_whatever_name_it_uses(kind: str, peer: str) -> None:
    assert not passes(scope(kind, headers=[LOCAL], client=(peer, 40_000)))


@pytest.mark.parametrize("peer", ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"])
def test_this_machine_is_served_on_either_internet_protocol(peer: str) -> None:
    assert passes(scope(headers=[LOCAL], client=(peer, 40_000)))


def test_a_unix_socket_has_no_address_and_is_this_machine() -> None:
    assert passes(scope(headers=[LOCAL], client=None))


def test_the_servers_own_start_and_stop_pass() -> None:
    behind = Behind()
    call(Guard(behind, HOSTS), {"type": "lifespan"})
    assert behind.reached == [{"type": "lifespan"}]

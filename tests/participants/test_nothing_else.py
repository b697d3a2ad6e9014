"""On the room's own port there are the participants' routes, and nothing else: asked over a real connection."""

import http.client
import socket
from collections.abc import Iterator

import pytest

from tests.participants.room import CODE, HOME, Room
from tests.participants.test_venue import Server

ELSEWHERE = (
    "/healthz", "/_stcore/health", "/_stcore/stream", "/_stcore/host-config", "/_stcore/script-health-check",
    "/_stcore/allowed-message-origins", "/_stcore/upload_file/a/b", "/_stcore/metrics", "/_stcore/bidi-components/a",
    "/_stcore", "/stream", "/component/a/index.html", "/media/a.pdf", "/downloads/a", "/static/js/index.js",
    "/static/../app.py", "/app/static/a", "/fonts/", "/fonts/a.woff2", "/favicon.ico", "/favicon.png", "/robots.txt",
    "/sitemap.xml", "/index.html", "/manifest.json", "/service-worker.js", "/.well-known/security.txt", "/.git/config",
    "/.env", "/app.py", "/organisation.yaml", "/factors.yaml", "/assessments/.workshops.sqlite", "/etc/passwd",
    "/../../etc/passwd", "/w/../../etc/passwd", "/w/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/%00", "/%ff", "/*",
    "/workshop", "/moderation", "/wand", "/workshop-ergebnis", "/jahresbericht", "/eintippen", "/vergleich",
    "/uebertragen", "/sprachen", "/einstellungen", "/admin", "/login", "/logout", "/auth/callback", "/oauth2callback",
    "/api", "/docs", "/openapi.json", "/metrics", "/debug", "/W", "/ww", f"{HOME}/vote/1",
    f"{HOME}/live/now/x", f"{HOME}/a/join/b", f"{HOME}/a/vote", f"{HOME}/a/live", f"/v/{CODE}", f"/{CODE}",
    "/w" * 2_000,
)  # fmt: skip
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND")
UPGRADE = {
    "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}  # fmt: skip
OURS = (
    ("GET", "/"), ("GET", "/w"), ("GET", HOME), ("GET", f"{HOME}/privacy"), ("GET", f"{HOME}/live"),
    ("GET", f"{HOME}/now"), ("POST", f"{HOME}/join"), ("POST", f"{HOME}/vote"), ("POST", f"{HOME}/leave"),
)  # fmt: skip


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Open the room's access."""
    server = Server(Room())
    yield int(server.start("127.0.0.1:0").host.rpartition(":")[2])
    server.stop()


@pytest.fixture
def line(port: int) -> Iterator[http.client.HTTPConnection]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    yield connection
    connection.close()


def ask(line: http.client.HTTPConnection, method: str, path: str, headers: dict[str, str]) -> int:
    """Ask as written, with nothing put in order on the way."""
    line.putrequest(method, path, skip_accept_encoding=True)
    for name, value in {"Content-Length": "0", **headers}.items():
        line.putheader(name, value)
    line.endheaders()
    answer = line.getresponse()
    answer.read()
    return answer.status


def test_enough_is_asked() -> None:
    assert len(set(ELSEWHERE)) == len(ELSEWHERE) >= 60


@pytest.mark.parametrize("method", METHODS)
def test_whatever_is_not_a_participants_route_is_not_here(line: http.client.HTTPConnection, method: str) -> None:
    found = {path: ask(line, method, path, {}) for path in ELSEWHERE}
    assert {path: status for path, status in found.items() if status != 404} == {}


def test_no_connection_becomes_a_websocket(line: http.client.HTTPConnection) -> None:
    found = {path: ask(line, "GET", path, UPGRADE) for path in ELSEWHERE}
    assert {path: status for path, status in found.items() if status != 404} == {}
    assert ask(line, "GET", HOME, UPGRADE) == 200


def test_the_participants_routes_are_here(line: http.client.HTTPConnection) -> None:
    assert [(method, path) for method, path in OURS if ask(line, method, path, {}) in {404, 405, 500}] == []


@pytest.mark.parametrize(
    "sent",
    [
        b"GET http://127.0.0.1/_stcore/stream HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"CONNECT 127.0.0.1:8501 HTTP/1.1\r\nHost: 127.0.0.1:8501\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"GET /healthz\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
)  # fmt: skip
def test_what_is_no_request_of_ours_gets_nothing(port: int, sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
        line.sendall(sent)
        line.shutdown(socket.SHUT_WR)
        answer = line.recv(200)
    assert not answer or answer.split()[1] in {b"400", b"404", b"405", b"421", b"431"}


def test_the_port_still_serves_after_all_that(line: http.client.HTTPConnection) -> None:
    assert ask(line, "GET", HOME, {}) == 200

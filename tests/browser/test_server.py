"""What the server answers over plain HTTP, whoever asks."""

import http.client
import json
from collections.abc import Mapping

import pytest

from tests.browser.server import Server

HTML = {"Accept": "text/html"}


def ask(
    server: Server, path: str, method: str = "GET", headers: Mapping[str, str] | None = None
) -> tuple[int, dict[str, str], str]:
    """Return status, headers and text of an answer; `Host` may be forged."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    given = {"Host": f"127.0.0.1:{server.port}", **(headers or {})}
    connection.putrequest(method, path, skip_host=True)
    for name, value in given.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    text = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, text


def test_the_health_route_answers(shared: Server) -> None:
    status, headers, text = ask(shared, "/healthz")
    assert (status, json.loads(text)) == (200, {"status": "ok"})
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/portfolio", "/healthz", "/fonts/plex-sans-latin.woff2", "/gibt-es-nicht"])
def test_every_answer_carries_the_security_headers(shared: Server, path: str) -> None:
    _, headers, _ = ask(shared, path, headers=HTML)
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "unsafe-inline" not in policy.split("script-src")[1].split(";")[0]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"


def test_a_refusal_carries_them_too(shared: Server) -> None:
    status, headers, _ = ask(shared, "/", headers={**HTML, "Host": "angreifer.example"})
    assert status == 403
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(("query", "lang"), [("", "de"), ("?lang=en", "en"), ("?lang=%22%3E", "de")])
def test_the_page_says_its_language_before_any_script_ran(shared: Server, query: str, lang: str) -> None:
    _, _, text = ask(shared, f"/{query}", headers=HTML)
    assert f'<html lang="{lang}">' in text


@pytest.mark.parametrize("host", ["angreifer.example", "127.0.0.1.angreifer.example", "", "localhost.:80", "[::2]"])
def test_a_foreign_host_is_refused(shared: Server, host: str) -> None:
    for path in ("/", "/healthz", "/_stcore/health", "/_stcore/stream"):
        assert ask(shared, path, headers={"Host": host})[0] in {400, 403}, path


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_a_foreign_origin_may_not_change_anything(shared: Server, method: str) -> None:
    for path in ("/", "/healthz", "/_stcore/upload_file/x"):
        status, _, text = ask(shared, path, method, {"Origin": "https://angreifer.example", "Content-Length": "0"})
        assert status == 403, path
        assert "Gespeichertes ist nicht betroffen" in text


@pytest.mark.parametrize("origin", ["https://angreifer.example", "null", "http://127.0.0.1:1"])
def test_a_foreign_origin_gets_no_live_connection(shared: Server, origin: str) -> None:
    headers = {
        "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Origin": origin,
    }  # fmt: skip
    assert ask(shared, "/_stcore/stream", headers=headers)[0] == 403
    assert ask(shared, "/_stcore/stream", headers={**headers, "Origin": shared.url})[0] == 101

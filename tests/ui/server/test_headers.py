"""Every answer carries the security headers, and a page its language."""

import pytest
from starlette.datastructures import Headers
from starlette.types import Message

from gelingenscheck.ui.server.headers import HEADERS, PageHeaders
from tests.ui.server.asgi import Behind, call, scope

PAGE = b'<!doctype html><html lang="en"><head></head><body><html lang="en"></body></html>'
BROWSER = (b"accept", b"text/html,application/xhtml+xml;q=0.9")


def answered(*bodies: bytes, kind: str = "text/html; charset=utf-8", status: int = 200) -> list[Message]:
    length = str(sum(map(len, bodies))).encode()
    headers = [(b"content-type", kind.encode()), (b"content-length", length), (b"etag", b'"1"')]
    start = {"type": "http.response.start", "status": status, "headers": headers}
    last = len(bodies) - 1
    parts = [
        {"type": "http.response.body", "body": body, "more_body": i < last} for i, body in enumerate(bodies or (b"",))
    ]
    return [start, *parts]


def page(query: bytes, *bodies: bytes, kind: str = "text/html", status: int = 200) -> tuple[Headers, bytes]:
    """Return headers and body of a page that a browser asks for."""
    behind = Behind(answered(*bodies, kind=kind, status=status))
    sent = call(PageHeaders(behind), scope(headers=[BROWSER], query_string=query))
    assert sent[0]["status"] == status
    return Headers(raw=sent[0]["headers"]), b"".join(message["body"] for message in sent[1:])


@pytest.mark.parametrize("status", [200, 304, 403, 404, 500])
@pytest.mark.parametrize("accept", [b"text/html", b"*/*", b"application/json"])
def test_every_answer_carries_every_header(status: int, accept: bytes) -> None:
    behind = Behind(answered(b"{}", kind="application/json", status=status))
    sent = call(PageHeaders(behind), scope(headers=[(b"accept", accept)]))
    headers = Headers(raw=sent[0]["headers"])
    assert {name: headers[name] for name in HEADERS} == HEADERS
    assert sent[1]["body"] == b"{}"


def test_no_other_host_may_serve_or_frame_anything() -> None:
    policy = dict(part.split(" ", 1) for part in HEADERS["content-security-policy"].split("; "))
    assert policy["frame-ancestors"] == policy["object-src"] == "'none'"
    allowed = {source for sources in policy.values() for source in sources.split() if not source.startswith("'sha256-")}
    assert allowed <= {"'self'", "'none'", "'unsafe-inline'", "data:", "blob:"}
    assert "'unsafe-inline'" not in policy["script-src"]


@pytest.mark.parametrize(
    ("query", "lang"),
    [
        (b"", b"de"),
        (b"lang=de", b"de"),
        (b"lang=en", b"en"),
        (b"check=x-1&lang=en", b"en"),
        (b"lang=fr", b"de"),
        (b"lang=en&lang=de", b"de"),
        (b'lang="><script>', b"de"),
        (b"\xff\xfe", b"de"),
    ],
)
def test_a_page_says_the_language_of_its_address(query: bytes, lang: bytes) -> None:
    headers, body = page(query, PAGE)
    assert body.startswith(b'<!doctype html><html lang="' + lang + b'">')
    assert body.count(b'lang="en"') == (2 if lang == b"en" else 1)
    assert headers["content-length"] == str(len(body))


def test_a_page_in_pieces_arrives_whole() -> None:
    _, body = page(b"", PAGE[:20], PAGE[20:25], PAGE[25:])
    assert body == PAGE.replace(b'lang="en"', b'lang="de"', 1)


def test_a_page_is_not_kept_by_the_browser_since_its_address_has_two_languages() -> None:
    headers, _ = page(b"", PAGE)
    assert headers["cache-control"] == "no-store"
    assert "etag" not in headers


@pytest.mark.parametrize(("kind", "status"), [("text/css", 200), ("text/html", 404)])
def test_what_is_no_page_stays_as_it_is(kind: str, status: int) -> None:
    headers, body = page(b"", PAGE, kind=kind, status=status)
    assert body == PAGE
    assert headers["etag"] == '"1"'


def test_the_page_is_asked_for_uncompressed() -> None:
    behind = Behind(answered(PAGE))
    call(PageHeaders(behind), scope(headers=[BROWSER, (b"accept-encoding", b"gzip, br"), (b"x-other", b"1")]))
    assert behind.reached[0]["headers"] == [BROWSER, (b"x-other", b"1")]


def test_a_websocket_passes_untouched() -> None:
    behind = Behind([{"type": "websocket.accept"}])
    request = scope("websocket", headers=[])
    assert call(PageHeaders(behind), request) == [{"type": "websocket.accept"}]
    assert behind.reached == [request]


def test_a_stream_is_passed_on_as_it_comes() -> None:
    behind = Behind(answered(b"a", b"b", kind="text/event-stream"))
    sent = call(PageHeaders(behind), scope(headers=[(b"accept", b"text/event-stream")]))
    assert [message.get("body") for message in sent] == [None, b"a", b"b"]


def test_only_over_tls_browsers_are_told_to_stay_with_it_and_every_cookie_is_secure() -> None:
    cookies = [(b"set-cookie", b"_streamlit_xsrf=2|a; Path=/; SameSite=Lax"), (b"set-cookie", b"x=1; Secure")]
    start = {"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain"), *cookies]}
    plain, secure = (
        Headers(raw=call(PageHeaders(Behind([dict(start)])), scope(headers=[], scheme=scheme))[0]["headers"])
        for scheme in ("http", "https")
    )
    assert "strict-transport-security" not in plain
    assert plain.getlist("set-cookie")[0].endswith("SameSite=Lax")
    assert secure["strict-transport-security"] == "max-age=31536000"
    assert secure.getlist("set-cookie") == ["_streamlit_xsrf=2|a; Path=/; SameSite=Lax; Secure", "x=1; Secure"]


@pytest.mark.parametrize("accept", [b"text/html", b"*/*"])
def test_a_download_is_kept_nowhere(accept: bytes) -> None:
    behind = Behind(answered(b"%PDF", kind="application/pdf"))
    sent = call(PageHeaders(behind), scope(headers=[(b"accept", accept)], path="/media/x.pdf"))
    assert Headers(raw=sent[0]["headers"])["cache-control"] == "private, no-store"

"""Sign in as a browser does, by HTTP alone: a link is shown, exchanged on a press, and a cookie kept."""

from http import HTTPStatus
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlencode, urlsplit

SECONDS = 30


class RefusedError(Exception):
    """The link did not open; says with which status."""


def ask(
    url: str, method: str, path: str, *, body: str = "", cookie: str = "", **headers: str
) -> tuple[HTTPResponse, bytes]:
    """Ask once over a new connection, and follow nothing; the response and its body."""
    line = HTTPConnection(urlsplit(url).netloc, timeout=SECONDS)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    if cookie:
        sent["Cookie"] = cookie
    if body:
        sent["Content-Type"] = "application/x-www-form-urlencoded"
    try:
        line.request(method, path, body.encode() or None, sent)
        answer = line.getresponse()
        return answer, answer.read()
    finally:
        line.close()


def sign_in(url: str, token: str, *, cookie: str = "") -> str:
    """Exchange a link; return the cookie as it is sent back. Raise `RefusedError`."""
    answer, _ = ask(url, "POST", "/anmelden", body=urlencode({"code": token, "ziel": "/"}), cookie=cookie)
    if answer.status != HTTPStatus.SEE_OTHER:
        raise RefusedError(answer.status)
    return (answer.getheader("Set-Cookie") or "").partition(";")[0]

"""A participant without a browser: one connection, one cookie, plain forms."""

import threading
from dataclasses import dataclass, field
from http.client import HTTPConnection
from urllib.parse import urlencode


class _Line(threading.local):
    def __init__(self) -> None:
        self.connections: dict[int, HTTPConnection] = {}


_LINE = _Line()


@dataclass
class Phone:
    """One device in the room."""

    port: int
    code: str
    cookie: str
    heard: list[bytes] = field(default_factory=list)
    """All that the server has answered."""

    @classmethod
    def join(cls, port: int, code: str) -> "Phone":
        """Join a workshop."""
        status, headers, _ = ask(port, "POST", f"/w/{code}/join")
        assert status == 303
        return cls(port, code, headers["set-cookie"].split(";")[0])

    def vote(self, vote: str, choice: int | None, sequence: int) -> int:
        """Vote, and return the status of the answer: 200 saved, 409 too late."""
        form = {"ballot": vote, "choice": "x" if choice is None else str(choice), "seq": str(sequence)}
        return self.ask("POST", "/vote", urlencode(form))[0]

    def ask(self, method: str, path: str = "", body: str | None = None) -> tuple[int, bytes]:
        """Ask as the page's script does."""
        headers = {"accept": "application/json", "cookie": self.cookie}
        status, _, answer = ask(self.port, method, f"/w/{self.code}{path}", body, headers)
        self.heard.append(answer)
        return status, answer


def ask(
    port: int, method: str, path: str, body: str | None = None, headers: dict[str, str] | None = None
) -> tuple[int, dict[str, str], bytes]:
    """Ask once; each thread keeps its connection."""
    sent = {"content-type": "application/x-www-form-urlencoded", **(headers or {})}
    connection = _LINE.connections.setdefault(port, HTTPConnection("127.0.0.1", port, timeout=30))
    try:
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
    except (ConnectionError, OSError):
        connection.close()
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()

"""What one session was told, no other may fetch, fill or go on in."""

import pytest
from starlette.types import Message, Scope
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from gelingenscheck.ui import context
from gelingenscheck.ui.identity import SECURE_COOKIE
from gelingenscheck.ui.server.doorway.told import PROTOCOL, Addressee, Told, places
from tests.ui.server.asgi import Behind, call, scope
from tests.ui.server.doorway.conftest import Configure

FILE = "/media/0123456789abcdef0123456789abcdef.pdf"
UPLOAD = "/_stcore/upload_file/2b1f0e9c-6a55-4d8e-9a25-0f5f7a3c1d11/9e8d7c6b-1111-4222-8333-444455556666"
MINE, OTHER = "a" * 26, "b" * 26


def asked(kind: str, session: str, path: str = "/_stcore/stream", method: str = "GET", protocol: str = "") -> Scope:
    headers = [(b"cookie", f"{SECURE_COOKIE}={session}".encode())] if session else []
    if protocol:
        headers.append((PROTOCOL.encode(), protocol.encode()))
    scheme = "https" if kind == "http" else "wss"
    return scope(kind, headers=headers, method=method, path=path, scheme=scheme)


def told(file: str = "", upload: str = "", tab: str = "") -> Message:
    """Return a message as Streamlit sends it."""
    message = ForwardMsg()
    if tab:
        message.new_session.initialize.session_id = tab
    elif upload:
        message.file_urls_response.file_urls.add(file_id="x", upload_url=upload, delete_url=upload)
    else:
        message.delta.new_element.download_button.url = file
        message.delta.new_element.download_button.help = "B" * 66  # its tag and length are letters, too
    return {"type": "websocket.send", "bytes": message.SerializeToString()}


@pytest.fixture
def wired(configure: Configure) -> tuple[Addressee, Behind]:
    configure("links")
    behind = Behind()
    return Addressee(behind), behind


def status(wired: tuple[Addressee, Behind], session: str, path: str, method: str = "GET") -> int:
    """Return what comes of a request; 200 if it got through."""
    app, behind = wired
    behind.reached.clear()
    behind.messages = []
    sent = call(app, asked("http", session, path, method))
    return 200 if behind.reached else int(sent[0]["status"])


def listen(wired: tuple[Addressee, Behind], session: str, *messages: Message, protocol: str = "") -> Scope:
    """Have a live connection of a session tell something; return what it looked like to Streamlit."""
    app, behind = wired
    behind.reached.clear()
    behind.messages = list(messages)
    call(app, asked("websocket", session, protocol=protocol))
    return behind.reached[0]


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_a_download_is_for_the_session_that_was_told_of_it(wired: tuple[Addressee, Behind], method: str) -> None:
    listen(wired, MINE, told(FILE))
    assert status(wired, MINE, FILE, method) == 200
    assert status(wired, OTHER, FILE, method) == 404
    assert status(wired, "", FILE, method) == 404


def test_a_download_that_exists_and_one_that_does_not_look_the_same(wired: tuple[Addressee, Behind]) -> None:
    listen(wired, MINE, told(FILE))
    assert status(wired, OTHER, FILE) == status(wired, OTHER, FILE.replace("0", "1")) == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_nobody_uploads_into_or_deletes_from_the_page_of_another(wired: tuple[Addressee, Behind], method: str) -> None:
    listen(wired, MINE, told(upload=UPLOAD))
    assert status(wired, MINE, UPLOAD, method) == 200
    assert status(wired, OTHER, UPLOAD, method) == 404


@pytest.mark.parametrize("path", ["/media/", "/media/../app.py", FILE + "x", FILE[:-1], FILE + "/.."])
def test_only_the_very_address_opens(wired: tuple[Addressee, Behind], path: str) -> None:
    listen(wired, MINE, told(FILE))
    assert status(wired, MINE, path) == 404


def test_a_tab_goes_on_in_its_own_session_and_never_in_that_of_another(wired: tuple[Addressee, Behind]) -> None:
    listen(wired, MINE, told(tab="tab-1"), protocol="streamlit, token")
    again = listen(wired, MINE, protocol="streamlit, token, tab-1")
    assert dict(again["headers"])[PROTOCOL.encode()] == b"streamlit, token, tab-1"
    for session in (OTHER, ""):
        foreign = listen(wired, session, protocol="streamlit, token, tab-1")
        assert dict(foreign["headers"])[PROTOCOL.encode()] == b"streamlit, token"


def test_uploads_have_a_pace(wired: tuple[Addressee, Behind]) -> None:
    listen(wired, MINE, told(upload=UPLOAD))
    listen(wired, OTHER, told(upload=UPLOAD))
    found = [status(wired, MINE, UPLOAD, "PUT") for _ in range(25)]
    assert found == [200] * 20 + [429] * 5
    assert status(wired, MINE, UPLOAD, "DELETE") == 200
    assert status(wired, OTHER, UPLOAD, "PUT") == 200


def test_other_addresses_and_the_machine_of_one_person_are_left_alone(
    wired: tuple[Addressee, Behind], configure: Configure
) -> None:
    assert status(wired, OTHER, "/portfolio") == 200
    configure("local")
    assert status(wired, "", FILE) == 200


@pytest.mark.parametrize("path", [
    "/_stcore/agent/interact", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp", "/_stcore/metrics", "/auth/login",
    "/oauth2callback", "/component/x/index.html",
])  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_streamlit_offers_beside_pages_is_not_here(
    wired: tuple[Addressee, Behind], path: str, method: str
) -> None:
    assert status(wired, MINE, path, method) == 404


def test_addresses_are_found_in_a_message_whatever_follows_them() -> None:
    assert list(places(told(FILE)["bytes"])) == [FILE]
    assert list(places(told(upload=UPLOAD)["bytes"])) == [UPLOAD, UPLOAD]
    assert list(places(b"/media/")) == list(places(b"\xff/media/x")) == list(places(b"\x08/media/\n")) == []


def test_what_was_told_first_is_forgotten_first() -> None:
    known = Told(most=2, sessions=2)
    for place in ("a", "b", "a", "c"):
        known.add(b"1", place)
    assert [known.knows(b"1", place) for place in "abc"] == [True, False, True]
    known.add(b"2", "a")
    known.add(b"3", "a")
    assert [known.knows(session, "a") for session in (b"1", b"2", b"3")] == [False, True, True]


def test_a_proxys_word_counts_as_a_session(configure: Configure) -> None:
    configure("proxy", proxy_header="X-Remote-Role")
    behind = Behind([told(FILE)])
    app = Addressee(behind)
    mine, other = ([(b"x-remote-role", who)] for who in (b"planner@tiefbau", b"planner@schule"))
    call(app, scope("websocket", headers=mine))
    behind.reached.clear()
    call(app, scope(headers=other, path=FILE))
    assert not behind.reached
    call(app, scope(headers=mine, path=FILE))
    assert behind.reached
    assert context.settings().proxy_header == "x-remote-role"

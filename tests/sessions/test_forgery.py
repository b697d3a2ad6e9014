"""Ids, fragments, values, links and cookies that a browser of ours would never send."""

import asyncio
from http import HTTPStatus
from http.client import RemoteDisconnected
from urllib.parse import urlencode

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.exceptions import InvalidStatus

from bench.signing_in import RefusedError, ask, sign_in
from gelingenscheck.access import NotPermittedError, Role
from tests.sessions.conftest import Hall
from tests.sessions.tab import Tab, tab
from tests.sessions.town import KINDS, word

ROUTES = [
    *("/", "/faktor?check=x", "/portfolio", "/verwaltung", "/jahresbericht"),
    *("/_stcore/host-config", "/_stcore/upload_file/a/b", "/_stcore/metrics", "/_stcore/stream", "/_stcore/nonsense"),
    *("/media/0123456789abcdef.pdf", "/static/x", "/component/x/index.html", "/_stcore/bidi-components/x/y.js"),
    *("/app/static/x", "/..%2f..%2fetc/passwd", "//evil.example/", "/anmelden%2f..%2fportfolio"),
]
HIDDEN = [word(kind, "tiefbau") for kind in KINDS if kind in {"Titelentwurf", "Grundentwurf", "Grundfertig"}]
MEGABYTE = 1 << 20
FORGED = "gelingenscheck=00000000000000000000000000"


@pytest.mark.parametrize(
    "cookie", ["", "gelingenscheck=00000000000000000000000000", "gelingenscheck=x; __Host-gelingenscheck=y"]
)
def test_without_a_session_nothing_answers_but_the_way_in(hall: Hall, cookie: str) -> None:
    for route in ROUTES:
        for method in ("GET", "POST", "PUT", "DELETE"):
            answer, body = ask(hall.url, method, route, cookie=cookie, Accept="text/html")
            way_in = answer.getheader("Location", "").startswith("/anmelden?")
            refused = answer.status in {400, 401, 403, 404, 405} or (answer.status == HTTPStatus.SEE_OTHER and way_in)
            assert refused, (method, route, answer.status)
            assert b"stApp" not in body
            assert b"root:" not in body
        answer, _ = ask(hall.url, "GET", route, cookie=cookie)
        assert answer.status in {400, 401}, route


def test_no_live_connection_without_a_session(hall: Hall) -> None:
    async def connect(cookie: str) -> None:
        async with tab(hall.url, cookie):
            pass

    for cookie in ("", FORGED):
        with pytest.raises(InvalidStatus):
            asyncio.run(connect(cookie))


def test_a_link_or_session_in_the_place_of_the_other_opens_nothing(hall: Hall) -> None:
    made = hall.link(Role.PLANNER, "tiefbau")
    session = sign_in(hall.url, made.token).partition("=")[2]
    for code in (session, made.link.id, made.token[:-1], made.token[::-1], "", "x" * 5_000):
        with pytest.raises(RefusedError):
            sign_in(hall.url, code)
    for value in (made.token, made.link.id):
        answer, _ = ask(hall.url, "GET", "/", cookie=f"gelingenscheck={value}")
        assert answer.status == HTTPStatus.UNAUTHORIZED


def test_an_old_a_withdrawn_and_a_replaced_link_open_nothing(hall: Hall) -> None:
    expired, withdrawn = hall.link(Role.PLANNER, "tiefbau", days_ago=3, days=1), hall.link(Role.PLANNER, "tiefbau")
    hall.access.withdraw(withdrawn.link.id, withdrawn.link.made)
    for made in (expired, withdrawn):
        with pytest.raises(RefusedError, match="403"):
            sign_in(hall.url, made.token)


def test_a_session_ends_for_good_whoever_kept_its_cookie(hall: Hall) -> None:
    made = hall.link(Role.READER, "schule")
    first = sign_in(hall.url, made.token)
    second = sign_in(hall.url, made.token, cookie=first)
    assert first != second
    assert ask(hall.url, "GET", "/", cookie=first)[0].status == HTTPStatus.UNAUTHORIZED, "fixation"
    assert ask(hall.url, "GET", "/", cookie=second)[0].status == HTTPStatus.OK
    ask(hall.url, "POST", "/abmelden", body="x=1", cookie=second)
    assert ask(hall.url, "GET", "/", cookie=second)[0].status == HTTPStatus.UNAUTHORIZED, "replay"


def test_a_form_of_another_site_signs_nobody_in_or_out(hall: Hall) -> None:
    made = hall.link(Role.READER, "schule")
    cookie = sign_in(hall.url, made.token)
    for path, body in (("/anmelden", urlencode({"code": made.token})), ("/abmelden", "x=1")):
        answer, _ = ask(hall.url, "POST", path, body=body, cookie=cookie, Origin="https://evil.example")
        assert answer.status == HTTPStatus.FORBIDDEN
    assert ask(hall.url, "GET", "/", cookie=cookie)[0].status == HTTPStatus.OK


def test_a_megabyte_of_header_or_form_is_refused_and_nobody_else_notices(hall: Hall, cookies: dict[str, str]) -> None:
    for sent in ({"cookie": "gelingenscheck=" + "0" * MEGABYTE}, {"X_Long": "0" * MEGABYTE}):
        try:
            answer, _ = ask(hall.url, "GET", "/", **sent)
        except (RemoteDisconnected, ConnectionError):
            continue
        assert answer.status in {400, 401, 413, 431}
    try:
        answer, _ = ask(hall.url, "POST", "/anmelden", body="code=" + "0" * MEGABYTE)
        assert answer.status in {403, 413}
    except ConnectionError:
        pass
    assert ask(hall.url, "GET", "/", cookie=cookies["reader"])[0].status == HTTPStatus.OK


def test_ids_fragments_and_values_of_another_department_read_and_write_nothing(
    hall: Hall, cookies: dict[str, str]
) -> None:
    mine, theirs = hall.town["schule"].draft.check, hall.town["tiefbau"].draft.check
    before = hall.saved(mine), hall.saved(theirs)

    async def forge() -> list[str]:
        async with (
            tab(hall.url, cookies["planner"], "faktor", check=theirs) as owner,
            tab(hall.url, cookies["other planner"], "faktor", check=mine) as forger,
        ):
            held = [word for word in HIDDEN if forger.holds(word)]
            mine_fragment = next(fragment for _, fragment in forger.radios.values())
            radio, (element, their_fragment) = next(iter(owner.radios.items()))
            forger.query = f"check={theirs}"
            for fragment in ("", mine_fragment, their_fragment, "f" * 32):
                forger.states[radio] = WidgetState(id=radio, string_value=element.options[3])
                await forger.forge(fragment)
                held += [word for word in HIDDEN if forger.holds(word)]
            del forger.states[radio]
            await forger.run()
            assert forger.holds(NotPermittedError.message)
            return held

    assert asyncio.run(forge()) == []
    assert (hall.saved(mine), hall.saved(theirs)) == before


def test_a_value_that_is_no_option_is_not_saved(hall: Hall, cookies: dict[str, str]) -> None:
    mine = hall.town["schule"].draft.check
    before = hall.saved(mine)

    async def forge() -> None:
        async with tab(hall.url, cookies["other planner"], "faktor", check=mine) as forger:
            radio, (_, fragment) = next(iter(forger.radios.items()))
            for value in ("nonsense", "", "7" * 9_000):
                forger.states[radio] = WidgetState(id=radio, string_value=value)
                await forger.run(fragment)

    asyncio.run(forge())
    assert hall.saved(mine) == before


def test_a_message_that_is_nothing_ends_at_most_its_own_connection(hall: Hall, cookies: dict[str, str]) -> None:
    async def noise() -> Tab:
        async with tab(hall.url, cookies["reader"]) as broken:
            for message in (b"\xff" * 100, b"", "text"):
                try:
                    await broken.socket.send(message)
                except ConnectionError:
                    break
        async with tab(hall.url, cookies["reader"]) as fresh:
            return fresh

    assert asyncio.run(noise()).received

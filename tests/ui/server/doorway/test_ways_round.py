"""Ways round the door that need no broken lock: other methods, other headers, other spellings of a path."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from gelingenscheck.storage.access.store import AccessStore
from gelingenscheck.ui.identity import SECURE_COOKIE
from gelingenscheck.ui.server.guard import Guard
from gelingenscheck.ui.server.routes import ROUTES
from gelingenscheck.usecases.access.links import Made
from tests.ui.server.asgi import call, get, scope
from tests.ui.server.doorway.browser import HOST, Browser
from tests.ui.server.doorway.conftest import browser

CHANGING = {"POST", "PUT", "PATCH", "DELETE"}
WRITING = sorted({
    route.path for route in ROUTES if isinstance(route, Route) and CHANGING & (route.methods or CHANGING)
})  # fmt: skip


def guarded() -> Starlette:
    return Starlette(routes=ROUTES, middleware=[Middleware(Guard, hosts=[HOST], proxied=True)])


def test_the_routes_that_write_are_known() -> None:
    assert {"/anmelden", "/anmelden/weiter", "/abmelden", "/w"} <= set(WRITING)


@pytest.mark.parametrize("path", WRITING)
@pytest.mark.parametrize("method", sorted(CHANGING))
@pytest.mark.parametrize("origin", [b"https://evil.example", b"null"])
def test_no_foreign_page_reaches_a_route_of_ours_that_writes(path: str, method: str, origin: bytes) -> None:
    headers = [(b"host", HOST.encode()), (b"origin", origin)]
    sent = call(guarded(), scope(headers=headers, method=method, path=path.replace("{rest:path}", "x")))
    assert sent[0]["status"] == 403


@pytest.mark.parametrize("header", ["x-http-method-override", "x-http-method", "x-method-override"])
def test_a_header_does_not_change_the_method(inside: Browser, header: str) -> None:
    assert "Abmelden" in inside.get("/abmelden", ("accept", "text/html"), (header, "POST")).text
    assert inside.get("/portfolio").status == 200


@pytest.mark.parametrize("query", ["_method=POST", "session=x", SECURE_COOKIE + "=x", "code=x"])
def test_nothing_of_who_somebody_is_comes_from_the_address(inside: Browser, query: str) -> None:
    assert inside.get(f"/portfolio?{query}").text == "planner@tiefbau"
    session = inside.cookies[SECURE_COOKIE]
    assert browser().get(f"/portfolio?{SECURE_COOKIE}={session}").status == 303


@pytest.mark.parametrize("header", ["x-forwarded-host", "x-original-url", "x-rewrite-url", "x-forwarded-prefix"])
@pytest.mark.parametrize("value", ["/anmelden", "evil.example", "localhost"])
def test_no_header_of_a_proxy_opens_a_page_or_sends_elsewhere(store: AccessStore, header: str, value: str) -> None:
    answer = browser().get("/portfolio", ("accept", "text/html"), (header, value))
    assert (answer.status, answer.headers["location"]) == (303, "/anmelden?ziel=%2Fportfolio")


@pytest.mark.parametrize(
    "path",
    ["/anmeldenx", "/anmelden/../portfolio", "/anmelden/%2e%2e/portfolio", "/Anmelden", "/w/../portfolio", "/wand",
     "/fonts", "/fonts/../portfolio", "/_stcore/health/x", "/_stcore/stream", "/static/x", "/healthz/x"],
)  # fmt: skip
def test_what_only_begins_like_an_open_path_shows_no_page(store: AccessStore, path: str) -> None:
    answer = browser().ask("GET", path, ("accept", "*/*"))
    assert answer.status == 401


@pytest.mark.parametrize("path", ["/fonts/../../../app.py", "/fonts/..%2f..%2fapp.py", "/fonts//etc/passwd", "/fonts/"])
def test_no_path_leads_out_of_the_folder_of_fonts(path: str) -> None:
    answer = get(guarded(), path, (b"host", HOST.encode()))
    assert answer.status in {400, 404}
    assert "import" not in answer.text


def test_a_session_that_somebody_planted_is_not_taken_over_on_signing_in(made: Made) -> None:
    client = browser()
    client.cookies[SECURE_COOKIE] = planted = "0" * 26
    client.post("/anmelden", code=made.token)
    assert client.get("/portfolio").text == "planner@tiefbau"
    client.cookies[SECURE_COOKIE] = planted
    assert client.get("/portfolio").status == 303

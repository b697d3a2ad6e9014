"""The way in and out over HTTP, and the ways round it."""

import logging
import re
from pathlib import Path
from urllib.parse import urlencode

import pytest

from gelingenscheck.access import Role
from gelingenscheck.access.audit import Outcome
from gelingenscheck.access.token import written
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.access.store import AccessStore
from gelingenscheck.ui import context
from gelingenscheck.ui.identity import COOKIE, SECURE_COOKIE
from gelingenscheck.ui.server.doorway import routes
from gelingenscheck.usecases.access.links import Made
from tests.ui.server.doorway.browser import HOST, Answer, Browser
from tests.ui.server.doorway.conftest import Configure, browser, link

CONTACT = "IT-Servicestelle"
FORGED = written(b"\xff" * 16)


def who(client: Browser) -> str | None:
    """Return as whom a browser is in; None if it is not."""
    answer = client.get("/portfolio")
    return answer.text if answer.status == 200 else None


def shown_first(client: Browser, code: str, ziel: str = "") -> Answer:
    """Return the page that says as whom one goes on."""
    taken = client.post("/anmelden/weiter", code=code, ziel=ziel)
    assert taken.status == 303
    assert taken.text == ""
    return client.get(taken.headers["location"])


def test_a_link_is_shown_first_exchanged_on_a_press_and_opens_where_one_wanted_to_go(made: Made) -> None:
    client = browser()
    away = client.get("/vorhaben?project=a&lang=de")
    assert (away.status, away.headers["location"]) == (303, "/anmelden?ziel=%2Fvorhaben%3Fproject%3Da%26lang%3Dde")
    assert 'value="/vorhaben?project=a&amp;lang=de"' in client.get(away.headers["location"]).text
    shown = shown_first(client, made.token, "/vorhaben?project=a")
    assert "Weiter als Tiefbau (66)" in shown.text
    assert 'value="/vorhaben?project=a"' in shown.text
    assert "set-cookie" not in shown.headers
    assert who(client) is None
    came = client.post("/anmelden", ziel="/vorhaben?project=a")
    assert (came.status, came.headers["location"]) == (303, "/vorhaben?project=a")
    assert who(client) == "planner@tiefbau"
    assert client.lets_live()


def test_between_link_and_press_the_token_lies_aside_for_ten_minutes_and_is_in_no_page(made: Made) -> None:
    client = browser()
    taken = client.post("/anmelden/weiter", code=made.token)
    assert re.fullmatch(
        rf"__Secure-gelingenscheck-link={made.token}; HttpOnly; Max-Age=600; Path=/anmelden; SameSite=strict; Secure",
        taken.headers["set-cookie"],
    )
    assert made.token not in taken.headers["location"] + client.get(taken.headers["location"]).text
    client.post("/anmelden")
    assert list(client.cookies) == [SECURE_COOKIE]
    assert 'name="code"' in client.get(taken.headers["location"]).text


def test_a_link_that_was_withdrawn_before_the_press_opens_nothing(made: Made, store: AccessStore) -> None:
    client = browser()
    shown_first(client, made.token)
    store.withdraw(made.link.id, made.link.made)
    assert client.get("/anmelden/weiter").status == client.post("/anmelden").status == 403
    assert who(client) is None


def test_a_mail_scanner_that_follows_a_link_and_sends_its_form_is_not_in(made: Made, store: AccessStore) -> None:
    scanner = browser()
    scanner.get("/anmelden")
    scanner.post("/anmelden/weiter", code=made.address("https://check.example"))
    assert who(scanner) is None
    assert store.links()[0].last_used is None
    assert who(browser()) is None


def test_the_cookie_is_for_this_site_this_server_and_no_script(made: Made) -> None:
    cookie = browser().post("/anmelden", code=made.token).headers["set-cookie"]
    assert re.fullmatch(
        rf"{SECURE_COOKIE}=[0-9a-z]{{26}}; HttpOnly; Max-Age=43200; Path=/; SameSite=lax; Secure", cookie
    )
    assert made.token not in cookie
    plain = browser(secure=False).post("/anmelden", code=made.token).headers["set-cookie"]
    assert plain.startswith(f"{COOKIE}=")
    assert "Secure" not in plain


@pytest.mark.parametrize("text", ["{token}", " {token} ", "https://check.example/anmelden#{token}"])
def test_a_link_can_be_pasted_where_there_is_no_script(made: Made, text: str) -> None:
    client = browser()
    assert 'name="code"' in client.get("/anmelden").text
    assert "Weiter als Tiefbau" in shown_first(client, text.format(token=made.token)).text
    client.post("/anmelden")
    assert who(client) == "planner@tiefbau"


def test_many_people_come_in_with_one_link_each_with_a_session_of_their_own(made: Made) -> None:
    browsers = [browser() for _ in range(3)]
    for one in browsers:
        one.post("/anmelden", code=made.token)
    assert {who(one) for one in browsers} == {"planner@tiefbau"}
    assert len({one.cookies[SECURE_COOKIE] for one in browsers}) == 3
    browsers[0].post("/abmelden")
    assert [who(one) for one in browsers] == [None, "planner@tiefbau", "planner@tiefbau"]


def test_signing_out_takes_a_press_and_ends_the_session_for_whoever_copied_the_cookie(inside: Browser) -> None:
    copied = inside.cookies[SECURE_COOKIE]
    assert "Abmelden" in inside.get("/abmelden").text
    assert who(inside) == "planner@tiefbau"
    answer = inside.post("/abmelden")
    assert "Sie sind abgemeldet" in answer.text
    inside.cookies[SECURE_COOKIE] = copied
    assert who(inside) is None
    assert not inside.lets_live()


def test_withdrawing_a_link_ends_sessions_that_are_open(inside: Browser, made: Made, store: AccessStore) -> None:
    assert inside.lets_live()
    store.withdraw(made.link.id, made.link.made)
    assert who(inside) is None
    assert not inside.lets_live()
    answer = inside.post("/anmelden", code=made.token)
    assert answer.status == 403
    assert "zurückgenommen" in answer.text
    assert CONTACT in answer.text


def test_coming_in_anew_ends_the_session_before(inside: Browser) -> None:
    before, other = inside.cookies[SECURE_COOKIE], link(Role.READER, "schule")
    inside.post("/anmelden", code=other.token)
    assert who(inside) == "reader@schule"
    inside.cookies[SECURE_COOKIE] = before
    assert who(inside) is None


@pytest.mark.parametrize("step", ["/anmelden", "/anmelden/weiter"])
@pytest.mark.parametrize("code", [FORGED, "", "' OR 1=1 --", "\x00" * 26, "0" * 26])
def test_a_forged_link_ends_in_a_page_that_says_whom_to_ask(store: AccessStore, step: str, code: str) -> None:
    answer = browser().post(step, code=code)
    assert answer.status == 403
    assert "nicht bekannt" in answer.text
    assert CONTACT in answer.text
    assert "set-cookie" not in answer.headers
    assert [line.outcome for line in store.audit()] == [Outcome.UNKNOWN]


def test_an_old_link_ends_in_a_page_in_both_languages(store: AccessStore) -> None:
    old = link(days=1, before=2)
    for lang in ("de", "en"):
        answer = browser().post(f"/anmelden?lang={lang}", code=old.token)
        assert answer.status == 403
        assert f'lang="{lang}"' in answer.text
        assert CONTACT in answer.text
    assert "abgelaufen" in browser().post("/anmelden", code=old.token).text


@pytest.mark.parametrize("cookie", ["", "x", FORGED, "0" * 26, "a" * 7_000, "{token}"])
def test_a_forged_cookie_opens_nothing_and_a_token_is_no_session(made: Made, cookie: str) -> None:
    client = browser()
    client.cookies[SECURE_COOKIE] = cookie.format(token=made.token)
    assert who(client) is None
    assert not client.lets_live()


def test_a_session_id_is_no_link(inside: Browser) -> None:
    other = browser()
    assert other.post("/anmelden", code=inside.cookies[SECURE_COOKIE]).status == 403


def test_over_https_a_cookie_that_a_neighbour_could_set_is_not_believed(inside: Browser) -> None:
    client = browser()
    client.cookies[COOKIE] = inside.cookies[SECURE_COOKIE]
    assert who(client) is None


def test_a_megabyte_of_cookies_or_of_form_opens_nothing_and_breaks_nothing(inside: Browser) -> None:
    session = inside.cookies[SECURE_COOKIE]
    huge = ("cookie", f"{SECURE_COOKIE}={session}; x={'a' * 1_000_000}")
    assert browser().get("/portfolio", ("accept", "text/html"), huge).status == 303
    assert browser().post("/anmelden", body=b"code=" + b"a" * 1_000_000).status == 413
    assert who(inside) == "planner@tiefbau"


@pytest.mark.parametrize("path", ["/", "/portfolio", "/media/x.pdf", "/_stcore/host-config"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nothing_is_served_without_a_session(store: AccessStore, path: str, method: str) -> None:
    answer = browser().ask(method, path, ("accept", "*/*"))
    assert answer.status == 401
    assert not browser().lets_live()


@pytest.mark.parametrize("path", ["/anmelden", "/anmelden/weiter", "/abmelden"])
@pytest.mark.parametrize("origin", ["https://evil.example", "null", f"https://{HOST}.evil.example", "http://other"])
def test_a_foreign_page_can_sign_nobody_in_or_out(inside: Browser, made: Made, path: str, origin: str) -> None:
    answer = inside.post(path, ("origin", origin), code=made.token)
    assert answer.status == 403
    assert "set-cookie" not in answer.headers
    assert who(inside) == "planner@tiefbau"


@pytest.mark.parametrize(
    "target",
    ["//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nx: y", "javascript:alert(1)", "/anmelden", "",
     "/" + "a" * 400],
)  # fmt: skip
def test_one_is_sent_to_no_other_site(made: Made, target: str) -> None:
    answer = browser().post("/anmelden", code=made.token, ziel=target)
    assert (answer.status, answer.headers["location"]) == (303, "/")


def test_what_people_send_is_shown_as_text(store: AccessStore) -> None:
    query = urlencode({"ziel": '/"><script>alert(1)</script>'})
    text = browser().get(f"/anmelden?{query}").text
    assert "<script>alert" not in text


def test_pages_of_the_way_in_are_kept_nowhere_and_run_their_own_script_only(made: Made) -> None:
    client = browser()
    for answer in (
        client.get("/anmelden"),
        client.post("/anmelden/weiter", code=made.token),
        client.get("/anmelden/weiter"),
    ):
        assert answer.headers["cache-control"] == "no-store"
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy


def test_no_token_and_no_session_is_logged(made: Made, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    client = browser()
    client.post("/anmelden/weiter", code=made.token)
    client.post("/anmelden", code=made.token)
    who(client)
    client.post("/anmelden", code=FORGED)
    ours = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    for secret in (made.token, FORGED, client.cookies[SECURE_COOKIE]):
        assert secret not in ours


def test_who_guesses_from_one_address_waits_and_others_do_not(store: AccessStore, made: Made) -> None:
    client = browser()
    for _ in range(25):
        assert client.post("/anmelden", code=FORGED).status == 403
    assert len(routes._GUESSES._recent("192.0.2.9")) >= 20
    assert client.post("/anmelden", code=made.token).status == 303
    assert sum(line.times for line in store.audit() if line.outcome is Outcome.UNKNOWN) == 25


@pytest.mark.parametrize("way", ["local", "proxy", "lnks"])
def test_there_is_no_way_in_with_links_where_people_sign_in_otherwise(configure: Configure, way: str) -> None:
    configure(way, proxy_header="X-Remote-Role")
    assert browser().get("/anmelden").status == 404
    assert browser().post("/anmelden", code=FORGED).status == 404


def test_on_the_machine_of_one_person_the_door_is_open(configure: Configure) -> None:
    configure("local")
    assert who(browser(secure=False)) == "local"
    assert browser(secure=False).lets_live()


def test_a_setting_that_is_not_understood_closes_the_door(configure: Configure) -> None:
    configure("lnks")
    answer = browser().get("/")
    assert answer.status == 503
    assert "GELINGENSCHECK_ACCESS" in answer.text
    assert not browser().lets_live()


def test_a_proxy_says_who_it_is_and_without_it_nobody_comes_in(configure: Configure) -> None:
    configure("proxy", proxy_header="X-Remote-Role")
    client = browser()
    client.headers = [("X-Remote-Role", "manager@soziales")]
    assert who(client) == "manager@soziales"
    assert client.lets_live()
    client.headers = []
    answer = client.get("/portfolio")
    assert answer.status == 403
    assert CONTACT in answer.text
    assert not client.lets_live()


@pytest.mark.parametrize(
    "headers",
    [
        [("x-remote-role", "manager@soziales"), ("x-remote-role", "administrator@it")],
        [("x-remote-role", "manager@soziales, administrator@it")],
        [("x-remote-role", "local@it")],
        [("x-remote-role", "manager@nie")],
        [("x-remote-user", "administrator@it")],
        [("x_remote_role", "administrator@it")],
    ],
)  # fmt: skip
def test_a_header_that_somebody_slips_in_is_not_believed(configure: Configure, headers: list[tuple[str, str]]) -> None:
    configure("proxy", proxy_header="X-Remote-Role")
    client = browser()
    assert client.get("/portfolio", ("accept", "text/html"), *headers).status == 403


def test_a_header_from_another_machine_is_not_even_read(configure: Configure) -> None:
    configure("proxy", proxy_header="X-Remote-Role")
    client = browser(peer="192.0.2.44")
    client.headers = [("X-Remote-Role", "administrator@it")]
    assert client.get("/portfolio").status == 403
    assert not client.lets_live()


def test_with_links_no_header_makes_anybody_somebody(store: AccessStore) -> None:
    client = browser()
    client.headers = [("X-Remote-Role", "administrator@it")]
    assert who(client) is None


def test_where_it_cannot_be_known_who_somebody_is_nobody_comes_in(inside: Browser, store: AccessStore) -> None:
    context.store().root.joinpath(".access.sqlite").unlink()
    assert inside.get("/portfolio").status == 503
    assert not inside.lets_live()


def test_people_of_a_department_that_was_merged_go_on_in_its_successor(
    inside: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert who(inside) == "planner@tiefbau"
    changed = (ROOT / "organisation.yaml").read_text(encoding="utf-8")
    changed = changed.replace("{id: tiefbau, ", "{id: tiefbau, until: 2020-01-01, successors: [schule], ")
    (tmp_path / "organisation.yaml").write_text(changed, encoding="utf-8")
    monkeypatch.setenv("GELINGENSCHECK_ORGANISATION", str(tmp_path / "organisation.yaml"))
    context.settings.cache_clear()
    assert who(inside) == "planner@schule"

"""The way in as a browser goes it: the token leaves the address bar, and an idle tab empties when its link ends."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest

from gelingenscheck import organisation
from gelingenscheck.access import Role
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.access.schema import FILE
from gelingenscheck.storage.access.sqlite import SqliteAccess
from gelingenscheck.usecases.access.links import make_link
from tests.browser.conftest import Open
from tests.browser.server import Server

CITY = organisation.load(ROOT / "organisation.yaml")


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("guarded"), settings={"GELINGENSCHECK_ACCESS": "links"})
    server.start()
    yield server
    server.stop()


def test_a_link_lets_in_without_a_trace_of_its_token_and_withdrawing_it_empties_an_idle_tab(
    guarded: Server, visits: Open
) -> None:
    now, visit = datetime.now(UTC), visits(guarded)
    page = visit.page
    with closing(SqliteAccess(guarded.store / FILE)) as store:
        made = make_link(store, CITY, role=Role.PLANNER, department="tiefbau", now=now, by="x@y")
        page.goto(made.address(guarded.url))
        weiter = page.get_by_role("button", name="Weiter als Tiefbau (66)")
        weiter.wait_for()
        assert made.token not in page.url
        assert visit.violations() == []
        weiter.click()
        visit.settle()
        page.get_by_text("Angemeldet: Tiefbau (66), Planung").wait_for()
        assert made.token not in page.url
        assert page.evaluate("document.cookie.includes('gelingenscheck')") is False
        store.withdraw(made.link.id, datetime.now(UTC))
        page.get_by_role("heading", name="Bitte anmelden").wait_for(timeout=15_000)
    assert page.get_by_text("Angemeldet:").count() == 0
    assert made.token not in guarded.log


def test_a_download_opens_for_the_browser_it_was_made_in_and_for_no_other(guarded: Server, visits: Open) -> None:
    mine, other = visits(guarded).page, visits(guarded).page
    with closing(SqliteAccess(guarded.store / FILE)) as store:
        for page, department in ((mine, "tiefbau"), (other, "schule")):
            made = make_link(store, CITY, role=Role.PLANNER, department=department, now=datetime.now(UTC), by="x@y")
            assert (
                page.request.post(f"{guarded.url}/anmelden", form={"code": made.token}, max_redirects=0).status == 303
            )
    mine.goto(f"{guarded.url}/katalog")
    with mine.expect_download() as download:
        mine.locator(".st-key-gc-sheet-xlsx button").click()
    address = download.value.url
    assert "/media/" in address
    assert mine.request.get(address).status == 200
    assert other.request.get(f"{guarded.url}/katalog").status == 200
    assert other.request.get(address).status == 404

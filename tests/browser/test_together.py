"""Two browsers of one department at one draft: answers, company, and a text in the making."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page

from gelingenscheck import organisation
from gelingenscheck.access import Role
from gelingenscheck.assessment.model import Check
from gelingenscheck.catalogue import Phase, reader
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.access.schema import FILE
from gelingenscheck.storage.access.sqlite import SqliteAccess
from gelingenscheck.storage.files import FileStore
from gelingenscheck.ui.identity import COOKIE
from gelingenscheck.usecases.access.door import exchange
from gelingenscheck.usecases.access.links import make_link
from gelingenscheck.usecases.checks import start_check
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.projects import register_project
from tests.browser.conftest import Open
from tests.browser.server import Server
from tests.browser.visit import Visit

CITY, CATALOGUE = organisation.load(ROOT / "organisation.yaml"), reader.load(ROOT / "factors.yaml")
UNSENT = "Das schreibe ich gerade"


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path, settings={"GELINGENSCHECK_ACCESS": "links"})
    server.start()
    yield server
    server.stop()


def _come_in(visit: Visit, session: str, server: Server, target: str) -> Page:
    visit.page.context.add_cookies([{"name": COOKIE, "value": session, "url": server.url}])
    visit.page.goto(target)
    visit.settle()
    return visit.page


def test_two_people_see_each_others_answers_and_lose_no_text_in_the_making(guarded: Server, visits: Open) -> None:
    desk = Desk(store=FileStore(guarded.store), catalogue=CATALOGUE, organisation=CITY, now=lambda: datetime.now(UTC))
    project = register_project(desk, title="Umbau Schulweg", department="tiefbau")
    draft = start_check(desk, project.id, check=Check.FULL, phase=Phase.PLANNING)
    factor = CATALOGUE.factors[0]
    first, second = (question.id for question in CATALOGUE.due(factor, Phase.PLANNING)[:2])
    with closing(SqliteAccess(guarded.store / FILE)) as store:
        made = make_link(store, CITY, role=Role.PLANNER, department="tiefbau", now=datetime.now(UTC), by="x@y")
        sessions = [exchange(store, made.token, datetime.now(UTC)).id for _ in range(2)]
    target = f"{guarded.url}/faktor?check={draft.id}&factor={factor.id}"
    one, other = visits(guarded), visits(guarded)
    mine, theirs = (_come_in(visit, id_, guarded, target) for visit, id_ in zip((one, other), sessions, strict=True))

    mine.locator(f".st-key-gc-box-{first}").get_by_text("Begründung, Nachweis, Ziel").click()
    field = mine.locator(f".st-key-gc-box-{first} textarea").first
    field.fill(UNSENT)
    theirs.locator(f".st-key-gc-q-{second} label").nth(3).click()
    mine.locator(f".st-key-gc-saved-{second}").get_by_text("gespeichert").wait_for(timeout=9_000)
    assert field.input_value() == UNSENT
    mine.get_by_text("Tiefbau (66), eine weitere Person: Frage 1.2").wait_for(timeout=9_000)
    assert one.violations() == []

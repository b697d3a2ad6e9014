"""What comes between: reload, back, another language, another tab, another device, a server that is killed."""

import re

import pytest
from playwright.sync_api import expect

from gelingenscheck.assessment.model import Check
from gelingenscheck.catalogue import Phase
from tests.browser import steps, store
from tests.browser.conftest import Open
from tests.browser.server import Server
from tests.browser.visit import Visit

FIRST, SECOND, THIRD = "needs-asked", "group-differences", "portrayal-checked"
"""The planning questions of the first factor."""


@pytest.fixture
def factor(server: Server, visit: Visit) -> Visit:
    """Open the first factor of a new check, with its first question answered."""
    draft = store.begin(server.store, Phase.PLANNING)
    visit.open("/faktor", check=draft.id, factor=store.desk(server.store).catalogue.factors[0].id)
    steps.answer(visit, FIRST, 3)
    assert saved(server) == {FIRST: 3}
    return visit


def saved(server: Server) -> dict[str, int]:
    """Return the answers that lie in the only draft."""
    return store.levels(store.one(server.store, Check.FULL, draft=True))


def test_a_reload_keeps_place_and_answers(factor: Visit) -> None:
    before = factor.page.url
    factor.page.reload()
    factor.settle()
    assert factor.page.url == before
    assert [steps.chosen(factor, id_) for id_ in (FIRST, SECOND, THIRD)] == [3, None, None]


def test_the_back_button_leads_back_and_nothing_is_lost(server: Server, factor: Visit) -> None:
    factor.press(re.compile("Weiter zu Faktor 2"))
    factor.page.go_back()
    expect(factor.page.locator(f".st-key-gc-q-{FIRST}")).to_be_visible()
    factor.settle()
    assert steps.chosen(factor, FIRST) == 3
    steps.answer(factor, SECOND, 1)
    factor.page.go_forward()
    expect(factor.page.locator(f".st-key-gc-q-{FIRST}")).to_be_hidden()
    assert saved(server) == {FIRST: 3, SECOND: 1}


def test_the_language_changes_in_the_middle_and_back(server: Server, factor: Visit) -> None:
    place = re.search(r"check=[a-z0-9-]+", factor.page.url)
    assert place is not None
    factor.press("English")
    expect(factor.page.locator("html")).to_have_attribute("lang", "en")
    assert place[0] in factor.page.url
    assert steps.chosen(factor, FIRST) == 3
    steps.answer(factor, SECOND, 2)
    factor.page.reload()
    factor.settle()
    expect(factor.page.locator("html")).to_have_attribute("lang", "en")
    assert steps.chosen(factor, SECOND) == 2
    factor.press("Deutsch")
    expect(factor.page.locator("html")).to_have_attribute("lang", "de")
    assert [steps.chosen(factor, id_) for id_ in (FIRST, SECOND)] == [3, 2]
    steps.answer(factor, THIRD, 0)
    assert saved(server) == {FIRST: 3, SECOND: 2, THIRD: 0}


def test_a_killed_server_loses_nothing_and_the_tab_goes_on(server: Server, factor: Visit) -> None:
    factor.may_lose_server = True
    steps.answer(factor, SECOND, 4)
    server.kill()
    server.start()
    factor.settle(timeout=60_000)
    steps.answer(factor, THIRD, 2)
    assert saved(server) == {FIRST: 3, SECOND: 4, THIRD: 2}
    factor.page.reload()
    factor.settle()
    assert [steps.chosen(factor, id_) for id_ in (FIRST, SECOND, THIRD)] == [3, 4, 2]


def test_a_click_right_after_the_server_is_back_is_saved(server: Server, factor: Visit) -> None:
    factor.may_lose_server = True
    server.kill()
    server.start()
    factor.page.locator("[data-testid=stApp][data-test-connection-state=CONNECTED]").wait_for()
    steps.answer(factor, SECOND, 4)
    assert saved(server) == {FIRST: 3, SECOND: 4}
    factor.settle()
    assert steps.chosen(factor, SECOND) == 4


def test_a_second_device_shows_what_is_stored(server: Server, factor: Visit, visits: Open) -> None:
    phone = visits(server, width=390, height=844)
    phone.page.goto(factor.page.url)
    phone.settle()
    assert steps.chosen(phone, FIRST) == 3
    steps.answer(phone, SECOND, 1)
    factor.page.reload()
    factor.settle()
    assert steps.chosen(factor, SECOND) == 1


def test_two_tabs_on_different_questions_merge_by_themselves(server: Server, factor: Visit, visits: Open) -> None:
    other = visits(server)
    other.page.goto(factor.page.url)
    other.settle()
    steps.answer(other, SECOND, 2)
    steps.answer(factor, THIRD, 4)
    steps.answer(other, THIRD, 4) if steps.chosen(other, THIRD) is None else None
    assert saved(server) == {FIRST: 3, SECOND: 2, THIRD: 4}


@pytest.mark.parametrize(("decision", "level"), [("Meine behalten", 0), ("Gespeicherte übernehmen", 4)])
def test_two_tabs_on_the_same_question_are_asked(
    server: Server, factor: Visit, visits: Open, decision: str, level: int
) -> None:
    other = visits(server)
    other.page.goto(factor.page.url)
    other.settle()
    steps.answer(other, SECOND, 4)
    steps.row(factor, SECOND, 0).click()
    expect(steps.card(factor, SECOND)).to_contain_text("zwei Antworten")
    assert saved(server)[SECOND] == 4
    factor.shot("conflict")
    assert factor.violations() == []
    steps.card(factor, SECOND).get_by_role("button", name=decision).click()
    expect(factor.page.locator(f".st-key-gc-saved-{SECOND}")).to_contain_text(steps.SAVED)
    assert saved(server)[SECOND] == level
    assert steps.chosen(factor, SECOND) == level

"""The crosscutting check as a department goes it: from the start page to the field in the city's matrix."""

import re

import pytest
from playwright.sync_api import expect

from gelingenscheck.assessment.model import Assessment, Check, Status
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.i18n import words_in
from tests.browser import steps, store
from tests.browser.conftest import Open
from tests.browser.server import Server
from tests.browser.test_journey import STILL, tab_to
from tests.browser.visit import Visit

UNIT = "tiefbau"


def asked(server: Server) -> list[str]:
    return [factor.crosscutting.id for factor in _catalogue(server).factors]


def _catalogue(server: Server) -> Catalogue:
    return store.desk(server.store).catalogue


def begin(visit: Visit, lang: str = "de") -> None:
    visit.open("/querschnittscheck", amt=UNIT, lang=lang).press(words_in(lang)("Fragen beantworten"))
    expect(visit.page.locator("[class*=st-key-gc-q-]").first).to_be_visible()


def the_check(server: Server) -> Assessment:
    (found,) = (one for one in store.assessments(server.store) if one.check is Check.CROSSCUTTING)
    return found


@pytest.mark.long
def test_from_the_start_page_over_eight_answers_to_the_matrix(server: Server, visit: Visit) -> None:
    page = visit.open("/").page
    visit.follow(re.compile("Querschnitts-Check"))
    steps.choose(visit, page.get_by_role("combobox", name="Amt"), "Tiefbau")
    assert f"amt={UNIT}" in page.url
    visit.press("Fragen beantworten")
    clicked = {question: (2, 3, 4)[i % 3] for i, question in enumerate(asked(server))}
    for question, level in clicked.items():
        steps.answer(visit, question, level)
    assert store.levels(the_check(server)) == clicked
    expect(page.get_by_text("Alle Fragen sind beantwortet.")).to_be_visible()

    visit.open("/").press("Weiter")
    assert {question: steps.chosen(visit, question) for question in clicked} == clicked
    visit.press("Querschnitts-Check abschließen")
    assert "check=" not in page.url
    expect(page.get_by_role("heading", name=re.compile("beantwortet"))).to_be_visible()
    assert the_check(server).status is Status.FINAL

    visit.follow("Im Querschnitt der Stadt ansehen")
    expect(page.get_by_text("8 von 160")).to_be_visible()
    assert f"stelle={UNIT}" in page.url
    steps.choose(visit, page.get_by_role("combobox", name="Gelingensfaktor"), "2 ")
    factor = _catalogue(server).factors[1]
    expect(page.get_by_text(factor.crosscutting.anchors[3].de)).to_be_visible()
    expect(page.get_by_text("so ist es hier")).to_be_visible()
    reached = page.url
    visit.open(reached.removeprefix(visit.url))
    expect(page.get_by_text(factor.crosscutting.anchors[3].de)).to_be_visible()


@pytest.mark.parametrize("width", [390])
def test_nothing_moves_while_answering(server: Server, visits: Open, width: int) -> None:
    visit = visits(server, width=width)
    begin(visit)
    visit.watch_shifts()
    before = visit.places(STILL)
    assert len(before) > 48
    for i, question in enumerate(asked(server)):
        for level in (i % 5, 4, 0):
            steps.answer(visit, question, level)
    visit.settle()
    assert visit.places(STILL) == before
    assert visit.shifts() == []
    assert not visit.scrolls_sideways()


def test_the_keyboard_alone_is_enough(server: Server, visit: Visit) -> None:
    page = visit.open("/querschnittscheck").page
    tab_to(visit, "Amt")
    page.keyboard.type("Tiefbau")
    page.keyboard.press("Enter")
    visit.settle()
    tab_to(visit, "Fragen beantworten")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("check="))
    visit.settle()
    assert page.evaluate("() => document.activeElement.tagName") == "H1", "reading goes on at the top"
    factor = _catalogue(server).factors[0]
    tab_to(visit, factor.crosscutting.anchors[0].de)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(f".st-key-gc-saved-{factor.crosscutting.id}")).to_contain_text(steps.SAVED)
    visit.settle()
    assert factor.crosscutting.id in store.levels(the_check(server))
    assert visit.page.evaluate("() => document.activeElement !== document.body"), "the focus got lost"


def test_two_people_at_one_check_decide_between_two_answers(server: Server, visits: Open) -> None:
    one, other = visits(server), visits(server)
    begin(one)
    other.open("/querschnittscheck", amt=UNIT)
    question, second = asked(server)[:2]
    steps.answer(one, question, 1)
    steps.answer(other, second, 2)
    steps.row(other, question, 4).click()
    state = other.page.locator(f".st-key-gc-saved-{question}")
    expect(state).to_contain_text(re.compile(f"{steps.SAVED.pattern}|zwei Antworten"))
    if other.page.get_by_role("button", name="Meine behalten").count():
        other.press("Meine behalten")
    expect(state).to_contain_text(steps.SAVED)
    assert store.levels(the_check(server)) == {question: 4, second: 2}


def test_the_check_in_english_on_a_phone_at_night_is_accessible(server: Server, visits: Open) -> None:
    visit = visits(server, width=390, height=844, theme="dark")
    begin(visit, lang="en")
    assert visit.violations() == []
    steps.answer(visit, asked(server)[0], 3)
    visit.press(words_in("en")("Querschnitts-Check abschließen"))
    assert visit.violations() == []
    assert not visit.scrolls_sideways()
    visit.shot("querschnittscheck-abgeschlossen-390-dark")


def test_a_click_on_a_cell_opens_it_and_escape_leads_back(server: Server, visits: Open) -> None:
    store.fill(server.store)
    visit = visits(server, height=2_000).open("/querschnitt")
    box = visit.page.locator(".st-key-gc-chart-gc-matrix svg.marks").bounding_box()
    assert box is not None
    visit.page.mouse.click(box["x"] + 0.5 * box["width"], box["y"] + box["height"] - 20)
    dialog = visit.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Im Amt verankert")
    assert "feld=" in visit.page.url
    assert visit.violations() == []
    visit.page.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()
    visit.settle()
    expect(visit.page.get_by_text("Im Amt verankert")).to_be_visible()
    visit.page.go_back()
    expect(visit.page.get_by_text("Im Amt verankert")).to_have_count(0)
    visit.settle()
    assert visit.page.url == f"{visit.url}/querschnitt"

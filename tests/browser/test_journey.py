"""The whole journey as a new user goes it: from the first click to the portfolio."""

import re

import pytest
from playwright.sync_api import expect

from gelingenscheck.assessment.model import Check, Status
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Phase
from gelingenscheck.i18n import words_in
from gelingenscheck.storage.files import FileStore
from tests.browser import steps, store
from tests.browser.conftest import Open
from tests.browser.server import Server
from tests.browser.visit import Visit

STILL = (
    "[data-testid=stMain] :is([class*=st-key-gc-box-], [data-testid=stRadioOption], h1, h2, [class*=st-key-gc-slot])"
)


def answer_all(visit: Visit, server: Server, phase: Phase) -> dict[str, int]:
    """Answer every due question, factor by factor, and return what was clicked."""
    clicked = {}
    for number, factor in enumerate(store.desk(server.store).catalogue.factors, 1):
        expect(visit.page.get_by_role("heading", level=1)).to_be_visible()
        for i, question in enumerate(store.desk(server.store).catalogue.due(factor, phase)):
            clicked[question.id] = (number + i) % 5
            steps.answer(visit, question.id, clicked[question.id])
        visit.click(visit.page.locator(".st-key-gc-after, .st-key-gc-review").get_by_role("button"))
        visit.page.wait_for_url(re.compile("antworten") if number == 8 else re.compile("factor=(?!" + factor.id + ")"))
        visit.settle()
    return clicked


def test_from_the_first_click_over_quick_and_full_check_to_the_portfolio(server: Server, visit: Visit) -> None:
    id_ = steps.begin(visit, "Radweg am Kanal", department="Tiefbau", phase=Phase.PLANNING, quick=True)
    page = visit.page
    first = page.locator("[class*=st-key-gc-box-quick-]").first
    first.get_by_text("Ja, und zwar …").click()
    first.get_by_role("textbox").fill("Anwohnende aus drei Quartieren")
    first.get_by_role("textbox").blur()
    expect(first).to_contain_text(steps.SAVED)
    visit.settle()
    assert store.one(server.store, Check.QUICK, draft=True).id == id_

    visit.press("Weiter zum vollständigen Check")
    visit.press("Weiter bei Faktor 1")
    expect(page.get_by_text("Anwohnende aus drei Quartieren")).to_be_visible()
    clicked = answer_all(visit, server, Phase.PLANNING)
    draft = store.one(server.store, Check.FULL, draft=True)
    assert store.levels(draft) == clicked

    visit.press("Zum Ergebnis")
    expect(page.get_by_role("heading", level=1)).to_contain_text("am schwächsten")
    visit.press(re.compile("Als Maßnahme übernehmen"))
    expect(page.get_by_text("✓ als Maßnahme übernommen").first).to_be_visible()
    visit.press("Einschätzung abschließen")
    expect(page.get_by_text("abgeschlossen am").first).to_be_visible()
    final = store.one(server.store, Check.FULL, draft=False)
    assert (final.id, final.status, store.levels(final)) == (draft.id, Status.FINAL, clicked)
    assert len(FileStore(server.store).load(Subject, final.subject).document.measures) == 1

    visit.follow("Portfolio")
    leads_to = page.get_by_role("link", name="Radweg am Kanal").get_attribute("href")
    assert leads_to == f"/vorhaben?project={final.subject}"
    visit.open(leads_to)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Radweg am Kanal")


@pytest.mark.long
def test_a_running_project_is_checked_in_english_on_a_phone(server: Server, visits: Open) -> None:
    visit, words = visits(server, width=390, height=844), words_in("en")
    id_ = steps.begin(visit, "Vorlesen im Park", department="Stadtbibliothek", phase=Phase.RUNNING, lang="en")
    visit.press(words("Weiter bei Faktor {number}", number=1))
    clicked = answer_all(visit, server, Phase.RUNNING)
    assert len(clicked) == 48
    visit.press(words("Zum Ergebnis"))
    visit.press(words("Einschätzung abschließen"))
    expect(visit.page.locator(".st-key-gc-revise")).to_be_visible()
    expect(visit.page.locator("html")).to_have_attribute("lang", "en")
    assert not visit.scrolls_sideways()
    final = store.one(server.store, Check.FULL, draft=False)
    assert (final.id, store.levels(final)) == (id_, clicked)


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_answering(server: Server, visits: Open, width: int) -> None:
    catalogue, draft = store.desk(server.store).catalogue, store.begin(server.store, Phase.RUNNING)
    visit = visits(server, width=width).open("/faktor", check=draft.id, factor=catalogue.factors[0].id)
    visit.watch_shifts()
    before = visit.places(STILL)
    assert len(before) > 40
    for i, question in enumerate(catalogue.due(catalogue.factors[0], Phase.RUNNING)):
        for level in (i % 5, 4, 0):
            steps.answer(visit, question.id, level)
    visit.settle()
    assert visit.places(STILL) == before
    assert visit.shifts() == []


def test_the_keyboard_alone_is_enough(server: Server, visit: Visit) -> None:
    page = visit.open("/").page
    tab_to(visit, "Vorhaben einschätzen")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("einschaetzen"))
    visit.settle()
    tab_to(visit, "Name des Vorhabens")
    page.keyboard.type("Kräutergarten")
    page.keyboard.press("Enter")
    visit.settle()
    tab_to(visit, "Federführendes Amt")
    page.keyboard.type("Sport")
    page.keyboard.press("Enter")
    visit.settle()
    tab_to(visit, "Planung")
    page.keyboard.press("Space")
    visit.settle()
    tab_to(visit, "Anlegen und beginnen")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("check="))
    visit.settle()
    tab_to(visit, "Weiter bei Faktor 1")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("factor="))
    visit.settle()
    catalogue = store.desk(server.store).catalogue
    question = catalogue.due(catalogue.factors[0], Phase.PLANNING)[0]
    tab_to(visit, catalogue.factors[0].questions[0].anchors[0].de)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(f".st-key-gc-saved-{question.id}")).to_contain_text(steps.SAVED)
    visit.settle()
    assert question.id in store.levels(store.one(server.store, Check.FULL, draft=True))
    assert visit.page.evaluate("() => document.activeElement !== document.body"), "the focus got lost"


def tab_to(visit: Visit, name: str, limit: int = 80) -> None:
    """Press Tab until the focus is on what is called so, with a visible mark."""
    for _ in range(limit):
        visit.page.keyboard.press("Tab")
        if name in visit.page.evaluate(FOCUSED):
            return
    pytest.fail(f"Tab never reached {name!r}")


FOCUSED = """() => {
  const element = document.activeElement
  if (!element.matches('a, button, input, textarea, [role=combobox], [role=radio]')) return ''
  const label = element.getAttribute('aria-label') || ''
  const own = element.closest('label')?.innerText || ''
  const named = [...(element.labels || [])].map(label => label.innerText).join(' ')
  return [label, own, named, element.innerText || ''].join(' ')
}"""

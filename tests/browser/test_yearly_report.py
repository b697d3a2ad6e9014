"""The yearly report in a real browser: its links lead to the same page, and the address keeps up with them."""

from playwright.sync_api import expect

from gelingenscheck.storage.files import FileStore
from tests.annual import made
from tests.browser.server import Server
from tests.browser.visit import Visit
from tests.returns.made import year_round


def test_a_part_that_a_link_led_to_stays_there_through_a_click_a_reload_and_the_way_back(
    server: Server, visit: Visit
) -> None:
    store = FileStore(server.store)
    store.create(year_round(year=2026))
    store.create(made.report())
    visit.open("/jahresbericht", jahr="2026").follow("8 Finanzielle Auswirkungen")
    head = visit.page.get_by_role("heading", level=1)
    expect(head).to_contain_text("Finanzielle Auswirkungen")
    assert visit.page.url.endswith("teil=finances")
    visit.press("Text bearbeiten")
    expect(visit.page.locator("textarea")).to_have_count(1)
    visit.page.reload()
    visit.settle()
    expect(head).to_contain_text("Finanzielle Auswirkungen")
    visit.page.go_back()
    expect(head).to_have_text("Sachstandsbericht 2026")

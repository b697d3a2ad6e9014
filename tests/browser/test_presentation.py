"""Presenting to a committee, and taking along what one sees."""

from pathlib import Path

import pytest

from tests.browser import store
from tests.browser.conftest import Open
from tests.browser.server import Server
from tests.browser.visit import Visit

SIZES = """() => [...document.querySelectorAll('.st-key-gc-slide :is(h1, p, p *, li, td)')]
  .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.nodeValue.trim()))
  .map(element => parseFloat(getComputedStyle(element).fontSize))"""


@pytest.fixture(scope="module")
def filled(shared: Server) -> Server:
    """Serve the invented projects."""
    store.fill(shared.store)
    return shared


def assert_fits(visit: Visit) -> None:
    """Look for a slide that needs no scrolling, with nothing around it, in letters that are read from afar."""
    assert not visit.page.locator("[data-testid=stHeader]").is_visible()
    assert visit.page.evaluate(
        "(main => main.scrollHeight <= main.clientHeight)(document.querySelector('[data-testid=stMain]'))"
    )
    assert min(visit.page.evaluate(SIZES)) >= 25


def turned(visit: Visit, key: str, number: int) -> str:
    """Press a key and return the title that the person then is at."""
    visit.page.keyboard.press(key)
    visit.page.wait_for_url(f"**folie={number}*")
    visit.settle()
    visit.page.wait_for_function("() => document.activeElement.tagName === 'H1'")
    assert_fits(visit)
    return str(visit.page.evaluate("document.activeElement.innerText"))


def test_arrow_keys_go_through_six_slides_that_fit_whose_titles_are_read_out_and_esc_leads_back(
    filled: Server, visits: Open
) -> None:
    visit = visits(filled, width=1920, height=1080).open("/vorstellen")
    assert_fits(visit)
    titles = [visit.page.get_by_role("heading", level=1).inner_text()]
    titles += [turned(visit, "ArrowRight", number) for number in range(2, 7)]
    assert len(set(titles)) == 6
    assert turned(visit, "ArrowLeft", 5) == titles[4]
    visit.page.keyboard.press("Escape")
    visit.page.wait_for_url("**/portfolio*")


def test_arrow_keys_keep_their_meaning_elsewhere(filled: Server, visits: Open) -> None:
    visit = visits(filled).open("/portfolio")
    visit.page.keyboard.press("ArrowRight")
    visit.page.keyboard.press("Escape")
    visit.settle()
    assert visit.page.url.endswith("/portfolio")


def test_on_a_phone_the_ways_on_are_in_sight(filled: Server, visits: Open) -> None:
    visit = visits(filled, width=390, height=844).open("/vorstellen", folie="5")
    visit.press("Weiter")
    assert "folie=6" in visit.page.url


def test_with_a_keyboard_the_ways_on_appear(filled: Server, visits: Open) -> None:
    visit = visits(filled).open("/vorstellen")
    button = visit.page.locator(".st-key-gc-slide-on button")
    button.focus()
    assert (
        visit.page.evaluate("e => getComputedStyle(e.closest('.st-key-gc-slide-on')).opacity", button.element_handle())
        == "1"
    )


def taken(visit: Visit, row: str, kind: str) -> tuple[str, bytes]:
    """Press a button of a row of downloads and return what comes, with its name."""
    with visit.page.expect_download() as waiting:
        visit.page.locator(f".st-key-gc-downloads-{row}").get_by_role("button", name=kind).click()
    visit.settle()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_the_list_of_projects_and_a_chart_can_be_taken_along(filled: Server, visits: Open) -> None:
    visit = visits(filled).open("/portfolio")
    name, data = taken(visit, "projects", "CSV")
    assert name.startswith("Vorhaben der Stadt 20")
    assert data.startswith(b"\xef\xbb\xbf")
    assert len(data.decode("utf-8-sig").splitlines()) == 13
    for kind in ("XLSX", "Für außen"):
        assert taken(visit, "projects", kind)[1].startswith(b"PK")
    visit.page.get_by_text("Als Tabelle").first.click()
    visit.settle()
    for kind, start in (("SVG", b"<svg"), ("PNG", b"\x89PNG"), ("CSV", b"\xef\xbb\xbf")):
        assert taken(visit, "bands", kind)[1].startswith(start)


@pytest.mark.long
def test_the_link_of_a_view_has_its_filters_and_opens_the_same(filled: Server, visits: Open) -> None:
    visit = visits(filled).open("/portfolio", q="Schule", phase="planning")
    visit.press("Link zu dieser Ansicht")
    link = visit.page.locator("[data-testid=stPopoverBody] code").inner_text()
    other = visits(filled)
    other.page.goto(link)
    other.settle()
    assert other.page.get_by_label("Suche").input_value() == "Schule"

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


def turned(visit: Visit, key: str, number: int) -> str:
    """Press a key and return the title that the person then is at."""
    visit.page.keyboard.press(key)
    visit.page.wait_for_url(f"**folie={number}*")
    visit.settle()
    visit.page.wait_for_function("() => document.activeElement.tagName === 'H1'")
    return str(visit.page.evaluate("document.activeElement.innerText"))


def test_arrow_keys_go_through_six_slides_whose_titles_are_read_out_and_esc_leads_back(
    filled: Server, visits: Open
) -> None:
    visit = visits(filled, width=1920, height=1080).open("/vorstellen")
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


def test_a_slide_fits_a_projector_without_scrolling_and_has_nothing_around_it(filled: Server, visits: Open) -> None:
    visit = visits(filled, width=1920, height=1080)
    for number in range(1, 7):
        visit.open("/vorstellen", folie=str(number))
        assert not visit.page.locator("[data-testid=stHeader]").is_visible()
        main = "document.querySelector('[data-testid=stMain]')"
        assert visit.page.evaluate(f"{main}.scrollHeight <= {main}.clientHeight"), number
        assert min(visit.page.evaluate(SIZES)) >= 25


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


@pytest.mark.parametrize(("kind", "start"), [("CSV", b"\xef\xbb\xbf"), ("XLSX", b"PK"), ("Für außen", b"PK")])
def test_the_list_of_projects_can_be_taken_along(
    filled: Server, visits: Open, tmp_path: Path, kind: str, start: bytes
) -> None:
    visit = visits(filled).open("/portfolio")
    row = visit.page.locator(".st-key-gc-downloads-projects")
    with visit.page.expect_download() as waiting:
        row.get_by_role("button", name=kind).click()
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    assert file.read_bytes().startswith(start)
    if kind == "CSV":
        assert file.name.startswith("Vorhaben der Stadt 20")
        assert len(file.read_text(encoding="utf-8-sig").splitlines()) == 13


@pytest.mark.parametrize(("kind", "start"), [("SVG", b"<svg"), ("PNG", b"\x89PNG"), ("CSV", b"\xef\xbb\xbf")])
def test_a_chart_can_be_taken_along(filled: Server, visits: Open, tmp_path: Path, kind: str, start: bytes) -> None:
    visit = visits(filled).open("/portfolio")
    visit.page.get_by_text("Als Tabelle").first.click()
    with visit.page.expect_download() as waiting:
        visit.page.locator(".st-key-gc-downloads-bands").get_by_role("button", name=kind).click()
    file = tmp_path / "bild"
    waiting.value.save_as(file)
    assert file.read_bytes().startswith(start)


def test_the_link_of_a_view_has_its_filters_and_opens_the_same(filled: Server, visits: Open) -> None:
    visit = visits(filled).open("/portfolio", q="Schule", phase="planning")
    visit.press("Link zu dieser Ansicht")
    link = visit.page.locator("[data-testid=stPopoverBody] code").inner_text()
    other = visits(filled)
    other.page.goto(link)
    other.settle()
    assert other.page.get_by_label("Suche").input_value() == "Schule"

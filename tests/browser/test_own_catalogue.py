"""The whole journey with another city's catalogue: five factors, other questions, ladders, bands and words."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from gelingenscheck.assessment.model import Check
from gelingenscheck.catalogue import Catalogue, Phase, reader
from tests.browser import steps, store
from tests.browser.conftest import UNFORESEEN, Open
from tests.browser.server import Server
from tests.browser.visit import Visit
from tests.catalogue import assembled

ALIKE = {"start", "kurzcheck", "faktoren", "antworten", "katalog"}
"""Pages that only say other words: what axe looks for there is tested for every page."""
EIGHT = re.compile(r"\bacht(e[nr]?)?\b|\b48\b", re.IGNORECASE)


@pytest.fixture
def catalogue() -> Catalogue:
    return reader.load(assembled.EXAMPLE)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Serve the example's catalogue from a copy that may be broken, with an empty store."""
    copy = tmp_path / assembled.EXAMPLE.name
    copy.write_bytes(assembled.EXAMPLE.read_bytes())
    server = Server(tmp_path, settings={"GELINGENSCHECK_CATALOGUE": str(copy)})
    server.start()
    try:
        yield server
    finally:
        server.stop()
    assert not UNFORESEEN.search(server.log), server.log


@pytest.fixture
def visit(visits: Open, server: Server) -> Visit:
    return visits(server, width=390)


def look(visit: Visit, name: str) -> str:
    """Look at a page: fits and is accessible; return its text."""
    for width in (1280, 390):
        visit.resize(width)
        visit.shot(f"own-{name}-{width}")
        assert not visit.scrolls_sideways(), name
    assert name in ALIKE or visit.violations() == [], name
    return visit.page.locator("main").inner_text()


def read(visit: Visit, name: str) -> str:
    """Look at a page that says nothing of eight factors; return its text."""
    text = look(visit, name)
    assert not EIGHT.search(text), (name, EIGHT.search(text))
    return text


def answer_all(visit: Visit, catalogue: Catalogue) -> dict[str, int]:
    """Answer every question, factor by factor, and return what was clicked."""
    clicked = {}
    for number, factor in enumerate(catalogue.factors, 1):
        expect(visit.page.get_by_text(f"Faktor {number} von 5")).to_be_visible()
        for i, question in enumerate(factor.questions):
            clicked[question.id] = (number + i) % 5
            steps.answer(visit, question.id, clicked[question.id])
        if number == 1:
            read(visit, "faktor")
        visit.click(visit.page.locator(".st-key-gc-after, .st-key-gc-review").get_by_role("button"))
        visit.page.wait_for_url(re.compile("antworten") if number == 5 else re.compile("factor=(?!" + factor.id + ")"))
        visit.settle()
    return clicked


@pytest.mark.long
def test_from_the_first_click_to_the_portfolio(server: Server, visit: Visit, catalogue: Catalogue) -> None:
    page = visit.open("/").page
    start = read(visit, "start")
    assert "5 Faktoren, höchstens 17 Fragen" in start
    assert "Beispieldaten" not in start

    id_ = steps.begin(visit, "Umbau Bahnhof", department="Tiefbau", phase=Phase.RUNNING, quick=True)
    sentences = page.locator("[class*=st-key-gc-box-quick-]")
    expect(sentences).to_have_count(5)
    sentences.first.get_by_text("Ja, und zwar …").click()
    sentences.first.get_by_role("textbox").fill("Wer nicht gut sieht")
    sentences.first.get_by_role("textbox").blur()
    expect(sentences.first).to_contain_text(steps.SAVED)
    visit.settle()
    read(visit, "kurzcheck")
    assert set(store.one(server.store, Check.QUICK, draft=True).quick) == {catalogue.factors[0].id}
    assert store.one(server.store, Check.QUICK, draft=True).id == id_

    visit.press("Weiter zum vollständigen Check")
    expect(page.locator("[class*=st-key-gc-row-factor-]")).to_have_count(5)
    read(visit, "faktoren")
    visit.press("Weiter bei Faktor 1")
    expect(page.get_by_text("Wer nicht gut sieht")).to_be_visible()
    clicked = answer_all(visit, catalogue)
    draft = store.one(server.store, Check.FULL, draft=True)
    assert store.levels(draft) == clicked
    assert draft.catalogue.id == "barrierefreiheit"
    read(visit, "antworten")

    visit.press("Zum Ergebnis")
    expect(page.get_by_role("heading", level=1)).to_contain_text("am schwächsten")
    expect(page.locator(".st-key-gc-chart-profile svg.marks")).to_contain_text("Behinderungen")
    assert "Ziel 80" in read(visit, "ergebnis")
    visit.click(page.get_by_text("Netz", exact=True))
    expect(page.locator(".st-key-gc-chart-profile svg.marks")).to_contain_text("Orte nutzen")
    read(visit, "netz")
    visit.press("Einschätzung abschließen")
    expect(page.get_by_text("abgeschlossen am").first).to_be_visible()
    assert store.levels(store.one(server.store, Check.FULL, draft=False)) == clicked

    visit.open("/portfolio")
    chart = page.locator(".st-key-gc-chart-bands svg.marks")
    for factor in catalogue.factors:
        expect(chart).to_contain_text(factor.title.de.split()[0])
    for band in catalogue.bands:
        expect(chart).to_contain_text(band.name.de)
    assert "1 von 1" in read(visit, "portfolio")
    visit.open("/katalog")
    read(visit, "katalog")


@pytest.mark.long
def test_a_broken_file_is_named_work_goes_on_and_a_restart_makes_no_difference(
    server: Server, visits: Open, catalogue: Catalogue
) -> None:
    visit = visits(server)
    steps.begin(visit, "Umbau Bahnhof", department="Tiefbau", phase=Phase.PLANNING)
    file = Path(server.settings["GELINGENSCHECK_CATALOGUE"])
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace("  target: 80", "  target: 80\n  goal: 90"), encoding="utf-8")
    address = visit.page.url.removeprefix(server.url)
    for restarted in (False, True):
        if restarted:
            visit.may_lose_server = True
            server.stop()
            server.start()
        visit.open(address)
        notice = visit.page.get_by_role("alert")
        expect(notice).to_contain_text("barrierefreiheit.yaml, Zeile")
        expect(notice).to_contain_text("goal")
        expect(notice).to_contain_text("gelesen wurde")
    visit.shot("own-broken-1280")
    assert visit.violations() == []
    visit.press("Weiter bei Faktor 1")
    first = catalogue.due(catalogue.factors[0], Phase.PLANNING)[0].id
    steps.answer(visit, first, 3)
    assert store.levels(store.one(server.store, Check.FULL, draft=True)) == {first: 3}
    file.write_text(good, encoding="utf-8")
    visit.open("/")
    expect(visit.page.get_by_role("alert")).to_have_count(0)


def test_an_assessment_of_another_catalogue_opens_as_a_clear_page(tmp_path: Path, visits: Open) -> None:
    server = Server(tmp_path, settings={"GELINGENSCHECK_CATALOGUE": str(assembled.EXAMPLE)})
    store.fill(server.store)
    final = store.one(server.store, Check.FULL, draft=False)
    before = {path: path.read_bytes() for path in server.store.rglob("*.yaml")}
    server.start()
    try:
        visit = visits(server, width=390).open("/ergebnis", check=final.id)
        expect(visit.page.get_by_role("heading", level=1)).to_contain_text("gehört zu einem anderen Katalog")
        expect(visit.page.locator("[data-testid=stAlert]")).to_contain_text("„gelingensfaktoren“")
        look(visit, "anderer")
        visit.open("/portfolio")
        assert "gehören zum Katalog „gelingensfaktoren“" in look(visit, "anderer-portfolio")
        visit.open("/vorhaben", project=final.subject)
        look(visit, "anderer-vorhaben")
    finally:
        server.stop()
    assert {path: path.read_bytes() for path in server.store.rglob("*.yaml")} == before

"""What holds for every page: in both themes, on a phone, a desk and a projector, in both languages."""

import re

import pytest

from gelingenscheck.assessment.model import Check
from tests.browser import store
from tests.browser.conftest import Open
from tests.browser.server import ROOT, Server
from tests.browser.visit import Visit

WIDTHS = (390, 1280, 1920)
PATHS = [
    *("/", "/einschaetzen", "/portfolio", "/workshop", "/katalog", "/vorhaben", "/kurzcheck"),
    *("/faktoren", "/faktor", "/antworten", "/eintippen", "/ergebnis", "/dateien"),
    *("/sprachen", "/vergleich", "/uebertragen"),
    *("/querschnitt", "/massnahmen", "/entwicklung", "/jahresabfrage", "/rueckmeldung", "/vorstellen"),
    *("/querschnittscheck", "/nebeneinander"),
    *("/moderation", "/wand", "/workshop-ergebnis", "/jahresbericht", "/verwaltung", "/dokument"),
    *("/gespeichert", "/loeschen", "/verlauf"),
]
FAILURE = "vorgesehen haben"
"""Part of the sentence for failures that nobody foresaw."""


@pytest.fixture(scope="module")
def filled(shared: Server) -> Server:
    """Serve the invented projects."""
    store.fill(shared.store)
    return shared


def parameters(server: Server, path: str) -> dict[str, str]:
    """Return what the address of a page needs beside its path."""
    if path in {"/faktoren", "/faktor", "/antworten", "/eintippen"}:
        return {"check": store.one(server.store, Check.FULL, draft=True).id}
    if path in {"/ergebnis", "/dokument"}:
        return {"check": store.one(server.store, Check.FULL, draft=False).id}
    if path == "/kurzcheck":
        return {"check": next(a.id for a in store.assessments(server.store) if a.check is Check.QUICK)}
    if path in {"/vorhaben", "/verlauf"}:
        return {"project": store.one(server.store, Check.FULL, draft=False).subject}
    return {"q": "Schule"} if path == "/einschaetzen" else {}


def test_no_registered_page_is_forgotten_here() -> None:
    frame = (ROOT / "pages" / "frame.py").read_text(encoding="utf-8")
    assert {f"/{path}" for path in re.findall(r'(?:url_path=|_page\(.+\), )"([^"]+)"', frame)} == set(PATHS) - {"/"}


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_accessible_and_fits_on_every_screen_in_both_themes_and_languages(
    filled: Server, visits: Open, path: str
) -> None:
    """Two drawings show all: by day in German, growing from the phone to the projector; at night on a phone in English.

    Colours are the same at every width, and the layout is the same in both themes.
    """
    visit, name, query = visits(filled, width=WIDTHS[0]), path.strip("/") or "start", parameters(filled, path)
    visit.open(path, **query)
    assert_in_order(visit, "de")
    found = []
    for width in WIDTHS:
        visit.resize(width)
        found += [f"{width} px: wider than the window"] * visit.scrolls_sideways()
        visit.shot(f"{name}-{width}-light")
    found += [f"by day: {violation}" for violation in visit.violations()]
    visit.page.emulate_media(color_scheme="dark")
    visit.resize(WIDTHS[0]).open(path, **query, lang="en")
    assert_in_order(visit, "en")
    found += [f"at night: {violation}" for violation in visit.violations()]
    found += ["at night: wider than the window"] * visit.scrolls_sideways()
    visit.shot(f"{name}-{WIDTHS[0]}-dark")
    assert not found, "\n".join(found)


def assert_in_order(visit: Visit, lang: str) -> None:
    """Look for the language, one heading that says something, a title, and no failure."""
    assert visit.page.locator("html").get_attribute("lang") == lang
    assert visit.page.title().endswith("– Gelingenscheck")
    headings = visit.page.get_by_role("heading", level=1)
    assert headings.count() == 1
    assert headings.inner_text().strip()
    assert visit.page.locator("[data-testid=stException], [role=alert]").count() == 0
    assert FAILURE not in visit.page.locator("main").inner_text()


def test_each_page_has_a_title_of_its_own() -> None:
    titles = re.findall(
        r'(?:title=|_page\(.+, )words\("([^"]+)"\)', (ROOT / "pages" / "frame.py").read_text(encoding="utf-8")
    )
    assert len(set(titles)) == len(titles) == len(PATHS)


def test_an_address_that_leads_nowhere_is_a_sentence(filled: Server, visits: Open) -> None:
    """The sentences of all pages are tested without a browser; here, that such an address comes through to them."""
    visit = visits(filled)
    for id_ in ("../../etc/passwd", "<script>alert(1)</script>", "x" * 5_000):
        visit.open("/faktor", check=id_)
        text = visit.page.locator("main").inner_text()
        assert visit.page.get_by_role("alert").count() == 1, id_
        assert FAILURE not in text
        assert "Zur Startseite" in text


def test_an_address_without_a_project_leads_to_the_search(filled: Server, visits: Open) -> None:
    visit = visits(filled).open("/vorhaben")
    visit.page.wait_for_url("**/einschaetzen*")
    assert visit.page.get_by_role("alert").count() == 0


def test_an_unknown_path_still_leads_to_the_start(filled: Server, visits: Open) -> None:
    visit = visits(filled).open("/gibt-es-nicht")
    visit.suspicious = [line for line in visit.suspicious if "does not seem to exist" not in line]
    assert visit.page.get_by_role("heading", level=1).count() == 1

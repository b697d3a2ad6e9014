"""What holds for every page: in both themes, on a phone, a desk and a projector, in both languages."""

import re
from typing import get_args

import pytest

from gelingenscheck.assessment.model import Check
from tests.browser import store
from tests.browser.conftest import Open, Theme
from tests.browser.server import ROOT, Server

WIDTHS = (390, 1280, 1920)
PATHS = [
    *("/", "/einschaetzen", "/portfolio", "/workshop", "/katalog", "/vorhaben", "/kurzcheck"),
    *("/faktoren", "/faktor", "/antworten", "/ergebnis", "/dateien"),
    *("/sprachen", "/vergleich", "/uebertragen"),
    *("/querschnitt", "/massnahmen", "/entwicklung", "/jahresabfrage", "/rueckmeldung", "/vorstellen"),
    *("/querschnittscheck", "/nebeneinander"),
    *("/moderation", "/wand", "/workshop-ergebnis", "/jahresbericht", "/eintippen"),
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
    if path in {"/faktoren", "/faktor", "/antworten"}:
        return {"check": store.one(server.store, Check.FULL, draft=True).id}
    if path == "/ergebnis":
        return {"check": store.one(server.store, Check.FULL, draft=False).id}
    if path == "/kurzcheck":
        return {"check": next(a.id for a in store.assessments(server.store) if a.check is Check.QUICK)}
    if path == "/vorhaben":
        return {"project": store.one(server.store, Check.FULL, draft=False).subject}
    return {"q": "Schule"} if path == "/einschaetzen" else {}


def test_no_registered_page_is_forgotten_here() -> None:
    frame = (ROOT / "pages" / "frame.py").read_text(encoding="utf-8")
    assert {f"/{path}" for path in re.findall(r'url_path="([^"]+)"', frame)} == set(PATHS) - {"/"}


@pytest.mark.parametrize("theme", get_args(Theme))
@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_accessible_and_fits_at_every_width(filled: Server, visits: Open, path: str, theme: Theme) -> None:
    visit = visits(filled, theme=theme).open(path, **parameters(filled, path))
    assert visit.page.get_by_role("heading", level=1).count() == 1
    found = []
    assert FAILURE not in visit.page.locator("main").inner_text()
    for width in WIDTHS if theme == "light" else WIDTHS[:1]:  # colours are the same at every width
        visit.resize(width)
        if width != WIDTHS[1]:
            found += [f"{width} px: {violation}" for violation in visit.violations()]
        found += [f"{width} px: wider than the window"] * visit.scrolls_sideways()
        visit.shot(f"{path.strip('/') or 'start'}-{width}-{theme}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_its_language_one_heading_and_no_failure(filled: Server, visits: Open, path: str) -> None:
    visit = visits(filled).open(path, **parameters(filled, path), lang="en")
    assert visit.page.locator("html").get_attribute("lang") == "en"
    assert visit.page.title().endswith("– Gelingenscheck")
    headings = visit.page.get_by_role("heading", level=1)
    assert headings.count() == 1
    assert headings.inner_text().strip()
    assert visit.page.locator("[data-testid=stException], [role=alert]").count() == 0
    assert FAILURE not in visit.page.locator("main").inner_text()


def test_each_page_has_a_title_of_its_own() -> None:
    titles = re.findall(r'title=words\("([^"]+)"\)', (ROOT / "pages" / "frame.py").read_text(encoding="utf-8"))
    assert len(set(titles)) == len(titles) == len(PATHS)


@pytest.mark.parametrize("path", ["/vorhaben", "/kurzcheck", "/faktoren", "/faktor", "/antworten", "/ergebnis"])
def test_an_address_that_leads_nowhere_is_a_sentence(filled: Server, visits: Open, path: str) -> None:
    visit = visits(filled)
    for id_ in ("gibt-es-nicht-1", "../../etc/passwd", "<script>alert(1)</script>", "x" * 5_000):
        visit.open(path, check=id_, project=id_)
        text = visit.page.locator("main").inner_text()
        assert visit.page.get_by_role("alert").count() == 1, id_
        assert FAILURE not in text
        assert "Zur Startseite" in text


@pytest.mark.parametrize("path", ["/kurzcheck", "/faktoren", "/faktor", "/antworten", "/ergebnis"])
def test_an_address_without_a_check_is_a_sentence(filled: Server, visits: Open, path: str) -> None:
    text = visits(filled).open(path).page.locator("main").inner_text()
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

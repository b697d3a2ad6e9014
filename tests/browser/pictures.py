"""Take the pictures of the documentation from the running app with the invented projects: `make pictures`."""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import store
from tests.browser.conftest import BROWSERS, QUIET
from tests.browser.server import ROOT, Server
from tests.browser.visit import Visit

FOLDER = ROOT / "docs" / "pictures"
PROJECT = "beispiel-schulweg-umbau"


def take(server: Server) -> None:
    """Visit the pages that documents show."""
    final = max(a.id for a in store.assessments(server.store) if a.subject == PROJECT and a.finalised and a.answers)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=next(filter(None, map(shutil.which, BROWSERS))), args=QUIET
        )
        context = browser.new_context(viewport={"width": 1200, "height": 900}, locale="de-DE")
        visit = Visit(context.new_page(), server.url)
        pages: tuple[tuple[str, str, dict[str, str]], ...] = (
            ("ergebnis", "/ergebnis", {"check": final}),
            ("portfolio", "/portfolio", {}),
            ("querschnitt", "/querschnitt", {}),
        )
        for name, path, parameters in pages:
            visit.open(path, **parameters).page.screenshot(path=FOLDER / f"{name}.png")
        browser.close()


def main() -> None:
    """Start a server of one's own, and end it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        store.fill(server.store)
        server.start()
        try:
            take(server)
        finally:
            server.stop()


if __name__ == "__main__":
    main()

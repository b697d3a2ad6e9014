"""A running app, a real browser, and tabs that fail the test when something foreign or faulty happens in them."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.server import Server
from tests.browser.visit import Visit

HERE = Path(__file__).parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
]
UNFORESEEN = re.compile(r"Traceback|unexpected failure|Uncaught|was never awaited")
"""What the log says when something happened that nobody foresaw."""
Theme = Literal["light", "dark"]
Open = Callable[..., Visit]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder, to be tried twice: on a busy machine a click may fall between two drawings."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Open one browser for all tests; its absence is a failure, since these tests are half of the truth."""
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        pytest.fail(
            "Für die Browsertests fehlt Chromium. Bitte installieren: sudo apt-get install chromium", pytrace=False
        )
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=executable, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the tests of one module; they must not depend on what the store holds."""
    yield from _serve(tmp_path_factory.mktemp("shared"))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Serve one test with an empty store."""
    yield from _serve(tmp_path)


def _serve(folder: Path) -> Iterator[Server]:
    server = Server(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()
        print(server.log)  # noqa: T201 - pytest shows it beside a failure
    assert not UNFORESEEN.search(server.log), server.log


@pytest.fixture
def visits(browser: Browser) -> Iterator[Open]:
    """Open tabs of people who share nothing: `visits(server, width=390, theme="dark")`."""
    opened: list[Visit] = []

    def visit(server: Server, *, width: int = 1280, height: int = 900, theme: Theme = "light") -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=theme, locale="de-DE", timezone_id="Europe/Berlin"
        )
        context.set_default_timeout(15_000)
        opened.append(Visit(context.new_page(), server.url))
        return opened[-1]

    yield visit
    complaints = [complaint for tab in opened for complaint in tab.complaints()]
    for tab in opened:
        tab.page.context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def visit(visits: Open, server: Server) -> Visit:
    """Open one tab at a server with an empty store."""
    return visits(server)

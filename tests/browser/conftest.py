"""A running app, a real browser, and tabs that fail the test when something foreign or faulty happens in them."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.server import Server, free_port
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


@pytest.fixture(scope="session")
def people(browser: Browser) -> list[BrowserContext]:
    """Return who has sat at a screen in this session: loaded files stay with them, cookies and storage do not."""
    return []


@pytest.fixture(scope="session")
def ports() -> dict[str, int]:
    """Return the ports that servers use one after the other, so that what a browser has loaded stays good."""
    return {}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, ports: dict[str, int]) -> Iterator[Server]:
    """Serve the tests of one module; they must not depend on what the store holds."""
    yield from _serve(tmp_path_factory.mktemp("shared"), ports, "shared")


@pytest.fixture
def server(tmp_path: Path, ports: dict[str, int]) -> Iterator[Server]:
    """Serve one test with an empty store."""
    yield from _serve(tmp_path, ports, "own")


def _serve(folder: Path, ports: dict[str, int], kind: str) -> Iterator[Server]:
    ports[kind] = free_port(ports.get(kind))
    server = Server(folder, port=ports[kind])
    server.start()
    try:
        yield server
    finally:
        server.stop()
        print(server.log)  # noqa: T201 - pytest shows it beside a failure
    assert not UNFORESEEN.search(server.log), server.log


@pytest.fixture
def visits(browser: Browser, people: list[BrowserContext]) -> Iterator[Open]:
    """Open tabs of people who share nothing: `visits(server, width=390, theme="dark")`."""
    opened: list[Visit] = []

    def visit(server: Server, *, width: int = 1280, height: int = 900, theme: Theme = "light") -> Visit:
        if len(opened) == len(people):
            people.append(browser.new_context(locale="de-DE", timezone_id="Europe/Berlin"))
            people[-1].set_default_timeout(15_000)
        page = people[len(opened)].new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=theme)
        opened.append(Visit(page, server.url))
        return opened[-1]

    yield visit
    complaints = [complaint for tab in opened for complaint in tab.complaints()]
    for tab in opened:
        tab.leave()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def visit(visits: Open, server: Server) -> Visit:
    """Open one tab at a server with an empty store."""
    return visits(server)

"""`first-paint`: from the start of the navigation until the start page's heading stands there."""

import statistics
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from bench import apps, browsing, drafts
from bench.measuring import Row, at_most
from gelingenscheck.usecases.examples import load_examples

GOAL = 1.3
ROUNDS = 9
WATCH = """(() => {
  const look = () => {
    const heading = document.querySelector('h1')
    if (!heading?.textContent.trim() || !heading.checkVisibility({opacityProperty: true})) return
    observer.disconnect()
    window.benchPainted = performance.now()
  }
  const observer = new MutationObserver(look)
  observer.observe(document, {childList: true, subtree: true, characterData: true})
})()"""


def rows() -> list[Row]:
    """Open the start page with the invented projects, and Streamlit's own example, in a fresh browser each."""
    ours: list[float] = []
    beside: list[float] = []
    with TemporaryDirectory() as name:
        store = Path(name, "store")
        load_examples(drafts.desk(store))
        with apps.ours(store) as app, apps.peer(apps.HELLO, Path(name)) as hello, browsing.browser() as opened:
            for url in (app.url, hello.url):
                _opened(opened, url)
            for _ in range(ROUNDS):
                beside.append(_opened(opened, hello.url))
                ours.append(_opened(opened, app.url))
    return [
        at_most("first-paint", ours=statistics.median(ours), beside=statistics.median(beside), unit="ms", goal=GOAL)
    ]


def _opened(opened: Browser, url: str) -> float:
    """Return the milliseconds until the heading was there."""
    with browsing.tab(opened) as page:
        page.add_init_script(WATCH)
        page.goto(url, wait_until="commit")
        page.wait_for_function("() => window.benchPainted", polling=50)
        took: float = page.evaluate("() => window.benchPainted")
        browsing.settle(page)
        return took

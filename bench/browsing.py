"""The headless Chromium in which ours and the apps beside it are measured alike."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
)
VIEWPORT = (1280, 900)
SETTLED = """quiet => {
  const app = document.querySelector('[data-testid=stApp]')
  const busy = !app || app.dataset.testScriptState !== 'notRunning' || app.dataset.testConnectionState !== 'CONNECTED'
    || document.querySelector('[data-stale=true], [data-testid=stSkeleton]')
  const now = performance.now()
  if (busy || window.benchSettledAt === undefined) window.benchSettledAt = busy ? undefined : now
  return !busy && now - window.benchSettledAt > quiet
}"""


@contextmanager
def browser() -> Iterator[Browser]:
    """Open one browser."""
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=executable, args=QUIET)
        yield opened
        opened.close()


@contextmanager
def tab(opened: Browser) -> Iterator[Page]:
    """Open a tab that knows nothing yet: no cache, no cookies."""
    width, height = VIEWPORT
    context = opened.new_context(viewport={"width": width, "height": height}, locale="de-DE")
    yield context.new_page()
    context.close()


def settle(page: Page, quiet: int = 250) -> None:
    """Wait until Streamlit has nothing to run and has been quiet for some milliseconds."""
    page.evaluate("() => { window.benchSettledAt = undefined }")  # quiet from now on, not since the last time
    page.wait_for_function(SETTLED, arg=quiet, polling=50)

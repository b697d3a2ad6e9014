"""A person at the app: one browser tab that notices what must never happen."""

import os
import re
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from importlib import resources
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import ConsoleMessage, Error, Locator, Page, Request, Response, TimeoutError, WebSocket  # noqa: A004 - Playwright's own

SHOTS = Path(__file__).parent / "shots"
LOOKING = "SHOTS" in os.environ
"""Whether somebody wants to look at pictures of every page; taking them costs half a minute."""
AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
SETTLED = """quiet => {
  const app = document.querySelector('[data-testid=stApp]')
  const begun = window.gcRuns > 0 || performance.now() > 5000
  const busy = !app || !begun
    || app.dataset.testScriptState !== 'notRunning' || app.dataset.testConnectionState !== 'CONNECTED'
    || document.querySelector('[data-stale=true], [data-testid=stSkeleton]') || document.fonts.status !== 'loaded'
  const now = performance.now()
  if (busy || window.gcSettledAt === undefined) window.gcSettledAt = busy ? undefined : now
  return !busy && now - window.gcSettledAt > quiet
}"""
COUNT_RUNS = """
  window.gcRuns = window.gcSent = 0
  const send = WebSocket.prototype.send
  WebSocket.prototype.send = function (...message) {
    window.gcSent += 1
    return send.apply(this, message)
  }
  let before = null
  new MutationObserver(() => {
    const state = document.querySelector('[data-testid=stApp]')?.dataset.testScriptState
    if (state === 'running' && before !== 'running') window.gcRuns += 1
    before = state
  }).observe(document, {subtree: true, childList: true, attributeFilter: ['data-test-script-state']})
"""
OBSERVE_SHIFTS = """() => {
  window.gcShifts = []
  window.gcObserver?.disconnect()
  window.gcObserver = new PerformanceObserver(list => {
    for (const entry of list.getEntries()) for (const {node, previousRect: was, currentRect: is} of entry.sources) {
      const element = node && (node.nodeType === 1 ? node : node.parentElement)
      const name = element ? `${element.tagName} ${element.innerText.trim().slice(0, 40)}` : 'gone'
      const [from, to] = [was, is].map(box => `${box.x},${box.y} ${box.width}x${box.height}`)
      window.gcShifts.push(`${name}: ${from} to ${to}`)
    }
  })
  window.gcObserver.observe({type: 'layout-shift'})
}"""
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
PLACES = """selector => {
  const main = document.querySelector('[data-testid=stMain]')
  return [...document.querySelectorAll(selector)].filter(element => element.checkVisibility()).map(element => {
    const box = element.getBoundingClientRect()
    return [box.x, box.y + main.scrollTop, box.width, box.height].map(Math.round)
  })
}"""
# The policy forbids inline scripts, and the shell that Streamlit serves has a harmless one.
SHELL_SCRIPT = re.compile(r"inline script.*Content Security Policy", re.DOTALL)
# At a deep address Streamlit's page asks first below that address, then at the root.
PROBE = re.compile(r"/[a-z-]+/_stcore/(health|host-config)$")
LOST_SERVER = re.compile(
    r"WebSocket|disconnected from server|ERR_CONNECTION|Failed to load resource|Failed to fetch|Network Error|health",
    re.IGNORECASE,
)


@dataclass
class Visit:
    """One tab, its address below the server's, and everything suspicious that happened in it."""

    page: Page
    url: str
    suspicious: list[str] = field(default_factory=list)
    may_lose_server: bool = False

    def __post_init__(self) -> None:
        self.page.add_init_script(COUNT_RUNS)
        self.page.on("console", self._heard)
        self.page.on("pageerror", self._broke)
        self.page.on("request", self._asked)
        self.page.on("websocket", self._connected)
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._answered)

    def _heard(self, message: ConsoleMessage) -> None:
        known = SHELL_SCRIPT.search(message.text) or PROBE.search(message.location["url"])
        if message.type == "error" and not known:
            self.suspicious.append(f"console: {message.text} {message.location['url']}")

    def _broke(self, error: Error) -> None:
        self.suspicious.append(f"script error: {error}")

    def _connected(self, socket: WebSocket) -> None:
        self._to(socket.url)

    def _asked(self, request: Request) -> None:
        self._to(request.url)

    def _answered(self, response: Response) -> None:
        if response.status >= HTTPStatus.BAD_REQUEST and not PROBE.search(response.url):
            self.suspicious.append(f"{response.status}: {response.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the person went on before it was there
            self.suspicious.append(f"failed: {request.url} {request.failure}")

    def _to(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob", "about"} and parts.netloc != urlsplit(self.url).netloc:
            self.suspicious.append(f"foreign: {url}")

    def complaints(self) -> list[str]:
        """Return what should not have happened."""
        if not self.may_lose_server:
            return self.suspicious
        return [line for line in self.suspicious if line.startswith("foreign") or not LOST_SERVER.search(line)]

    def open(self, path: str = "/", **parameters: str) -> "Visit":
        """Open a page by its address and wait until it stands still."""
        query = f"?{urlencode(parameters)}" if parameters else ""
        self.page.goto(f"{self.url}{path}{query}")
        return self.settle()

    def settle(self, quiet: int = 150, timeout: float = 30_000) -> "Visit":
        """Wait until Streamlit is connected, has nothing to run and has been quiet for some milliseconds."""
        self.page.wait_for_function(SETTLED, arg=quiet, timeout=timeout, polling=25)
        return self

    def press(self, name: str | re.Pattern[str]) -> "Visit":
        """Press the button of that name and wait until the server has answered."""
        return self.click(self.page.get_by_role("button", name=name).first)

    def follow(self, name: str | re.Pattern[str]) -> "Visit":
        """Follow the link of that name and wait until the server has answered."""
        return self.click(self.page.get_by_role("link", name=name).first)

    def click(self, target: Locator) -> "Visit":
        """Click on what makes the server run, and wait until it has."""
        target.scroll_into_view_if_needed()
        sent, runs = self.page.evaluate("() => [window.gcSent, window.gcRuns]")
        target.click()
        # What opens in the page alone asks nobody, and a short run may begin and end between two looks.
        with suppress(TimeoutError):
            self.page.wait_for_function("before => window.gcSent > before", arg=sent, timeout=1_000)
            self.page.wait_for_function("before => window.gcRuns > before", arg=runs, timeout=3_000)
        return self.settle(quiet=250)

    def leave(self) -> None:
        """Close the tab and take everything along that a page might know one by."""
        everything = {"origin": self.url, "storageTypes": "all"}
        self.page.context.clear_cookies()
        self.page.context.new_cdp_session(self.page).send("Storage.clearDataForOrigin", everything)
        self.page.close()

    def violations(self) -> list[str]:
        """Return what axe finds against WCAG 2.0 to 2.2, A and AA.

        The script comes through the debugger, so that the page's own Content-Security-Policy stays in force.
        """
        self.page.evaluate(AXE)
        found = self.page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", AXE_TAGS)
        return [
            f"{rule['id']}: {node['target']} {node.get('failureSummary', '')}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]

    def scrolls_sideways(self) -> bool:
        """Return whether anything is wider than the window."""
        return bool(
            self.page.evaluate(
                """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
                  .some(part => part && part.scrollWidth > part.clientWidth)"""
            )
        )

    def watch_shifts(self) -> None:
        """Begin to record layout shifts, also those right after a click."""
        self.page.evaluate(OBSERVE_SHIFTS)

    def shifts(self) -> list[str]:
        """Return what moved since `watch_shifts`; empty means that nothing jumped."""
        moved: list[str] = self.page.evaluate("() => window.gcShifts")
        return moved

    def places(self, selector: str) -> list[list[int]]:
        """Return left, top, width and height on the page of visible elements, in px."""
        places: list[list[int]] = self.page.evaluate(PLACES, selector)
        return places

    def resize(self, width: int, height: int = 900) -> "Visit":
        """Give the window another size and wait until the page fits it."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.evaluate("() => { window.gcSettledAt = undefined }")  # charts follow a little later
        return self.settle(quiet=100)

    def shot(self, name: str, folder: Path = SHOTS) -> Path:
        """Take a picture of the whole page for a person to look at."""
        path = folder / f"{name}.png"
        if folder == SHOTS and not LOOKING:
            return path
        folder.mkdir(parents=True, exist_ok=True)
        size = self.page.viewport_size
        assert size is not None
        # The page scrolls inside the window, so the window has to be as tall as the page.
        tall = self.page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollHeight + 80")
        self.page.set_viewport_size({"width": size["width"], "height": max(size["height"], int(tall))})
        self.page.evaluate(DRAWN)
        self.page.screenshot(path=path)
        self.page.set_viewport_size(size)
        return path

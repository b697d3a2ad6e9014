"""`answer-durable`: from the click on an answer until "gespeichert" stands on the card."""

import statistics
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page

from bench import apps, browsing, drafts
from bench.measuring import Row, at_most

GOAL = 1.5
PAUSE = 150
"""Milliseconds between two clicks."""
CLICK = """([option, status]) => new Promise((resolve, reject) => {
  const said = () => document.querySelector(status)?.textContent ?? ''
  const before = said()
  const observer = new MutationObserver(() => {
    if (said() === before || !said().includes('gespeichert')) return
    const took = performance.now() - start
    observer.disconnect()
    resolve(took)
  })
  observer.observe(document.body, {childList: true, subtree: true, characterData: true})
  setTimeout(() => reject(new Error('not saved')), 20000)
  const start = performance.now()
  document.querySelectorAll(option.selector)[option.index].click()
})"""


def rows() -> list[Row]:
    """Measure one factor page after the other, with a block of clicks on the bare app before each."""
    ours: list[float] = []
    beside: list[float] = []
    with TemporaryDirectory() as name:
        store, folder = Path(name, "store"), Path(name)
        desk = drafts.desk(store)
        check = drafts.running_project(desk, "Umbau Schulweg").id
        with (
            apps.ours(store) as app, apps.peer(apps.PEERS / "radio.py", folder) as bare,
            browsing.browser() as opened, browsing.tab(opened) as our_tab, browsing.tab(opened) as bare_tab,
        ):  # fmt: skip
            for factor in desk.catalogue.factors:
                questions = [question.id for question in factor.questions]
                bare_tab.goto(bare.url)
                beside += [_bare_click(bare_tab, i) for i in range(len(questions))]
                our_tab.goto(f"{app.url}/faktor?check={check}&factor={factor.id}")
                ours += [_our_click(our_tab, question, i % 6) for i, question in enumerate(questions)]
    return [
        at_most("answer-durable", ours=statistics.median(ours), beside=statistics.median(beside), unit="ms", goal=GOAL)
    ]


def _our_click(page: Page, question: str, index: int) -> float:
    return _click(page, f".st-key-gc-q-{question} input", index, f".st-key-gc-saved-{question}")


def _bare_click(page: Page, index: int) -> float:
    return _click(page, "input[type=radio]", index, "[data-testid=stText]")


def _click(page: Page, selector: str, index: int, status: str) -> float:
    """Return the milliseconds, taken inside the page."""
    page.wait_for_selector(selector, state="attached")
    browsing.settle(page, PAUSE)
    took: float = page.evaluate(CLICK, [{"selector": selector, "index": index}, status])
    return took

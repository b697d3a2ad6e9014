"""`rapid-clicks`: click faster than anyone reads, reload in the middle, and compare what was said with the file.

A click is acknowledged once the card turns to "gespeichert" after it, or says so when the page has come to
rest. What a card turns to speaks for the earliest click that waits: a second one may still be on its way.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Page

from bench import apps, browsing, drafts
from bench.apps import App
from gelingenscheck.assessment.model import Answer, Assessment, NoAnswer
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.usecases.desk import Desk

CLICKS = 1_000
BURST = (4, 16)
LONGEST_PAUSE = 120
"""Milliseconds between two clicks."""
RELOADED = 0.5
"""Share of bursts that end with a reload before the page comes to rest."""
BURSTS_PER_DRAFT = 10
QUIET = 800
"""Milliseconds without any run after which everything is at rest, also where a busy page sends a click late."""
OPTIONS = 6
"""Five levels and "don't know yet"; "not applicable" is no answer before it has a reason."""
BURST_SCRIPT = """async ({clicks, wait}) => {
  const cards = [...document.querySelectorAll('[class*="st-key-gc-q-"]')]
  const names = cards.map(card => [...card.classList].find(name => name.startsWith('st-key-gc-q-')).slice(12))
  const said = name => document.querySelector('.st-key-gc-saved-' + name)?.textContent ?? ''
  const before = new Map(names.map(name => [name, said(name)]))
  const made = []
  const observer = new MutationObserver(() => {
    for (const name of names) {
      const now = said(name)
      if (now === before.get(name)) continue
      before.set(name, now)
      const waiting = made.find(click => click.question === name && !click.acknowledged)
      if (waiting && now.includes('gespeichert') && !now.includes('nicht')) waiting.acknowledged = true
    }
  })
  observer.observe(document.body, {childList: true, subtree: true, characterData: true})
  for (const {card, option, pause} of clicks) {
    const index = card % names.length
    const input = cards[index].isConnected && cards[index].querySelectorAll('input[type=radio]')[option]
    if (input && !input.checked) {
      made.push({question: names[index], option, acknowledged: false})
      input.click()
    }
    await new Promise(resolve => setTimeout(resolve, pause))
  }
  await new Promise(resolve => setTimeout(resolve, wait))
  observer.disconnect()
  return made
}"""
SHOWN_SCRIPT = """() => Object.fromEntries([...document.querySelectorAll('[class*="st-key-gc-q-"]')].map(card => {
  const name = [...card.classList].find(name => name.startsWith('st-key-gc-q-')).slice(12)
  const saved = document.querySelector('.st-key-gc-saved-' + name)?.textContent ?? ''
  return [name, [[...card.querySelectorAll('input[type=radio]')].findIndex(input => input.checked), saved]]
}))"""
Made = Sequence[Mapping[str, Any]]


@dataclass
class Tally:
    """What was clicked, what of it was acknowledged, and what is gone or shown wrongly."""

    clicks: int = 0
    acknowledged: int = 0
    lost: int = 0
    torn: int = 0
    first: list[str] = field(default_factory=list)
    """The first few losses, in words."""

    def lose(self, what: str) -> None:
        """Count a loss."""
        self.lost += 1
        self.first = [*self.first, what][:5]


@dataclass
class Expected:
    """Which option each question may hold after what was acknowledged; -1 is none."""

    possible: dict[str, set[int]] = field(default_factory=dict)

    def burst(self, made: Made, *, at_rest: bool) -> int:
        """Take the clicks of one burst and return how many were acknowledged."""
        acknowledged = 0
        for question in {click["question"] for click in made}:
            options = [
                (click["option"], click["acknowledged"] or at_rest) for click in made if click["question"] == question
            ]
            said = [i for i, (_, is_said) in enumerate(options) if is_said]
            known = self.possible.get(question, {-1}) if not said else set[int]()
            self.possible[question] = known | {option for option, _ in options[said[-1] if said else 0 :]}
            acknowledged += len(said)
        return acknowledged


def run(clicks: int = CLICKS, *, seed: int = 1) -> dict[str, Any]:
    """Make so many clicks; return what was lost or torn."""
    chance, tally = random.Random(seed), Tally()
    with TemporaryDirectory() as name:
        desk = drafts.desk(Path(name))
        with apps.ours(Path(name)) as app, browsing.browser() as opened, browsing.tab(opened) as page:
            while tally.clicks < clicks:
                _draft(page, app, desk, clicks, chance=chance, tally=tally)
        tally.torn = len(desk.store.verify())
    return {
        "name": "rapid-clicks", "tried": tally.clicks, "lost": tally.lost, "torn": tally.torn,
        "acknowledged": tally.acknowledged, "first": tally.first,
        "holds": tally.lost == tally.torn == 0 and tally.acknowledged > 0,
    }  # fmt: skip


def _draft(page: Page, app: App, desk: Desk, clicks: int, *, chance: random.Random, tally: Tally) -> None:
    """Click through one draft in some bursts."""
    check = drafts.running_project(desk, f"Vorhaben {tally.clicks}").id
    expected = Expected()
    for _ in range(BURSTS_PER_DRAFT):
        if tally.clicks >= clicks:
            return
        factor = chance.choice(desk.catalogue.factors).id
        page.goto(f"{app.url}/faktor?check={check}&factor={factor}")
        _rest(page)
        at_rest = chance.random() >= RELOADED
        made = page.evaluate(BURST_SCRIPT, _plan(chance, clicks - tally.clicks))
        if at_rest:
            _rest(page)
        else:
            page.reload()
            _rest(page)
        tally.clicks += len(made)
        tally.acknowledged += expected.burst(made, at_rest=at_rest)
        compare(_shown(page), _stored(desk, check), expected, tally)


def _plan(chance: random.Random, left: int) -> dict[str, Any]:
    """Return which cards to click on, and how long to wait each time."""
    count = min(left, chance.randint(*BURST))
    clicks = [
        {"card": chance.randrange(60), "option": chance.randrange(OPTIONS), "pause": chance.randint(0, LONGEST_PAUSE)}
        for _ in range(count)
    ]
    return {"clicks": clicks, "wait": chance.randint(0, 2 * LONGEST_PAUSE)}


def _rest(page: Page) -> None:
    """Wait until the cards are there and nothing moves."""
    page.wait_for_selector("[class*=st-key-gc-q-] input", state="attached")
    browsing.settle(page, QUIET)


def _shown(page: Page) -> dict[str, tuple[int, str]]:
    shown: dict[str, tuple[int, str]] = page.evaluate(SHOWN_SCRIPT)
    return shown


def _stored(desk: Desk, check: str) -> Mapping[str, Answer] | None:
    try:
        return desk.store.load(Assessment, check).document.answers
    except GelingenscheckError:
        return None


def compare(
    shown: Mapping[str, Sequence[Any]], stored: Mapping[str, Answer] | None, expected: Expected, tally: Tally
) -> None:
    """Count what the file does not hold though it was acknowledged, and what the page shows otherwise than the file."""
    if stored is None:
        tally.lose("the file cannot be read")
        return
    there = {question: _option(answer) for question, answer in stored.items()}
    for question, possible in expected.possible.items():
        if there.get(question, -1) not in possible:
            tally.lose(f"{question}: {there.get(question, -1)} is stored, {sorted(possible)} may be")
        expected.possible[question] = {there.get(question, -1)}
    for question, (option, saved) in shown.items():
        known = there.get(question, -1)
        if option != known or ("✓" in saved) != (known >= 0):
            tally.lose(f"{question}: {known} is stored, {option} „{saved}“ is shown")


def _option(answer: Answer) -> int:
    if answer.level is not None:
        return answer.level
    return OPTIONS - 1 if answer.no_answer is NoAnswer.DONT_KNOW else -1

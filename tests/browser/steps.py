"""What people do on the way from the first click to the portfolio, step by step."""

import re

from playwright.sync_api import Locator, expect

from gelingenscheck.catalogue import Phase
from gelingenscheck.i18n import words_in
from tests.browser.visit import Visit

SAVED = re.compile(r"✓ (gespeichert|saved)")


def begin(visit: Visit, title: str, *, department: str, phase: Phase, quick: bool = False, lang: str = "de") -> str:
    """Register a project as a new user would, and return the id of its check."""
    words, page = words_in(lang), visit.page
    visit.open("/", lang=lang).press(words("Vorhaben einschätzen"))
    search = page.get_by_label(words("Name des Vorhabens"))
    search.fill(title)
    search.press("Enter")
    visit.settle()
    choose(visit, page.get_by_role("combobox", name=words("Federführendes Amt")), department)
    visit.click(page.locator("[class*=st-key-gc-new-phase] [data-testid=stRadioOption]").nth(list(Phase).index(phase)))
    visit.click(page.locator(".st-key-gc-new-quick" if quick else ".st-key-gc-new-full").get_by_role("button"))
    page.wait_for_url(re.compile(r"[?&]check="))
    visit.settle()
    found = re.search(r"[?&]check=([a-z0-9-]+)", page.url)
    assert found is not None
    return found[1]


def choose(visit: Visit, box: Locator, option: str) -> None:
    """Pick an option of a selectbox by typing its beginning."""
    box.click()
    box.fill(option)
    visit.click(visit.page.get_by_role("option").first)


def card(visit: Visit, question: str) -> Locator:
    """Return the card of a question."""
    return visit.page.locator(f".st-key-gc-box-{question}")


def row(visit: Visit, question: str, level: int) -> Locator:
    """Return the clickable row of a level."""
    return visit.page.locator(f".st-key-gc-q-{question} [data-testid=stRadioOption]").nth(level)


def answer(visit: Visit, question: str, level: int) -> None:
    """Click a level and wait until the card says that it is saved."""
    row(visit, question, level).click()
    expect(row(visit, question, level)).to_have_attribute("data-selected", "true")
    expect(visit.page.locator(f".st-key-gc-saved-{question}")).to_contain_text(SAVED)


def chosen(visit: Visit, question: str) -> int | None:
    """Return which level a card shows as chosen."""
    rows: list[bool] = visit.page.locator(f".st-key-gc-q-{question} [data-testid=stRadioOption]").evaluate_all(
        "rows => rows.map(row => row.dataset.selected === 'true')"
    )
    return rows.index(True) if True in rows else None

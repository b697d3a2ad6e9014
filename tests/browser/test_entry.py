"""Paper typed in as one does it: by keyboard alone, faster than the server answers, with a reload in the middle."""

from typing import Any

import yaml
from playwright.sync_api import Page, expect

from gelingenscheck.assessment.model import Assessment, Check
from gelingenscheck.assessment.numbering import numbered
from gelingenscheck.catalogue import Phase
from tests.browser import store
from tests.browser.conftest import Open
from tests.browser.server import Server
from tests.browser.visit import Visit


def opened(visits: Open, server: Server, draft: Assessment, **more: Any) -> Visit:
    visit = visits(server, **more).open("/eintippen", check=draft.id)
    expect(visit.page.get_by_role("textbox", name="Antwort zu Frage")).to_be_focused()
    return visit


def enter(page: Page, *typed: str) -> None:
    for text in typed:
        page.keyboard.type(text)
        page.keyboard.press("Enter")


def saved(server: Server, draft: Assessment) -> dict[str, Any]:
    """Return the answers as another reader of YAML finds them in the file."""
    text = (server.store / f"{draft.id}.yaml").read_text(encoding="utf-8")
    answers: dict[str, Any] = yaml.safe_load(text).get("answers", {})
    return {id_: {k: v for k, v in said.items() if k not in {"at", "by"}} for id_, said in answers.items()}


def here(page: Page) -> str:
    """Return the number of the question that one is at."""
    return page.locator(".gc-entry-overview [aria-current] span").inner_text()


def settled(page: Page, count: int) -> None:
    """Wait until nothing waits to be saved and so many questions are answered."""
    expect(page.locator(".gc-entry-overview b", has_text="…")).to_have_count(0)
    expect(page.locator(".gc-entry-overview li:not(.gc-entry-open)")).to_have_count(count)


def test_a_whole_questionnaire_is_typed_by_keyboard_over_a_reload_and_a_killed_server(
    shared: Server, visits: Open
) -> None:
    draft = store.begin(shared.store, Phase.RUNNING)
    asked = numbered(store.desk(shared.store).catalogue, Check.FULL, Phase.RUNNING)
    typed: list[str] = []
    expected: dict[str, dict[str, Any]] = {}
    for i, one in enumerate(asked):
        reason = next(iter(one.asked.na), None) if one.asked is not None and one.asked.na and i % 7 == 1 else None
        if reason:
            typed.append("-1")
            expected[one.id] = {"no_answer": "not_applicable", "reason": reason}
        elif i % 5 == 4:
            typed.append("w")
            expected[one.id] = {"no_answer": "dont_know"}
        else:
            typed.append(f"{i % 5} Seite {i}" if i % 9 == 0 else str(i % 5))
            expected[one.id] = {"level": i % 5} | ({"rationale": f"Seite {i}"} if i % 9 == 0 else {})
    visit = opened(visits, shared, draft)
    page = visit.page
    enter(page, *typed[:25])
    settled(page, 25)
    page.reload()
    visit.settle()
    assert here(page) == asked[25].number
    expect(page.get_by_role("textbox", name=f"Antwort zu Frage {asked[25].number}")).to_be_focused()
    enter(page, *typed[25:40])
    settled(page, 40)
    visit.may_lose_server = True
    shared.kill()
    enter(page, *typed[40:43])  # what is typed before the page notices waits in it
    shared.start()
    expect(page.get_by_role("textbox", name="Antwort zu Frage")).to_be_focused(timeout=20_000)
    page.keyboard.press("Control+A")
    enter(page, *typed[[one.number for one in asked].index(here(page)) :])
    settled(page, 48)
    expect(page.locator(".gc-entry-said[role=status]")).to_contain_text("Alle sind beantwortet.")
    assert saved(shared, draft) == expected
    visit.follow("Antworten prüfen")
    expect(page.get_by_text("48 von 48 beantwortet")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("textbox", name=f"Antwort zu Frage {asked[-1].number}")).to_be_visible()


def test_a_wrong_key_keeps_the_place_typing_again_corrects_and_two_people_decide(shared: Server, visits: Open) -> None:
    draft = store.begin(shared.store, Phase.PLANNING)
    visit = opened(visits, shared, draft, width=390, theme="dark")
    page = visit.page
    said, refused = page.locator(".gc-entry-said"), page.locator(".gc-entry-wrong")
    for wrong, why in (
        ("7", "„7“ geht hier nicht"),
        ("-", "„-“ geht hier nicht"),
        ("33", "„33“"),
        ("9.9", "Frage 9.9"),
    ):
        enter(page, wrong)
        expect(refused).to_contain_text(why)
        assert here(page) == "1.1"
    enter(page, "3")
    expect(said).to_contain_text("✓ 1.1 gespeichert: 3")
    expect(said).to_contain_text("1.2: ")
    enter(page, "-")
    expect(refused).to_contain_text("Nummer des Grundes")
    enter(page, "2")  # the sign is still there
    expect(refused).to_contain_text("den Grund dahinter")
    enter(page, "nur innen", "", "5.3")
    expect(refused).to_contain_text("Frage 5.3 gibt es hier nicht")
    enter(page, "1,1")
    expect(page.get_by_role("textbox", name="Antwort zu Frage 1.1")).to_be_focused()
    enter(page, "1", "1.1", "2", "8.1", "4", "x")
    settled(page, 3)
    assert saved(shared, draft) == {
        "needs-asked": {"level": 2},
        "group-differences": {"no_answer": "not_applicable", "reason": "other", "note": "nur innen"},
        "what-remains": {"level": 4},
    }
    other = opened(visits, shared, draft).page
    enter(page, "2.1", "3")
    settled(page, 4)
    enter(other, "2.1", "1")
    failed = other.locator(".gc-entry-failed")
    expect(failed).to_contain_text("Frage 2.1: Jemand anders")
    assert here(other) == "2.2", "the place stays, so that the next key is not taken for the other question"
    enter(other, "2.1", "0")
    expect(failed).to_be_hidden()
    assert saved(shared, draft)["audience-named"] == {"level": 0}
    assert not visit.violations()

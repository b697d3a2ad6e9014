"""A manager turns a weak spot into one measure for several units, sees it done, and takes the dates along."""

import re
from pathlib import Path

import pytest
import vobject
from playwright.sync_api import expect

from gelingenscheck.assessment.subject import Measure, MeasureStatus, Subject
from gelingenscheck.storage.files import FileStore
from tests.browser import store
from tests.browser.conftest import Open
from tests.browser.server import Server
from tests.browser.visit import Visit


@pytest.fixture
def filled(server: Server) -> Server:
    """Serve the invented projects to one test."""
    store.fill(server.store)
    return server


def shared(folder: Path, text: str) -> list[Measure]:
    files = FileStore(folder)
    subjects = [files.load(Subject, id_).document for id_ in files.ids(Subject)]
    return [m for subject in subjects for m in subject.measures if m.text == text]


def joint_row(visit: Visit, text: str) -> Visit:
    """Unfold the projects of a joint measure."""
    row = visit.page.locator('[class*="st-key-gc-row-joint"]', has_text=text)
    row.get_by_text("Stand je Vorhaben").click()
    return visit.settle()


@pytest.mark.long
def test_a_weak_spot_becomes_one_measure_for_several_units(filled: Server, visits: Open) -> None:
    visit = visits(filled).open("/portfolio")
    visit.page.get_by_text("Schwächste Fragen und Vorhaben").first.click()
    visit.settle().follow(re.compile("Gemeinsame Maßnahme"))
    assert "frage=" in visit.page.url
    visit.page.get_by_label("Was wird getan?").fill("Gemeinsam in einer Stunde klären")
    visit.page.get_by_label("Zuständige Funktion").fill("Integrationsmanagement")
    visit.settle()
    assert visit.violations() == []
    visit.press(re.compile(r"In \d+ Vorhaben anlegen"))
    saved = shared(filled.store, "Gemeinsam in einer Stunde klären")
    assert len(saved) == 4
    assert len({measure.joint for measure in saved}) == 1
    assert "frage=" not in visit.page.url

    joint_row(visit, "Gemeinsam in einer Stunde klären")
    row = visit.page.locator('[class*="st-key-gc-row-joint"]', has_text="Gemeinsam in einer Stunde klären")
    visit.click(row.get_by_role("button", name="Erledigt").first)
    done = [m for m in shared(filled.store, saved[0].text) if m.status is MeasureStatus.DONE]
    assert len(done) == 1
    assert visit.page.get_by_text("1 von 4 erledigt").is_visible()

    visit.press("Überall zurücknehmen")
    assert visit.page.get_by_text("schon weitergearbeitet").is_visible()
    assert len(shared(filled.store, saved[0].text)) == 4


def test_a_view_is_a_link_and_the_back_button_leads_to_the_one_before(filled: Server, visits: Open) -> None:
    visit = visits(filled).open("/massnahmen")
    visit.follow(re.compile("gestiegen"))
    assert "wirkung=rose" in visit.page.url
    expect(visit.page.get_by_role("heading", name="1 von 13 Maßnahmen")).to_be_visible()
    same = visits(filled)
    same.page.goto(visit.page.url)
    expect(same.settle().page.get_by_role("heading", name="1 von 13 Maßnahmen")).to_be_visible()
    visit.page.go_back()
    visit.settle()
    expect(visit.page.get_by_role("heading", name="13 von 13 Maßnahmen")).to_be_visible()


def test_the_dates_that_are_shown_come_as_a_file(filled: Server, visits: Open) -> None:
    visit = visits(filled).open("/massnahmen", amt="tiefbau")
    with visit.page.expect_download() as waiting:
        visit.page.get_by_role("button", name="3 Termine als Kalenderdatei").click()
    assert waiting.value.suggested_filename == "Termine.ics"
    data = Path(waiting.value.path()).read_bytes()
    assert b"\r\n" in data
    assert len(vobject.readOne(data.decode()).contents["vevent"]) == 3

"""The desk in a real browser: it fits a laptop, two desks follow each other, typing and focus are left alone."""

from dataclasses import dataclass

import pytest

from gelingenscheck.storage.workshops import schema
from gelingenscheck.storage.workshops.sqlite import SqliteWorkshops
from gelingenscheck.usecases.projects import register_project
from gelingenscheck.workshop.log import Do
from tests.browser import store
from tests.browser.conftest import Open
from tests.browser.server import Server
from tests.browser.visit import Visit
from tests.rooms import APART, NEARER, Room, room

LAPTOP = {"width": 1366, "height": 650}
"""What a browser leaves of 1366 x 768."""
FITS = "() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollHeight <= m.clientHeight }"
FOCUSED = "() => document.activeElement.innerText.trim()"


@dataclass
class Hall:
    """A server and the workshops in it."""

    server: Server
    project: str
    rooms: dict[str, Room]


@pytest.fixture(scope="module")
def hall(shared: Server) -> Hall:
    """Serve one workshop per state."""
    desk = store.desk(shared.store)
    project = register_project(desk, title="Umbau Schulweg und Querung an der Jahnstraße", department="tiefbau")
    opened = SqliteWorkshops(shared.store / schema.FILE)

    def new() -> Room:
        return room(desk, opened, project.id)

    dissent = "Für Kinder ohne Begleitung ist der Weg zu lang."
    rooms = {
        "lobby": new(), "voting": new().practised().act(Do.OPEN).phones(APART, 2),
        "closed": new().practised().act(Do.OPEN).phones(APART, 2).act(Do.CLOSE),
        "second": new().practised().vote(APART).vote(NEARER, again=True),
        "agreed": new().practised().vote(APART).vote(NEARER, again=True).agreed(2, dissent),
        "end": new().act(Do.END), "two": new(), "killed": new(),
    }  # fmt: skip
    opened.close()
    return Hall(shared, project.id, rooms)


def desk_of(visits: Open, hall: Hall, name: str, **window: int) -> Visit:
    return visits(hall.server, **(window or LAPTOP)).open("/moderation", workshop=hall.rooms[name].workshop.id)


def test_every_state_fits_a_laptop_without_scrolling_and_offends_nobody(hall: Hall, visits: Open) -> None:
    visit = visits(hall.server, **LAPTOP)
    for name in ("lobby", "voting", "closed", "second", "agreed", "end"):
        visit.open("/moderation", workshop=hall.rooms[name].workshop.id)
        assert visit.page.evaluate(FITS), name
        assert visit.violations() == [], name
        visit.shot(f"moderation-{name}")


def test_on_a_phone_nothing_is_cut(hall: Hall, visits: Open) -> None:
    visit = visits(hall.server, width=390, height=844, theme="dark")
    for name in ("voting", "second"):
        visit.open("/moderation", workshop=hall.rooms[name].workshop.id)
        assert not visit.scrolls_sideways(), name
        visit.shot(f"moderation-{name}-390-dark")


def test_two_desks_follow_each_other_and_typing_is_left_alone(hall: Hall, visits: Open) -> None:
    first, second = (desk_of(visits, hall, "two") for _ in range(2))
    note = second.page.get_by_label("Notizen zu dieser Frage")
    note.press_sequentially("Ampel")
    first.press("Probeabstimmung öffnen")
    second.page.get_by_role("button", name="Abstimmung schließen", exact=True).wait_for()
    note.press_sequentially(" fehlt")
    assert note.input_value() == "Ampel fehlt"
    second.page.keyboard.press("1")  # a key is a letter, never a vote
    note.blur()
    second.page.locator(".st-key-gc-saved-desk-note").get_by_text("✓ gespeichert").wait_for()
    second.press("Abstimmung schließen")
    first.page.get_by_role("button", name="Ergebnis zeigen").wait_for()


def test_the_wall_opens_beside_the_desk(hall: Hall, visits: Open) -> None:
    visit = desk_of(visits, hall, "lobby")
    with visit.page.expect_popup() as opened:
        visit.page.get_by_role("link", name="Wand").click()
    opened.value.wait_for_url("**/wand?workshop=*")
    opened.value.close()
    assert "/moderation" in visit.page.url


def test_the_agenda_is_ordered_by_keyboard_and_focus_stays_with_the_item(hall: Hall, visits: Open) -> None:
    visit = visits(hall.server).open("/workshop", project=hall.project)
    assert visit.violations() == []
    visit.shot("workshop-vorbereiten")
    up = visit.page.get_by_role("button", name="Nach oben: 4 ")
    up.focus()
    for place in (3, 2):
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url("**agenda=*")
        visit.page.locator("[class*=st-key-gc-row-agenda]").nth(place).get_by_text("4 Niedrig").first.wait_for()
        visit.settle()
        assert "Nach oben: 4 " in visit.page.evaluate(FOCUSED)


def test_a_killed_server_comes_back_where_it_was(hall: Hall, visits: Open) -> None:
    visit = desk_of(visits, hall, "killed")
    visit.press("Probeabstimmung öffnen")
    visit.may_lose_server = True
    hall.server.kill()
    hall.server.start()
    visit.page.get_by_role("button", name="Abstimmung schließen", exact=True).wait_for(timeout=30_000)
    visit.settle(timeout=60_000).press("Abstimmung schließen")
    visit.page.get_by_role("button", name="Ergebnis zeigen").wait_for()

"""The wall in a real browser: its QR code is read from the picture, everything fits, nothing flickers."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from gelingenscheck.storage.workshops import schema
from gelingenscheck.storage.workshops.sqlite import SqliteWorkshops
from gelingenscheck.usecases.projects import register_project
from gelingenscheck.workshop.log import Do
from tests.browser import store
from tests.browser.conftest import UNFORESEEN, Open
from tests.browser.server import Server, free_port
from tests.browser.visit import SHOTS, Visit
from tests.rooms import APART, NEARER, Room, room

PROJECTORS = ((1920, 1080), (1280, 720), (1024, 768))
OVERFLOWS = """wall => ['.main', '.side'].map(name => wall.querySelector(name))
  .filter(part => part.firstChild.offsetHeight > part.clientHeight + 1
    || part.firstChild.scrollWidth > part.clientWidth + 1)
  .map(part => part.className)"""
SMALLEST = """wall => Math.min(...[...wall.querySelectorAll('*')]
  .filter(element => !element.closest('.spoken') && element.checkVisibility()
    && [...element.childNodes].some(node => node.nodeType === 3 && node.nodeValue.trim()))
  .map(element => parseFloat(getComputedStyle(element).fontSize))) / Math.min(innerHeight, innerWidth * .62)"""
COUNT_CHANGES = """wall => {
  wall.gcChanges = []
  new MutationObserver(changes => changes.forEach(change => {
    const part = change.target.nodeType === 1 ? change.target : change.target.parentElement
    wall.gcChanges.push(part ? part.className : '')
  })).observe(wall, {subtree: true, childList: true, characterData: true, attributes: true})
}"""


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the tests of this module, with the room's access open."""
    server = Server(tmp_path_factory.mktemp("wall"), settings={"GELINGENSCHECK_VENUE": f"127.0.0.1:{free_port()}"})
    server.start()
    yield server
    server.stop()
    assert not UNFORESEEN.search(server.log), server.log


@pytest.fixture(scope="module")
def rooms(shared: Server) -> Iterator[dict[str, Room]]:
    """Serve workshops that wait for people, vote, and have voted twice."""
    desk = store.desk(shared.store)
    project = register_project(desk, title="Umbau Schulweg", department="tiefbau")
    opened = SqliteWorkshops(shared.store / schema.FILE)

    def new() -> Room:
        return room(desk, opened, project.id)

    yield {
        "join": new(),
        "voting": new().practised().act(Do.OPEN).phones(APART),
        "twice": new().practised().vote(APART, 2).vote(NEARER, again=True),
        "agreed": new().practised().vote(APART).agreed(2, "Zwei aus dem Ortsteil sehen die Wege anders."),
    }
    opened.close()


def at(visit: Visit, room_: Room) -> Visit:
    """Open the wall of a workshop and wait until it is drawn."""
    visit.open("/wand", workshop=room_.workshop.id)
    visit.page.locator(".wall h1").wait_for()
    return visit


def project(visit: Visit, width: int, height: int) -> None:
    """Show the wall with another projector."""
    visit.page.set_viewport_size({"width": width, "height": height})
    visit.page.wait_for_timeout(150)


def ask(visit: Visit, script: str) -> Any:
    """Run a script on the wall's element, which lives in a root of its own."""
    return visit.page.locator(".wall").evaluate(script)


def read(picture: bytes, shrunk: int = 1) -> list[str]:
    """Return what a reader of QR codes finds in a picture."""
    image = Image.open(BytesIO(picture)).convert("L")
    small = image.resize((image.width // shrunk, image.height // shrunk), Image.Resampling.LANCZOS)
    return [found.text for found in zxingcpp.read_barcodes(small)]


def test_everything_fits_every_projector_and_is_read_from_afar(
    rooms: dict[str, Room], shared: Server, visits: Open
) -> None:
    for name, room_ in rooms.items():
        visit, code = at(visits(shared, width=1920, height=1080), room_), room_.workshop.code
        for width, height in PROJECTORS if name == "voting" else PROJECTORS[::2]:  # those at 16 to 9 scale alike
            project(visit, width, height)
            assert ask(visit, OVERFLOWS) == [], (name, width)
            assert ask(visit, SMALLEST) >= 0.0285, (name, width)
            picture = visit.page.screenshot(path=SHOTS / f"wall-{name}-{width}.png")
            for shrunk in (1, 4) if name in {"join", "voting"} else ():
                (found,) = read(picture, shrunk)
                assert f"/w/{code}/" in found, (name, width, shrunk)
        if name == "twice":
            assert not visit.violations(), name


def test_the_wall_is_always_light_and_nothing_is_around_it(
    rooms: dict[str, Room], shared: Server, visits: Open
) -> None:
    visit = at(visits(shared, width=1280, height=720, theme="dark"), rooms["twice"])
    assert ask(visit, "wall => getComputedStyle(wall).backgroundColor") == "rgb(255, 255, 255)"
    assert not visit.page.locator("[data-testid=stHeader]").is_visible()
    box = visit.page.locator(".wall").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 1280, "height": 720}


def test_while_the_clock_runs_nothing_else_is_drawn_again(rooms: dict[str, Room], shared: Server, visits: Open) -> None:
    visit = at(visits(shared, width=1280, height=720), rooms["voting"])
    visit.page.wait_for_timeout(500)  # the fonts are there
    ask(visit, COUNT_CHANGES)
    visit.page.wait_for_timeout(2_100)
    assert set(ask(visit, "wall => wall.gcChanges")) == {"time"}


def test_with_a_keyboard_one_finds_the_way_back(rooms: dict[str, Room], shared: Server, visits: Open) -> None:
    visit = at(visits(shared, width=1280, height=720), rooms["join"])
    ways = visit.page.locator(".st-key-gc-wall-ways")
    assert ways.evaluate("element => getComputedStyle(element).opacity") == "0"
    link = visit.page.get_by_role("link", name="Zur Moderation")
    link.focus()
    assert ways.evaluate("element => getComputedStyle(element).opacity") == "1"
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url(f"**/moderation?workshop={rooms['join'].workshop.id}*")


def test_a_second_language_stands_below_in_its_direction(rooms: dict[str, Room], shared: Server, visits: Open) -> None:
    visit = visits(shared, width=1280, height=720).open("/wand", workshop=rooms["agreed"].workshop.id, auch="ar")
    visit.page.locator(".wall h1 .also[dir=rtl][lang=ar]").wait_for()
    assert ask(visit, OVERFLOWS) == []

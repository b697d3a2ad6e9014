"""What a running server stores, logs and sends to desk and wall while phones vote that say who they are."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import WebSocket

from gelingenscheck.storage.workshops import schema
from gelingenscheck.storage.workshops.sqlite import SqliteWorkshops
from gelingenscheck.usecases.projects import register_project
from gelingenscheck.workshop.log import Do
from tests.browser import store
from tests.browser.conftest import UNFORESEEN, Open
from tests.browser.phone import ask
from tests.browser.server import Server, free_port
from tests.browser.visit import Visit
from tests.rooms import Room, room

CHOICES = ("4", "0", "4", "1", "0", "2", "x", "3")
FORM = {"content-type": "application/x-www-form-urlencoded", "accept": "application/json"}


@pytest.fixture
def venue(tmp_path: Path) -> Iterator[tuple[Server, int]]:
    """Serve one test, with the room's access open."""
    port = free_port()
    server = Server(tmp_path, settings={"GELINGENSCHECK_VENUE": f"127.0.0.1:{port}"})
    server.start()
    yield server, port
    server.stop()
    assert not UNFORESEEN.search(server.log), server.log


def listen(visit: Visit) -> list[bytes]:
    """Keep all that a tab is sent."""
    heard: list[bytes] = []

    def keep(payload: str | bytes) -> None:
        heard.append(payload if isinstance(payload, bytes) else payload.encode())

    def opened(socket: WebSocket) -> None:
        socket.on("framereceived", keep)

    visit.page.on("websocket", opened)
    return heard


def marks(place: int) -> dict[str, str]:
    """Return headers that nobody else sends."""
    return {
        "user-agent": f"Kennzeichen-{place}-Telefon", "x-forwarded-for": f"10.77.3.{place + 101}",
        "referer": f"http://kennzeichen-{place}.example/", "accept-language": f"ar,x-{place}-eigen",
    }  # fmt: skip


def vote(port: int, hall: Room) -> list[str]:
    """Let everybody join and vote, one of them wrongly as well; return their tickets."""
    home, tickets = f"/w/{hall.workshop.code}", []
    for place, choice in enumerate(CHOICES):
        _, headers, _ = ask(port, "POST", f"{home}/join", headers=marks(place))
        tickets.append(headers["set-cookie"].split(";")[0].removeprefix("w="))
        sent = marks(place) | FORM | {"cookie": f"w={tickets[-1]}"}
        form = urlencode({"ballot": str(hall.state.ballot), "choice": choice, "seq": "1"})
        assert ask(port, "POST", f"{home}/vote", form, sent)[0] == 200
    assert ask(port, "POST", f"{home}/vote", "%ff&&=", sent)[0] == 400
    assert ask(port, "GET", f"/w/QQQQQQ/{tickets[0]}", headers=marks(0))[0] == 404
    return tickets


def test_files_log_desk_and_wall_know_of_no_phone(venue: tuple[Server, int], visits: Open) -> None:
    server, port = venue
    desk = store.desk(server.store)
    project = register_project(desk, title="Umbau Schulweg", department="tiefbau")
    opened = SqliteWorkshops(server.store / schema.FILE)
    hall = room(desk, opened, project.id).practised().act(Do.OPEN)
    pages = [visits(server), visits(server, width=1920, height=1080)]
    heard = [listen(page) for page in pages]
    pages[0].open("/moderation", workshop=hall.workshop.id)
    pages[1].open("/wand", workshop=hall.workshop.id)
    tickets = vote(port, hall)
    pages[0].page.get_by_text(f"{len(CHOICES)} von {len(CHOICES)}").wait_for()
    pages[0].press("Abstimmung schließen").press("Ergebnis zeigen")
    pages[1].page.locator(".wall").get_by_text("von 100").wait_for()
    told = b"".join(frame for frames in heard for frame in frames)
    assert b"Einigkeit" in told
    opened.close()
    files = {path: path.read_bytes() for path in server.folder.rglob("*") if path.is_file()}
    assert any(path.name == schema.FILE for path in files)
    assert any(path.name == "server.log" for path in files)
    secrets = {half for ticket in tickets for half in (ticket, *ticket.split("."))}
    secrets |= {value for place in range(len(CHOICES)) for value in marks(place).values()}
    for secret in secrets:
        assert secret.encode() not in told
        assert [path.name for path, content in files.items() if secret.encode() in content] == []

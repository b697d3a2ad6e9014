"""Participants' page as this server composes it: on the main port, with the city's files and the store's folder."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette

from gelingenscheck.participants.drawing import CONTENT_POLICY
from gelingenscheck.participants.venue import VENUE
from gelingenscheck.settings import from_environment
from gelingenscheck.ui import context
from gelingenscheck.ui.server import room
from gelingenscheck.ui.server.headers import PageHeaders
from gelingenscheck.ui.server.routes import ROUTES
from gelingenscheck.workshop.log import Do, Event
from gelingenscheck.workshop.model import LIFETIME
from tests.participants.room import HOME, Phone, workshop


@pytest.fixture
def phone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Phone]:
    """Return a phone at a server with an empty store."""
    settings = from_environment({"GELINGENSCHECK_STORE": f"files:{tmp_path}"})
    monkeypatch.setattr(context, "settings", lambda: settings)
    stamp = context.desk().stamp("tiefbau")
    context.workshops().create(workshop(created=stamp, expires=stamp.at + LIFETIME))
    yield Phone(PageHeaders(Starlette(routes=ROUTES)))
    context.workshops().close()  # type: ignore[attr-defined]


def test_the_page_has_its_own_policy_on_the_main_port_too(phone: Phone) -> None:
    page = phone.get(accept="text/html")
    assert page.status == 200
    assert page.headers["content-security-policy"] == CONTENT_POLICY
    assert '<html lang="de" dir="ltr">' in page.text
    assert "Umbau Schulweg" in page.text
    assert "Musterstadt" in page.text


def test_only_paths_below_w_are_the_participants(phone: Phone) -> None:
    assert phone.get("/wand").text == "Not Found"
    assert "Das hat nicht geklappt" in phone.get("/w/a/b/c").text


def test_a_step_taken_on_a_page_rings_at_both_ports_and_once_only(phone: Phone) -> None:
    phone.join()
    phone.get()
    store = context.workshops()
    assert store.on_change.count(room.HERE.bell.ring) == store.on_change.count(room.ROOM.bell.ring) == 1
    store.act(workshop().id, 0, Event(do=Do.OPEN, at=context.desk().now()))
    assert phone.vote(3).headers["location"] == HOME
    assert "Ihre Stimme ist gespeichert" in phone.get().text


def test_the_room_opens_with_the_server_and_closes_with_it(phone: Phone) -> None:
    async def lives() -> str:
        settings = from_environment(
            {"GELINGENSCHECK_VENUE": "127.0.0.1:0", "GELINGENSCHECK_VENUE_NAME": "https://workshop.example"}
        )
        async with room.room(settings):
            return VENUE.address().url

    assert asyncio.run(lives()) == "https://workshop.example"
    assert VENUE.address().url == ""

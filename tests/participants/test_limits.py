"""Guessing gets slow, hammering hurts nobody else, and the page stays small."""

import asyncio
import gzip
import time

import pytest

from gelingenscheck.participants import guesses, pace, tickets
from gelingenscheck.participants.guesses import Guesses
from gelingenscheck.participants.pace import AT_ONCE, Pace
from gelingenscheck.participants.screen import Screen
from gelingenscheck.workshop.log import Do
from gelingenscheck.workshop.state import Ballot
from tests.participants.room import HOME, Phone, Room, ask, question, workshop

LIMIT = 20 * 1024
PER_VOTE = 2 * 1024


class Clock:
    """Moves when it is told to."""

    now = 1_000.0

    def __call__(self) -> float:
        """Return the seconds."""
        return self.now


def test_a_few_changes_are_free_then_one_a_second() -> None:
    clock = Clock()
    paced = Pace(clock)
    assert [paced.allows(b"a") for _ in range(AT_ONCE + 2)] == [True] * AT_ONCE + [False] * 2
    assert paced.allows(b"b")
    clock.now += 1
    assert [paced.allows(b"a"), paced.allows(b"a")] == [True, False]
    clock.now += 3_600
    assert sum(paced.allows(b"a") for _ in range(20)) == AT_ONCE


def test_devices_that_fell_silent_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "KNOWN", 3)
    paced = Pace(Clock())
    for device in (b"a", b"b", b"c", b"d"):
        paced.allows(device)
    assert len(paced._buckets) == 3


def test_ten_thousand_votes_of_one_phone_hold_up_nobody(
    room: Room, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "HELD_SECONDS", 0.05)
    room.act(Do.OPEN)
    for choice in (0, 1, 2, 3, 4, 0):
        assert phone.vote_by_script(choice, seq=choice + 1).status == 200
    answer = phone.vote_by_script(4, seq=7)
    assert (answer.status, answer.json, answer.headers["retry-after"]) == (429, {"again": 1_500}, "2")
    assert room.phone().join().vote_by_script(3).status == 200


def test_without_a_script_the_last_choice_stays_selected(
    room: Room, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "HELD_SECONDS", 0)
    room.act(Do.OPEN)
    for place in range(AT_ONCE):
        phone.vote(1, seq=place + 1)
    answer = phone.vote(4, seq=9)
    assert answer.status == 429
    assert "Ihre letzte Wahl ist noch da." in answer.text
    assert "<details open>" in answer.text
    assert 'value="4" checked' in answer.text
    device = tickets.holder(room.store, room.workshop.id, phone.cookies["w"])
    assert device is not None
    mine = room.store.mine(room.workshop.id, device, Ballot(index=0, vote=1))
    assert mine is not None
    assert mine.choice == 1


def test_holding_back_a_phone_takes_its_own_time_and_few_of_its_lines() -> None:
    paced = Pace()

    async def hammer() -> float:
        started = time.monotonic()
        await asyncio.gather(*(paced.hold(b"a") for _ in range(500)))
        return time.monotonic() - started

    pace_seconds = asyncio.run(hammer())
    assert 0.9 < pace_seconds < 3
    assert not paced._held


def test_the_first_wrong_codes_are_free_then_everyone_there_waits_in_line() -> None:
    clock = Clock()
    line = Guesses(clock, pause=0.01)

    async def attempts(n: int) -> tuple[float, list[bool]]:
        started = time.monotonic()
        turns = await asyncio.gather(*(line.turn("10.0.0.1") for _ in range(n)))
        return time.monotonic() - started, turns

    for _ in range(guesses.FREE):
        assert asyncio.run(line.turn("10.0.0.1"))
        line.missed("10.0.0.1")
    took, turns = asyncio.run(attempts(20))
    assert took >= 0.2
    assert all(turns)
    assert asyncio.run(attempts(100))[1].count(False) == 100 - guesses.LINE
    clock.now += guesses.WINDOW + 1
    assert asyncio.run(attempts(100))[0] < 0.1


def test_one_house_full_of_addresses_counts_as_one() -> None:
    line = Guesses(Clock())
    for place in range(guesses.FREE):
        line.missed(f"2001:db8::{place:x}")
    line.missed("::ffff:10.0.0.1")
    assert len(line._wrong) == 2
    assert guesses._place("::ffff:10.0.0.1") == "::ffff:a00:1"
    assert guesses._place("nichts") == ""


def test_addresses_are_not_collected_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guesses, "KNOWN", 5)
    line = Guesses(Clock())
    for place in range(50):
        line.missed(f"10.0.0.{place}")
    assert len(line._wrong) == 5


def test_a_room_behind_one_address_is_never_locked_out(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = room.phone().join()
    guessing = room.phone()
    for _ in range(guesses.FREE):
        assert guessing.get("/w/QQQQQQ").status == 404
    monkeypatch.setattr(guesses, "LINE", 0)  # the line is as long as it gets
    slow = room.phone().get()
    assert (slow.status, "Warten Sie eine Minute." in slow.text) == (429, True)
    assert inside.get().status == 200
    scanned = room.phone()
    home = f"{HOME}/{tickets.door(room.store, room.workshop.id)}"
    assert scanned.get(home).status == 200
    assert f'action="{home}/join"' in scanned.get(home).text
    assert scanned.post(f"{home}/join").headers["location"] == f"{HOME}?joined"
    assert "Gleich geht es los" in scanned.get().text
    assert room.phone(address="10.9.9.9").get().status == 200


def test_a_phone_that_is_in_and_scans_again_stays_the_same_voter(room: Room, phone: Phone) -> None:
    home = f"{HOME}/{tickets.door(room.store, room.workshop.id)}"
    assert phone.get(home).headers["location"] == HOME
    before = dict(phone.cookies)
    assert phone.post(f"{home}/join").cookies == []
    assert phone.cookies == before


def test_a_wrong_door_is_no_door(room: Room) -> None:
    answer = room.phone().get(f"{HOME}/ABCDEFG")
    assert (answer.status, answer.headers["location"]) == (307, HOME)


def heaviest() -> list[tuple[str, int, int]]:
    """Return the largest pages, as language, bytes and compressed bytes."""
    sizes = []
    for language in ("de", "en", "tr", "ar", "uk", "ru", "pl"):
        room = Room(workshop(items=(question(),) if language == "de" else workshop().items, title="Ä" * 80))
        phone = room.phone(language)
        pages = [phone.get()]
        phone.join()
        room.act(Do.OPEN)
        pages.append(phone.get())
        phone.vote(1)
        pages.append(phone.get())
        room.fill((6, 0, 0, 0, 6), 3)
        room.paper((1, 1, 1, 1, 1), 1)
        room.act(Do.CLOSE, Do.REVEAL, Do.AGAIN)
        room.fill((0, 20, 0, 20, 0), 3)
        room.paper((1, 1, 1, 1, 1), 1)
        room.act(Do.CLOSE, Do.REVEAL)
        pages.append(phone.get())
        sizes += [(language, len(page.body), len(gzip.compress(page.body))) for page in pages]
    return sizes


def test_every_page_is_one_request_of_at_most_twenty_kilobytes() -> None:
    assert [entry for entry in heaviest() if entry[1] > LIMIT] == []


def test_the_page_needs_nothing_else(room: Room) -> None:
    page = room.phone().get().text
    assert " src=" not in page
    assert page.count("<link") == 1
    assert '<link rel="icon" href="data:,">' in page


def test_a_page_is_sent_compressed_to_whoever_can_read_that(room: Room) -> None:
    plain, packed = room.phone().get(), room.phone().get(accept_encoding="br, gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < 7_000


def test_a_vote_weighs_at_most_two_kilobytes_without_the_page_it_leads_to(room: Room, phone: Phone) -> None:
    room.act(Do.OPEN)
    answer = phone.vote(2)
    assert len(answer.body) + sum(len(k) + len(v) + 4 for k, v in answer.headers.items()) < PER_VOTE


def test_pages_that_a_hall_reads_at_once_are_drawn_once(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    draw = room.participants.answering.drawing._draw_page

    def counted(screen: Screen) -> bytes:
        drawn.append(screen.name)
        return draw(screen)

    monkeypatch.setattr(room.participants.answering.drawing, "_draw_page", counted)
    phones = [room.phone().join() for _ in range(5)]
    room.act(Do.OPEN, Do.CLOSE, Do.REVEAL)
    assert len({phone.get().body for phone in phones}) == 1
    assert drawn == ["revealed"]


def test_the_memory_of_drawn_pages_has_an_end(room: Room) -> None:
    phone = room.phone().join()
    room.act(Do.OPEN)
    for place in range(40):
        room.now = room.now.replace(minute=place)
        phone.vote_by_script(place % 5, seq=place + 1)
    assert len(room.participants.answering.drawing._kept) <= 256


def test_a_form_that_never_ends_is_given_up(room: Room, phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gelingenscheck.participants.forms.PATIENCE", 0.05)
    room.act(Do.OPEN)
    headers = {"host": "10.0.0.1", "origin": "http://10.0.0.1", "cookie": f"w={phone.cookies['w']}"}

    async def dawdle() -> int:
        async def app(scope, receive, send):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
            async def slowly() -> dict[str, object]:
                await asyncio.sleep(0.02)
                return {"type": "http.request", "body": b"a", "more_body": True}

            await room.app(scope, slowly, send)

        return (await ask(app, "POST", f"{HOME}/vote", headers=headers)).status

    assert asyncio.run(dawdle()) == 413

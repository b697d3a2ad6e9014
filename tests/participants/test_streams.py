"""The open line: told at once, ended in time, woken from any thread."""

import asyncio
import json
import threading
import time
from collections.abc import AsyncIterator, Callable

from gelingenscheck.participants.bell import Bell
from gelingenscheck.participants.screen import Visit
from gelingenscheck.participants.streams import MOST_LINES, Lines
from gelingenscheck.storage.workshops.store import Device
from gelingenscheck.workshop.log import Do
from tests.participants.room import HOME, Phone, Room, house, workshop


def visit(device: bytes = b"a") -> Visit:
    languages = house().languages
    return Visit(house=house(), language=languages[0], languages=languages, workshop=workshop(), device=Device(device))


async def collected(events: AsyncIterator[bytes]) -> list[str]:
    return [event.decode().split("\n")[0].removeprefix("event: ") async for event in events]


def events(lines: Lines, version: Callable[[], int], device: bytes = b"a") -> AsyncIterator[bytes]:
    return lines.events(visit(device), "0", version, lambda: b"{}")


def test_a_line_greets_at_once_and_says_goodbye_in_time() -> None:
    started = time.monotonic()
    lines = Lines(Bell(), (0.05, 0.1))
    assert asyncio.run(collected(events(lines, lambda: 0))) == ["hi", "bye"]
    assert time.monotonic() - started < 1
    assert not lines._open


def test_a_step_taken_in_another_thread_reaches_the_page_within_moments() -> None:
    bell, version = Bell(), [0]
    lines = Lines(bell, (3, 3))

    async def waits() -> float:
        bell.open()
        stream = events(lines, lambda: version[0])
        assert (await anext(stream)).startswith(b"event: hi")

        def act() -> None:
            time.sleep(0.05)
            version[0] = 1
            bell.ring(workshop().id)

        threading.Thread(target=act).start()
        started = time.monotonic()
        assert (await anext(stream)).startswith(b"event: page")
        return time.monotonic() - started

    assert asyncio.run(waits()) < 1


def test_a_ring_for_another_workshop_wakes_nobody_here() -> None:
    bell = Bell()

    async def waits() -> bool:
        bell.open()
        task = asyncio.create_task(bell.wait("here", 5))
        await asyncio.sleep(0)
        bell.ring("elsewhere")
        await asyncio.sleep(0.02)
        asleep = not task.done()
        bell.ring("here")
        await asyncio.wait_for(task, 1)
        return asleep

    assert asyncio.run(waits())
    assert not bell._waiting


def test_stopping_ends_every_line_at_once() -> None:
    bell = Bell()
    lines = Lines(bell, (60, 60))

    async def stops() -> list[list[str]]:
        bell.open()
        open_ = [asyncio.create_task(collected(events(lines, lambda: 0, bytes([n])))) for n in range(50)]
        await asyncio.sleep(0.02)
        bell.close()
        return await asyncio.wait_for(asyncio.gather(*open_), 2)

    assert asyncio.run(stops()) == [["hi", "bye"]] * 50


def test_one_device_holds_only_a_few_lines_open() -> None:
    lines = Lines(Bell(), (0.2, 0.2))

    async def many() -> list[list[str]]:
        return await asyncio.gather(*(collected(events(lines, lambda: 0)) for _ in range(MOST_LINES + 2)))

    told = asyncio.run(many())
    assert told.count(["hi", "bye"]) == MOST_LINES
    assert told.count(["bye"]) == 2


def test_a_bell_that_nobody_opened_stays_silent() -> None:
    Bell().ring("here")


def test_the_line_brings_the_page_as_it_is_now(room: Room, phone: Phone) -> None:
    room.act(Do.OPEN)
    answer = phone.get(f"{HOME}/live?v=0")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.headers["x-accel-buffering"] == "no"
    hi, page, bye, _ = answer.text.split("\n\n")
    assert hi == "event: hi\ndata: 1"
    assert bye.startswith("event: bye\ndata: ")
    part = json.loads(page.partition("data: ")[2])
    assert (part["v"], part["live"]) == (1, True)
    assert part["title"] == part["say"] == "Alle können leicht mitmachen und gehören dazu"
    assert "<form" in part["main"]


def test_a_page_that_knows_it_all_is_told_nothing(room: Room, phone: Phone) -> None:
    room.act(Do.OPEN)
    assert "event: page" not in phone.get(f"{HOME}/live?v=1").text
    assert phone.get(f"{HOME}/now?v=1").status == 204


def test_a_page_that_asks_from_time_to_time_gets_the_same_part(room: Room, phone: Phone) -> None:
    room.act(Do.OPEN)
    line = phone.get(f"{HOME}/live?v=0").text
    assert json.loads(line.partition("event: page\ndata: ")[2].partition("\n")[0]) == phone.get(f"{HOME}/now").json


def test_phones_that_listen_count_as_present(room: Room, phone: Phone) -> None:
    assert room.store.present(room.workshop.id) == 0
    phone.get(f"{HOME}/live")
    assert room.store.present(room.workshop.id) == 1

"""The room's access where the application is entered more than once."""

import asyncio

from starlette.applications import Starlette

from gelingenscheck.participants.bell import Bell
from gelingenscheck.participants.venue import Venue
from tests.browser.server import free_port


def test_a_second_start_does_not_hide_the_address_of_the_first() -> None:
    async def twice() -> tuple[str, str]:
        venue, address = Venue(lan=lambda: None), f"127.0.0.1:{free_port()}"
        await venue.start(Starlette(), Bell(), address=address)
        first = venue.address().host
        await venue.start(Starlette(), Bell(), address=address)
        second = venue.address().host
        await venue.stop()
        return first, second

    first, second = asyncio.run(twice())
    assert first
    assert first == second

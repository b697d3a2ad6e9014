"""A room with a workshop of two rounds, before the first one."""

import pytest

from tests.participants.room import Phone, Room


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.fixture
def phone(room: Room) -> Phone:
    """Return a phone that has joined."""
    return room.phone().join()

"""A store of workshops in memory."""

import pytest

from tests.storage.workshops.fake import FakeWorkshopStore


@pytest.fixture
def workshops() -> FakeWorkshopStore:
    return FakeWorkshopStore()

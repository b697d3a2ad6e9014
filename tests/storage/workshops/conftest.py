"""The stores that keep the contract."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gelingenscheck.storage.workshops import schema
from gelingenscheck.storage.workshops.sqlite import SqliteWorkshops
from gelingenscheck.storage.workshops.store import WorkshopStore
from gelingenscheck.workshop.log import Do
from tests.storage.workshops.fake import FakeWorkshopStore
from tests.storage.workshops.samples import act, workshop


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / schema.FILE


@pytest.fixture
def sqlite(path: Path) -> Iterator[SqliteWorkshops]:
    store = SqliteWorkshops(path)
    yield store
    store.close()


@pytest.fixture(params=["sqlite", "fake"])
def store(request: pytest.FixtureRequest, path: Path) -> Iterator[WorkshopStore]:
    opened = SqliteWorkshops(path) if request.param == "sqlite" else FakeWorkshopStore()
    yield opened
    if isinstance(opened, SqliteWorkshops):
        opened.close()


@pytest.fixture
def voting(store: WorkshopStore) -> WorkshopStore:
    """Return a store in which the first vote is open."""
    store.create(workshop())
    act(store, Do.OPEN)
    return store

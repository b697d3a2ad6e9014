"""The stores that keep the contract."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gelingenscheck.storage.access.schema import FILE
from gelingenscheck.storage.access.sqlite import SqliteAccess
from gelingenscheck.storage.access.store import AccessStore
from tests.storage.access.fake import FakeAccess


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / FILE


@pytest.fixture
def sqlite(path: Path) -> Iterator[SqliteAccess]:
    store = SqliteAccess(path)
    yield store
    store.close()


@pytest.fixture(params=["sqlite", "fake"])
def store(request: pytest.FixtureRequest, path: Path) -> Iterator[AccessStore]:
    opened = SqliteAccess(path) if request.param == "sqlite" else FakeAccess()
    yield opened
    if isinstance(opened, SqliteAccess):
        opened.close()

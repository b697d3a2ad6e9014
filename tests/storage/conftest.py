"""The stores that keep the contract, and the city's catalogue."""

from pathlib import Path

import pytest

from gelingenscheck.catalogue import Catalogue, reader
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.files import FileStore
from gelingenscheck.storage.store import DocumentStore
from tests.storage.fake import FakeStore


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return reader.load(ROOT / "factors.yaml")


@pytest.fixture
def files(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "assessments")


@pytest.fixture(params=["files", "fake"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> DocumentStore:
    return FileStore(tmp_path / "assessments") if request.param == "files" else FakeStore()

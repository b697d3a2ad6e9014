"""A desk over a store in memory, on a fixed day, with the city's own data."""

from datetime import UTC, datetime

import pytest

from gelingenscheck import organisation
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import reader
from gelingenscheck.settings import ROOT
from gelingenscheck.usecases.checks import register_project
from gelingenscheck.usecases.desk import Desk
from tests.usecases.memory import MemoryStore

NOON = datetime(2026, 11, 24, 11, 0, 30, 123456, tzinfo=UTC)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def desk(store: MemoryStore) -> Desk:
    return Desk(
        store=store,
        catalogue=reader.load(ROOT / "factors.yaml"),
        organisation=organisation.load(ROOT / "organisation.yaml"),
        now=lambda: NOON,
    )


@pytest.fixture
def project(desk: Desk) -> Subject:
    return register_project(desk, title="Umbau Schulweg", department="tiefbau")

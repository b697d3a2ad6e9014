"""The shipped catalogue, which these rules must hold for."""

from pathlib import Path

import pytest

from gelingenscheck.catalogue import Catalogue, reader

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    return reader.load(ROOT / "factors.yaml")

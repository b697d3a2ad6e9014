"""The city's catalogue and organisation, as shipped."""

import pytest

from gelingenscheck import organisation as organisations
from gelingenscheck.catalogue import Catalogue, reader
from gelingenscheck.organisation import Organisation
from gelingenscheck.settings import ROOT


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return reader.load(ROOT / "factors.yaml")


@pytest.fixture(scope="session")
def organisation() -> Organisation:
    return organisations.load(ROOT / "organisation.yaml")

"""A department, its project and a draft on the shipped catalogue."""

from datetime import UTC, datetime

import pytest

from gelingenscheck.assessment.lifecycle import start
from gelingenscheck.assessment.model import Assessment, Check
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.assessment.subject import Subject, SubjectKind
from gelingenscheck.catalogue import Catalogue, Phase
from gelingenscheck.catalogue.reader import load
from gelingenscheck.settings import ROOT

BEGUN = Stamp(at=datetime(2026, 3, 1, 9, tzinfo=UTC), by="planner@tiefbau")
LATER = Stamp(at=datetime(2026, 3, 4, 15, 12, 9, tzinfo=UTC), by="planner@schule")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load(ROOT / "factors.yaml")


@pytest.fixture
def subject() -> Subject:
    return Subject(
        id="schulweg-7k3f", kind=SubjectKind.PROJECT, title="Umbau Schulweg", department="tiefbau", changed=BEGUN
    )


def begun(check: Check, subject: Subject, catalogue: Catalogue) -> Assessment:
    return start(
        id="schulweg-7k3f-1", subject=subject, check=check, phase=Phase.RUNNING, catalogue=catalogue, stamp=BEGUN
    )


@pytest.fixture
def draft(subject: Subject, catalogue: Catalogue) -> Assessment:
    return begun(Check.FULL, subject, catalogue)


@pytest.fixture
def quick(subject: Subject, catalogue: Catalogue) -> Assessment:
    return begun(Check.QUICK, subject, catalogue)


@pytest.fixture
def crosscutting(subject: Subject, catalogue: Catalogue) -> Assessment:
    return begun(Check.CROSSCUTTING, subject, catalogue)

"""Projects and drafts to answer in, made through the same use cases as the pages."""

from datetime import UTC, datetime
from pathlib import Path

from gelingenscheck import organisation
from gelingenscheck.assessment.model import Assessment, Check
from gelingenscheck.catalogue import Phase, reader
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.files import FileStore
from gelingenscheck.usecases.checks import register_project, start_check
from gelingenscheck.usecases.desk import Desk


def desk(folder: Path) -> Desk:
    """Return a desk over a folder, with the catalogue and organisation that ship."""
    return Desk(
        store=FileStore(folder),
        catalogue=reader.load(ROOT / "factors.yaml"),
        organisation=organisation.load(ROOT / "organisation.yaml"),
        now=lambda: datetime.now(UTC),
    )


def running_project(desk: Desk, title: str, department: str = "") -> Assessment:
    """Save a project that has begun, so that all 48 questions are due, and return its empty draft."""
    led_by = department or desk.organisation.existing(desk.today)[0].id
    subject = register_project(desk, title=title, department=led_by)
    return start_check(desk, subject.id, check=Check.FULL, phase=Phase.RUNNING)

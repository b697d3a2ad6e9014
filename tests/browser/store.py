"""The server's folder, looked at from outside: what is saved there, and a filled one to begin with."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from gelingenscheck import organisation
from gelingenscheck.assessment.model import Assessment, Check
from gelingenscheck.catalogue import Phase, reader
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.files import FileStore
from gelingenscheck.usecases.checks import start_check
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.examples import load_examples
from gelingenscheck.usecases.projects import register_project


def desk(folder: Path) -> Desk:
    """Return a desk over a folder, with the catalogue and organisation that ship."""
    return Desk(
        store=FileStore(folder),
        catalogue=reader.load(ROOT / "factors.yaml"),
        organisation=organisation.load(ROOT / "organisation.yaml"),
        now=lambda: datetime.now(UTC),
    )


def fill(folder: Path) -> None:
    """Save the invented projects."""
    folder.mkdir(parents=True, exist_ok=True)
    load_examples(desk(folder))


def begin(folder: Path, phase: Phase) -> Assessment:
    """Begin a full check of a new project, where the way to it is not what is tested."""
    ours = desk(folder)
    project = register_project(ours, title="Radweg am Kanal", department="tiefbau")
    return start_check(ours, project.id, check=Check.FULL, phase=phase)


def assessments(folder: Path) -> Iterator[Assessment]:
    """Yield everything that was assessed."""
    store = FileStore(folder)
    for id_ in store.ids(Assessment):
        yield store.load(Assessment, id_).document


def one(folder: Path, check: Check, *, draft: bool) -> Assessment:
    """Return the first check of a kind that is a draft, or final."""
    return next(a for a in assessments(folder) if a.check is check and a.is_draft is draft and a.discarded is None)


def levels(assessment: Assessment) -> dict[str, int]:
    """Return the answered levels by question."""
    return {id_: answer.level for id_, answer in assessment.answers.items() if answer.level is not None}

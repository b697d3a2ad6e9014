"""The pages over a folder of their own, for a person who reads German or English."""

import logging
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from gelingenscheck.access import Role
from gelingenscheck.assessment.model import Assessment, Check
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Catalogue, Phase
from gelingenscheck.settings import Way
from gelingenscheck.storage import index
from gelingenscheck.storage.files import FileStore
from gelingenscheck.ui import context, identity
from gelingenscheck.ui.identity import Claim
from gelingenscheck.usecases.access import door
from gelingenscheck.usecases.access.links import Made, make_link
from gelingenscheck.usecases.checks import start_check
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.examples import load_examples
from gelingenscheck.usecases.projects import register_project
from tests.pages.visit import Visit, new_visit

SignIn = Callable[[Role, str], Made]
CACHES = (context.settings, context._store, context._index)
logging.getLogger("streamlit").setLevel(logging.ERROR)


def forget() -> None:
    """Let the server read its settings anew."""
    for cached in CACHES:
        cached.cache_clear()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the empty folder that this test's server keeps everything in."""
    root = tmp_path / "store"
    monkeypatch.setenv("GELINGENSCHECK_STORE", f"files:{root}")
    monkeypatch.setattr(index, "PATIENCE", 0.0)
    forget()
    yield root
    forget()


@pytest.fixture
def desk(folder: Path) -> Desk:
    """Return what a second person works with, beside the pages."""
    return context.desk()


@pytest.fixture
def catalogue(desk: Desk) -> Catalogue:
    return desk.catalogue


@pytest.fixture(params=["de", "en"])
def visit(request: pytest.FixtureRequest, folder: Path) -> Visit:
    """Return a tab that shows the start page, in each language."""
    return new_visit(request.param)


@pytest.fixture
def german(folder: Path) -> Visit:
    """Return a tab in German, where the language makes no difference."""
    return new_visit()


@pytest.fixture
def project(desk: Desk) -> Subject:
    return register_project(desk, title="Umbau Schulweg", department="tiefbau")


@pytest.fixture
def draft(desk: Desk, project: Subject) -> Assessment:
    return start_check(desk, project.id, check=Check.FULL, phase=Phase.PLANNING)


@pytest.fixture
def quick(desk: Desk, project: Subject) -> Assessment:
    return start_check(desk, project.id, check=Check.QUICK, phase=Phase.PLANNING)


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the twelve invented projects, told once."""
    root = tmp_path_factory.mktemp("examples")
    ours = context.desk()
    load_examples(replace(ours, store=FileStore(root)))
    return root


@pytest.fixture
def examples(folder: Path, desk: Desk, told: Path) -> Desk:
    """Fill the folder with the twelve invented projects."""
    shutil.copytree(told, folder, dirs_exist_ok=True)
    return desk


@pytest.fixture
def file(folder: Path) -> Callable[[str], Mapping[str, Any]]:
    """Return a reader of saved files that shares nothing with ours."""

    def read(name: str) -> Mapping[str, Any]:
        known: Mapping[str, Any] = yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8"))
        return known

    return read


@pytest.fixture
def saved(folder: Path) -> Callable[[], Mapping[str, bytes]]:
    """Return a reader of all that people saved, byte by byte."""

    def read() -> Mapping[str, bytes]:
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}

    return read


@pytest.fixture
def sign_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> SignIn:
    """Let people sign in with links; whoever calls this comes in, in every tab of this test, and is in until then.

    What was made before, as one person on one machine, stays.
    """
    monkeypatch.setenv("GELINGENSCHECK_ACCESS", Way.LINKS)
    context.settings.cache_clear()

    def come_in(role: Role, department: str) -> Made:
        store, now = context.access_store(), context._now()
        city = context._organisation()
        made = make_link(store, city, role=role, department=department, now=now, by="administrator@it")
        claim = Claim(session=door.exchange(store, made.token, now).id)
        monkeypatch.setattr(identity, "of_page", lambda _settings: claim)
        return made

    return come_in

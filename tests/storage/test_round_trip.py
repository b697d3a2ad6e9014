"""A whole city travels in one file: checks, returns, reports and all that was before; the figures are the same."""

import os
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest

from gelingenscheck import organisation as organisations
from gelingenscheck.annual import writing
from gelingenscheck.annual.model import AnnualReport
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import reader
from gelingenscheck.i18n import words_in
from gelingenscheck.returns.model import Return
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.archive import ArchiveError, export, load_archive
from gelingenscheck.storage.files import FileStore
from gelingenscheck.storage.index import Index
from gelingenscheck.storage.manifest import MANIFEST
from gelingenscheck.storage.store import Document
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.examples import load_examples
from gelingenscheck.usecases.portfolio import as_json, portfolio_of
from gelingenscheck.usecases.rounds import standings
from tests.annual import made
from tests.storage.samples import START, closed_round, full_return, full_subject, stamp, subject, unit_return

DE = words_in("de")
TODAY = date(2026, 11, 24)
CATALOGUE, CITY = reader.load(ROOT / "factors.yaml"), organisations.load(ROOT / "organisation.yaml")


def desk(store: FileStore) -> Desk:
    return Desk(store=store, catalogue=CATALOGUE, organisation=CITY, now=lambda: START)


def documents() -> Iterator[Document]:
    """Yield one of each kind, in each state that it can be left in."""
    yield full_subject()
    yield closed_round()
    yield full_return()
    yield unit_return(unit="schule")
    yield made.report(year=2025)
    yield made.submitted()


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> FileStore:
    """Fill a store with examples, a round, reports, and changes of all of them."""
    store = FileStore(tmp_path_factory.mktemp("stadt") / "store")
    load_examples(desk(store))
    for document in documents():
        store.create(document)
    store.update(Subject, full_subject().id, lambda old: replace(old, title="Neu", changed=stamp(1, "planner@schule")))
    store.update(
        Return, "2026-schule", lambda old: replace(full_return(), unit=old.unit, changed=stamp(60, "local@rat"))
    )
    store.update(
        AnnualReport, "2025", lambda old: writing.write(old, made.change("Neu"), stamp=made.stamp(60, "x@rat"))
    )
    store.update(AnnualReport, "2026", lambda old: writing.supplemented(old, "Eine Zahl fehlte.", stamp=made.stamp(90)))
    return store


@pytest.fixture(scope="module")
def archive(city: FileStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("sicherung") / "stadt.zip"
    assert export(city, target).left_out == ()
    return target


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.yaml")}


def figures(store: FileStore) -> object:
    snapshot = Index(store.root, CATALOGUE).refresh()
    return as_json(portfolio_of(snapshot, CATALOGUE, CITY, TODAY), DE, standings(desk(store), snapshot, TODAY))


def test_every_kind_of_document_and_its_history_arrives_byte_for_byte(
    city: FileStore, archive: Path, tmp_path: Path
) -> None:
    there = FileStore(tmp_path / "dort")
    load_archive(archive, there)
    names = tree(city.root)
    assert tree(there.root) == names
    for folder in ("subjects/", "returns/", "returns/2026/", "reports/", ".history/", ".history/reports/2026/"):
        assert any(name.startswith(folder) for name in names), folder
    export(there, tmp_path / "wieder.zip")
    assert (tmp_path / "wieder.zip").read_bytes() == archive.read_bytes()


def test_what_arrived_verifies_and_gives_the_same_figures_and_rounds(
    city: FileStore, archive: Path, tmp_path: Path
) -> None:
    there = FileStore(tmp_path / "dort")
    load_archive(archive, there)
    assert [*there.verify()] == []
    assert figures(there) == figures(city)


def test_a_submitted_report_arrives_with_its_supplement_and_stays_submitted(archive: Path, tmp_path: Path) -> None:
    there = FileStore(tmp_path / "dort")
    load_archive(archive, there)
    report = there.load(AnnualReport, "2026").document
    assert [one.text for one in report.supplements] == ["Eine Zahl fehlte."]
    assert report.submitted is not None


def test_running_workshops_links_and_caches_do_not_travel(city: FileStore, archive: Path) -> None:
    (city.root / ".workshops.sqlite").touch()
    with zipfile.ZipFile(archive) as packed:
        assert {name.rsplit(".", 1)[1] for name in packed.namelist()} == {"yaml", "json"}
    assert export(city, archive.with_name("noch.zip")).left_out == ()
    assert archive.with_name("noch.zip").read_bytes() == archive.read_bytes()


def test_half_an_archive_is_refused_wherever_it_ends(archive: Path, tmp_path: Path) -> None:
    data = archive.read_bytes()
    for place in range(0, len(data), len(data) // 40):
        (tmp_path / "halb.zip").write_bytes(data[:place])
        with pytest.raises(ArchiveError):
            load_archive(tmp_path / "halb.zip", FileStore(tmp_path / "dort"))
    assert tree(tmp_path) == {}


def _repacked(archive: Path, target: Path, change: dict[str, bytes]) -> Path:
    """Copy an archive, some of its entries with other bytes."""
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change.get(name, b"") or old.read(name))
    return target


def test_an_archive_of_a_newer_version_is_refused_as_such(archive: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        newer = packed.read(MANIFEST).replace(b"archive/1", b"archive/2")
    with pytest.raises(ArchiveError) as caught:
        load_archive(_repacked(archive, tmp_path / "a.zip", {MANIFEST: newer}), FileStore(tmp_path / "dort"))
    assert "neueren Fassung des Programms" in caught.value.said(DE)
    assert tree(tmp_path) == {}


def test_a_zip_of_another_program_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("word/document.xml", "<w/>")
    with pytest.raises(ArchiveError):
        load_archive(tmp_path / "a.zip", FileStore(tmp_path / "dort"))


@pytest.mark.parametrize("entry", [MANIFEST, "subjects/schulweg-7k3f.yaml"])
def test_an_entry_that_swells_is_refused_before_it_fills_the_memory(archive: Path, tmp_path: Path, entry: str) -> None:
    bomb = _repacked(archive, tmp_path / "a.zip", {entry: b"\0" * 60_000_000})
    assert bomb.stat().st_size < 400_000
    with pytest.raises(ArchiveError, match="zu groß"):
        load_archive(bomb, FileStore(tmp_path / "dort"))
    assert tree(tmp_path) == {}


def test_an_entry_with_a_password_is_refused(archive: Path, tmp_path: Path) -> None:
    data = bytearray(archive.read_bytes())
    for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        data[data.index(mark) + flags] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(ArchiveError):
        load_archive(tmp_path / "a.zip", FileStore(tmp_path / "dort"))
    assert tree(tmp_path) == {}


def _import_until_cut_off(archive: Path, there: Path, *, moves: int) -> NoReturn:
    """Import in a process that ends at once when so many files are to be moved to their places."""
    done, move = [0], os.replace

    def cut(source: Path, target: Path) -> None:
        done[0] += 1
        if done[0] == moves:
            os._exit(moves)
        move(source, target)

    os.replace = cut  # type: ignore[assignment]  # the process ends here
    try:
        load_archive(archive, FileStore(there))
    finally:
        os._exit(0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process that can be cut off")
def test_an_import_that_was_cut_off_is_finished_by_the_next(city: FileStore, archive: Path, tmp_path: Path) -> None:
    process = os.fork()
    if not process:
        _import_until_cut_off(archive, tmp_path / "dort", moves=9)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 9
    there = FileStore(tmp_path / "dort")
    assert 0 < len(tree(there.root)) < len(tree(city.root))
    assert load_archive(archive, there).identical == 8
    assert {name for name in tree(there.root) if not name.startswith(".tmp/")} == set(tree(city.root))
    assert [*there.verify()] == []


def test_importing_beside_other_projects_keeps_both(archive: Path, city: FileStore, tmp_path: Path) -> None:
    there = FileStore(tmp_path / "dort")
    there.create(subject(id="anderes-0000"))
    assert load_archive(archive, there).created == len(tree(city.root))
    assert there.load(Subject, "anderes-0000").document.title == subject().title

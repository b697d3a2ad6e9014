"""On a disk that is really full, or really read-only: nothing half-written, reading goes on, and so does saving later.

A disk in memory is mounted for it, which only root may; elsewhere these are skipped. Root ignores the modes of files,
so what a mode forbids is tried as a user who is not root.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gelingenscheck.assessment.model import Assessment
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.i18n.words import words_in
from gelingenscheck.storage import saving
from gelingenscheck.storage.archive import export, load_archive
from gelingenscheck.storage.files import FileStore
from gelingenscheck.storage.index import Index
from gelingenscheck.storage.probing import probe
from gelingenscheck.storage.saving import SAVES
from gelingenscheck.storage.store import StoreUnavailableError
from tests.storage.samples import full_assessment, full_subject, stamp

MOUNT, UMOUNT = shutil.which("mount") or "mount", shutil.which("umount") or "umount"
NOBODY = 65_534


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Lend a disk of one megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run([MOUNT, "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield place
    finally:
        subprocess.run([UMOUNT, "-l", place], check=True)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Lend a folder that everybody may look into, which those of a test run are not."""
    with tempfile.TemporaryDirectory(prefix="disks-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture
def filled(disk: Path) -> FileStore:
    store = FileStore(disk / "store")
    store.create(full_subject())
    store.create(full_assessment())
    return store


def rename(store: FileStore, title: str) -> None:
    subject = full_subject()
    store.update(Subject, subject.id, lambda old: replace(old, title=title, changed=stamp(1)))


def everything(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def fill_up(place: Path) -> Path:
    filler = place / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(512)):
                pass
        except OSError:
            return filler
    raise AssertionError


def refusals(reason: str) -> int:
    return SAVES.account().refused.get(reason, 0)


def assert_refused(store: FileStore, reason: str, sentence: str) -> None:
    """Check that a save is refused with a sentence, and counted, and that nothing changed."""
    before, counted = everything(store.root), refusals(reason)
    for _ in range(2):
        with pytest.raises(StoreUnavailableError) as caught:
            rename(store, "Neu " * 20)
        assert sentence in caught.value.said(words_in("de"))
        assert saving.code(caught.value) == reason
    assert everything(store.root) == before
    assert refusals(reason) >= counted


def assert_read(store: FileStore, catalogue: Catalogue) -> None:
    assert store.load(Assessment, full_assessment().id).document.answers == full_assessment().answers
    assert len(Index(store.root, catalogue).refresh().assessments) == 1


def test_a_full_disk_takes_nothing_loses_nothing_and_works_again(filled: FileStore, catalogue: Catalogue) -> None:
    probe(filled.root)
    filler, counted = fill_up(filled.root.parent), refusals("full")
    with pytest.raises(StoreUnavailableError) as caught:
        probe(filled.root)
    assert saving.code(caught.value) == "full"
    assert_refused(filled, "full", "der Datenträger ist voll")
    assert refusals("full") == counted + 2
    assert_read(filled, catalogue)
    filler.unlink()
    probe(filled.root)
    rename(filled, "Neu")
    assert filled.load(Subject, full_subject().id).document.title == "Neu"
    assert filled.verify() == ()


def test_a_disk_that_became_read_only_can_be_read_and_backed_up(
    filled: FileStore, catalogue: Catalogue, tmp_path: Path
) -> None:
    def remount(how: str) -> None:
        subprocess.run([MOUNT, "-o", f"remount,{how}", filled.root.parent], check=True)

    remount("ro")
    with pytest.raises(StoreUnavailableError) as caught:
        probe(filled.root)
    assert saving.code(caught.value) == "read_only"
    assert_refused(filled, "read_only", "darf das Programm nicht schreiben")
    assert_read(FileStore(filled.root), catalogue)
    assert export(FileStore(filled.root), tmp_path / "a.zip").files == 2
    remount("rw")
    rename(filled, "Neu")
    assert load_archive(tmp_path / "a.zip", FileStore(tmp_path / "neu")).created == 2


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody who may not write")
def test_a_folder_that_one_may_not_write_in_can_be_read(open_folder: Path, catalogue: Catalogue) -> None:
    store = FileStore(open_folder / "store")
    store.create(full_subject())
    store.create(full_assessment())
    for path in (store.root, *store.root.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    os.seteuid(NOBODY)
    try:
        with pytest.raises(StoreUnavailableError) as caught:
            probe(store.root)
        assert saving.code(caught.value) == "read_only"
        assert_refused(store, "read_only", "darf das Programm nicht schreiben")
        assert_read(FileStore(store.root), catalogue)
    finally:
        os.seteuid(0)
    rename(store, "Neu")
    assert store.load(Subject, full_subject().id).document.title == "Neu"

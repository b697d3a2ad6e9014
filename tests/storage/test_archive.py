"""A store travels in one file: everything or nothing, byte for byte."""

import json
import os
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gelingenscheck.assessment.model import Assessment
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.i18n.words import words_in
from gelingenscheck.returns import rounds
from gelingenscheck.returns.model import ReturnRound
from gelingenscheck.storage import archive as archives
from gelingenscheck.storage import codec, manifest
from gelingenscheck.storage.archive import ArchiveError, DifferentError, NotEmptyError, export, load_archive, restore
from gelingenscheck.storage.files import FileStore
from gelingenscheck.storage.manifest import FORMAT, MANIFEST
from gelingenscheck.storage.store import StoreUnavailableError
from tests.storage.samples import (
    OTHER,
    assessment,
    closed_round,
    final,
    full_assessment,
    full_subject,
    stamp,
    subject,
    unit_return,
    year_round,
)  # fmt: skip


@pytest.fixture
def filled(files: FileStore) -> FileStore:
    files.create(full_subject())
    files.create(final(full_assessment()))
    files.create(assessment(id="schulweg-7k3f-2"))
    files.update(Subject, "schulweg-7k3f", lambda old: replace(old, title="Neu", changed=stamp(1, OTHER)))
    files.create(unit_return())
    files.create(closed_round())
    files.update(ReturnRound, "2026", lambda old: rounds.reopened(old, "Nachtrag", stamp=stamp(5)))
    return files


@pytest.fixture
def empty(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "anderswo")


def _tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.yaml")}


def _packed(target: Path, files: Mapping[str, bytes], sums: Mapping[str, Any] | None = None) -> Path:
    with zipfile.ZipFile(target, "w") as packed:
        for name, data in files.items():
            packed.writestr(name, data)
        listed = sums if sums is not None else {name: codec.digest(data) for name, data in files.items()}
        packed.writestr(MANIFEST, json.dumps({"format": FORMAT, "files": listed}))
    return target


def test_export_import_export_is_identical(filled: FileStore, empty: FileStore, tmp_path: Path) -> None:
    first, second = tmp_path / "a.zip", tmp_path / "b.zip"
    exported = export(filled, first)
    assert (exported.files, exported.left_out) == (8, ())
    imported = load_archive(first, empty)
    assert (imported.created, imported.identical) == (8, 0)
    export(empty, second)
    assert first.read_bytes() == second.read_bytes()
    assert _tree(filled.root) == _tree(empty.root)
    assert list(empty.verify()) == []


def test_what_is_there_already_is_fine_if_it_is_identical(filled: FileStore, tmp_path: Path) -> None:
    export(filled, tmp_path / "a.zip")
    filled.remove(Assessment, "schulweg-7k3f-2")
    imported = load_archive(tmp_path / "a.zip", filled)
    assert (imported.created, imported.identical) == (1, 7)


def test_what_differs_is_refused_by_name_and_nothing_is_imported(
    filled: FileStore, empty: FileStore, tmp_path: Path
) -> None:
    export(filled, tmp_path / "a.zip")
    empty.create(subject())
    before = _tree(empty.root)
    with pytest.raises(DifferentError, match=r"subjects/schulweg-7k3f\.yaml"):
        load_archive(tmp_path / "a.zip", empty)
    assert _tree(empty.root) == before


def test_damaged_files_are_left_out_and_named(filled: FileStore, empty: FileStore, tmp_path: Path) -> None:
    (filled.root / "kaputt-1.yaml").write_bytes(b"[")
    (filled.root / "link-1.yaml").symlink_to("/etc/hostname")
    exported = export(filled, tmp_path / "a.zip")
    assert sorted(problem.file for problem in exported.left_out) == ["kaputt-1.yaml", "link-1.yaml"]
    assert load_archive(tmp_path / "a.zip", empty).created == 8


GOOD = codec.encode(full_subject())


@pytest.mark.parametrize(
    ("files", "sums"),
    [
        ({"../x.yaml": GOOD}, None),
        ({"/etc/x.yaml": GOOD}, None),
        ({"subjects/../../x.yaml": GOOD}, None),
        ({"subjects\\x.yaml": GOOD}, None),
        ({".lock": b""}, None),
        ({".workshops.sqlite": b"SQLite format 3"}, None),
        ({"subjects/x.txt": GOOD}, None),
        ({"subjects/anders.yaml": GOOD}, None),
        ({"schulweg-7k3f.yaml": GOOD}, None),
        ({".history/subjects/schulweg-7k3f/1-000000000000.yaml": GOOD}, None),
        ({"subjects/schulweg-7k3f.yaml": GOOD}, {"subjects/schulweg-7k3f.yaml": "0" * 64}),
        ({"subjects/schulweg-7k3f.yaml": GOOD}, {"subjects/schulweg-7k3f.yaml": 7}),
        ({"subjects/schulweg-7k3f.yaml": GOOD}, {}),
        ({}, {"subjects/schulweg-7k3f.yaml": codec.digest(GOOD)}),
        ({"subjects/schulweg-7k3f.yaml": GOOD[:200]}, None),
        ({"subjects/schulweg-7k3f.yaml": GOOD.replace(b"subject/1", b"subject/2")}, None),
        ({"returns/2026/x.yaml": b"a: *b"}, None),
        ({"returns/2026/x.yaml": b"unit: x\n...\n"}, None),
        ({"returns/2025/tiefbau.yaml": codec.encode(unit_return())}, None),
        ({"returns/2025.yaml": codec.encode(year_round())}, None),
        ({"returns/tiefbau.yaml": codec.encode(unit_return())}, None),
        ({"reports/2026.yaml": b"a: *b"}, None),
        ({"subjects/big.yaml": b"a: " + b"x" * 3_000_000}, None),
    ],
)
def test_what_does_not_verify_is_refused_as_a_whole(
    empty: FileStore, tmp_path: Path, files: dict[str, bytes], sums: dict[str, Any] | None
) -> None:
    good = assessment(id="gut-1")
    source = _packed(
        tmp_path / "a.zip",
        {"gut-1.yaml": codec.encode(good), **files},
        None if sums is None else {"gut-1.yaml": codec.digest(codec.encode(good)), **sums},
    )
    with pytest.raises(ArchiveError) as caught:
        load_archive(source, empty)
    assert "nichts verändert" in caught.value.said(words_in("de"))
    assert _tree(tmp_path) == {}


@pytest.mark.parametrize("data", [b"", b"PK", b"x" * 100, b"PK\x05\x06" + b"\0" * 18])
def test_a_file_that_is_no_archive_is_a_clear_error(empty: FileStore, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(ArchiveError):
        load_archive(tmp_path / "a.zip", empty)


def test_every_damaged_byte_is_refused_or_harmless(filled: FileStore, tmp_path: Path) -> None:
    source = tmp_path / "a.zip"
    export(filled, source)
    data, whole = source.read_bytes(), _tree(filled.root)
    for place in range(0, len(data), 23):
        source.write_bytes(data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :])
        target = FileStore(tmp_path / f"ziel-{place}")
        try:
            load_archive(source, target)
        except ArchiveError:
            assert _tree(target.root) == {}
        else:
            assert _tree(target.root) == whole


def test_a_file_twice_in_an_archive_is_refused(empty: FileStore, tmp_path: Path) -> None:
    source = _packed(tmp_path / "a.zip", {"subjects/schulweg-7k3f.yaml": GOOD})
    with zipfile.ZipFile(source, "a") as packed, pytest.warns(UserWarning, match="Duplicate"):
        packed.writestr("subjects/schulweg-7k3f.yaml", b"x")
    with pytest.raises(ArchiveError):
        load_archive(source, empty)


def test_a_disk_that_fills_up_in_the_middle_imports_nothing(
    filled: FileStore, empty: FileStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(filled, tmp_path / "a.zip")
    moves, move = [0], os.replace

    def fail(source: Path, target: Path) -> None:
        moves[0] += 1
        if moves[0] == 3:
            raise OSError(28, "full")
        move(source, target)

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(StoreUnavailableError):
        load_archive(tmp_path / "a.zip", empty)
    assert _tree(empty.root) == {}
    assert [*(empty.root / ".tmp").iterdir()] == []


def test_an_export_that_fails_leaves_the_old_archive(
    filled: FileStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.zip"
    export(filled, target)
    before = target.read_bytes()

    def fail(*_: Any) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(StoreUnavailableError):
        export(filled, target)
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["a.zip"]


def test_while_a_backup_is_checked_and_packed_others_save(
    filled: FileStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    verify, saved = manifest.verify, list[int]()

    def meanwhile(name: str, data: bytes) -> None:
        if not saved:
            elsewhere = FileStore(filled.root)
            with elsewhere._lock.held(0):  # refused at once if the backup held it
                pass
            saved.append(elsewhere.create(subject(id=f"neu-{len(saved)}")).document.revision)
        verify(name, data)

    monkeypatch.setattr(archives, "verify", meanwhile)
    before = len(_tree(filled.root))
    assert export(filled, tmp_path / "a.zip").files == before
    assert saved == [1]
    assert load_archive(tmp_path / "a.zip", FileStore(tmp_path / "anderswo")).created == before


@pytest.mark.parametrize("there", [False, True])
def test_a_store_is_restored_into_an_empty_place(filled: FileStore, tmp_path: Path, there: bool) -> None:  # noqa: FBT001
    export(filled, tmp_path / "a.zip")
    place = tmp_path / "neu" / "store"
    if there:
        place.mkdir(parents=True)
    assert restore(tmp_path / "a.zip", place).created == len(_tree(filled.root))
    assert _tree(place) == _tree(filled.root)


@pytest.mark.parametrize("there", ["file", "folder", "link"])
def test_nothing_is_restored_over_anything(filled: FileStore, tmp_path: Path, there: str) -> None:
    export(filled, tmp_path / "a.zip")
    place = tmp_path / "neu"
    if there == "file":
        place.write_text("x")
    elif there == "link":
        place.symlink_to(tmp_path / "fehlt")
    else:
        place.mkdir()
        (place / ".access.sqlite").touch()
    with pytest.raises(NotEmptyError):
        restore(tmp_path / "a.zip", place)
    assert not place.is_dir() or [path.name for path in place.iterdir()] == [".access.sqlite"]


def test_a_damaged_backup_makes_no_place(filled: FileStore, tmp_path: Path) -> None:
    export(filled, tmp_path / "a.zip")
    data = bytearray((tmp_path / "a.zip").read_bytes())
    data[len(data) // 3] ^= 1
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(ArchiveError):
        restore(tmp_path / "a.zip", tmp_path / "neu")
    assert not (tmp_path / "neu").exists()


def test_what_the_disk_changed_is_not_called_restored(
    filled: FileStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(filled, tmp_path / "a.zip")
    monkeypatch.setattr(archives, "_present", lambda _path: "anders")
    with pytest.raises(StoreUnavailableError):
        restore(tmp_path / "a.zip", tmp_path / "neu")

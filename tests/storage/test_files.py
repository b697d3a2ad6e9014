"""How documents lie in the folder, and what happens when the disk or a stranger interferes."""

import errno
import os
import socket
import timeit
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from gelingenscheck.assessment.model import Assessment
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.i18n.words import words_in
from gelingenscheck.reading import MisfitError
from gelingenscheck.returns import rounds
from gelingenscheck.returns.model import Return, ReturnRound
from gelingenscheck.storage import atomic, codec
from gelingenscheck.storage.files import FileStore, StoreAddressError, open_store
from gelingenscheck.storage.locking import StoreLock
from gelingenscheck.storage.store import (
    AlreadyThereError,
    NotFoundError,
    StoreUnavailableError,
    UnreadableDocumentError,
)
from tests.storage.samples import (
    OTHER,
    assessment,
    closed_round,
    final,
    full_assessment,
    stamp,
    subject,
    unit_return,
)

PROJECT = "schulweg-7k3f"


def _rename(store: FileStore, title: str, minutes: int = 1, by: str = OTHER) -> None:
    store.update(Subject, PROJECT, lambda old: replace(old, title=title, changed=stamp(minutes, by)))


def _tree(root: Path) -> dict[str, bytes]:
    ours = (path for path in sorted(root.rglob("*")) if path.is_file() and path.name != ".lock")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in ours}


def test_finding_the_checks_of_one_subject_costs_little_beside_those_of_all(files: FileStore) -> None:
    for number in range(1_500):
        (files.root / f"anderes-{number}.yaml").touch()
    (files.root / "sport-1.yaml").touch()
    all_of_them, one = (
        min(timeit.repeat(partial(files.ids, Assessment, begins), number=1, repeat=7)) for begins in ("", "sport-")
    )
    assert one < all_of_them / 4


def test_the_returns_of_a_year_are_found_by_it(files: FileStore) -> None:
    for year in (2026, 2027):
        files.create(unit_return(year=year))
    assert [id_[:5] for id_ in files.ids(Return, "2027-")] == ["2027-"]


def test_documents_lie_where_the_design_says(files: FileStore) -> None:
    files.create(subject())
    first = files.create(assessment())
    files.update(Assessment, "schulweg-7k3f-1", lambda old: replace(old, changed=stamp(1, OTHER)))
    _rename(files, "Neu")
    names = list(_tree(files.root))
    assert f".history/schulweg-7k3f-1/1-{first.digest[:12]}.yaml" in names
    assert any(name.startswith(f".history/subjects/{PROJECT}/1-") for name in names)
    assert {"schulweg-7k3f-1.yaml", f"subjects/{PROJECT}.yaml"} <= set(names)
    assert not [name for name in names if name.startswith(".tmp/")]


def test_the_history_holds_the_old_bytes(files: FileStore) -> None:
    files.create(subject())
    before = files.path(Subject, PROJECT).read_bytes()
    _rename(files, "Neu")
    kept = [data for name, data in _tree(files.root).items() if name.startswith(".history/")]
    assert kept == [before]


def test_what_is_returned_is_what_is_stored(files: FileStore) -> None:
    created = files.create(subject(title="Pay\u200bpal\u202e"))
    assert created.document.title == "Paypal"
    assert created == files.load(Subject, PROJECT)


def test_what_could_not_be_read_back_is_not_written(files: FileStore) -> None:
    files.create(subject())
    before = _tree(files.root)
    with pytest.raises(MisfitError):
        _rename(files, " \n ")
    assert _tree(files.root) == before


def test_a_changed_byte_in_the_history_is_found(files: FileStore) -> None:
    files.create(subject())
    _rename(files, "Neu")
    (kept,) = (files.root / ".history/subjects" / PROJECT).iterdir()
    kept.write_bytes(kept.read_bytes().replace(b"Umbau", b"Abbau"))
    (problem,) = files.verify()
    assert problem.file == kept.relative_to(files.root).as_posix()
    assert "verändert" in problem.reason(words_in("de"))


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_full_disk_leaves_everything_as_it_was(
    files: FileStore, monkeypatch: pytest.MonkeyPatch, call: str, error: int
) -> None:
    files.create(subject())
    before = _tree(files.root)

    def fail(*_: Any) -> None:
        raise OSError(error, os.strerror(error))

    with monkeypatch.context() as broken:
        broken.setattr(os, call, fail)
        with pytest.raises(StoreUnavailableError) as caught:
            _rename(files, "Neu")
    assert ("voll" in caught.value.said(words_in("de"))) == (error == errno.ENOSPC)
    assert _tree(files.root) == before
    _rename(files, "Neu")
    assert files.load(Subject, PROJECT).document.title == "Neu"


def test_a_short_write_is_continued(files: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: whole(descriptor, bytes(data)[:7]))
    assert files.create(subject()) == files.load(Subject, PROJECT)


def test_a_read_only_folder_is_said_and_reading_goes_on(files: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    created = files.create(subject())
    opened: Callable[..., int] = os.open

    def read_only(path: Any, flags: int, *rest: Any, **named: Any) -> int:
        if flags & os.O_CREAT and ".tmp" in str(path):
            raise PermissionError(errno.EACCES, "denied")
        return opened(path, flags, *rest, **named)

    monkeypatch.setattr(os, "open", read_only)
    with pytest.raises(StoreUnavailableError, match="darf das Programm nicht schreiben"):
        _rename(files, "Neu")
    assert files.load(Subject, PROJECT) == created


def test_a_lock_that_stays_taken_is_said(files: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gelingenscheck.storage.files.PATIENCE", 0.05)
    with StoreLock(files.root / ".lock").held(), pytest.raises(StoreUnavailableError, match="jemand anders"):
        files.create(subject())
    files.create(subject())


def test_left_temporary_files_are_swept_at_the_start(files: FileStore) -> None:
    files.create(subject())
    left = files.root / ".tmp/schulweg-7k3f.1.abc"
    left.write_bytes(b"half")
    FileStore(files.root)
    assert not left.exists()


def test_a_temporary_file_in_use_is_not_swept(files: FileStore) -> None:
    files.create(subject())
    left = files.root / ".tmp/schulweg-7k3f.1.abc"
    left.write_bytes(b"half")
    with files.exclusive():
        FileStore(files.root)
    assert left.exists()


def _link(path: Path) -> None:
    path.symlink_to("/etc/hostname")


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as end:
        os.chdir(path.parent)
        end.bind(path.name)


HOSTILE: dict[str, Callable[[Path], Any]] = {
    "link": _link,
    "loop": lambda path: path.symlink_to(path.name),
    "pipe": os.mkfifo,
    "folder": lambda path: path.mkdir(),
    "socket": _socket,
    "big": lambda path: path.write_bytes(b"a: " + b"x" * 3_000_000),
    "empty": lambda path: path.write_bytes(b""),
    "zeros": lambda path: path.write_bytes(b"\0" * 4096),
    "nested": lambda path: path.write_bytes(b"[" * 100_000),
    "latin": lambda path: path.write_bytes("title: Köln".encode("latin-1")),
    "half": lambda path: path.write_bytes(codec.encode(full_assessment())[:300]),
    "copy": lambda path: path.write_bytes(codec.encode(full_assessment())),
    "newer": lambda path: path.write_bytes(codec.encode(full_assessment()).replace(b"assessment/1", b"assessment/2")),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_listed_left_and_harms_nothing(
    files: FileStore, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(files.root)
    good = files.create(assessment())
    path = files.root / f"{name}.yaml"
    HOSTILE[name](path)
    with pytest.raises(UnreadableDocumentError) as caught:
        files.load(Assessment, name)
    assert caught.value.said(words_in("de"))
    assert [problem.file for problem in files.verify()] == [f"{name}.yaml"]
    with pytest.raises(AlreadyThereError):
        files.create(assessment(id=name))
    assert os.path.lexists(path)
    assert list(files.ids(Assessment)) == sorted([name, good.document.id])
    assert files.load(Assessment, good.document.id) == good


def test_a_missing_end_marker_is_a_warning(files: FileStore) -> None:
    files.create(subject())
    path = files.path(Subject, PROJECT)
    path.write_bytes(path.read_bytes().removesuffix(b"...\n"))
    (problem,) = files.verify()
    assert problem.severity == "warning"
    assert files.load(Subject, PROJECT).document == subject()


def test_names_that_are_no_ids_are_listed_too(files: FileStore) -> None:
    files.create(assessment())
    for name in ("Kopie von x.yaml", "X.YAML", "x.yml", ".hidden.yaml", "~$x.yaml", "README.md", "Thumbs.db"):
        (files.root / name).write_bytes(b"a: 1\n")
    assert sorted(problem.file for problem in files.verify()) == ["Kopie von x.yaml", "X.YAML", "x.yml"]
    assert list(files.ids(Assessment)) == ["schulweg-7k3f-1"]


def test_a_final_assessment_can_be_removed_with_its_bytes_kept(files: FileStore) -> None:
    files.create(final(full_assessment()))
    before = files.path(Assessment, "schulweg-7k3f-1").read_bytes()
    files.remove(Assessment, "schulweg-7k3f-1")
    assert list(_tree(files.root).values()) == [before]


def test_an_edit_by_hand_is_seen_at_once(files: FileStore) -> None:
    files.create(subject())
    path = files.path(Subject, PROJECT)
    path.write_bytes(path.read_bytes().replace(b"Umbau", b"Abbau"))
    assert files.load(Subject, PROJECT).document.title == "Abbau Schulweg"


def test_an_address_opens_a_folder_below_the_root(tmp_path: Path) -> None:
    store = open_store("files:neu/darin", tmp_path)
    store.create(subject())
    assert (tmp_path / "neu/darin/subjects" / f"{PROJECT}.yaml").exists()
    assert open_store(f"files:{tmp_path / 'neu/darin'}", Path("/nirgends")).ids(Subject) == [PROJECT]


@pytest.mark.parametrize("address", ["", "files:", "assessments", "postgresql+psycopg://x", "C:\\x"])
def test_another_address_is_a_clear_error(tmp_path: Path, address: str) -> None:
    with pytest.raises(StoreAddressError, match="files:ORDNER"):
        open_store(address, tmp_path)


def test_a_folder_that_cannot_be_made_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "datei").write_bytes(b"")
    with pytest.raises(StoreUnavailableError):
        open_store("files:datei/darin", tmp_path)


def test_a_name_that_leads_out_is_never_opened(files: FileStore, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(codec.encode(assessment(id="x")))
    for id_ in ("../x", "subjects/../../x", "./x"):
        with pytest.raises(NotFoundError):
            files.load(Assessment, id_)


def test_a_staged_file_that_is_not_put_goes(tmp_path: Path) -> None:
    with suppress(KeyError), atomic.staged("x", b"data", tmp_path / "tmp") as draft:
        assert draft.read_bytes() == b"data"
        raise KeyError
    assert list((tmp_path / "tmp").iterdir()) == []


def test_a_link_to_a_good_file_is_not_followed(files: FileStore, tmp_path: Path) -> None:
    outside = tmp_path / "draussen.yaml"
    outside.write_bytes(codec.encode(assessment()))
    files.path(Assessment, "schulweg-7k3f-1").symlink_to(outside)
    with pytest.raises(UnreadableDocumentError):
        files.load(Assessment, "schulweg-7k3f-1")


def test_bytes_are_durable_before_they_take_their_place(files: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    files.create(subject())
    steps: list[str] = []
    sync, move = os.fsync, os.replace

    def note_sync(descriptor: int) -> None:
        steps.append("folder" if os.path.isdir(f"/proc/self/fd/{descriptor}") else "file")  # noqa: PTH112 - a descriptor
        sync(descriptor)

    def note_move(source: Path, target: Path) -> None:
        steps.append("history" if ".history" in str(target) else "document")
        move(source, target)

    _rename(files, "Neu")
    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(os, "replace", note_move)
    _rename(files, "Neuer", by="local@tiefbau")
    assert steps == ["file", "file", "history", "folder", "document", "folder"]


def test_a_folder_that_vanished_is_named_and_none_is_put_in_its_place(files: FileStore) -> None:
    files.create(subject())
    away = files.root.with_name("away")
    files.root.rename(away)
    for act in (
        lambda: files.load(Subject, PROJECT),
        lambda: _rename(files, "Neu"),
        lambda: files.create(assessment()),
    ):
        with pytest.raises(StoreUnavailableError, match="nicht da"):
            act()
    assert not files.root.exists()
    away.rename(files.root)
    _rename(files, "Neu")
    assert files.load(Subject, PROJECT).document.title == "Neu"


def test_a_changed_past_of_rounds_and_returns_is_found(files: FileStore) -> None:
    files.create(unit_return())
    files.create(closed_round())
    files.update(Return, "2026-tiefbau", lambda old: replace(old, changed=stamp(60)))
    files.update(ReturnRound, "2026", lambda old: rounds.reopened(old, "Grund", stamp=stamp(60)))
    assert files.verify() == ()
    kept = sorted((files.root / ".history/returns").rglob("*.yaml"))
    assert len(kept) == 2
    for path in kept:
        path.write_bytes(path.read_bytes().replace(b"2026-03-01", b"2026-03-02"))
    assert [problem.file for problem in files.verify()] == [path.relative_to(files.root).as_posix() for path in kept]

"""While a data file is faulty its last good state stays in use, also across a restart; nothing depends on the copy."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gelingenscheck.catalogue import Catalogue, reader
from gelingenscheck.catalogue.reader import CatalogueError
from gelingenscheck.storage.standby import Standby
from tests.catalogue import shortened

NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
Open = Callable[[], Standby[Catalogue]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "factors.yaml"
    path.write_text(shortened.text(), encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    folder.mkdir()
    return folder


@pytest.fixture
def started(file: Path, store: Path) -> Open:
    """Return a function that starts the process anew."""
    return lambda: Standby(file, reader.load, reader.read, store, now=lambda: NOON)


def _break(file: Path) -> None:
    file.write_text(shortened.replaced("weight: 2", "weight: 9"), encoding="utf-8")


def test_a_good_file_is_in_use_as_it_is(started: Open, file: Path) -> None:
    state = started().current()
    assert state.value == reader.load(file)
    assert (state.read_at, state.problem) == (NOON, None)


def test_work_goes_on_with_the_last_good_state_and_the_fault_is_named(started: Open, file: Path) -> None:
    watched = started()
    good = watched.current().value
    _break(file)
    state = watched.current()
    assert state.value is good
    assert state.read_at == NOON
    assert state.problem is not None
    assert (state.problem.file, state.problem.line) == ("factors.yaml", shortened.line_of("weight: 2"))


def test_a_file_that_is_gone_is_a_fault_too(started: Open, file: Path) -> None:
    watched = started()
    watched.current()
    file.unlink()
    problem = watched.current().problem
    assert problem is not None
    assert "fehlt" in problem.message
    assert "Zeile" not in problem.remedy, "a file that is gone has none"


def test_a_mended_file_is_in_use_at_once(started: Open, file: Path) -> None:
    watched = started()
    watched.current()
    _break(file)
    watched.current()
    file.write_text(shortened.replaced("target: 75", "target: 60"), encoding="utf-8")
    state = watched.current()
    assert (state.value.target, state.problem) == (60, None)


def test_a_restart_finds_the_last_good_state(started: Open, file: Path) -> None:
    good = started().current().value
    _break(file)
    state = started().current()
    assert state.value == good
    assert state.problem is not None
    assert abs(state.read_at - datetime.now(UTC)) < timedelta(minutes=5)


def test_a_file_that_was_never_good_is_refused_as_ever(started: Open, file: Path) -> None:
    _break(file)
    for _ in range(2):
        with pytest.raises(CatalogueError):
            started().current()


def test_the_copy_of_one_file_is_not_taken_for_another(started: Open, file: Path, store: Path) -> None:
    started().current()
    other = file.with_name("other.yaml")
    other.write_text("meta: {}\n...\n", encoding="utf-8")
    with pytest.raises(CatalogueError):
        Standby(other, reader.load, reader.read, store, now=lambda: NOON).current()


def test_a_damaged_copy_is_no_state(started: Open, file: Path, store: Path) -> None:
    started().current()
    (copy,) = (store / ".cache").iterdir()
    copy.write_bytes(copy.read_bytes()[:-300])
    _break(file)
    with pytest.raises(CatalogueError):
        started().current()


def test_the_copy_is_written_only_when_it_is_new(started: Open, store: Path) -> None:
    started().current()
    (copy,) = (store / ".cache").iterdir()
    os.utime(copy, (1, 1))
    started().current()
    assert copy.stat().st_mtime == 1
    assert not list((store / ".tmp").iterdir())


@pytest.mark.parametrize("obstacle", [".cache", ".tmp"])
def test_a_folder_that_takes_no_copy_hurts_nobody(started: Open, file: Path, store: Path, obstacle: str) -> None:
    (store / obstacle).write_text("eine Datei, wo ein Ordner hingehört")
    watched = started()
    good = watched.current().value
    _break(file)
    assert watched.current().value is good


def test_no_store_is_made_for_the_copy(file: Path, tmp_path: Path) -> None:
    Standby(file, reader.load, reader.read, tmp_path / "none", now=lambda: NOON).current()
    assert not (tmp_path / "none").exists()


def test_an_unchanged_file_is_never_read_again(started: Open, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watched = started()
    watched.current()
    reads: list[Path] = []
    monkeypatch.setattr(Path, "read_bytes", reads.append)
    for _ in range(3):
        watched.current()
    assert not reads

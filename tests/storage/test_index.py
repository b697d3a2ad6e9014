import os
import random
import re
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.storage import building, index, parsing
from gelingenscheck.storage.index import Index
from gelingenscheck.storage.rows import MEASURE_COLUMNS, SUBJECT_COLUMNS, Layout
from gelingenscheck.storage.snapshot import Snapshot
from tests.storage.folders import LONG_AGO, checks, fill


class Reads(list[str]):
    """Which files were read."""


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    seen, parse = Reads(), parsing.parse

    def noting(folder: Path, file: str, layout: Layout) -> parsing.Parsed:
        seen.append(file)
        return parse(folder, file, layout)

    monkeypatch.setattr(building, "parse", noting)
    return seen


@pytest.fixture
def folder(tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose files count as written long ago."""
    monkeypatch.setattr("gelingenscheck.storage.holdings.YOUNG", -1)
    fill(tmp_path / "assessments", catalogue)
    return tmp_path / "assessments"


def same(one: Snapshot, other: Snapshot) -> bool:
    frames = ("assessments", "subjects", "measures")
    equal = all(getattr(one, name).equals(getattr(other, name)) for name in frames)
    return equal and (one.version, one.problems) == (other.version, other.problems)


def cache(folder: Path) -> Path:
    return next((folder / ".cache").iterdir())


def edit(path: Path) -> None:
    path.write_bytes(re.sub(rb"revision: \d+", b"revision: 777", path.read_bytes(), count=1))


def test_every_document_has_one_row(folder: Path, catalogue: Catalogue) -> None:
    found = Index(folder, catalogue).refresh()
    assert sorted(found.assessments["id"]) == [path.stem for path in checks(folder)]
    assert sorted(found.subjects["id"]) == sorted(path.stem for path in (folder / "subjects").iterdir())
    assert list(found.assessments.columns) == list(Layout(catalogue=catalogue).columns)
    assert list(found.subjects.columns) == list(SUBJECT_COLUMNS)
    assert list(found.measures.columns) == list(MEASURE_COLUMNS)
    assert found.problems == ()


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path, catalogue: Catalogue) -> None:
    found = Index(tmp_path / "nowhere", catalogue).refresh()
    assert len(found.assessments) == len(found.subjects) == len(found.measures) == len(found.problems) == 0
    assert not (tmp_path / "nowhere").exists()


def test_a_second_process_reads_nothing_again(folder: Path, catalogue: Catalogue, reads: Reads) -> None:
    first = Index(folder, catalogue).refresh()
    reads.clear()
    assert same(Index(folder, catalogue).refresh(), first)
    assert reads == []


def test_only_what_changed_is_read_again(folder: Path, catalogue: Catalogue, reads: Reads) -> None:
    shared = Index(folder, catalogue)
    before = shared.refresh()
    reads.clear()
    changed, gone = checks(folder)[3], checks(folder)[5]
    edit(changed)
    gone.unlink()
    after = shared.refresh(force=True)
    assert reads == [changed.name]
    assert after.version != before.version
    assert set(before.assessments["id"]) - set(after.assessments["id"]) == {gone.stem}
    assert after.assessments.set_index("id").loc[changed.stem, "revision"] == 777


def test_changes_by_steps_equal_a_build_from_nothing(folder: Path, catalogue: Catalogue) -> None:
    shared, dice = Index(folder, catalogue), random.Random(3)
    shared.refresh()
    for path in dice.sample([*checks(folder), *(folder / "subjects").iterdir()], 20):
        if dice.random() < 0.5:
            edit(path)
        else:
            path.unlink()
        shared.refresh(force=True)
    cache(folder).unlink()
    assert same(shared.refresh(force=True), Index(folder, catalogue).refresh())


def test_touching_a_file_changes_nothing(folder: Path, catalogue: Catalogue, reads: Reads) -> None:
    shared = Index(folder, catalogue)
    before = shared.refresh()
    reads.clear()
    os.utime(checks(folder)[0], ns=(LONG_AGO, LONG_AGO))
    assert shared.refresh(force=True) is before
    assert reads == [checks(folder)[0].name]


def test_a_file_that_changed_just_before_it_was_read_is_read_again(
    tmp_path: Path, catalogue: Catalogue, reads: Reads
) -> None:
    fill(tmp_path / "assessments", catalogue, size=2)
    shared = Index(tmp_path / "assessments", catalogue)
    first = shared.refresh()
    count = len(reads)
    assert shared.refresh(force=True) is first
    assert len(reads) == 2 * count


def test_an_edit_in_place_is_seen_after_a_second(folder: Path, catalogue: Catalogue) -> None:
    now = [0.0]
    shared = Index(folder, catalogue, clock=lambda: now[0])
    shared.refresh()
    before = shared.refresh()
    edit(checks(folder)[0])
    now[0] = 0.9
    assert shared.refresh() is before
    now[0] = 1.0
    assert shared.refresh() is not before


def test_a_file_that_is_added_or_replaced_is_seen_at_once(folder: Path, catalogue: Catalogue) -> None:
    shared = Index(folder, catalogue, clock=lambda: 0.0)
    before = shared.refresh()
    path = checks(folder)[0]
    new = folder / "new"
    new.write_bytes(path.read_bytes())
    edit(new)
    new.replace(path)
    assert shared.refresh() is not before


@pytest.mark.parametrize("damage", ["cut", "emptied", "flipped", "random", "folder", "grown"])
def test_a_damaged_cache_is_built_again(folder: Path, catalogue: Catalogue, reads: Reads, damage: str) -> None:
    first = Index(folder, catalogue).refresh()
    kept, reads[:] = cache(folder), []
    data, dice = kept.read_bytes(), random.Random(damage)
    place = dice.randrange(len(data))
    kept.unlink()
    if damage == "folder":
        kept.mkdir()
    else:
        kept.write_bytes({
            "cut": data[:place], "emptied": b"", "random": dice.randbytes(5_000), "grown": data + b"x",
            "flipped": data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :],
        }[damage])  # fmt: skip
    assert same(Index(folder, catalogue).refresh(), first)
    assert len(reads) == len(first.assessments) + len(first.subjects)


def test_a_folder_that_takes_no_cache_works_without(folder: Path, catalogue: Catalogue) -> None:
    (folder / ".cache").write_text("in the way")
    found = Index(folder, catalogue).refresh()
    assert len(found.assessments) == len(checks(folder))
    assert (folder / ".cache").read_text() == "in the way"


def test_other_rules_use_another_cache(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    before = index.key(catalogue)
    assert index.key(catalogue) == before
    monkeypatch.setattr(index, "CODE", ("reading.py",))
    assert index.key(catalogue) != before


def test_worker_processes_find_the_same(folder: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    here = Index(folder, catalogue).refresh()
    cache(folder).unlink()
    monkeypatch.setattr(building, "WORKERS_FROM", 5)
    told: list[tuple[int, int]] = []
    there = Index(folder, catalogue).refresh(lambda done, total: told.append((done, total)))
    assert same(here, there)
    total = len(here.assessments) + len(here.subjects)
    assert told[-1] == (total, total)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_workers_read_the_files_and_not_the_server(
    folder: Path, catalogue: Catalogue, reads: Reads, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "WORKERS_FROM", 5)
    Index(folder, catalogue).refresh()
    assert reads == []


@pytest.mark.parametrize("program", ["/nowhere/python", "/bin/false"])
def test_files_are_read_here_if_workers_fail(
    folder: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(building, "WORKERS_FROM", 5)
    monkeypatch.setattr(sys, "executable", program)
    assert len(Index(folder, catalogue).refresh().assessments) == len(checks(folder))


def test_a_person_who_leaves_stops_the_workers(
    folder: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    class LeftError(Exception):
        pass

    def leave(_done: int, _total: int) -> None:
        raise LeftError

    monkeypatch.setattr(building, "WORKERS_FROM", 5)
    shared = Index(folder, catalogue)
    with pytest.raises(LeftError):
        shared.refresh(leave)
    assert len(shared.refresh().assessments) == len(checks(folder))


def test_threads_share_one_reading(folder: Path, catalogue: Catalogue, reads: Reads) -> None:
    shared, start = Index(folder, catalogue), threading.Barrier(8)

    def refresh(_: int) -> Snapshot:
        start.wait()
        return shared.refresh()

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(refresh, range(8)))
    assert len({id(one) for one in found}) == 1
    assert len(reads) == len(set(reads))


def test_two_processes_may_write_the_cache_at_once(folder: Path, catalogue: Catalogue) -> None:
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda _: Index(folder, catalogue).refresh(), range(6)))
    assert len({one.version for one in found}) == 1
    assert [path.suffix for path in (folder / ".cache").iterdir()] == [".arrow"]

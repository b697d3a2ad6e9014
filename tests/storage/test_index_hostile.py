"""Whatever else lies in the folder is named, left as it is, and changes no figure."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gelingenscheck import organisation as organisations
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.i18n import words_in
from gelingenscheck.returns.model import Return
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.codec import encode
from gelingenscheck.storage.files import FileStore
from gelingenscheck.storage.index import Index
from gelingenscheck.usecases.portfolio import as_json, portfolio_of
from tests.storage.folders import HOSTILE, IGNORED, TODAY, checks, everything, fill
from tests.storage.samples import closed_round, stamp, unit_return


def figures(folder: Path, catalogue: Catalogue) -> dict[str, Any]:
    organisation = organisations.load(ROOT / "organisation.yaml")
    return as_json(portfolio_of(Index(folder, catalogue).refresh(), catalogue, organisation, TODAY))


@pytest.fixture
def folder(tmp_path: Path, catalogue: Catalogue) -> Path:
    fill(tmp_path / "a", catalogue, size=60)
    return tmp_path / "a"


def test_twenty_hostile_files_are_named_and_change_nothing(folder: Path, catalogue: Catalogue) -> None:
    before = figures(folder, catalogue)
    for name, put in HOSTILE.items():
        put(folder / f"zz-{name}.yaml")
    for name in IGNORED:
        (folder / name).write_text("not ours")
    lying_there = everything(folder)
    after = figures(folder, catalogue)
    named = [problem["file"] for problem in after.pop("problems")]
    assert named == sorted(f"zz-{name}.yaml" for name in HOSTILE)
    assert len(HOSTILE) == 20
    assert before.pop("problems") == []
    assert after == before
    assert everything(folder) == lying_there


@pytest.mark.parametrize("name", HOSTILE)
def test_each_has_a_reason_and_a_remedy(folder: Path, catalogue: Catalogue, name: str) -> None:
    HOSTILE[name](folder / f"zz-{name}.yaml")
    (problem,) = Index(folder, catalogue).refresh().problems
    words = words_in("de")
    assert problem.severity == "error"
    assert "{" not in problem.reason(words)
    assert problem.advice(words).startswith("Bitte")
    # Kept in the cache, it is still the same.
    assert Index(folder, catalogue).refresh().problems == (problem,)


def test_a_level_in_words_is_named_with_its_line(folder: Path, catalogue: Catalogue) -> None:
    path = folder / "zz-wrong.yaml"
    HOSTILE["wrong-level"](path)
    (problem,) = Index(folder, catalogue).refresh().problems
    assert problem.line is not None
    assert "vier" in path.read_text().splitlines()[problem.line - 1]
    assert "vier" in problem.reason(words_in("de"))


def test_a_file_without_its_end_mark_counts_with_a_warning(folder: Path, catalogue: Catalogue) -> None:
    before = figures(folder, catalogue)
    path = checks(folder)[0]
    path.write_bytes(path.read_bytes().removesuffix(b"...\n"))
    after = figures(folder, catalogue)
    assert [(problem["file"], problem["severity"]) for problem in after.pop("problems")] == [(path.name, "warning")]
    assert after == {key: value for key, value in before.items() if key != "problems"}


def test_a_missing_project_is_a_warning_and_its_check_counts(folder: Path, catalogue: Catalogue) -> None:
    before = figures(folder, catalogue)
    check = next(path for path in checks(folder) if b"check: full" in path.read_bytes())
    subject = next(line.split()[-1] for line in check.read_text().splitlines() if line.startswith("subject: "))
    (folder / "subjects" / f"{subject}.yaml").unlink()
    after = figures(folder, catalogue)
    assert after["counts"]["projects"] == before["counts"]["projects"]
    assert {problem["severity"] for problem in after["problems"]} == {"warning"}
    assert check.name in {problem["file"] for problem in after["problems"]}


def test_a_broken_project_is_named_once(folder: Path, catalogue: Catalogue) -> None:
    path = next((folder / "subjects").iterdir())
    path.write_text("kaputt: [")
    assert [problem["file"] for problem in figures(folder, catalogue)["problems"]] == [f"subjects/{path.name}"]


def test_an_unknown_department_is_a_warning_and_the_project_counts(folder: Path, catalogue: Catalogue) -> None:
    before = figures(folder, catalogue)
    path = next(file for file in sorted((folder / "subjects").iterdir()) if b"kind: project" in file.read_bytes())
    text = path.read_text()
    department = next(line for line in text.splitlines() if line.startswith("department: "))
    path.write_text(text.replace(department, "department: hafenamt", 1))
    after = figures(folder, catalogue)
    assert [(p["file"], p["severity"]) for p in after["problems"]] == [(f"subjects/{path.name}", "warning")]
    assert after["counts"] == before["counts"]
    assert "hafenamt" in {row["department"] for row in after["departments"]}


def test_a_name_that_is_no_text_is_listed(folder: Path, catalogue: Catalogue) -> None:
    Path(folder, "schr\udce4g.yaml").write_bytes(b"a: b\n")
    (problem,) = Index(folder, catalogue).refresh().problems
    problem.file.encode()
    assert Index(folder, catalogue).refresh().problems == (problem,)


def test_what_lies_among_the_returns_is_named_and_changes_nothing(folder: Path, catalogue: Catalogue) -> None:
    before = figures(folder, catalogue)
    year = folder / "returns" / "2026"
    year.mkdir(parents=True)
    (year / "tiefbau.yaml").write_bytes(encode(unit_return()))
    (folder / "returns" / "2026.yaml").write_bytes(encode(closed_round()))
    (folder / "returns" / "einundzwanzig").mkdir()
    for name in ("link", "link-loop", "pipe", "socket", "folder", "empty", "nul", "huge", "deep", "foreign"):
        HOSTILE[name](year / f"zz-{name}.yaml")
        HOSTILE[name](folder / "returns" / f"zz-{name}.yaml")
    (year / "kopie.yaml").write_bytes(encode(unit_return()))
    (folder / "returns" / "2025.yaml").write_bytes(encode(closed_round()))
    (year / "neuer.yaml").write_bytes(encode(unit_return(unit="neuer")).replace(b"return/1", b"return/2"))
    (year / "halb.yaml").write_bytes(encode(unit_return(unit="halb"))[:60])
    lying_there = everything(folder)
    after = figures(folder, catalogue)
    named = {problem["file"] for problem in after.pop("problems")}
    bad = {f"returns/{path}zz-{name}.yaml" for name in HOSTILE for path in ("2026/", "")} & lying_there.keys()
    assert named == bad | {f"returns/{name}.yaml" for name in ("2026/kopie", "2025", "2026/neuer", "2026/halb")}
    assert len(named) == 24
    assert after == {key: value for key, value in before.items() if key != "problems"}
    assert everything(folder) == lying_there


def test_a_return_without_its_end_mark_is_a_warning(folder: Path, catalogue: Catalogue) -> None:
    year = folder / "returns" / "2026"
    year.mkdir(parents=True)
    (year / "tiefbau.yaml").write_bytes(encode(unit_return()).removesuffix(b"...\n"))
    (problem,) = Index(folder, catalogue).refresh().problems
    assert (problem.file, problem.severity) == ("returns/2026/tiefbau.yaml", "warning")


def test_a_return_that_is_saved_is_seen_at_once(folder: Path, catalogue: Catalogue) -> None:
    index, store = Index(folder, catalogue), FileStore(folder)
    first = index.refresh().version
    store.create(unit_return())
    second = index.refresh().version
    store.update(Return, "2026-tiefbau", lambda old: replace(old, changed=stamp(1)))
    assert len({first, second, index.refresh().version}) == 3

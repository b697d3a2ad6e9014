"""carry-over on the command line: what it says, what it does, its exit codes."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gelingenscheck import cli, organisation
from gelingenscheck.assessment.lifecycle import Change
from gelingenscheck.assessment.model import OPEN, Check, Choice
from gelingenscheck.catalogue import Phase
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.files import FileStore
from gelingenscheck.usecases import checks
from gelingenscheck.usecases.desk import Desk
from tests.catalogue import shortened, successor

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def draft(folder: Path) -> str:
    """Return the id of a draft of version 1.0.0 with two answers."""
    desk = Desk(
        store=FileStore(folder), catalogue=shortened.read(shortened.text()),
        organisation=organisation.load(ROOT / "organisation.yaml"), now=lambda: datetime.now(UTC),
    )  # fmt: skip
    project = checks.register_project(desk, title="Umbau Schulweg", department="tiefbau")
    started = checks.start_check(desk, project.id, check=Check.FULL, phase=Phase.PLANNING)
    for question in ("needs-asked", "group-differences"):
        change = Change(question=question, part="choice", shown=OPEN, new=Choice(level=3))
        checks.change_answer(desk, started.id, change)
    return started.id


@pytest.fixture
def run(tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command over the folder, with version 2.0.0 loaded."""
    file = tmp_path / "factors.yaml"
    file.write_text(successor.text(), encoding="utf-8")

    def command(*arguments: object) -> tuple[int, str, str]:
        code = cli.main(["carry-over", "--store", f"files:{folder}", "--catalogue", str(file), *map(str, arguments)])
        return code, *capsys.readouterr()

    return command


def text(folder: Path, id_: str) -> str:
    return (folder / f"{id_}.yaml").read_text(encoding="utf-8")


def test_a_dry_run_says_what_would_change_and_changes_nothing(run: Run, folder: Path, draft: str) -> None:
    before = text(folder, draft)
    code, out, err = run("--to", "2.0.0", "--dry-run")
    assert (code, err) == (0, "")
    assert "1 Einschätzung würde auf Fassung 2.0.0 übergeleitet; geändert wurde nichts." in out
    assert "beiseitegelegt: group-differences" in out
    assert f"neu offen: {successor.ADDED}" in out
    assert "needs-asked → needs-known" in out
    assert text(folder, draft) == before


def test_it_is_done_and_undone(run: Run, folder: Path, draft: str) -> None:
    before = text(folder, draft)
    assert run("--to", "2.0.0")[0] == 0
    assert "version: 2.0.0" in text(folder, draft)
    assert "needs-known" in text(folder, draft)
    assert "group-differences" in text(folder, draft)
    code, out, _ = run("--undo")
    assert (code, out) == (0, "1 Entwurf ist wieder in der früheren Fassung, mit allen Antworten.\n")
    answers = before[before.index("answers:") :]
    assert text(folder, draft).endswith(answers)
    assert run("--undo")[1] == "Es gibt nichts zurückzunehmen.\n"


def test_in_json_every_part_is_there(run: Run, draft: str) -> None:
    code, out, _ = run("--to", "2.0.0", "--dry-run", "--json")
    said = json.loads(out)
    assert (code, said["dry_run"], said["to"], said["unchanged"], said["others"]) == (0, True, "2.0.0", 0, [])
    (entry,) = said["entries"]
    assert (entry["id"], entry["way"], entry["draft"], entry["from"]) == (draft, "in_place", None, "1.0.0")
    assert entry["renamed"] == [{"from": "needs-asked", "to": "needs-known"}]
    assert (entry["taken"], entry["aside"], entry["opened"]) == (
        ["needs-known"], ["group-differences"], [successor.ADDED]
    )  # fmt: skip
    assert entry["effect"]["comparability"] == 0.5
    first = entry["effect"]["factors"][0]
    assert (first["factor"], first["before"], first["after"]) == ("identities", 75, None)
    assert json.loads(run("--to", "2.0.0", "--json")[1])["entries"][0]["draft"] == draft
    assert json.loads(run("--undo", "--json")[1])["returned"] == [draft]


def test_an_unknown_version_is_refused_with_those_that_are_possible(run: Run, draft: str) -> None:
    for version in ("3.0.0", "neu", "", "1.0"):
        code, out, err = run("--to", version)
        assert (code, out) == (2, "")
        assert "möglich sind: 2.0.0, 1.0.0" in err
        assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [(), ("--to",), ("--to", "2.0.0", "--undo"), ("--undo", "--dry-run"), ("--to", "2.0.0", "--all")]
)
def test_a_call_that_is_not_understood_is_one_line_and_2(run: Run, arguments: tuple[str, ...], draft: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_a_damaged_file_is_named_and_stops_no_other(run: Run, folder: Path, draft: str) -> None:
    (folder / "kaputt-1.yaml").write_text("format: [", encoding="utf-8")
    code, out, err = run("--to", "2.0.0")
    assert code == 1
    assert "1 Einschätzung ist auf Fassung 2.0.0 übergeleitet." in out
    assert "kaputt-1.yaml" in err


def test_one_project_alone_can_be_named(run: Run, folder: Path, draft: str) -> None:
    for call in (("--to", "2.0.0"), ("--to", "2.0.0", "--dry-run"), ("--undo",)):
        code, said = run(*call, "--project", draft)[:2]
        assert code == 2, "the id of a check is no project's"
        assert "0 Einschätzungen" not in said
    assert "version: 1.0.0" in text(folder, draft)
    assert "version: 1.0.0" in text(folder, draft)
    assert run("--to", "2.0.0", "--project", draft.removesuffix("-1"))[0] == 0
    assert "version: 2.0.0" in text(folder, draft)

"""report and compare on the command line."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from gelingenscheck import cli
from gelingenscheck.settings import ROOT
from tests.catalogue import shortened, successor
from tests.reports.filled import NAME, opened, saved, write

Run = Callable[..., tuple[int, str, str]]
KEY = "needs-asked/text"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process; return exit code, stdout and stderr."""

    def command(*arguments: object) -> tuple[int, str, str]:
        code = cli.main([str(argument) for argument in arguments])
        return code, *capsys.readouterr()

    return command


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a small catalogue's file."""
    path = tmp_path / "klein.yaml"
    path.write_text(shortened.text(), encoding="utf-8")
    return path


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """Return a review sheet with one comment."""
    book = opened(shortened.read(shortened.text()))
    write(book.worksheets[0], KEY, Kommentar="Zu lang.", Vorschlag="Was brauchen sie?", **{"von (Amt)": "Tiefbau"})
    path = tmp_path / NAME
    path.write_bytes(saved(book))
    return path


@pytest.mark.parametrize(
    ("name", "options", "part"),
    [
        ("bogen.docx", "", "word/document.xml"),
        ("bogen.xlsx", "", "xl/workbook.xml"),
        ("bogen", "--format xlsx", "xl/workbook.xml"),
        ("bogen.xlsx", "--format docx --lang en", "word/document.xml"),
    ],
)
def test_a_review_sheet_is_written_in_the_format_that_was_asked_for(
    run: Run, small: Path, name: str, options: str, part: str
) -> None:
    target = small.with_name(name)
    target.write_text("bisher")
    code, out, err = run("report", "catalogue", "--catalogue", small, "--output", target, *options.split())
    assert (code, err) == (0, "")
    assert str(target) in out
    assert part in zipfile.ZipFile(target).namelist()
    assert sorted(path.name for path in small.parent.iterdir()) == sorted({"klein.yaml", name})


def test_without_a_name_the_sheet_says_what_it_is(
    run: Run, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("report", "catalogue", "--catalogue", small)[0] == 0
    assert (tmp_path / "kommentarbogen-gelingensfaktoren-1.0.0.docx").exists()


def test_where_nothing_can_be_written_nothing_is(run: Run, small: Path, tmp_path: Path) -> None:
    for target in (tmp_path / "gibtsnicht" / "bogen.docx", tmp_path):
        code, out, err = run("report", "catalogue", "--catalogue", small, "--output", target)
        assert (code, out) == (2, "")
        assert len(err.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["klein.yaml"]


@pytest.mark.parametrize("name", ["bogen.pdf", "bogen", "bogen.xlsx.txt"])
def test_a_name_that_asks_for_no_known_format_is_refused(run: Run, small: Path, tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    code, out, err = run("report", "catalogue", "--catalogue", small, "--output", target)
    assert (code, out) == (2, "")
    assert ".docx" in err
    assert ".xlsx" in err
    assert not target.exists()


def test_comments_come_back_as_json(run: Run, small: Path, sheet: Path) -> None:
    code, out, err = run("report", "catalogue", "--comments", sheet, "--catalogue", small, "--json")
    assert (code, err) == (0, "")
    (proposal,) = json.loads(out)["proposals"]
    assert list(proposal) == [
        "id", "part", "level", "language", "current", "proposed", "comment", "from", "sheet", "row", "version",
        "changed_since",
    ]  # fmt: skip
    assert (proposal["id"], proposal["part"], proposal["from"]) == ("needs-asked", "text", "Tiefbau")
    assert json.loads(out)["problems"] == []


def test_comments_come_back_as_lines_and_what_has_no_place_is_said(run: Run, small: Path, sheet: Path) -> None:
    code, out, err = run("report", "catalogue", "--comments", sheet, "--catalogue", small)
    assert (code, err) == (0, "")
    assert "Was brauchen sie?" in out
    assert "(Tiefbau)" in out
    foreign = ROOT / "docs" / "beispielkatalog" / "barrierefreiheit.yaml"
    code, out, err = run("report", "catalogue", "--comments", sheet, "--catalogue", foreign)
    assert code == 1
    assert "gelingensfaktoren" in err
    assert "0 Vorschläge" in out


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04kaputt", b"meta: x"])
def test_what_is_no_sheet_is_one_line(run: Run, small: Path, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bogen.xlsx"
    path.write_bytes(content)
    code, out, err = run("report", "catalogue", "--comments", path, "--catalogue", small)
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 1
    assert path.read_bytes() == content


def test_a_sheet_that_is_missing_is_a_wrong_call(run: Run, small: Path, tmp_path: Path) -> None:
    assert run("report", "catalogue", "--comments", tmp_path / "fehlt.xlsx", "--catalogue", small)[0] == 2


def test_equal_catalogues_compare_without_findings(run: Run, small: Path) -> None:
    code, out, err = run("compare", small, small)
    assert (code, out, err) == (0, "Schritt der Fassung: keiner\n", "")


def test_a_comparison_names_every_change_and_the_step(run: Run, small: Path, tmp_path: Path) -> None:
    later = tmp_path / "neu.yaml"
    later.write_text(successor.text(), encoding="utf-8")
    code, out, _ = run("compare", small, later)
    assert "umbenannt needs-known" in out
    assert "entfallen group-differences" in out
    assert f"neu {successor.ADDED}" in out
    assert "vorn (major)" in out
    assert code == 0
    found = json.loads(run("compare", small, later, "--json")[1])
    assert (found["same_catalogue"], found["versions"], found["step"]) == (True, ["1.0.0", "2.0.0"], "major")
    fates = {entry["id"]: (entry["was"], entry["fate"]) for entry in found["entries"]}
    assert fates["needs-known"] == ("needs-asked", "renamed")


def test_a_version_that_steps_too_short_is_a_finding_with_its_line(run: Run, small: Path, tmp_path: Path) -> None:
    heavier = tmp_path / "neu.yaml"
    heavier.write_text(shortened.replaced("  target: 75\n", "  target: 80\n"), encoding="utf-8")
    code, out, _ = run("compare", small, heavier)
    assert code == 1
    assert f"neu.yaml, Zeile {shortened.line_of('  version: 1.0.0')}" in out
    assert "mindestens 2.0.0" in out


def test_a_file_that_cannot_be_read_is_one_line_of_findings(run: Run, small: Path, tmp_path: Path) -> None:
    broken = tmp_path / "kaputt.yaml"
    broken.write_text("meta:\n\tid: x\n", encoding="utf-8")
    code, out, err = run("compare", small, broken)
    assert (code, err) == (1, "")
    assert out.startswith("kaputt.yaml, Zeile 2: ")
    code, out, err = run("compare", small, tmp_path / "fehlt.yaml")
    assert (code, out) == (1, "")
    assert "fehlt.yaml" in err

"""report annex, project and protocol on the command line: whole files or one sentence, never half a file."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gelingenscheck import cli
from gelingenscheck.commands import output
from gelingenscheck.reports.outline import whole
from gelingenscheck.usecases.annual import documents
from tests.reports.test_letterhead import GOOD

Run = Callable[..., tuple[int, str, str]]
CHECK, PROJECT = "beispiel-elternlotsen-1", "beispiel-elternlotsen"


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with the examples of Musterstadt."""
    folder = tmp_path_factory.mktemp("store")
    assert cli.main(["demo", "--to", str(folder)]) == 0
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], examples: Path) -> Run:
    """Run `report` in this process; return exit code, stdout and stderr."""

    def command(*arguments: object) -> tuple[int, str, str]:
        code = cli.main(["report", *map(str, arguments), "--store", f"files:{examples}"])
        return code, *capsys.readouterr()

    return command


@pytest.fixture
def working(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that the command is called in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("document", [("annex", CHECK), ("project", PROJECT)])
@pytest.mark.parametrize(
    ("ending", "begins"),
    [("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!DOCTYPE html>"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf"),
     ("json", b"{")],
)  # fmt: skip
def test_a_document_is_written_in_the_format_that_its_name_says(
    run: Run, tmp_path: Path, document: tuple[str, str], ending: str, begins: bytes
) -> None:
    target = tmp_path / f"papier.{ending}"
    code, out, err = run(*document, "--output", target)
    assert (code, err) == (0, "")
    assert str(target) in out
    assert target.read_bytes().startswith(begins)
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_without_a_name_the_file_says_what_it_is(run: Run, working: Path) -> None:
    assert run("annex", CHECK, "--format", "pdf")[0] == 0
    assert [path.name for path in working.iterdir()] == [f"anlage-{CHECK}.pdf"]


def test_a_letterhead_is_used_or_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    head, target = tmp_path / "kopf.docx", tmp_path / "a.docx"
    head.write_bytes(GOOD)
    assert run("annex", CHECK, "--letterhead", head, "--output", target)[0] == 0
    before = target.read_bytes()
    head.write_bytes(b"kein DOCX")
    code, _, err = run("annex", CHECK, "--letterhead", head, "--output", target)
    assert (code, err.count("\n")) == (1, 1)
    assert "Das ist keine DOCX-Datei." in err
    assert run("annex", CHECK, "--letterhead", tmp_path / "fehlt.docx")[0] == 2
    assert target.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["annex"], 2, "nennen Sie die Kennung"),
        (["protocol", CHECK], 1, "nur zu einer Einschätzung aus einem Workshop"),
        (["project", "nirgends"], 1, "„nirgends“ gibt es hier nicht"),
        (["annex", "../x"], 2, "lässt sich nicht schreiben"),
        (["project", PROJECT, "--format", "zip"], 2, "docx, pdf, html, xlsx, csv, json"),
        (["project", PROJECT, "--format", "oparl"], 2, "nicht als oparl"),
        (["project", PROJECT, "--output", "/gibt/es/nicht.pdf"], 2, "lässt sich nicht schreiben"),
        (["project", PROJECT, "--format", "html", "--output", "."], 2, "lässt sich nicht schreiben"),
        (["project", PROJECT, "--output", "bericht.odt"], 2, ".docx, .pdf, .html, .xlsx, .csv, .json"),
        (["annex", CHECK, "--format", "html", "--letterhead", __file__], 1, "Briefkopf geht nur bei DOCX"),
    ],
)
def test_what_cannot_be_written_is_one_sentence(
    run: Run, working: Path, arguments: list[str], code: int, said: str
) -> None:
    result, out, err = run(*arguments)
    assert (result, out) == (code, "")
    assert said in err
    assert err.count("\n") == 1
    assert not list(working.iterdir())


def test_the_figures_of_a_report_are_those_of_score(
    run: Run, examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They are the same as numbers in a workbook and as plain values; a chart keeps all digits."""
    assert cli.main(["score", str(examples / f"{CHECK}.yaml"), "--store", f"files:{examples}", "--json"]) == 0
    scores = [factor["score"] for factor in json.loads(capsys.readouterr().out)[0]["factors"]]
    for form in ("json", "xlsx"):
        assert run("project", PROJECT, "--output", tmp_path / f"bericht.{form}")[0] == 0
    blocks = json.loads((tmp_path / "bericht.json").read_bytes())["blocks"]
    profile = next(block for block in blocks if block.get("name") == "Profil als Tabelle")
    assert [row[2] for row in profile["rows"]] == [whole(score) for score in scores]
    bars = next(block["bars"] for block in blocks if block["type"] == "picture")
    drawn = zip(*(series["values"] for series in bars["series"]), strict=True)
    assert [next(value for value in values if value is not None) for values in drawn] == pytest.approx(scores)
    sheet = load_workbook(tmp_path / "bericht.xlsx")["Profil als Tabelle"]
    assert [row[2].value for row in sheet.iter_rows(min_row=2)] == [whole(score) for score in scores]


@pytest.mark.parametrize(
    ("asked", "name", "form"),
    [
        (None, None, "docx"), ("oparl", None, "oparl"), (None, "bericht.json", "json"),
        (None, "Bericht.OParl.json", "oparl"), ("json", "bericht.oparl.json", "json"), (None, "b.PDF", "pdf"),
    ],
)  # fmt: skip
def test_the_yearly_report_for_a_council_system_has_a_name_of_its_own(
    asked: str | None, name: str | None, form: str
) -> None:
    assert output.form_of(asked, name, documents.FORMATS, documents.ENDINGS) == form


def test_what_is_no_file_is_never_taken_away(run: Run, tmp_path: Path) -> None:
    os.mkfifo(pipe := tmp_path / "bericht.pdf")
    link = tmp_path / "link.pdf"
    link.symlink_to(pipe)
    for place in (pipe, link):
        result, _, err = run("project", PROJECT, "--output", str(place))
        assert (result, pipe.is_fifo(), link.is_symlink()) == (2, True, True)
        assert "keine gewöhnliche Datei" in err


def test_an_export_takes_nothing_away_that_is_no_file(
    examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(pipe := tmp_path / "sicherung.zip")
    code = cli.main(["export", str(pipe), "--store", f"files:{examples}"])
    assert (code, pipe.is_fifo()) == (2, True)
    assert "keine gewöhnliche Datei" in capsys.readouterr().err

"""report data and report open-data on the command line: whole files or one sentence."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from gelingenscheck import cli

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with the examples of Musterstadt."""
    folder = tmp_path_factory.mktemp("store")
    assert cli.main(["demo", "--to", str(folder)]) == 0
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], examples: Path) -> Run:
    """Run a command in this process; return exit code, stdout and stderr."""

    def command(*arguments: object) -> tuple[int, str, str]:
        code = cli.main([*map(str, arguments), "--store", f"files:{examples}"])
        return code, *capsys.readouterr()

    return command


@pytest.fixture
def working(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that the command is called in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_answers_and_their_dictionary_are_written_and_agree_with_the_portfolio(run: Run, tmp_path: Path) -> None:
    table, listed = tmp_path / "a.csv", tmp_path / "v.csv"
    code, out, err = run("report", "data", "--as-of", "2026-11-24", "--output", table, "--dictionary", listed)
    assert (code, err, out.count("Geschrieben")) == (0, "", 2)
    rows = pd.read_csv(table, sep=";")
    told = json.loads(run("portfolio", "--as-of", "2026-11-24", "--json")[1])
    counted = rows[(rows["check"] == "full") & rows["counted"]]
    assert counted["assessment"].nunique() == told["factors"][0]["n"]
    assert set(pd.read_csv(listed, sep=";")["column"]) == set(rows.columns)


def test_the_day_decides_what_is_there(run: Run, tmp_path: Path) -> None:
    run("report", "data", "--as-of", "2020-01-01", "--output", tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_text())["answers"] == []


def test_open_data_are_a_zip_file_and_what_is_missing_in_them_is_said(run: Run, tmp_path: Path) -> None:
    code, out, err = run("report", "open-data", "2026", "--output", tmp_path / "o.zip")
    assert (code, err) == (0, "")
    assert "contributor" in out
    with zipfile.ZipFile(tmp_path / "o.zip") as archive:
        assert {"LIESMICH.txt", "factors.csv", "metadata.jsonld", "metadata.rdf"} <= set(archive.namelist())


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("open-data",), 2, "report open-data 2026"),
        (("open-data", "morgen"), 2, "report open-data 2026"),
        (("open-data", "2099"), 1, "30.09.2099"),
        (("open-data", "2026", "--format", "pdf"), 2, "zip"),
        (("data", "--format", "docx"), 2, "csv, xlsx, json"),
        (("data", "--output", "fehlt/a.csv"), 2, "fehlt/a.csv"),
        (("data", "--output", "a.csv", "--dictionary", "fehlt/v.csv"), 2, "fehlt/v.csv"),
    ],
)
def test_what_cannot_be_written_is_one_sentence_and_nothing_lies_there(
    run: Run, working: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    ended, out, err = run("report", *arguments)
    assert (ended, out, err.count("\n")) == (code, "", 1)
    assert said in err
    assert [*working.iterdir()] == []


def test_a_file_that_is_not_read_is_counted_aloud_and_hides_nothing(run: Run, tmp_path: Path, examples: Path) -> None:
    broken = examples / "kaputt-1.yaml"
    broken.write_bytes(b"[")
    for document in (("data", "--output", tmp_path / "a.csv"), ("open-data", "2026", "--output", tmp_path / "a.zip")):
        code, out, _ = run("report", *document)
        assert (code, "1 Datei mit Befund" in out) == (0, True)
    broken.unlink()
    assert len(pd.read_csv(tmp_path / "a.csv", sep=";")) > 100


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (".workshops.sqlite", "Workshops, die vorbereitet sind oder laufen, sind nicht dabei"),
        (".access.sqlite", "Zugangslinks und Anmeldungen sind nicht dabei"),
    ],
)
def test_an_export_says_what_it_leaves_out_where_there_is_any(
    run: Run, tmp_path: Path, examples: Path, file: str, said: str
) -> None:
    (examples / file).unlink(missing_ok=True)
    assert said not in run("export", tmp_path / "a.zip")[1]
    (examples / file).touch()
    code, out, err = run("export", tmp_path / "b.zip")
    assert (code, err) == (0, "")
    assert said in out
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()

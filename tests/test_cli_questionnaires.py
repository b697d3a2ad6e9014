"""report questionnaire on the command line: a whole file, or one sentence and nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gelingenscheck import cli
from gelingenscheck.catalogue import Phase
from tests.browser import store
from tests.reports import read_pdf

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in an empty folder, on a store with one project; return exit code, stdout and stderr."""
    known = store.begin(tmp_path / "store", Phase.PLANNING).subject
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    def command(*arguments: str) -> tuple[int, str, str]:
        named = [known if argument == "PROJECT" else argument for argument in arguments]
        code = cli.main(["report", "questionnaire", *named, "--store", f"files:{tmp_path / 'store'}"])
        return code, *capsys.readouterr()

    return command


@pytest.mark.parametrize(
    ("arguments", "title"),
    [
        (["--project", "PROJECT"], "Fragebogen zu einem Vorhaben"),
        (["--project", "PROJECT", "--phase", "running", "--simple"], "Fragebogen zu einem Vorhaben"),
        (["--department", "tiefbau"], "Fragebogen zum Querschnitts-Check"),
        (["--phase", "planning", "--quick"], "Fragebogen zum Kurzcheck"),
    ],
)
def test_the_questionnaire_that_was_meant_is_written(run: Run, arguments: list[str], title: str) -> None:
    code, out, err = run(*arguments)
    (written,) = Path.cwd().iterdir()
    assert (code, err) == (0, "")
    assert written.name in out
    assert title in read_pdf.text(written.read_bytes())


def test_the_name_says_the_format(run: Run) -> None:
    assert run("--phase", "planning", "--quick", "--output", "bogen.docx")[0] == 0
    assert Path("bogen.docx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "nennen Sie die Phase"),
        (["--quick"], 2, "nennen Sie die Phase"),
        (["--department", "nirgends"], 1, "steht nicht unter den Ämtern"),
        (["--project", "nirgends"], 1, "„nirgends“ gibt es hier nicht"),
        (["--phase", "planning", "--format", "xlsx"], 2, "pdf, docx"),
        (["--phase", "planning", "--output", "/gibt/es/nicht.pdf"], 2, "lässt sich nicht schreiben"),
        (["--phase", "planning", "--simple", "--lang", "en"], 2, "Einfache Sprache"),
    ],
)
def test_what_cannot_be_written_is_one_sentence(run: Run, arguments: list[str], code: int, said: str) -> None:
    result, out, err = run(*arguments)
    assert (result, out) == (code, "")
    assert said in err or "--lang" in arguments
    assert err.count("\n") == 1
    assert not list(Path.cwd().iterdir())

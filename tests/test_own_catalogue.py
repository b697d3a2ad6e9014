"""The command line with a city's own catalogue: everything works, nothing is mixed, nothing is taken for ours."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from gelingenscheck.catalogue import reader
from gelingenscheck.cli import main
from tests.catalogue import assembled

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture(params=[3, 5, 12])
def catalogue(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a catalogue of three, five (the example that ships) and twelve factors."""
    return assembled.EXAMPLE if request.param == 5 else assembled.write(tmp_path, request.param)


@pytest.fixture
def folder(tmp_path: Path, catalogue: Path, run: Run) -> Path:
    """Return a folder with invented assessments of the catalogue."""
    made = run("demo", "--catalogue", catalogue, "--to", tmp_path / "store", "--size", 40, "--seed", 3)
    assert made[0] == 0, made
    return tmp_path / "store"


def test_every_command_speaks_of_the_factors_of_the_catalogue(folder: Path, catalogue: Path, run: Run) -> None:
    own = ("--catalogue", catalogue, "--store", f"files:{folder}")
    ids = [factor.id for factor in reader.load(catalogue).factors]
    assert run("check", *own, folder)[0] == 0
    code, out, _ = run("portfolio", *own, "--json")
    found = json.loads(out)
    assert (code, [factor["factor"] for factor in found["factors"]], found["problems"]) == (0, ids, [])
    code, out, err = run("score", *own, *folder.glob("*.yaml"))
    assert (code, err) == (0, "")
    scored = [entry for entry in json.loads(out) if entry["factors"]]
    assert len(scored) > 10
    assert all([factor["factor"] for factor in entry["factors"]] == ids for entry in scored)
    summary = run("portfolio", *own)[1]
    assert reader.load(catalogue).bands[0].name.de in summary


def test_the_shipped_catalogue_counts_none_of_them_and_says_so(folder: Path, catalogue: Path, run: Run) -> None:
    id_ = reader.load(catalogue).id
    code, out, _ = run("portfolio", "--store", f"files:{folder}", "--json")
    found = json.loads(out)
    assert code == 0
    assert {factor["n"] for factor in found["factors"]} == {0}
    assert {factor["median"] for factor in found["factors"]} == {None}
    assert {cell["class"] for cell in found["matrix"]} == {"none"}
    assert found["counts"]["current"] == found["counts"]["drafts"] == found["counts"]["quick"] == 0
    assert all(id_ in problem["reason"] for problem in found["problems"])
    assert len(found["problems"]) > 30
    assert f"gehören zum Katalog „{id_}“ und sind hier nicht mitgezählt." in run(
        "portfolio", "--store", f"files:{folder}"
    )[1]  # fmt: skip


def test_score_names_a_file_of_another_catalogue_and_scores_the_others(
    folder: Path, catalogue: Path, tmp_path: Path, run: Run
) -> None:
    run("demo", "--to", tmp_path / "ours")
    theirs, ours = next(iter(sorted(folder.glob("*.yaml")))), tmp_path / "ours" / "beispiel-terminportal-1.yaml"
    before = theirs.read_bytes()
    code, out, err = run("score", theirs, ours)
    assert code == 1
    assert [entry["id"] for entry in json.loads(out)] == ["beispiel-terminportal-1"]
    assert err.count("\n") == 1
    assert theirs.name in err
    assert f"„{reader.load(catalogue).id}“" in err
    assert theirs.read_bytes() == before


def test_the_stories_are_not_told_for_another_catalogue(catalogue: Path, tmp_path: Path, run: Run) -> None:
    code, out, err = run("demo", "--catalogue", catalogue, "--to", tmp_path / "new")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "keine Beispielvorhaben" in err
    assert not list((tmp_path / "new").glob("*.yaml"))

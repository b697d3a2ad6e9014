"""Limits of a workshop's language: short answers, nothing twice, plain words on the page."""

from pathlib import Path

import pytest

from gelingenscheck.catalogue import Catalogue, reader
from gelingenscheck.catalogue.languages.folder import check_language
from gelingenscheck.catalogue.languages.limits import ANCHOR_LETTERS
from gelingenscheck.errors import Problem
from gelingenscheck.settings import ROOT
from tests.catalogue.languages import translated
from tests.catalogue.languages.translated import SHIPPED, spoiled

ANSWER = '        0: "'


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return reader.load(ROOT / "factors.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return translated.folder(tmp_path)


def problems(folder: Path, catalogue: Catalogue, name: str = "tr") -> list[Problem]:
    path = folder / f"{name}.yaml"
    return check_language(path.read_bytes(), path.name, catalogue)


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.yaml")), ids=lambda path: path.name)
def test_what_ships_is_clean(path: Path, catalogue: Catalogue) -> None:
    assert check_language(path.read_bytes(), path.name, catalogue) == []


def test_an_answer_may_be_as_long_as_its_limit_and_no_longer(folder: Path, catalogue: Catalogue) -> None:
    line = spoiled(folder, ANSWER, f'{ANSWER}{"x" * ANCHOR_LETTERS}", "y": "')
    text = (folder / "tr.yaml").read_text(encoding="utf-8")
    long = text.splitlines()[line - 1]
    fitting = long[: long.index('", "y"')] + '"'
    (folder / "tr.yaml").write_text(text.replace(long, fitting), encoding="utf-8")
    assert problems(folder, catalogue) == []
    (folder / "tr.yaml").write_text(text.replace(long, fitting.replace("xx", "xxx", 1)), encoding="utf-8")
    (problem,) = problems(folder, catalogue)
    assert (problem.line, problem.values["count"]) == (line, ANCHOR_LETTERS + 1)


def test_no_answer_stands_twice_in_a_language(folder: Path, catalogue: Catalogue) -> None:
    lines = (folder / "tr.yaml").read_text(encoding="utf-8").splitlines()
    first, second = [i for i, line in enumerate(lines) if line.startswith(ANSWER)][:2]
    lines[second] = lines[first]
    (folder / "tr.yaml").write_text("\n".join([*lines, ""]), encoding="utf-8")
    (problem,) = problems(folder, catalogue)
    assert problem.line == second + 1
    assert problem.values["other"] == "identities.group.planning.0"


def test_the_page_in_einfacher_sprache_keeps_its_limit(folder: Path, catalogue: Catalogue) -> None:
    line = spoiled(folder, "Welcher Satz passt am besten?", " ".join(["Wort"] * 13) + "?", name="einfach")
    found = problems(folder, catalogue, "einfach")
    assert {problem.line for problem in found} == {line}
    assert all(problem.message.format(**problem.values) for problem in found)


@pytest.mark.parametrize("name", ["tr", "en"])
def test_quotation_marks_are_those_of_the_language(name: str, folder: Path, catalogue: Catalogue) -> None:
    text = (folder / f"{name}.yaml").read_text(encoding="utf-8")
    vote = next(line for line in text.splitlines() if line.startswith("  vote_go:"))
    line = spoiled(folder, vote, "  vote_go: '\"Vote\" now'", name=name)
    (problem,) = problems(folder, catalogue, name)
    assert problem.line == line


def test_a_translation_of_an_older_version_is_still_offered_with_a_warning(folder: Path, catalogue: Catalogue) -> None:
    line = spoiled(folder, "version: 1.0.0", "version: 0.9.0")
    (problem,) = problems(folder, catalogue)
    assert (problem.severity, problem.line) == ("warning", line)
    assert problem.values == {"theirs": "0.9.0", "ours": catalogue.version}

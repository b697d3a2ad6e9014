"""What the documentation promises is there: commands, settings, links, words."""

import re
from pathlib import Path

import pytest

from gelingenscheck.cli import COMMANDS
from gelingenscheck.settings import ROOT, from_environment

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "assessments" / "README.md"])
CODE = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "gelingenscheck").rglob("*.py"))
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
README = (ROOT / "README.md").read_text(encoding="utf-8")


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_make_target_and_command_that_is_named_exists(path: Path) -> None:
    assert set(re.findall(r"`?make ([a-z]+(?:-[a-z]+)*)\b", "\n".join(code_in(text(path))))) <= TARGETS
    assert set(re.findall(r"python -m gelingenscheck ([a-z-]+)", text(path))) <= set(COMMANDS)


def code_in(document: str) -> list[str]:
    """Return what is set as code: between backticks, or indented."""
    return [*re.findall(r"`([^`]+)`", document), *re.findall(r"^    (.+)$", document, re.MULTILINE)]


def test_the_readme_names_every_command_and_every_setting() -> None:
    table = README.split("## Auf der Kommandozeile")[1].split("## ")[0]
    assert set(re.findall(r"`([a-z][a-z-]*)[ `]", table)) - {"python"} == set(COMMANDS)
    settings = set(re.findall(r"GELINGENSCHECK_[A-Z_]+", README))
    read = {f"GELINGENSCHECK_{name}" for name in re.findall(r'path\("([A-Z]+)"', CODE)}
    assert settings == read | set(re.findall(r'"(GELINGENSCHECK_[A-Z_]+)"', CODE))
    assert str(from_environment({}).catalogue.relative_to(ROOT)) in README


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_inside_the_repository_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", text(path))
    assert not [link for link in links if not (path.parent / link).exists()]


def test_every_page_of_the_documentation_is_linked() -> None:
    linked = {
        (path.parent / link).resolve()
        for path in DOCUMENTS
        for link in re.findall(r"\]\((?!https?://|#)([^)#]+)", text(path))
    }
    assert not [path.name for path in DOCUMENTS if path.resolve() not in linked and path.name != "README.md"]


def glossary() -> list[tuple[str, str]]:
    rows = re.findall(r"^\| (.+?) \| (.+?) \|", text(ROOT / "docs" / "glossary.md"), re.MULTILINE)
    return [(word, name) for word, names in rows for name in re.findall(r"`([^`]+)`", names)]


@pytest.mark.parametrize(("word", "name"), glossary())
def test_every_word_of_the_glossary_exists_in_the_code(word: str, name: str) -> None:
    owner, _, member = name.rpartition(".")
    where = class_body(owner) if owner else CODE
    assert re.search(rf"^ *(class|def) {member}\b|^ +{member}(:| =)", where, re.MULTILINE), word


def class_body(name: str) -> str:
    found = re.search(rf"^class {name}\b.*?(?=^\S|\Z)", CODE, re.MULTILINE | re.DOTALL)
    assert found is not None, f"there is no class {name}"
    return found[0]


def test_names_of_machines_and_registries_stay_out() -> None:
    assert not [
        path.name
        for path in [*DOCUMENTS, ROOT / "Makefile", ROOT / ".ci" / "run", *ROOT.glob("*.txt")]
        if re.search(r"/work/|index-url|find-links (?!\$\(WHEELS\))", text(path))
    ]

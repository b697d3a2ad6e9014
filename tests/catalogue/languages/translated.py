"""A folder of languages that a test may spoil: the shipped Turkish beside English and Einfache Sprache."""

import shutil
from pathlib import Path

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.catalogue.languages.folder import load_languages
from gelingenscheck.catalogue.languages.language import Language
from gelingenscheck.errors import Problem
from gelingenscheck.settings import ROOT

SHIPPED = ROOT / "catalogue"
HEAD = "language: {id: tr, name: Türkçe, direction: ltr}"


def folder(root: Path, *names: str) -> Path:
    """Return a folder with copies of shipped languages."""
    made = root / "catalogue"
    made.mkdir()
    for name in names or ("einfach", "en", "tr"):
        shutil.copy(SHIPPED / f"{name}.yaml", made)
    return made


def invented(made: Path) -> Path:
    """Add a complete language that nobody ships, and return its file."""
    path = made / "xx.yaml"
    text = (SHIPPED / "tr.yaml").read_text(encoding="utf-8")
    assert HEAD in text
    path.write_text(text.replace(HEAD, "language: {id: xx, name: Erfundenisch, direction: ltr}"), encoding="utf-8")
    return path


def spoiled(made: Path, old: str, new: str, *, name: str = "tr") -> int:
    """Replace the first occurrence of a text in a language's file and return its line."""
    path = made / f"{name}.yaml"
    before, found, after = path.read_text(encoding="utf-8").partition(old)
    assert found, old
    path.write_text(before + new + after, encoding="utf-8")
    return before.count("\n") + 1


def only(made: Path, catalogue: Catalogue) -> tuple[tuple[Language, ...], Problem]:
    """Return the languages of a folder and its only problem."""
    languages, problems = load_languages(made, catalogue)
    (problem,) = problems
    assert problem.message.format(**problem.values)
    return languages, problem

"""Refusals and problems are sentences in the reader's language."""

import importlib
import pkgutil
import string

import pytest

import gelingenscheck
from gelingenscheck.errors import GelingenscheckError, Problem
from gelingenscheck.i18n import Words, words_in
from tests.i18n.test_words import InSigns

DE = words_in("de")
SIGNS = Words("en", InSigns())


class ShopClosedError(GelingenscheckError):
    """For these tests."""

    message = "Geschlossen bis {when}."


def all_refusals() -> list[type[GelingenscheckError]]:
    for module in pkgutil.walk_packages(gelingenscheck.__path__, "gelingenscheck."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found, left = [], [GelingenscheckError]
    while left:
        known = left.pop()
        found.append(known)
        left += known.__subclasses__()
    return [error for error in found if error.__module__.startswith("gelingenscheck")]


def test_a_refusal_is_said_with_its_values() -> None:
    error = ShopClosedError(when="{Montag}")
    assert str(error) == error.said(DE) == "Geschlossen bis {Montag}."


def test_a_refusal_is_said_in_the_readers_language() -> None:
    class PlainError(GelingenscheckError):
        message = "geschlossen"

    assert PlainError().said(SIGNS) == "«geschlossen»"


@pytest.mark.parametrize("error", all_refusals())
def test_every_refusal_is_a_whole_sentence(error: type[GelingenscheckError]) -> None:
    assert error.message.endswith((".", "?"))
    assert error.message[0].isupper() or error.message.startswith(("„", "{"))
    assert "!" not in error.message
    assert all(name is None or name.isidentifier() for _, name, _, _ in string.Formatter().parse(error.message))


def test_a_problem_says_where_and_what_helps() -> None:
    problem = Problem(file="x.yaml", line=212, message="„{id}“ fehlt.", values={"id": "a"})
    assert problem.where(DE) == "x.yaml, Zeile 212"
    assert problem.reason(DE) == "„a“ fehlt."
    assert problem.advice(DE).startswith("Bitte")
    assert problem.severity == "error"


def test_a_problem_of_a_whole_file_names_no_line() -> None:
    assert Problem(file="x.yaml", message="leer").where(DE) == "x.yaml"


def test_a_problem_is_said_in_the_readers_language() -> None:
    problem = Problem(file="x.yaml", message="leer", remedy="füllen")
    assert (problem.reason(SIGNS), problem.advice(SIGNS)) == ("«leer»", "«füllen»")

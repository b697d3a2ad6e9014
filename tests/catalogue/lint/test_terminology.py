"""The catalogue's words are the glossary's words."""

import re

import pytest

from gelingenscheck.catalogue.lint import terminology, wording
from gelingenscheck.catalogue.lint.rules import breaches
from gelingenscheck.settings import ROOT

GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
WORDS = "\n".join(row.split("|")[1] for row in GLOSSARY.splitlines() if row.startswith("|"))


@pytest.mark.parametrize("term", sorted(set(terminology.GERMAN.values())))
def test_each_german_term_has_its_row_in_the_glossary(term: str) -> None:
    assert re.search(rf"\b{term}\b", WORDS)


@pytest.mark.parametrize("term", sorted(set(terminology.ENGLISH.values())))
def test_each_english_term_stands_in_the_glossary(term: str) -> None:
    assert re.search(rf"\b{term}s?\b", GLOSSARY, re.IGNORECASE)


@pytest.mark.parametrize(
    ("text", "language", "term"),
    [
        ("Im Projekt steht es fest.", "de", "Vorhaben"),
        ("Die Bewertung liegt vor.", "de", "Einschätzung"),
        ("Alle Teilnehmer kommen.", "simple", "Teilnehmende"),
        ("Welches Kriterium zählt?", "de", "Gelingensfaktor"),
        ("Das nächste Level", "simple", "Stufe"),
        ("Ihr Score", "de", "Punktwert"),
        ("The evaluation is done.", "en", "assessment"),
        ("All criteria are met.", "en", "factor"),
    ],
)
def test_another_word_for_the_same_thing_is_found(text: str, language: str, term: str) -> None:
    found = [values for _, (_, values) in breaches(wording.ANYWHERE[language], [((), text)])]
    assert [values["instead"] for values in found] == [term]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Jeder Projektauftrag nennt die Frist; das Projektgeld ist zugesagt.", "de"),
        ("Die Teilnehmenden bewerten das Treffen.", "de"),
        ("The project is on its way; a critical remark", "en"),
    ],
)
def test_compounds_and_verbs_are_not_terms(text: str, language: str) -> None:
    assert list(breaches(wording.ANYWHERE[language], [((), text)])) == []

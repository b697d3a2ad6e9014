"""How hard the texts of the catalogue are to read."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.catalogue.lint.readability import hard_to_read, lix
from gelingenscheck.catalogue.model import Catalogue, Text
from tests.catalogue import shortened

OFFICIAL = (
    "Voraussetzung entsprechender Bewilligungen beziehungsweise Genehmigungen vorhabenbezogener Aufwendungen"
    " innerhalb vorgeschriebener Haushaltsansätze bleiben ordnungsgemäße Verwendungsnachweise zuständiger"
    " Bewirtschaftungsstellen einschließlich rechnerischer Feststellungen verantwortlicher Sachbearbeitungen."
)


def with_help(german: str) -> Catalogue:
    catalogue = shortened.read(shortened.text())
    factor = catalogue.factors[0]
    question = replace(factor.questions[0], help=Text(de=german, en="Help."))
    return replace(catalogue, factors=(replace(factor, questions=(question, *factor.questions[1:])),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("Wir fragen.", 2),
        ("Wir fragen nach", 3),
        ("Wir fragen. Sie antworten.", 2 + 25),
        ("Wir fragen; sie kommen: gut.", 5 / 3),
        ("Verwaltung", 1 + 100),
        ("12 + 7", 0),
    ],
)
def test_the_index_is_words_a_sentence_and_the_share_of_long_words(text: str, expected: float) -> None:
    assert lix(text) == pytest.approx(expected)


@given(st.lists(st.sampled_from(["wir", "fragen", "Menschen", "Verwaltung"]), min_size=1))
def test_more_full_stops_never_make_a_text_harder(words: list[str]) -> None:
    assert lix(". ".join(words) + ".") <= lix(" ".join(words))


def test_an_explanation_in_the_style_of_a_decree_is_found() -> None:
    found = list(hard_to_read(with_help(OFFICIAL)))
    assert [path for path, _ in found] == [("factors", 0, "questions", 0, "help", "de")]
    assert found[0][1][1]["limit"] == 50


def test_one_long_word_says_nothing_about_a_short_text() -> None:
    assert list(hard_to_read(with_help("Barrierefreiheit."))) == []


def test_einfache_sprache_has_the_stricter_limit() -> None:
    catalogue = shortened.read(shortened.text())
    factor = catalogue.factors[0]
    hard = "Gruppen planen zusammen und schreiben auf, was ihnen am Vorhaben noch fehlt. " * 2
    assert 40 < lix(hard) < 50
    meaning = Text(de=hard, en="Meaning.", simple=hard)
    found = list(hard_to_read(replace(catalogue, factors=(replace(factor, meaning=meaning),))))
    assert [path for path, _ in found] == [("factors", 0, "meaning", "simple")]


def test_a_missing_version_is_not_measured_as_an_easy_one() -> None:
    catalogue = shortened.read(shortened.text())
    factor = catalogue.factors[0]
    meaning = replace(factor.meaning, simple=None)
    assert list(hard_to_read(replace(catalogue, factors=(replace(factor, meaning=meaning),)))) == []

"""A rule finds the same words in one text as in thousands."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.catalogue.lint import officialese, terminology, wording
from gelingenscheck.catalogue.lint.rules import Instead, Rule, avoiding, breaches, replacing

WORDS = ["sehr", "zeitnah", "PROJEKT", "im Rahmen von", "Alle:innen", '"', "gut", "İ", "stimmt", "zu", ".", "?", "und"]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS)).map(" ".join), max_size=8)
RULES = [*wording.ANYWHERE["simple"], *wording.RATING["de"], *wording.ASKING["de"], *wording.SENTENCES["de"]]


@given(TEXTS)
def test_many_texts_searched_as_one_say_the_same_as_one_by_one(texts: list[str]) -> None:
    placed = [((i,), text) for i, text in enumerate(texts)]
    apart = [breach for text in placed for breach in breaches(RULES, [text])]
    assert sorted(map(repr, breaches(RULES, placed))) == sorted(map(repr, apart))


def test_a_rule_names_one_text_once() -> None:
    rule = avoiding("sehr", message="{words}")
    found = breaches([rule], [(("a",), "Sehr, sehr gut"), (("b",), "gut"), (("c",), "sehr gut")])
    assert [(path, values["words"]) for path, (_, values) in found] == [(("a",), "Sehr"), (("c",), "sehr")]


def test_letters_that_grow_when_made_small_do_not_shift_the_place() -> None:
    found = breaches([avoiding("sehr", message="{words}")], [(("a",), "İİİ"), (("b",), "İ sehr İ")])
    assert [(path, values) for path, (_, values) in found] == [(("b",), {"words": "sehr"})]


def test_a_wide_rule_shows_the_word_around_the_sign() -> None:
    rule = Rule(pattern=re.compile("'"), message="{words}", widened=True)
    found = breaches([rule], [((), "Die Stadt's\tTexte")])
    assert [values for _, (_, values) in found] == [{"words": "Stadt's"}]


@pytest.mark.parametrize("instead", [officialese.GERMAN, officialese.ENGLISH, terminology.GERMAN, terminology.ENGLISH])
def test_every_listed_word_is_found_and_knows_what_to_say_instead(instead: Instead) -> None:
    rule = replacing(instead, "{words}: {instead}")
    for forms, better in instead.items():
        assert forms == forms.lower(), "forms have small letters"
        for form in re.split(r"\|(?![^(]*\))", forms):
            word = simplest(form)
            ((_, (_, values)),) = breaches([rule], [((), f"Hier {word} da")])
            assert values == {"words": word, "instead": better}


def simplest(form: str) -> str:
    """Return a text that a form stands for: the first of each choice, nothing optional."""
    form = re.sub(r"\((?:\?:)?([^()|]*)[^()]*\)\?", "", form)
    form = re.sub(r"\((?:\?:)?([^()|]*)[^()]*\)", r"\1", form)
    form = re.sub(r"\\w\+", "x", form)
    form = re.sub(r"\\w\*", "", form)
    form = re.sub(r"\[(.)[^\]]*\](?!\?)", r"\1", form)
    return re.sub(r"(?:\[[^\]]*\]|.)\?", "", form)


def test_words_of_other_lists_do_not_contradict_each_other() -> None:
    for one, other in ((officialese.GERMAN, terminology.GERMAN), (officialese.ENGLISH, terminology.ENGLISH)):
        second = replacing(other, "{words}: {instead}")
        for forms in one:
            for form in re.split(r"\|(?![^(]*\))", forms):
                assert not list(breaches([second], [((), simplest(form))])), form


def test_what_the_lists_advise_is_not_avoided_itself() -> None:
    for language, lists in (
        ("de", (officialese.GERMAN, terminology.GERMAN)),
        ("en", (officialese.ENGLISH, terminology.ENGLISH)),
    ):
        said = [((), re.sub(r"„[^“]*“|“[^”]*”", "", advice)) for words in lists for advice in words.values()]
        rules = [rule for rule in wording.ANYWHERE[language] if rule.instead]
        assert list(breaches(rules, said)) == []

"""How the texts of the catalogue are set."""

import pytest

from gelingenscheck.catalogue.lint import typography
from gelingenscheck.catalogue.lint.rules import breaches
from gelingenscheck.catalogue.model import Text


def found(text: str) -> list[str | int]:
    return [values["words"] for _, (_, values) in breaches(typography.RULES, [((), text)])]


def text(de: str, en: str = "A sentence.", simple: str | None = None) -> Text:
    return Text(de=de, en=en, simple=simple)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ('Im Plan steht "alle" und mehr.', '"alle"'),
        ("The project's plan", "project's"),
        ("Fragen  und hören", "Fragen "),
        ("Fragen und hören .", "hören ."),
        ("Was nun ?", "nun ?"),
        ("Fragen - und hören", "Fragen - und"),
        ("Fragen -- und hören", "Fragen -- und"),
        ("Und dann...", "dann..."),
    ],
)
def test_what_is_set_wrongly_is_found_with_the_word_it_stands_in(said: str, words: str) -> None:
    assert found(said) == [words]


@pytest.mark.parametrize(
    "said",
    [
        "Im Plan steht „alle“.",
        "The project’s plan",
        "Fragen – und hören …",
        "Vor- und Nachmittag",
        "Um 7:40 Uhr, 1.5 m",
    ],
)
def test_what_is_set_well_passes(said: str) -> None:
    assert found(said) == []


def test_a_question_ends_with_its_mark_in_every_language() -> None:
    asked = [(("text",), text("Wer fragt?", "Who asks.", "Wer fragt"))]
    assert [path for path, _ in typography.unmarked_questions(asked)] == [("text", "en"), ("text", "simple")]


def test_a_sentence_ends_with_a_mark() -> None:
    ends = ["Noch nichts.", "Noch offen …", "Sie sagen: „Hier.“", "Was fehlt?", "“Ask us.”"]
    assert list(typography.unmarked_sentences([(("help",), text(end)) for end in ends])) == []
    open_ends = ["Noch nichts", "Noch offen,", "Sie sagen „hier“", "Es fehlt:"]
    assert len(list(typography.unmarked_sentences([(("help",), text(end)) for end in open_ends]))) == len(open_ends)


def test_no_text_begins_or_ends_with_a_blank() -> None:
    said = [(("a",), text("Gut.")), (("b",), text(" Gut.")), (("c",), text("Gut.", "Good. "))]
    assert [path for path, _ in typography.blank_edges(said)] == [("b", "de"), ("c", "en")]

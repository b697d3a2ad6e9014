"""Answers that nobody could tell apart."""

import pytest

from gelingenscheck.catalogue.lint.likeness import alike_neighbours, repetitions
from gelingenscheck.catalogue.model import Text

OTHERS = ("Bisher nichts.", "Im Gespräch mit Vereinen.", "Auf einer Liste im Plan.")


def ladder(lower: str, upper: str, *, language: str = "de") -> list[tuple[tuple[str, ...], str, tuple[Text, ...]]]:
    answers = [*OTHERS, lower, upper]
    texts = [
        Text(de=f"{i} {a}" if language != "de" else a, en=a if language == "en" else f"{i} {a}")
        for i, a in enumerate(answers)
    ]
    return [(("anchors",), "needs-asked", tuple(texts))]


@pytest.mark.parametrize(
    ("lower", "upper"),
    [
        ("Eine Schlüsselperson spricht mit uns an.", "Eine Schlüsselperson spricht immer mit uns an."),
        ("Wir haben einige Menschen gefragt.", "Wir haben viele Menschen gefragt."),
        ("Es ist teilweise geregelt.", "Es ist ganz geregelt."),
        ("Durch Runden oder Karten bei einigen Treffen.", "Durch Runden oder Karten bei jedem Treffen."),
        ("Wir fragen oft nach.", "Wir fragen sehr oft nach"),
        (
            "Wir haben Menschen aus der Zielgruppe am Anfang nach Zeit gefragt.",
            "Wir haben Menschen aus der Zielgruppe am Anfang nach Zeiten gefragt.",
        ),
    ],
)
def test_neighbours_differ_by_more_than_a_degree(lower: str, upper: str) -> None:
    found = list(alike_neighbours(ladder(lower, upper)))
    assert [(path, values["other"]) for path, (_, values) in found] == [(("anchors", "4", "de"), lower)]


@pytest.mark.parametrize(
    ("lower", "upper"),
    [
        ("Wir haben Menschen gefragt.", "Wir haben sie gefragt und den Entwurf mit ihnen durchgesehen."),
        ("Im Gespräch; notiert ist nichts.", "In der Schublade; das Ergebnis ist notiert."),
        ("Es gilt eine Regel.", "Sie haben die Regel mit uns durchgespielt."),
        ("Alle.", "Fast alle und oft mehr."),
    ],
)
def test_neighbours_that_show_something_else_pass(lower: str, upper: str) -> None:
    assert list(alike_neighbours(ladder(lower, upper))) == []


def test_english_neighbours_are_compared_too() -> None:
    alike = ladder("Some people were asked.", "Most people were always asked.", language="en")
    assert [path for path, _ in alike_neighbours(alike)] == [("anchors", "4", "en")]


def test_levels_that_are_not_neighbours_may_be_alike() -> None:
    texts = tuple(
        Text(de=a, en=f"{i} {a}") for i, a in enumerate(("Wir fragen nach.", *OTHERS, "Wir fragen oft nach."))
    )
    assert list(alike_neighbours([(("anchors",), "needs-asked", texts)])) == []


def test_a_repetition_names_where_the_text_stood_first() -> None:
    first, again = Text(de="Noch nichts.", en="Nothing yet."), Text(de="NOCH NICHTS.", en="Not yet.")
    found = list(repetitions([((("a",), first), "one"), ((("b",), again), "two")], ("de", "en", "simple")))
    assert [(path, values) for path, (_, values) in found] == [(("b", "de"), {"text": "NOCH NICHTS.", "other": "one"})]


def test_a_repetition_within_one_question_is_found_too() -> None:
    same = Text(de="Noch nichts.", en="Nothing yet.")
    assert len(list(repetitions([((("a",), same), "one"), ((("b",), same), "one")], ("de", "en")))) == 2

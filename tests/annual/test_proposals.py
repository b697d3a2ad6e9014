"""What is proposed reads right for none, one, few and many, and tells nothing that must stay in the house."""

import re
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from gelingenscheck.annual import proposals
from gelingenscheck.annual.figures import Answers, Figures, ReleasedProject, UnitFigure
from gelingenscheck.annual.model import Part
from gelingenscheck.annual.prose import Kind, lines
from gelingenscheck.annual.returned import LETTERS, Asked, Contribution, Returned, shortened
from gelingenscheck.catalogue.lint.readability import lix
from gelingenscheck.i18n import words_in
from tests.annual.made import factor, figures, measures, report

WORDS, ZONE = words_in("de"), ZoneInfo("Europe/Berlin")
NOBODY = Returned(contributions=(), asked={"Dezernat I": 4, "Dezernat II": 5})


def said(part: Part, known: Figures, returned: Returned = NOBODY, *, named: bool = False) -> str:
    return proposals.proposal(part, report(figures=known, named=named), returned, WORDS, ZONE)


def answers(complete: int = 0, nil: int = 0, begun: int = 0, silent: int = 0) -> Answers:
    return Answers(complete=complete, nil=nil, begun=begun, silent=silent)


def test_the_first_page_is_five_plain_sentences() -> None:
    found = said(Part.SUMMARY, figures()).splitlines()
    assert len(found) == 5
    assert all(one.endswith(".") for one in found)
    assert lix(" ".join(found)) < 55


EMPTY = figures(
    answers=answers(silent=3), projects=0, assessed=0, crosscutting=0, factors=(factor(1, None),), spots=(),
    units=(UnitFigure(unit="a", name="A", factors=(False,)),), released=(), released_in_all=0, before=None,
    measures=measures(open=0, done=0, overdue=0, due=0, kept=0, listed=(), promises=()),
)  # fmt: skip
ONE_UNIT = replace(
    EMPTY, answers=answers(complete=1), projects=1, assessed=1, crosscutting=1,
    units=(UnitFigure(unit="a", name="A", factors=(True,)),),
    measures=measures(open=1, done=1, overdue=1, due=1, kept=1),
)  # fmt: skip


@pytest.mark.parametrize("part", Part)
@pytest.mark.parametrize("known", [EMPTY, ONE_UNIT, figures()], ids=["nothing", "one", "many"])
@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_part_has_a_text_whatever_there_is(part: Part, known: Figures, lang: str) -> None:
    text = proposals.proposal(part, report(figures=known), NOBODY, words_in(lang), ZONE)
    assert text.strip()
    assert not re.search(r"[{}!]|\bNone\b(?! of)|\b1 (?:Ämter|Maßnahmen)", text), text


def test_the_page_in_plain_language_has_short_sentences_and_its_own_titles() -> None:
    text = said(Part.PLAIN, figures())
    assert "Punkt 1" in text
    assert "Faktor 1" not in text
    flat = " ".join(line.text for line in lines(text) if line.kind is not Kind.HEADING)
    for sentence in re.split(r"(?<=[.?])\s", flat):
        assert len(sentence.split()) <= 14, sentence


def contribution(unit: str, division: str | None, **texts: str) -> Contribution:
    return Contribution(unit=unit, division=division, texts={Asked(name): text for name, text in texts.items()})


TWO = (
    contribution("Tiefbau (66)", "Dezernat II", done="Zwei Querungen\ngebaut.", missing="Geld."),
    contribution("Schule (40)", "Dezernat I", done="Elternabende.", council="Mehr Räume."),
)


def test_with_names_texts_stand_under_their_division() -> None:
    text = said(Part.ACTIVITIES, figures(), replace(NOBODY, contributions=TWO), named=True)
    assert [line.text for line in lines(text)][1:] == [
        "Dezernat I", "Schule (40): Elternabende.", "Dezernat II", "Tiefbau (66): Zwei Querungen gebaut.",
    ]  # fmt: skip


def test_without_names_no_text_says_whose_it_is() -> None:
    returned = replace(NOBODY, contributions=TWO)
    for part in (Part.ACTIVITIES, Part.OBSTACLES):
        text = said(part, figures(), returned)
        assert "Tiefbau" not in text
        assert "Schule" not in text
    assert "Mehr Räume." in said(Part.OBSTACLES, figures(), returned)


@pytest.mark.parametrize(
    "asked", [{"Dezernat I": 4, "Dezernat II": 2}, {"Dezernat I": 4, "Dezernat II": 5, "Dezernat III": 6}]
)
def test_without_names_a_division_that_would_give_a_silent_unit_away_is_not_named(asked: dict[str | None, int]) -> None:
    text = said(Part.ACTIVITIES, figures(), Returned(contributions=TWO, asked=asked))
    assert "Dezernat" not in text
    assert "Elternabende." in text


def test_what_nobody_wrote_is_said_without_blame() -> None:
    assert said(Part.ACTIVITIES, figures()) == "Dazu hat in der Jahresabfrage 2026 kein Amt etwas geschrieben."


def test_a_long_text_ends_after_a_sentence_and_says_that_there_is_more() -> None:
    long = "Ein Satz mit sechs Wörtern hier. " * 60
    assert len(shortened(long)) <= LETTERS + 2
    assert shortened(long).endswith("hier. …")
    assert len(shortened("x" * 5_000)) <= LETTERS + 2
    assert shortened("Kurz.\n\nGut.") == "Kurz. Gut."


def test_only_so_many_projects_are_named_and_the_rest_is_counted() -> None:
    named = tuple(ReleasedProject(title=f"Vorhaben {n}", unit="Schule (40)") for n in range(3))
    text = said(Part.EXAMPLES, figures(released=named, released_in_all=5))
    assert "sind 5 Vorhaben freigegeben" in text
    assert text.endswith("2 weitere freigegebene Vorhaben sind hier nicht aufgeführt.")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A\n\nB", ["paragraph", "paragraph"]), ("- A\n- B\nC", ["item", "item", "paragraph"]),
        ("# T\nA", ["heading", "paragraph"]), ("-\n#\n# ", ["paragraph", "paragraph", "paragraph"]),
        ("-5 Grad\n#hash", ["paragraph", "paragraph"]), ("– A\n• B", ["item", "item"]), ("", []),
    ],
)  # fmt: skip
def test_signs_of_a_typed_text(text: str, kinds: list[str]) -> None:
    assert [str(line.kind) for line in lines(text)] == kinds

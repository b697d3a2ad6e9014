"""What is proposed reads right for none, one, few and many, and tells nothing that must stay in the house."""

import re
from dataclasses import replace
from itertools import product

import pytest

from gelingenscheck.annual import proposals, sentences
from gelingenscheck.annual.figures import Answers, Figures, Measures, Outcome, ReleasedProject, UnitFigure
from gelingenscheck.annual.model import Part
from gelingenscheck.annual.prose import Kind, lines
from gelingenscheck.annual.returned import LETTERS, Asked, Contribution, Returned, shortened
from gelingenscheck.catalogue.lint.readability import lix
from gelingenscheck.i18n import words_in
from tests.annual.made import factor, few, figures, measures, promise, report

WORDS = words_in("de")
COUNTS = (0, 1, 2, 7, 1_200)
BROKEN = re.compile(
    r"[{}]|\b1 (?:Ämter|Vorhaben wurden|Maßnahmen|haben|sind)|\b0\b"
    r"|\b(?:2|7|1\.200) (?:Amt|Maßnahme|hat|ist)\b|!|  |\bNone\b"
)
"""What no sentence may contain: a plural of one, a singular of many, none as a numeral, a cry."""
NOBODY = Returned(contributions=(), asked={"Dezernat I": 4, "Dezernat II": 5})


def said(part: Part, known: Figures, returned: Returned = NOBODY, *, named: bool = False) -> str:
    return proposals.proposal(part, report(figures=known, named=named), returned, WORDS)


def answers(complete: int = 0, nil: int = 0, begun: int = 0, silent: int = 0) -> Answers:
    return Answers(complete=complete, nil=nil, begun=begun, silent=silent)


@pytest.mark.parametrize("counts", [*product((0, 1, 2), repeat=4)])
def test_every_mix_of_answers_is_a_sentence(counts: tuple[int, int, int, int]) -> None:
    sentence = sentences.answers(answers(*counts), 2026, WORDS)
    assert not BROKEN.search(sentence), sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        (answers(), "In der Jahresabfrage 2026 wurde kein Amt gefragt."),
        (answers(complete=1), "In der Jahresabfrage 2026 wurde ein Amt gefragt; es hat berichtet."),
        (answers(silent=1), "In der Jahresabfrage 2026 wurde ein Amt gefragt; es hat nicht geantwortet."),
        (answers(complete=4), "In der Jahresabfrage 2026 wurden 4 Ämter gefragt, und alle haben berichtet."),
        (answers(silent=4), "In der Jahresabfrage 2026 wurden 4 Ämter gefragt; keines hat geantwortet."),
        (
            answers(11, 1, 2, 5),
            (
                "In der Jahresabfrage 2026 wurden 19 Ämter gefragt: 11 haben berichtet, eines hat Fehlanzeige "
                "gemeldet, 2 haben ihre begonnene Rückmeldung nicht abgegeben und von 5 liegt keine Rückmeldung vor."
            ),
        ),
    ],
)
def test_answers_are_said_as_one_would(known: Answers, sentence: str) -> None:
    assert sentences.answers(known, 2026, WORDS) == sentence


@pytest.mark.parametrize(("projects", "assessed"), [(p, a) for p, a in product(COUNTS, COUNTS) if a <= p])
def test_every_number_of_projects_is_a_sentence(projects: int, assessed: int) -> None:
    sentence = sentences.projects(figures(projects=projects, assessed=assessed), WORDS)
    assert not BROKEN.search(sentence), sentence


@pytest.mark.parametrize(
    ("open_", "done", "overdue"), [(o, d, v) for o, d, v in product(COUNTS, COUNTS, COUNTS) if v <= o]
)
def test_every_number_of_measures_is_a_sentence(open_: int, done: int, overdue: int) -> None:
    sentence = sentences.measures(measures(open=open_, done=done, overdue=overdue), WORDS)
    assert not BROKEN.search(sentence), sentence


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        (measures(open=0, done=0, overdue=0), "Noch ist keine Maßnahme angelegt."),
        (measures(open=1, done=0, overdue=0), "Eine Maßnahme ist offen und nicht überfällig; erledigt ist noch keine."),
        (measures(open=1, done=1, overdue=1), "Eine Maßnahme ist offen und überfällig; eine ist erledigt."),
        (measures(open=9, done=4, overdue=1), "9 Maßnahmen sind offen, eine davon überfällig; 4 sind erledigt."),
        (measures(open=9, done=4, overdue=9), "9 Maßnahmen sind offen, alle davon überfällig; 4 sind erledigt."),
        (measures(open=0, done=4, overdue=0), "Alle 4 Maßnahmen sind erledigt."),
    ],
)
def test_measures_are_said_as_one_would(known: Measures, sentence: str) -> None:
    assert sentences.measures(known, WORDS) == sentence


@pytest.mark.parametrize(("due", "kept"), [(d, k) for d, k in product(COUNTS, COUNTS) if k <= d])
def test_every_number_of_kept_measures_is_a_sentence(due: int, kept: int) -> None:
    sentence = sentences.due(measures(due=due, kept=kept), WORDS)
    assert not BROKEN.search(sentence), sentence


@pytest.mark.parametrize("outcomes", [*product(Outcome), *product(Outcome, Outcome), (*Outcome, *Outcome)])
def test_what_became_of_promises_is_a_sentence(outcomes: tuple[Outcome, ...]) -> None:
    kept = measures(promises=tuple(promise(outcome) for outcome in outcomes))
    sentence = sentences.promises(figures(measures=kept), WORDS)
    assert sentence.startswith("Der Bericht 2025 nannte")
    assert not BROKEN.search(sentence), sentence
    assert sentences.promises(figures(measures=kept, before=None), WORDS) == ""


@pytest.mark.parametrize("heard", [0, 1, 3, 4])
@pytest.mark.parametrize("units", [0, 1, 4])
def test_every_coverage_is_a_sentence(units: int, heard: int) -> None:
    known = tuple(UnitFigure(unit=f"u{n}", name=f"U{n}", factors=(n < heard,)) for n in range(units))
    sentence = sentences.coverage(figures(units=known), WORDS)
    assert not BROKEN.search(sentence), sentence
    if units == 1:
        assert "Von dem einen Amt" in sentence


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        ((factor(1, few(7)),), "Am häufigsten auf „Handlungsbedarf“ stehen Vorhaben beim Faktor „Faktor 1“: 7 von 12."),
        (
            (factor(1, few(7)), factor(2, few(7)), factor(3, few(2))),
            (
                "Am häufigsten auf „Handlungsbedarf“ stehen Vorhaben bei den Faktoren „Faktor 1“ und „Faktor 2“: "
                "je 7 von 12."
            ),
        ),
        (
            tuple(factor(n, few(11, 12)) for n in range(1, 5)),
            "Am häufigsten auf „Handlungsbedarf“ stehen Vorhaben bei 4 Faktoren gleich oft: je mindestens 11 von 12.",
        ),
        ((factor(1, few(0, 1)),), "Bei keinem Gelingensfaktor steht mehr als ein Vorhaben auf „Handlungsbedarf“."),
        (
            (factor(1, few(0, 1)), factor(2, None)),
            "Bei keinem Gelingensfaktor, zu dem es Zahlen gibt, steht mehr als ein Vorhaben auf „Handlungsbedarf“.",
        ),
        (
            (factor(1, None),),
            (
                "Für Zahlen zu den Gelingensfaktoren sind es zu wenige Einschätzungen; es gibt sie ab 5 Vorhaben aus "
                "mindestens 3 Ämtern."
            ),
        ),
    ],
)
def test_the_weakest_factor_is_said_as_far_as_it_may_be(known: tuple[object, ...], sentence: str) -> None:
    assert sentences.weakest(figures(factors=known), WORDS) == sentence


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
    text = proposals.proposal(part, report(figures=known), NOBODY, words_in(lang))
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
    assert said(Part.ACTIVITIES, figures()) == "Zu dieser Frage liegt keine Rückmeldung vor."


def test_a_long_text_ends_after_a_sentence_and_says_that_there_is_more() -> None:
    long = "Ein Satz mit sechs Wörtern hier. " * 60
    assert len(shortened(long)) <= LETTERS + 2
    assert shortened(long).endswith("hier. …")
    assert len(shortened("x" * 5_000)) <= LETTERS + 2
    assert shortened("Kurz.\n\nGut.") == "Kurz. Gut."


def test_only_so_many_projects_are_named_and_the_rest_is_counted() -> None:
    named = tuple(ReleasedProject(title=f"Vorhaben {n}", unit="Schule (40)") for n in range(3))
    text = said(Part.EXAMPLES, figures(released=named, released_in_all=5))
    assert "haben die Ämter 5 Vorhaben freigegeben" in text
    assert text.endswith("2 weitere stehen hier nicht.")


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

"""What ships, counted by a reader of its own: not one line of ours between the file and the figures."""

from itertools import chain
from typing import Any

import pytest
import yaml

from gelingenscheck.settings import ROOT

DATA: dict[str, Any] = yaml.safe_load((ROOT / "factors.yaml").read_bytes())
FACTORS: list[dict[str, Any]] = DATA["factors"]
QUESTIONS: list[dict[str, Any]] = [question for factor in FACTORS for question in factor["questions"]]
CROSSCUTTING: list[dict[str, Any]] = [factor["crosscutting"] for factor in FACTORS]
TITLES = [
    "Soziale Identitäten und individuelle Bedürfnisse würdigen",
    "Zielgruppengerecht handeln, kommunizieren und aktivieren",
    "Mehrwerte und Anreize bieten",
    "Niedrigschwellige Teilnahme und Teilhabe ermöglichen",
    "Augenhöhe und Miteinander herstellen",
    "Partizipation und Wirkmächtigkeit geschehen lassen",
    "Gemeinsam planen, organisieren und reflektieren",
    "Empowern und nachhaltig verankern",
]
"""The seed's words, in its order."""
LANGUAGES = pytest.mark.parametrize("language", ["de", "en", "simple"])


def answers_of(*ladders: dict[int, dict[str, str]]) -> list[dict[str, str]]:
    return [ladder[level] for ladder in ladders for level in range(5)]


OWN = answers_of(*(question["anchors"] for question in QUESTIONS))
GROUP = answers_of(*(factor["group"][phase] for factor in FACTORS for phase in ("planning", "implementation")))
STANDARD = answers_of(*(question["anchors"] for question in CROSSCUTTING))


def test_the_eight_factors_have_the_words_and_the_order_of_the_paper() -> None:
    assert [factor["title"]["de"] for factor in FACTORS] == TITLES
    assert [factor["number"] for factor in FACTORS] == list(range(1, 9))


def test_there_are_forty_eight_questions_six_for_each_factor() -> None:
    assert [len(factor["questions"]) for factor in FACTORS] == [6] * 8
    assert len({question["id"] for question in QUESTIONS}) == 48


def test_each_factor_has_three_questions_for_planning_and_two_for_implementation_at_least() -> None:
    planning = [sum(question["phase"] == "planning" for question in factor["questions"]) for factor in FACTORS]
    assert all(3 <= count <= 4 for count in planning)


@LANGUAGES
def test_the_answers_are_counted_and_all_of_their_own(language: str) -> None:
    assert [len(OWN), len(GROUP), len(CROSSCUTTING), len(STANDARD)] == [240, 80, 8, 40]
    said = [anchor[language].casefold() for anchor in chain(OWN, GROUP, STANDARD)]
    assert len(set(said)) == len(said) == 360


@LANGUAGES
def test_whatever_a_participant_reads_is_there(language: str) -> None:
    read = [
        *OWN,
        *GROUP,
        *STANDARD,
        *(question["text"] for question in (*QUESTIONS, *CROSSCUTTING)),
        *(factor[part] for factor in FACTORS for part in ("title", "meaning", "quick")),
    ]
    assert all(text[language].strip() for text in read)
    assert len(read) == 240 + 80 + 40 + 56 + 24


def test_each_question_helps_with_ten_offices_three_steps_and_something_to_show() -> None:
    for question in QUESTIONS:
        assert len(question["examples"]) == 10, question["id"]
        assert sorted(question["next_steps"]) == [0, 1, 2], question["id"]
        assert len(question["evidence"]) in {2, 3}, question["id"]


def test_a_change_inside_the_administration_excuses_few_questions() -> None:
    excused = [question["id"] for question in QUESTIONS if "internal-only" in (question["na"] or {})]
    assert len(excused) <= 6, excused

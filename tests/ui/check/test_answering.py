"""What a card writes: every click once, and nothing while a person has to decide between two answers."""

import pytest
import streamlit as st

from gelingenscheck.assessment.answering import AnswerChangedError, Change
from gelingenscheck.assessment.model import Answer, Choice
from gelingenscheck.ui.check import answering
from gelingenscheck.ui.check.answering import Place

MINE, THEIRS = Choice(level=0), Choice(level=4)


class Stored:
    """The store as a card meets it: it refuses a change that was measured against another answer."""

    def __init__(self) -> None:
        self.choice = THEIRS
        self.changes: list[Change] = []

    def __call__(self, _check: str, change: Change) -> "Stored":
        """Take a change that was measured against what is stored."""
        if change.shown != self.choice:
            raise AnswerChangedError(change)
        self.changes.append(change)
        self.choice = change.new
        return self

    def answer(self, _question: str) -> Answer:
        """Return what is stored."""
        return Answer(choice=self.choice)


@pytest.fixture
def stored(monkeypatch: pytest.MonkeyPatch) -> Stored:
    monkeypatch.setattr(st, "session_state", {})
    fake = Stored()
    monkeypatch.setattr(answering, "_change", fake)
    return fake


def test_a_repetition_of_the_browser_never_decides_between_two_answers(stored: Stored) -> None:
    place = Place(check="c-1", question="q")
    place.save("choice", MINE)
    place.show(Answer(choice=stored.choice))
    place.save("choice", MINE)
    assert stored.choice == THEIRS
    assert place.is_disputed("choice")


def test_the_person_decides_between_two_answers(stored: Stored) -> None:
    place = Place(check="c-1", question="q")
    place.save("choice", MINE)
    place.keep_mine(Answer(choice=stored.choice))
    assert stored.choice == MINE
    assert not place.is_disputed("choice")


def test_a_field_is_a_new_one_when_its_answer_came_from_elsewhere_and_only_then(stored: Stored) -> None:
    place = Place(check="c-1", question="q")
    place.show(Answer(choice=THEIRS))
    before = place.generation("choice")
    place.save("choice", MINE)
    place.show(Answer(choice=stored.choice))
    assert place.generation("choice") == before
    place.show(Answer(choice=THEIRS))
    assert place.generation("choice") == before + 1

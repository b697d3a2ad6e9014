"""An option stands for a choice and a choice for an option, whatever the language."""

import pytest

from gelingenscheck.assessment.model import OPEN, OTHER_REASON, Choice, NoAnswer
from gelingenscheck.ui.answering import DONT_KNOW, NOT_APPLICABLE, choice_of, code_of, options


def test_five_levels_come_before_the_reasons_for_none() -> None:
    assert list(options(may_not_apply=True)) == [0, 1, 2, 3, 4, DONT_KNOW, NOT_APPLICABLE]


def test_not_applicable_is_offered_only_where_the_question_allows_it() -> None:
    assert NOT_APPLICABLE not in options(may_not_apply=False)


@pytest.mark.parametrize("code", options(may_not_apply=True))
def test_every_option_comes_back_from_its_choice(code: int | str) -> None:
    assert code_of(choice_of(code, reason="no-costs")) == code


def test_level_0_is_a_level_and_nothing_chosen_is_none() -> None:
    assert choice_of(0) == Choice(level=0)
    assert choice_of(None) == OPEN
    assert code_of(OPEN) is None
    assert code_of(Choice(level=0)) == 0


def test_a_reason_and_its_note_are_kept() -> None:
    choice = choice_of(NOT_APPLICABLE, reason=OTHER_REASON, note="Gesperrt.")
    assert choice == Choice(no_answer=NoAnswer.NOT_APPLICABLE, reason=OTHER_REASON, note="Gesperrt.")


def test_what_is_no_option_is_no_choice() -> None:
    with pytest.raises(ValueError, match="quatsch"):
        choice_of("quatsch")

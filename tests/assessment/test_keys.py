"""Keys on paper and numbers of questions: each choice has one key, each question one number in every phase."""

from pathlib import Path

import pytest

from gelingenscheck.assessment import keys
from gelingenscheck.assessment.model import OPEN, OTHER_REASON, Check, Choice, NoAnswer
from gelingenscheck.assessment.numbering import numbered
from gelingenscheck.assessment.refusals import NotAnOptionError, ReasonMissingError
from gelingenscheck.catalogue import LEVELS, Asked, Catalogue, Phase, reader
from gelingenscheck.settings import ROOT

CATALOGUE: Catalogue = reader.load(Path(ROOT / "factors.yaml"))
ASKED: tuple[Asked, ...] = (*CATALOGUE.questions.values(), *(factor.crosscutting for factor in CATALOGUE.factors))


def choices(asked: Asked) -> list[Choice]:
    """Return everything that can be chosen."""
    reasons = [
        Choice(no_answer=NoAnswer.NOT_APPLICABLE, reason=id_, note="nur innen" if id_ == OTHER_REASON else None)
        for id_ in (*asked.na, OTHER_REASON)
    ] if asked.na is not None else []  # fmt: skip
    return [OPEN, *(Choice(level=n) for n in LEVELS), Choice(no_answer=NoAnswer.DONT_KNOW), *reasons]


def test_each_choice_has_a_key_of_its_own_that_leads_back_to_it() -> None:
    for asked in ASKED:
        made = choices(asked)
        typed = [keys.key_of(choice, asked) for choice in made]
        assert len(set(typed)) == len(made)
        back = [keys.choice_of(key or keys.TAKE_BACK, asked, "nur innen") for key in typed]
        assert back == made


def test_a_key_question_always_applies() -> None:
    asked = next(question for question in CATALOGUE.questions.values() if question.key)
    assert not keys.reasons(asked)
    for key in ("-", "-1"):
        with pytest.raises(NotAnOptionError):
            keys.choice_of(key, asked)


@pytest.mark.parametrize("key", ["5", "-0", "-9", "00", "", "ja", "٣", "W", "3 "])
def test_other_keys_are_no_option(key: str) -> None:
    with pytest.raises(NotAnOptionError):
        keys.choice_of(key, CATALOGUE.questions["group-differences"])


def test_not_applicable_needs_the_number_of_its_reason() -> None:
    with pytest.raises(ReasonMissingError):
        keys.choice_of("-", CATALOGUE.questions["group-differences"])


def test_a_reason_that_is_gone_has_the_bare_sign() -> None:
    gone = Choice(no_answer=NoAnswer.NOT_APPLICABLE, reason="abgeschafft")
    assert keys.key_of(gone, CATALOGUE.questions["group-differences"]) == "-"


def test_a_question_has_the_same_number_in_every_phase_and_later_phases_add_some() -> None:
    planning, running = (
        {one.id: one.number for one in numbered(CATALOGUE, Check.FULL, phase)}
        for phase in (Phase.PLANNING, Phase.RUNNING)
    )
    assert planning.items() < running.items()
    assert len(set(running.values())) == len(running) == len(CATALOGUE.questions)
    assert running["needs-asked"] == "1.1"
    assert "5.3" not in planning.values(), "what is not due is left out and its number stays free"


def test_the_other_checks_are_numbered_by_factor() -> None:
    for check in (Check.CROSSCUTTING, Check.QUICK):
        assert [one.number for one in numbered(CATALOGUE, check, None)] == list("12345678")

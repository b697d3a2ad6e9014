"""What is typed in from paper is saved like a click: each part for itself, and never over what nobody saw."""

from collections.abc import Callable
from typing import Any

import pytest

from gelingenscheck.assessment.lifecycle import AnswerChangedError, Change, FinalError
from gelingenscheck.assessment.model import OPEN, OTHER_REASON, Assessment, Check, Choice, NoAnswer, QuickState
from gelingenscheck.assessment.numbering import numbered
from gelingenscheck.assessment.refusals import NotAnOptionError, ReasonMissingError, UnknownQuestionError
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Phase
from gelingenscheck.usecases import checks, entry
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.entry import Typed, Written

Enter = Callable[..., Assessment]
ASKED = "group-differences"


@pytest.fixture
def draft(desk: Desk, project: Subject) -> Assessment:
    return checks.start_check(desk, project.id, check=Check.FULL, phase=Phase.PLANNING)


@pytest.fixture
def enter(desk: Desk, draft: Assessment) -> Enter:
    """Type an answer, seeing what is saved or what is given as shown."""

    def typed(key: str, text: str = "", *, question: str = ASKED, shown: Written | None = None) -> Assessment:
        known = desk.store.load(Assessment, draft.id).document
        seen = shown or written(desk, known, question)
        return entry.enter(desk, draft.id, Typed(question=question, new=Written(key=key, text=text), shown=seen))

    return typed


def written(desk: Desk, check: Assessment, question: str) -> Written:
    asked = numbered(desk.catalogue, check.check, check.phase)
    item = next((one for one in asked if one.id == question), None)
    return Written() if item is None else entry.written(check, item)


def test_a_key_is_saved_as_the_choice_it_stands_for(enter: Enter) -> None:
    for key, choice in {
        "0": Choice(level=0), "4": Choice(level=4), "w": Choice(no_answer=NoAnswer.DONT_KNOW),
        "-1": Choice(no_answer=NoAnswer.NOT_APPLICABLE, reason="internal-only"), "x": OPEN,
    }.items():  # fmt: skip
        assert enter(key).answer(ASKED).choice == choice


def test_a_text_behind_a_level_is_its_rationale_and_stays_when_only_the_level_is_typed_again(enter: Enter) -> None:
    assert enter("3", "Gespräche im Mai").answer(ASKED).rationale == "Gespräche im Mai"
    again = enter("2").answer(ASKED)
    assert (again.level, again.rationale) == (2, "Gespräche im Mai")
    assert enter("2", "Gespräche im Juni").answer(ASKED).rationale == "Gespräche im Juni"


def test_another_reason_is_written_with_its_key_and_stays_when_the_key_is_typed_again(enter: Enter) -> None:
    with pytest.raises(ReasonMissingError):
        enter("-2")
    said = enter("-2", "nur ein Bescheid").answer(ASKED)
    assert (said.choice.reason, said.choice.note, said.rationale) == (OTHER_REASON, "nur ein Bescheid", None)
    assert enter("-2").answer(ASKED) == said


def test_nobodys_answer_is_replaced_unseen(enter: Enter) -> None:
    enter("3", "Grund")
    for shown in (Written(), Written(key="2", text="Grund"), Written(key="3", text="anderer")):
        with pytest.raises(AnswerChangedError) as caught:
            enter("1", shown=shown)
        assert caught.value.stored.level == 3
    assert enter("1", shown=Written(key="3", text="Grund")).answer(ASKED).level == 1


def test_an_entry_that_arrives_twice_changes_nothing_and_is_no_conflict(enter: Enter, desk: Desk) -> None:
    first = enter("3", "Grund", shown=Written())
    again = enter("3", "Grund", shown=Written())
    assert again == first
    assert desk.store.load(Assessment, first.id).document.revision == 3, "one save for the level, one for its reason"


def test_what_is_saved_reads_as_it_was_typed(enter: Enter, desk: Desk) -> None:
    for key, text in (("3", "Grund"), ("w", "Grund"), ("-2", "anders"), ("-1", "Grund")):
        assert written(desk, enter(key, text), ASKED) == Written(key=key, text=text)


@pytest.mark.parametrize("key", ["7", "", "-3", "33", "3;", "\x00"])
def test_a_wrong_key_is_refused_and_nothing_is_saved(enter: Enter, desk: Desk, draft: Assessment, key: str) -> None:
    with pytest.raises(NotAnOptionError):
        enter(key)
    assert desk.store.load(Assessment, draft.id).document == draft


@pytest.mark.parametrize("question", ["individual-needs-met", "nirgends", "", "x" * 500])
def test_a_question_that_is_not_due_or_not_there_is_refused(enter: Enter, question: str) -> None:
    with pytest.raises(UnknownQuestionError):
        enter("3", question=question)


def test_a_final_check_is_not_typed_into(enter: Enter, desk: Desk) -> None:
    checks.finalise_check(desk, enter("3").id)
    with pytest.raises(FinalError):
        enter("2")


def test_a_crosscutting_check_has_levels_and_no_reasons(desk: Desk) -> None:
    unit = checks.start_check(desk, "feuerwehr", check=Check.CROSSCUTTING, phase=None)
    typed = Typed(question="identities-standard", new=Written(key="4"), shown=Written())
    assert entry.enter(desk, unit.id, typed).answer("identities-standard").level == 4
    with pytest.raises(NotAnOptionError):
        entry.enter(desk, unit.id, Typed(question="identities-standard", new=Written(key="-1"), shown=Written(key="4")))


def test_a_quick_check_takes_a_state_with_its_sentence(desk: Desk, project: Subject) -> None:
    quick = checks.start_check(desk, project.id, check=Check.QUICK, phase=Phase.PLANNING)

    def typed(key: str, text: str, shown: Written) -> Assessment:
        return entry.enter(desk, quick.id, Typed(question="identities", new=Written(key=key, text=text), shown=shown))

    first = typed("1", "Eltern wurden gefragt", Written()).quick["identities"]
    assert (first.state, first.text) == (QuickState.TOUCHED, "Eltern wurden gefragt")
    second = typed("3", "", Written(key="1", text="Eltern wurden gefragt")).quick["identities"]
    assert (second.state, second.text) == (QuickState.NOT_AFFECTED, "Eltern wurden gefragt")
    with pytest.raises(AnswerChangedError):
        typed("2", "", Written())
    assert not typed("x", "", Written(key="3", text="Eltern wurden gefragt")).quick
    with pytest.raises(NotAnOptionError):
        typed("4", "", Written())


def test_an_answer_that_somebody_clicked_meanwhile_is_said(enter: Enter, desk: Desk, draft: Assessment) -> None:
    checks.change_answer(desk, draft.id, Change(question=ASKED, part="choice", shown=OPEN, new=Choice(level=4)))
    with pytest.raises(AnswerChangedError):
        enter("2", shown=Written())


@pytest.mark.parametrize(
    "value", [{}, {"question": 3}, {"question": "q", "key": None, "text": "", "shown_key": "", "shown_text": ""}]
)
def test_what_makes_no_sense_is_no_entry(value: dict[str, Any]) -> None:
    assert entry.typed_of(value) is None

"""Two people at the same draft: different questions merge, the same question asks, and nothing vanishes."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from gelingenscheck.assessment.answering import Change
from gelingenscheck.assessment.model import OPEN, Assessment, Choice, Evidence, QuickAnswer, QuickState
from gelingenscheck.catalogue import Phase, Question
from gelingenscheck.usecases.checks import change_answer, finalise_check
from gelingenscheck.usecases.desk import Desk
from tests.pages.visit import Visit

File = Callable[[str], Mapping[str, Any]]
MINE, THEIRS = 3, 1


@pytest.fixture
def questions(desk: Desk) -> tuple[Question, ...]:
    return desk.catalogue.due(desk.catalogue.factors[0], Phase.PLANNING)


@pytest.fixture
def page(visit: Visit, draft: Assessment) -> Visit:
    return visit.open("check/factor.py", check=draft.id)


def somebody_else(desk: Desk, draft: Assessment, question: str, part: str, *values: Any) -> None:
    """Save one change, from the value shown to the new one, in another role."""
    shown, new = values
    change_answer(desk, draft.id, Change(question=question, part=part, shown=shown, new=new), role="manager")


@pytest.fixture
def conflict(page: Visit, desk: Desk, draft: Assessment, questions: tuple[Question, ...]) -> Visit:
    """Return a page on which two people answered the same question."""
    somebody_else(desk, draft, questions[0].id, "choice", OPEN, Choice(level=THEIRS))
    return page.answer(questions[0].id, MINE)


def test_answers_to_different_questions_merge_by_themselves(
    page: Visit, desk: Desk, draft: Assessment, questions: tuple[Question, ...], file: File
) -> None:
    somebody_else(desk, draft, questions[0].id, "choice", OPEN, Choice(level=THEIRS))
    page.answer(questions[1].id, MINE)
    known = file(draft.id)["answers"]
    assert {id_: said["level"] for id_, said in known.items()} == {questions[0].id: THEIRS, questions[1].id: MINE}
    assert [known[q.id]["by"] for q in questions[:2]] == ["manager@tiefbau", "local@tiefbau"]
    assert page.card(questions[0].id).radio[0].value == THEIRS


def test_different_parts_of_one_answer_merge_by_themselves(
    page: Visit, desk: Desk, draft: Assessment, questions: tuple[Question, ...], file: File
) -> None:
    somebody_else(desk, draft, questions[0].id, "rationale", None, "Im Protokoll.")
    page.answer(questions[0].id, MINE)
    known = file(draft.id)["answers"][questions[0].id]
    assert (known["level"], known["rationale"]) == (MINE, "Im Protokoll.")


def test_the_same_answer_twice_is_no_conflict(
    page: Visit, desk: Desk, draft: Assessment, questions: tuple[Question, ...]
) -> None:
    somebody_else(desk, draft, questions[0].id, "choice", OPEN, Choice(level=MINE))
    page.answer(questions[0].id, MINE)
    assert page.buttons(page.words("Meine behalten")) == []


def test_two_answers_to_one_question_stand_beside_each_other(
    conflict: Visit, draft: Assessment, questions: tuple[Question, ...], file: File
) -> None:
    w, question = conflict.words, questions[0]
    shown = conflict.read(conflict.card(question.id))
    assert question.anchors[MINE].said(conflict.lang) in shown
    assert question.anchors[THEIRS].said(conflict.lang) in shown
    assert w("Ihre Antwort") in shown
    assert w("Gespeichert") in shown
    assert file(draft.id)["answers"][question.id]["level"] == THEIRS


def test_one_keeps_ones_own(conflict: Visit, draft: Assessment, questions: tuple[Question, ...], file: File) -> None:
    conflict.press(conflict.words("Meine behalten"))
    assert file(draft.id)["answers"][questions[0].id]["level"] == MINE
    assert conflict.card(questions[0].id).radio[0].value == MINE
    assert conflict.buttons(conflict.words("Meine behalten")) == []


def test_one_takes_what_is_stored(
    conflict: Visit, draft: Assessment, questions: tuple[Question, ...], file: File
) -> None:
    conflict.press(conflict.words("Gespeicherte übernehmen"))
    assert file(draft.id)["answers"][questions[0].id]["level"] == THEIRS
    assert conflict.card(questions[0].id).radio[0].value == THEIRS
    assert conflict.buttons(conflict.words("Gespeicherte übernehmen")) == []


def test_a_third_answer_before_one_decides_asks_once_more(
    conflict: Visit, desk: Desk, draft: Assessment, questions: tuple[Question, ...], file: File
) -> None:
    question = questions[0]
    somebody_else(desk, draft, question.id, "choice", Choice(level=THEIRS), Choice(level=4))
    conflict.press(conflict.words("Meine behalten"))
    assert file(draft.id)["answers"][question.id]["level"] == 4
    assert question.anchors[4].said(conflict.lang) in conflict.read(conflict.card(question.id))
    conflict.press(conflict.words("Meine behalten"))
    assert file(draft.id)["answers"][question.id]["level"] == MINE


def test_the_other_cards_go_on_while_one_decides(
    conflict: Visit, draft: Assessment, questions: tuple[Question, ...], file: File
) -> None:
    conflict.answer(questions[1].id, 4)
    assert file(draft.id)["answers"][questions[1].id]["level"] == 4
    assert conflict.buttons(conflict.words("Meine behalten"))


def test_two_rationales_stand_beside_each_other_too(
    page: Visit, desk: Desk, draft: Assessment, questions: tuple[Question, ...], file: File
) -> None:
    w, id_ = page.words, questions[0].id
    page.unfold(w("Begründung, Nachweis, Ziel"), page.card(id_))
    somebody_else(desk, draft, id_, "rationale", None, "Ihre Gründe.")
    page.write(w("Begründung"), "Meine Gründe.", page.card(id_))
    shown = page.read(page.card(id_))
    assert "Meine Gründe." in shown
    assert "Ihre Gründe." in shown
    page.press(w("Meine behalten"))
    assert file(draft.id)["answers"][id_]["rationale"] == "Meine Gründe."


def test_two_pieces_of_evidence_stand_beside_each_other_too(
    page: Visit, desk: Desk, draft: Assessment, questions: tuple[Question, ...], file: File
) -> None:
    w, id_ = page.words, questions[0].id
    page.unfold(w("Begründung, Nachweis, Ziel"), page.card(id_))
    somebody_else(desk, draft, id_, "evidence", (), (Evidence(text="Ihr Protokoll"),))
    page.write(w("Nachweis"), "Mein Protokoll", page.card(id_))
    shown = page.read(page.card(id_))
    assert "Mein Protokoll" in shown
    assert "Ihr Protokoll" in shown
    page.press(w("Gespeicherte übernehmen"))
    assert file(draft.id)["answers"][id_]["evidence"] == [{"text": "Ihr Protokoll"}]


def test_a_check_that_somebody_finalised_meanwhile_is_a_sentence_and_stays_as_it_is(
    page: Visit, desk: Desk, draft: Assessment, questions: tuple[Question, ...], file: File
) -> None:
    page.answer(questions[1].id, 2)
    finalise_check(desk, draft.id)
    page.card(questions[0].id).radio[0].set_value(MINE)
    page.run()
    assert set(file(draft.id)["answers"]) == {questions[1].id}
    assert page.errors or page.buttons(page.words("Fortschreibung beginnen"))


def test_a_quick_check_asks_too_and_keeps_both(visit: Visit, desk: Desk, quick: Assessment, file: File) -> None:
    w, id_ = visit.words, desk.catalogue.factors[0].id
    visit.open("check/quick.py", check=quick.id)
    somebody_else(desk, quick, id_, "quick", None, QuickAnswer(state=QuickState.OPEN, text="*Ihr* Satz"))
    visit.card(f"quick-{id_}").radio[0].set_value("touched")
    visit.run()
    (warning,) = visit.at.warning
    assert r"\*Ihr\* Satz" in warning.value
    assert file(quick.id)["quick"][id_]["state"] == "open"
    visit.press(w("Gespeicherte übernehmen"))
    assert file(quick.id)["quick"][id_]["state"] == "open"
    assert visit.card(f"quick-{id_}").radio[0].value == "open"


def test_a_quick_check_keeps_ones_own_on_demand(visit: Visit, desk: Desk, quick: Assessment, file: File) -> None:
    id_ = desk.catalogue.factors[0].id
    visit.open("check/quick.py", check=quick.id)
    somebody_else(desk, quick, id_, "quick", None, QuickAnswer(state=QuickState.OPEN))
    visit.card(f"quick-{id_}").radio[0].set_value("touched")
    visit.run().press(visit.words("Meine behalten"))
    assert file(quick.id)["quick"][id_]["state"] == "touched"
    assert not visit.at.warning

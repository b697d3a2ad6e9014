"""Measures on a project."""

from dataclasses import replace
from datetime import date

import pytest

from gelingenscheck.assessment.lifecycle import Change
from gelingenscheck.assessment.model import OPEN, Check, Choice
from gelingenscheck.assessment.subject import Measure, MeasureChangedError, MeasureGoneError, MeasureStatus, Subject
from gelingenscheck.catalogue import Phase
from gelingenscheck.i18n import words_in
from gelingenscheck.usecases import checks, measures
from gelingenscheck.usecases.desk import Desk

OWN = Measure(id="", text="Umleitung abgehen", responsible="Bauleitung", due=date(2026, 12, 1))


def _fields(refusal: pytest.ExceptionInfo[checks.InvalidFormError]) -> list[str]:
    return [fault.field for fault in refusal.value.faults]


def test_a_next_step_becomes_a_measure_towards_the_next_level(desk: Desk, project: Subject) -> None:
    draft = checks.start_check(desk, project.id, check=Check.FULL, phase=Phase.PLANNING)
    question = next(q for q in desk.catalogue.questions.values() if 1 in q.next_steps)
    answered = checks.change_answer(
        desk, draft.id, Change(question=question.id, part="choice", shown=OPEN, new=Choice(level=1))
    )
    proposed = measures.next_step(answered, question.id, desk.catalogue, words_in("de"))
    assert proposed is not None
    (saved,) = measures.add_measure(desk, project.id, proposed).measures
    assert (saved.text, saved.expected_level, saved.source) == (question.next_steps[1].text.de, 2, draft.id)


def test_what_nobody_rated_has_no_next_step(desk: Desk, project: Subject) -> None:
    draft = checks.start_check(desk, project.id, check=Check.FULL, phase=Phase.PLANNING)
    assert measures.next_step(draft, next(iter(desk.catalogue.questions)), desk.catalogue, words_in("de")) is None


def test_a_dont_know_becomes_a_measure_with_its_date_in_words(desk: Desk, project: Subject) -> None:
    draft = checks.start_check(desk, project.id, check=Check.FULL, phase=Phase.PLANNING)
    question = next(iter(desk.catalogue.questions.values()))
    proposed = measures.to_clarify(draft, question.id, desk.catalogue, words_in("de"), due=date(2026, 12, 15))
    assert proposed.text == f"Klären bis 15.12.2026: {question.text.de}"
    assert measures.add_measure(desk, project.id, proposed).measures[0].due == date(2026, 12, 15)


def test_a_second_click_does_not_add_the_same_measure_again(desk: Desk, project: Subject) -> None:
    measures.add_measure(desk, project.id, OWN)
    assert len(measures.add_measure(desk, project.id, OWN).measures) == 1


@pytest.mark.parametrize(
    ("faulty", "field"),
    [
        ({"text": " "}, "text"), ({"text": "x" * 501}, "text"), ({"due": date(2026, 11, 23)}, "due"),
        ({"due": date(2999, 1, 1)}, "due"), ({"expected_level": 5}, "expected_level"),
        ({"responsible": "x" * 201}, "responsible"),
    ],
)  # fmt: skip
def test_a_faulty_field_is_named(desk: Desk, project: Subject, faulty: dict[str, object], field: str) -> None:
    with pytest.raises(checks.InvalidFormError) as refusal:
        measures.add_measure(desk, project.id, replace(OWN, **faulty))  # type: ignore[arg-type]  # any field
    assert _fields(refusal) == [field]


def test_a_date_that_has_passed_meanwhile_does_not_block_the_status(desk: Desk, project: Subject) -> None:
    (saved,) = measures.add_measure(desk, project.id, replace(OWN, due=date(2026, 11, 24))).measures
    later = replace(desk, now=lambda: desk.now().replace(month=12))
    (done,) = measures.set_status(later, project.id, shown=saved, status=MeasureStatus.DONE).measures
    assert done == replace(saved, status=MeasureStatus.DONE)


def test_two_people_may_say_a_measure_done(desk: Desk, project: Subject) -> None:
    (saved,) = measures.add_measure(desk, project.id, OWN).measures
    first, second = (measures.set_status(desk, project.id, shown=saved, status=MeasureStatus.DONE) for _ in range(2))
    assert second == first


def test_a_measure_that_changed_or_went_is_never_overwritten(desk: Desk, project: Subject) -> None:
    (saved,) = measures.add_measure(desk, project.id, OWN).measures
    (newer,) = measures.change_measure(desk, project.id, shown=saved, new=replace(saved, text="Neu")).measures
    with pytest.raises(MeasureChangedError):
        measures.set_status(desk, project.id, shown=saved, status=MeasureStatus.DONE)
    assert measures.remove_measure(desk, project.id, shown=newer).measures == ()
    with pytest.raises(MeasureGoneError):
        measures.remove_measure(desk, project.id, shown=newer)

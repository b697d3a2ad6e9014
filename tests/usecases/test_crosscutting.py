"""One crosscutting check a year and unit: an open one is gone on with, a final one is revised."""

from dataclasses import replace
from datetime import timedelta

import pytest

from gelingenscheck.assessment.answering import Change
from gelingenscheck.assessment.model import OPEN, Assessment, Check, Choice, Status
from gelingenscheck.usecases import checks
from gelingenscheck.usecases.crosscutting import NothingAnsweredError, UnknownUnitError, begin, finish, standing
from gelingenscheck.usecases.desk import Desk

UNIT = "tiefbau"


def answered(desk: Desk, draft: Assessment, level: int) -> Assessment:
    """Answer the first question of a draft."""
    question = desk.catalogue.factors[0].crosscutting.id
    shown = draft.answer(question).choice
    return checks.change_answer(
        desk, draft.id, Change(question=question, part="choice", shown=shown, new=Choice(level=level))
    )


def finished(desk: Desk, level: int = 2) -> Assessment:
    return finish(desk, answered(desk, begin(desk, UNIT), level).id)


def later(desk: Desk, days: int) -> Desk:
    return replace(desk, now=lambda: desk.now() + timedelta(days=days))


def test_beginning_twice_opens_the_same_draft(desk: Desk) -> None:
    draft = begin(desk, UNIT)
    assert begin(desk, UNIT) == draft == standing(desk, UNIT).draft
    assert (draft.check, draft.phase, draft.subject, draft.answers) == (Check.CROSSCUTTING, None, UNIT, {})


def test_this_years_check_is_gone_on_with_and_keeps_its_answers(desk: Desk) -> None:
    first = finished(desk)
    second = begin(desk, UNIT)
    assert second.predecessor == first.id
    assert {id_: said.level for id_, said in second.answers.items()} == {
        id_: said.level for id_, said in first.answers.items()
    }
    assert standing(desk, UNIT).final == first


def test_the_latest_of_a_year_is_the_one_that_stands_for_it(desk: Desk) -> None:
    finished(desk, 2)
    second = finished(desk, 3)
    assert second.predecessor is not None
    assert standing(desk, UNIT).finals == {2026: second}


def test_the_next_year_begins_empty_beside_the_one_before(desk: Desk) -> None:
    first, next_year = finished(desk), later(desk, 60)
    now = standing(next_year, UNIT)
    assert (now.year, now.draft, now.final, list(now.finals)) == (2027, None, None, [2026])
    draft = begin(next_year, UNIT)
    assert (draft.predecessor, draft.answers) == (None, {})
    second = finish(next_year, answered(next_year, draft, 4).id)
    assert list(standing(next_year, UNIT).finals.items()) == [(2027, second), (2026, first)]


def test_a_draft_of_last_year_is_finished_before_a_new_one_begins(desk: Desk) -> None:
    draft = begin(desk, UNIT)
    assert begin(later(desk, 300), UNIT) == draft


def test_the_year_is_that_of_the_city(desk: Desk) -> None:
    new_year = replace(desk, now=lambda: desk.now().replace(month=12, day=31, hour=23, minute=30))
    assert standing(new_year, UNIT).year == 2027


def test_a_discarded_draft_is_no_standing(desk: Desk) -> None:
    checks.discard_check(desk, begin(desk, UNIT).id)
    assert standing(desk, UNIT).draft is None


def test_a_check_without_any_answer_is_not_finished(desk: Desk) -> None:
    draft = begin(desk, UNIT)
    with pytest.raises(NothingAnsweredError):
        finish(desk, draft.id)
    assert desk.store.load(Assessment, draft.id).document.status is Status.DRAFT


def test_an_answer_that_was_taken_back_is_no_answer(desk: Desk) -> None:
    draft = answered(desk, begin(desk, UNIT), 1)
    question = desk.catalogue.factors[0].crosscutting.id
    back = Change(question=question, part="choice", shown=Choice(level=1), new=OPEN)
    checks.change_answer(desk, draft.id, back)
    with pytest.raises(NothingAnsweredError):
        finish(desk, draft.id)


@pytest.mark.parametrize("unit", ["gibt-es-nicht", "", "x" * 500, "../tiefbau"])
def test_an_unknown_unit_begins_nothing(desk: Desk, unit: str) -> None:
    with pytest.raises(UnknownUnitError):
        begin(desk, unit)
    assert desk.store.ids(Assessment) == []


def test_a_unit_that_does_not_exist_any_more_begins_nothing(desk: Desk) -> None:
    units = desk.organisation.departments
    gone = replace(units[UNIT], until=desk.today - timedelta(days=1), successors=("stadtplanung",))
    merged = replace(desk, organisation=replace(desk.organisation, departments={**units, UNIT: gone}))
    with pytest.raises(UnknownUnitError):
        begin(merged, UNIT)


def test_checks_of_another_catalogue_are_of_no_year(desk: Desk) -> None:
    finished(desk)
    other = replace(desk, catalogue=replace(desk.catalogue, id="anderer"))
    assert standing(other, UNIT).finals == {}

"""Measures live on the subject: numbered once, changed only by who saw the latest."""

from dataclasses import replace
from datetime import date

import pytest

from gelingenscheck.assessment.subject import (
    Measure,
    MeasureChangedError,
    MeasureGoneError,
    MeasureStatus,
    Subject,
    add_measure,
    change_measure,
    remove_measure,
)
from tests.assessment.conftest import LATER

ASK = Measure(id="", text="Drei Menschen fragen", responsible="Projektleitung Tiefbau")


@pytest.fixture
def planned(subject: Subject) -> Subject:
    return add_measure(add_measure(subject, ASK, stamp=LATER), replace(ASK, text="Plan ändern"), stamp=LATER)


def test_measures_are_numbered_and_stamped(planned: Subject) -> None:
    assert [measure.id for measure in planned.measures] == ["m1", "m2"]
    assert planned.changed == LATER


def test_a_number_is_not_given_to_two_measures(planned: Subject) -> None:
    shorter = remove_measure(planned, planned.measures[0], stamp=LATER)
    longer = add_measure(shorter, ASK, stamp=LATER)
    assert [measure.id for measure in longer.measures] == ["m2", "m3"]


def test_ids_that_others_wrote_are_left_alone(subject: Subject) -> None:
    foreign = replace(subject, measures=(replace(ASK, id="strom"), replace(ASK, id="m7")))
    assert [measure.id for measure in add_measure(foreign, ASK, stamp=LATER).measures] == ["strom", "m7", "m8"]


def test_one_measure_is_changed_and_keeps_its_place(planned: Subject) -> None:
    first, second = planned.measures
    done = replace(first, status=MeasureStatus.DONE)
    assert change_measure(planned, first, done, stamp=LATER).measures == (done, second)


def test_a_measure_that_changed_meanwhile_is_not_overwritten(planned: Subject) -> None:
    first = planned.measures[0]
    theirs = change_measure(planned, first, replace(first, text="Fünf Menschen fragen"), stamp=LATER)
    with pytest.raises(MeasureChangedError):
        change_measure(theirs, first, replace(first, due=date(2026, 9, 30)), stamp=LATER)
    with pytest.raises(MeasureChangedError):
        remove_measure(theirs, first, stamp=LATER)


def test_a_measure_that_is_gone_is_said_to_be_gone(planned: Subject) -> None:
    first = planned.measures[0]
    gone = remove_measure(planned, first, stamp=LATER)
    assert [measure.id for measure in gone.measures] == ["m2"]
    with pytest.raises(MeasureGoneError):
        change_measure(gone, first, first, stamp=LATER)
    with pytest.raises(MeasureGoneError):
        remove_measure(gone, first, stamp=LATER)


def test_a_measure_is_overdue_from_the_day_after() -> None:
    due = replace(ASK, due=date(2026, 9, 30))
    assert not due.overdue(date(2026, 9, 30))
    assert due.overdue(date(2026, 10, 1))
    assert not replace(due, status=MeasureStatus.DONE).overdue(date(2026, 10, 1))
    assert not ASK.overdue(date(2026, 10, 1))

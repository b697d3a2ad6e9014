"""The life of a round: one a year, closed with figures, reopened with a reason."""

from datetime import date

import pytest

from gelingenscheck.assessment.refusals import TextTooLongError
from gelingenscheck.returns import rounds
from gelingenscheck.returns.model import RoundState, RoundStep
from gelingenscheck.returns.refusals import ReopeningReasonMissingError, RoundClosedError, RoundOpenError
from tests.returns.made import stamp, year_round


def test_a_new_round_is_open_and_has_no_figures() -> None:
    known = year_round()
    assert (known.id, known.state, known.closed, known.figures) == ("2026", RoundState.OPEN, None, None)
    assert known.opened == stamp()


def test_the_usual_cut_off_is_the_end_of_september() -> None:
    assert rounds.usual_cut_off(2027) == date(2027, 9, 30)


def test_another_deadline_is_logged_and_the_same_one_is_no_change() -> None:
    known = year_round()
    assert rounds.rescheduled(known, known.deadline, stamp=stamp(1)) is known
    moved = rounds.rescheduled(known, date(2026, 11, 1), stamp=stamp(1))
    assert (moved.deadline, moved.log[-1].deadline, moved.state) == (date(2026, 11, 1), date(2026, 11, 1), "open")


def test_closing_freezes_the_figures_and_reopening_lets_them_go() -> None:
    closed = rounds.closed(year_round(), {"n": 1}, stamp=stamp(5))
    assert (closed.state, closed.closed, closed.figures) == (RoundState.CLOSED, stamp(5), {"n": 1})
    again = rounds.reopened(closed, "  Ein Amt fehlte ", stamp=stamp(6))
    assert (again.state, again.closed, again.figures) == (RoundState.OPEN, None, None)
    assert (again.log[-1].step, again.log[-1].reason) == (RoundStep.REOPENED, "Ein Amt fehlte")
    assert rounds.closed(again, {}, stamp=stamp(7)).closed == stamp(7)


def test_a_closed_round_is_not_changed() -> None:
    closed = rounds.closed(year_round(), {}, stamp=stamp(5))
    with pytest.raises(RoundClosedError):
        rounds.closed(closed, {}, stamp=stamp(6))
    with pytest.raises(RoundClosedError):
        rounds.rescheduled(closed, date(2027, 1, 1), stamp=stamp(6))


@pytest.mark.parametrize("reason", ["", " \n "])
def test_reopening_takes_a_reason(reason: str) -> None:
    closed = rounds.closed(year_round(), {}, stamp=stamp(5))
    with pytest.raises(ReopeningReasonMissingError):
        rounds.reopened(closed, reason, stamp=stamp(6))
    with pytest.raises(TextTooLongError):
        rounds.reopened(closed, "x" * 5000, stamp=stamp(6))


def test_an_open_round_is_not_reopened() -> None:
    with pytest.raises(RoundOpenError):
        rounds.reopened(year_round(), "Grund", stamp=stamp(1))


def test_moving_the_deadline_does_not_open_a_round() -> None:
    moved = rounds.rescheduled(year_round(), date(2026, 11, 1), stamp=stamp(1))
    assert rounds.closed(moved, {}, stamp=stamp(2)).state is RoundState.CLOSED

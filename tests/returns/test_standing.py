"""How far units are as of a day: compared with a diary that is kept beside, and with mergers."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.returns import answering, rounds
from gelingenscheck.returns.model import ContactKind, Return, ReturnText
from gelingenscheck.returns.standing import ReturnState, standing_of, state_of, unit_standing, was_opened
from tests.returns.made import CITY, FIRST, ZONE, change, stamp, unit_return, year_round

ACTS = st.lists(
    st.tuples(st.sampled_from(["write", "erase", "submit", "withdraw", "nil", "call"]), st.integers(0, 2)), max_size=14
)


def _act(answer: Return, act: str, day: int) -> Return:
    shown = answer.texts.get(ReturnText.DONE)
    at = stamp(day)
    if act in {"write", "erase"}:
        return answering.write(answer, change(None if act == "erase" else f"Text {day}", shown=shown), stamp=at)
    if act == "submit":
        return answering.submit(answer, stamp=at)
    if act == "withdraw":
        return answering.withdraw(answer, stamp=at)
    if act == "nil":
        return answering.declare_nil(answer, f"Grund {day}", stamp=at)
    return answering.contacted(answer, ContactKind.REMINDER, stamp=at)


def _plainly(answer: Return, given_: str | None) -> ReturnState:
    if given_ is not None:
        return ReturnState.COMPLETE if given_ == "submit" else ReturnState.NIL_RETURN
    return ReturnState.BEGUN if answer.texts else ReturnState.NO_RETURN_YET


@given(acts=ACTS)
def test_every_day_is_seen_later_as_it_was_then(acts: list[tuple[str, int]]) -> None:
    answer, day, given_ = unit_return(), 0, None
    diary: dict[int, tuple[ReturnState, int]] = {-1: (ReturnState.NO_RETURN_YET, 0)}
    for act, later in acts:
        day += later
        with suppress(GelingenscheckError):
            answer = _act(answer, act, day)
            given_ = act if act in {"submit", "nil"} else None if act == "withdraw" else given_
        diary[day] = (_plainly(answer, given_), len(answer.contacts))
    for then, (state, contacts) in diary.items():
        seen = unit_standing("schule", answer, FIRST + timedelta(days=then), ZONE)
        assert seen.state is state
        assert (seen.last_contact is not None) == (contacts > 0)
        assert (seen.submitted is not None) == (state is ReturnState.COMPLETE)
        assert (seen.nil_reason is not None) == (state is ReturnState.NIL_RETURN)


def test_before_everything_nothing_is_known() -> None:
    answer = answering.submit(answering.write(unit_return(), change("Text"), stamp=stamp(1)), stamp=stamp(2))
    seen = standing_of(year_round(), [answer], CITY, date(2000, 1, 1))
    assert seen.counts[ReturnState.NO_RETURN_YET] == len(seen.asked)
    assert not was_opened(year_round(), date(2000, 1, 1), ZONE)
    assert was_opened(year_round(), FIRST, ZONE)


def test_a_day_ends_in_the_city_and_not_in_greenwich() -> None:
    answer = answering.write(unit_return(), change("Text"), stamp=stamp(1, hour=22))
    assert unit_standing("schule", answer, FIRST + timedelta(days=1), ZONE).state is ReturnState.NO_RETURN_YET
    assert unit_standing("schule", answer, FIRST + timedelta(days=2), ZONE).state is ReturnState.BEGUN


def test_those_are_asked_that_exist_at_the_cut_off() -> None:
    seen = standing_of(year_round(), [], CITY, date(2026, 12, 1))
    assert [unit.unit for unit in seen.asked] == ["rat", "bau", "gleichstellung", "schule"]
    assert seen.units == seen.asked == seen.silent


def test_a_merged_unit_that_answered_stands_under_its_successor_with_its_own_name() -> None:
    answers = [answering.write(unit_return(id_), change("Text"), stamp=stamp(1)) for id_ in ("tiefbau", "kultur", "x")]
    seen = standing_of(year_round(), answers, CITY, date(2026, 12, 1))
    assert [(unit.unit, unit.asked, unit.successor) for unit in seen.units if unit.unit != "rat"] == [
        ("bau", True, None), ("tiefbau", False, "bau"), ("gleichstellung", True, None), ("schule", True, None),
        ("kultur", False, None), ("x", False, None),
    ]  # fmt: skip
    assert seen.counts == {state: 4 if state is ReturnState.NO_RETURN_YET else 0 for state in ReturnState}


def test_a_check_that_was_begun_is_a_beginning_but_a_nil_return_stays_one() -> None:
    nil = answering.declare_nil(unit_return(), "Grund", stamp=stamp(1))
    seen = standing_of(year_round(), [nil], CITY, date(2026, 12, 1), checked=["schule", "bau"])
    assert {unit.unit: unit.state for unit in seen.asked} == {
        "rat": ReturnState.NO_RETURN_YET, "gleichstellung": ReturnState.NO_RETURN_YET,
        "bau": ReturnState.BEGUN, "schule": ReturnState.NIL_RETURN,
    }  # fmt: skip


def test_the_deadline_is_over_on_the_day_after_it() -> None:
    assert not standing_of(year_round(), [], CITY, date(2026, 10, 15)).deadline_passed
    assert standing_of(year_round(), [], CITY, date(2026, 10, 16)).deadline_passed


def test_a_round_is_seen_open_on_the_days_on_which_it_was() -> None:
    closed = rounds.closed(year_round(), {}, stamp=stamp(10))
    again = rounds.closed(rounds.reopened(closed, "Grund", stamp=stamp(20)), {}, stamp=stamp(30))
    states = [state_of(again, FIRST + timedelta(days=day), ZONE) for day in (0, 9, 10, 19, 20, 29, 30, 99)]
    assert states == ["open", "open", "closed", "closed", "open", "open", "closed", "closed"]


def test_returns_of_another_year_say_nothing() -> None:
    answer = answering.write(unit_return(), change("Text"), stamp=stamp(1))
    seen = standing_of(year_round(), [replace(answer, year=2025)], CITY, date(2026, 12, 1))
    assert seen.counts[ReturnState.BEGUN] == 0
    assert seen.of("schule") is not None
    assert seen.of("gibt-es-nicht") is None

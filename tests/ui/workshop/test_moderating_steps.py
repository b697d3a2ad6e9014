"""What the desk offers next, in every state of a workshop."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.i18n import words_in
from gelingenscheck.ui.workshop import moderating_steps as steps
from gelingenscheck.ui.workshop.moderating_steps import Step
from gelingenscheck.ui.workshop.note_field import merged
from gelingenscheck.workshop.log import Do, Event
from gelingenscheck.workshop.state import Stage, State, fits, fold
from gelingenscheck.workshop.verdict import Verdict
from tests.storage.workshops.samples import workshop

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
WORKSHOP = workshop()
ITEMS = len(WORKSHOP.items)
VOTE = (Do.OPEN, Do.CLOSE, Do.REVEAL)
PRACTISED = (*VOTE, Do.AGREE, Do.NEXT)
Taken = Do | tuple[Do, dict[str, Any]]


def after(*taken: Taken) -> State:
    pairs = [step if isinstance(step, tuple) else (step, {}) for step in taken]
    return fold([Event(do=do, at=NOW, **more) for do, more in pairs], ITEMS)


@pytest.mark.parametrize(
    ("taken", "verdict", "step"),
    [
        ([], None, Step(do=Do.OPEN)),
        ([Do.OPEN], None, Step(do=Do.CLOSE)),
        ([Do.OPEN, Do.CLOSE], None, Step(do=Do.REVEAL)),
        (VOTE, Verdict.CAMPS, Step(do=Do.NEXT, wrap_up=True)),
        (PRACTISED, None, Step(do=Do.OPEN)),
        ([*PRACTISED, *VOTE], Verdict.SAME, Step(do=Do.AGREE)),
        ([*PRACTISED, *VOTE], Verdict.LONE, Step(do=Do.AGREE)),
        ([*PRACTISED, *VOTE], Verdict.CAMPS, Step(do=Do.AGAIN)),
        ([*PRACTISED, *VOTE], Verdict.APART, Step(do=Do.AGAIN)),
        ([*PRACTISED, *VOTE, Do.AGAIN, Do.CLOSE, Do.REVEAL], Verdict.APART, Step(do=Do.AGREE)),
        ([*PRACTISED, *VOTE], None, Step(do=Do.AGREE)),
        ([*PRACTISED, *VOTE, Do.AGREE], None, Step(do=Do.NEXT)),
        ([*PRACTISED, Do.SKIP], None, Step(do=Do.NEXT)),
        ([*PRACTISED, Do.SKIP, Do.NEXT, Do.SKIP], None, Step(do=Do.END)),
        ([*PRACTISED, (Do.GO, {"index": 2}), *VOTE, Do.AGREE], None, Step(do=Do.GO, index=1)),
        ([Do.OPEN, Do.PAUSE], None, Step(do=Do.RESUME)),
        ([Do.END], None, None),
    ],
)
def test_one_step_comes_next(taken: Sequence[Taken], verdict: Verdict | None, step: Step | None) -> None:
    assert steps.primary(WORKSHOP, after(*taken), verdict) == step


def test_who_comes_to_a_decided_item_is_led_on_and_not_to_undo_it() -> None:
    state = after(*PRACTISED, (Do.GO, {"index": 2}), *VOTE, Do.AGREE, (Do.GO, {"index": 1}), *VOTE, Do.AGREE, Do.NEXT)
    assert (state.stage, state.index, state.outcome.agreed) == (Stage.LOBBY, 2, True)
    assert steps.primary(WORKSHOP, state) == Step(do=Do.END)
    assert Do.OPEN in steps.others(WORKSHOP, state, Step(do=Do.END))


@given(st.lists(st.sampled_from([*Do]), max_size=25), st.sampled_from([*Verdict, None]))
def test_every_offered_step_is_possible(wanted: list[Do], verdict: Verdict | None) -> None:
    """Whatever happened before: no button is drawn that the store would refuse to the only desk."""
    events: list[Event] = []
    state = after()
    for do in wanted:
        if do is not Do.SAVE and fits(state, do):
            events.append(Event(do=do, at=NOW, index=len(events) % ITEMS))
            state = fold(events, ITEMS)
    first = steps.primary(WORKSHOP, state, verdict)
    assert (first is None) == (state.stage is Stage.END)
    if first is not None:
        hold = [Event(do=Do.AGREE, at=NOW)] if first.wrap_up else []
        fold([*events, *hold, Event(do=first.do, at=NOW, index=first.index)], ITEMS)
        assert steps.label(first, WORKSHOP, state, words_in("de"))
    for do in steps.others(WORKSHOP, state, first):
        fold([*events, Event(do=do, at=NOW)], ITEMS)
        assert steps.label(Step(do=do), WORKSHOP, state, words_in("de"))
    for index in steps.targets(state):
        fold([*events, Event(do=Do.GO, at=NOW, index=index)], ITEMS)


def test_every_step_that_can_be_taken_back_has_a_name() -> None:
    assert set(steps.UNDOES) == {*Do} - {Do.UNDO, Do.SAVE}


def test_the_practice_item_has_no_number_and_is_in_no_count() -> None:
    assert [steps.number(WORKSHOP, index) for index in range(ITEMS)] == [0, 1, 2]
    assert steps.asked(WORKSHOP) == 2
    assert steps.decided(WORKSHOP, after(*PRACTISED)) == 0
    assert steps.decided(WORKSHOP, after(*PRACTISED, *VOTE, Do.AGREE)) == 1
    assert steps.undecided(WORKSHOP, after(*PRACTISED, *VOTE, Do.AGREE)) == (2,)


@pytest.mark.parametrize(
    ("shown", "stored", "typed", "kept"),
    [
        ("", "", "Ampel", "Ampel"),
        ("Ampel", "Ampel", "", ""),
        ("", "Schule", "Ampel", "Schule\nAmpel"),
        ("Ampel", "Ampel fehlt", "Ampel. Schule", "Ampel fehlt\n. Schule"),
        ("Ampel", "Ampel fehlt", "Ampel", "Ampel fehlt"),
        ("Ampel", "Ampel fehlt", "", "Ampel fehlt"),
        ("", "Ampel", "Ampel", "Ampel"),
    ],
)
def test_notes_of_two_people_both_stay(shown: str, stored: str, typed: str, kept: str) -> None:
    assert merged(shown, stored, typed) == kept

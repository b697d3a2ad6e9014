"""Start, finalise, revise, discard, restore: each transition and each refusal."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from gelingenscheck.assessment.lifecycle import UNDO, discard, finalise, restore, revise, start
from gelingenscheck.assessment.model import (
    Answer,
    Assessment,
    CarriedFrom,
    Check,
    Choice,
    Mode,
    NoAnswer,
    QuickAnswer,
    QuickState,
    RoundRecord,
    Status,
)
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.assessment.refusals import DiscardedError, FinalError, NotFinalError, UndoExpiredError
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Catalogue, Phase
from tests.assessment.conftest import BEGUN, LATER

BERLIN = ZoneInfo("Europe/Berlin")


def at(year: int, month: int, day: int, hour: int, minute: int = 0) -> Stamp:
    return Stamp(at=datetime(year, month, day, hour, minute, tzinfo=UTC), by="planner@tiefbau")


@pytest.fixture
def final(draft: Assessment) -> Assessment:
    return finalise(draft, stamp=LATER, zone=BERLIN)


@pytest.fixture
def discarded(draft: Assessment) -> Assessment:
    return discard(draft, stamp=LATER)


def test_a_new_draft_is_empty_and_knows_where_it_comes_from(draft: Assessment, catalogue: Catalogue) -> None:
    assert draft.is_draft
    assert (draft.answers, draft.quick, draft.rounds) == ({}, {}, ())
    assert draft.revision == 1
    assert (draft.subject, draft.department, draft.phase) == ("schulweg-7k3f", "tiefbau", Phase.RUNNING)
    assert (draft.catalogue.id, draft.catalogue.version) == (catalogue.id, catalogue.version)
    assert draft.created == draft.changed == BEGUN
    assert (draft.mode, draft.variant, draft.predecessor, draft.finalised) == (Mode.INDIVIDUAL, None, None, None)


def test_a_crosscutting_check_has_no_phase(crosscutting: Assessment) -> None:
    assert crosscutting.phase is None


def test_mode_and_variant_are_kept(subject: Subject, catalogue: Catalogue) -> None:
    room = start(
        id="x-1", subject=subject, check=Check.FULL, phase=Phase.PLANNING, catalogue=catalogue, stamp=BEGUN,
        mode=Mode.WORKSHOP, variant="B",
    )  # fmt: skip
    assert (room.mode, room.variant) == (Mode.WORKSHOP, "B")


def test_finalising_freezes_answers_as_they_are(draft: Assessment) -> None:
    answers = {
        "needs-asked": Answer(choice=Choice(level=0), rationale="Noch nicht.", at=BEGUN.at, by=BEGUN.by),
        "group-differences": Answer(choice=Choice(no_answer=NoAnswer.DONT_KNOW), at=LATER.at, by=LATER.by),
    }
    final = finalise(replace(draft, answers=answers, revision=7), stamp=LATER, zone=BERLIN)
    assert final.status is Status.FINAL
    assert not final.is_draft
    assert final.revision == 7
    assert final.answers == {
        "needs-asked": replace(answers["needs-asked"], at=date(2026, 3, 1)),
        "group-differences": replace(answers["group-differences"], at=date(2026, 3, 4)),
    }


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (at(2026, 3, 4, 22, 59), date(2026, 3, 4)),
        (at(2026, 3, 4, 23, 0), date(2026, 3, 5)),
        (at(2026, 7, 4, 21, 59), date(2026, 7, 4)),
        (at(2026, 7, 4, 22, 0), date(2026, 7, 5)),
        (at(2026, 3, 28, 23, 0), date(2026, 3, 29)),
        (at(2026, 3, 29, 21, 59), date(2026, 3, 29)),
        (at(2026, 3, 29, 22, 0), date(2026, 3, 30)),
        (at(2026, 10, 24, 22, 0), date(2026, 10, 25)),
        (at(2026, 10, 25, 22, 59), date(2026, 10, 25)),
        (at(2026, 10, 25, 23, 0), date(2026, 10, 26)),
        (at(2026, 12, 31, 23, 30), date(2027, 1, 1)),
    ],
)
def test_times_shrink_to_days_in_the_organisations_zone(draft: Assessment, moment: Stamp, day: date) -> None:
    """Midnight in Berlin is 23:00 UTC in winter and 22:00 in summer; the change comes on 29 March and 25 October."""
    answered = replace(draft, created=moment, answers={"needs-asked": Answer(choice=Choice(level=1), at=moment.at)})
    final = finalise(answered, stamp=moment, zone=BERLIN)
    assert final.created.at == final.changed.at == day
    assert final.finalised == Stamp(at=day, by="planner@tiefbau")
    assert final.answers["needs-asked"].at == day


def test_an_answer_that_was_carried_over_keeps_its_day(draft: Assessment) -> None:
    earlier = replace(draft, answers={"needs-asked": Answer(choice=Choice(level=1), at=date(2025, 1, 1))})
    assert finalise(earlier, stamp=LATER, zone=BERLIN).answers["needs-asked"].at == date(2025, 1, 1)


def test_what_is_final_stays_as_it_is(final: Assessment) -> None:
    with pytest.raises(FinalError):
        finalise(final, stamp=LATER, zone=BERLIN)
    with pytest.raises(FinalError):
        discard(final, stamp=LATER)
    assert restore(final, stamp=LATER) is final


def test_a_discarded_draft_is_not_finalised_or_discarded_again(discarded: Assessment) -> None:
    assert not discarded.is_draft
    with pytest.raises(DiscardedError):
        finalise(discarded, stamp=LATER, zone=BERLIN)
    with pytest.raises(DiscardedError):
        discard(discarded, stamp=LATER)


def test_a_revision_goes_on_with_all_answers_and_names_its_predecessor(final: Assessment) -> None:
    answered = replace(
        final,
        revision=9,
        variant="A",
        mode=Mode.WORKSHOP,
        answers={"needs-asked": Answer(choice=Choice(level=2), at=date(2026, 3, 4), by="planner@tiefbau")},
        quick={"identities": QuickAnswer(state=QuickState.OPEN)},
        rounds=(RoundRecord(item="identities"),),
        workshop="a1b2c3",
    )
    draft = revise(answered, id="schulweg-7k3f-2", phase=Phase.COMPLETED, stamp=LATER)
    assert draft.is_draft
    assert (draft.id, draft.predecessor, draft.revision) == ("schulweg-7k3f-2", "schulweg-7k3f-1", 1)
    assert (draft.answers, draft.quick, draft.variant) == (answered.answers, answered.quick, "A")
    assert (draft.phase, draft.mode, draft.rounds, draft.workshop) == (Phase.COMPLETED, Mode.INDIVIDUAL, (), None)
    assert draft.created == draft.changed == LATER
    assert draft.finalised is None


def test_of_carrying_over_a_final_check_keeps_the_day_and_its_revision_nothing(draft: Assessment) -> None:
    moved = replace(draft, carried=CarriedFrom(catalogue=draft.catalogue, stamp=at(2026, 3, 4, 23, 30)))
    final = finalise(moved, stamp=LATER, zone=BERLIN)
    assert final.carried == CarriedFrom(
        catalogue=draft.catalogue, stamp=Stamp(at=date(2026, 3, 5), by="planner@tiefbau")
    )
    assert revise(final, id="x-2", phase=None, stamp=LATER).carried is None


def test_only_what_is_final_is_revised(draft: Assessment, discarded: Assessment) -> None:
    for open_ in (draft, discarded):
        with pytest.raises(NotFinalError):
            revise(open_, id="x-2", phase=None, stamp=LATER)


def test_a_discarded_draft_comes_back_whole(draft: Assessment, discarded: Assessment) -> None:
    assert discarded.discarded == LATER
    back = restore(discarded, stamp=LATER)
    assert back == replace(draft, changed=LATER)


@pytest.mark.parametrize(
    ("after", "possible"), [(timedelta(0), True), (UNDO, True), (UNDO + timedelta(seconds=1), False)]
)
def test_a_discarded_draft_comes_back_within_thirty_days(
    discarded: Assessment,
    after: timedelta,
    possible: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert isinstance(LATER.at, datetime)
    now = replace(LATER, at=LATER.at + after)
    if possible:
        assert restore(discarded, stamp=now).is_draft
    else:
        with pytest.raises(UndoExpiredError):
            restore(discarded, stamp=now)


def test_restoring_what_was_not_discarded_changes_nothing(draft: Assessment) -> None:
    assert restore(draft, stamp=LATER) is draft


def test_a_stamp_says_its_day() -> None:
    assert LATER.day == date(2026, 3, 4)
    assert replace(LATER, at=date(2026, 3, 5)).day == date(2026, 3, 5)


def test_a_stamp_has_the_day_of_the_citys_time_zone() -> None:
    late = Stamp(at=datetime(2026, 3, 4, 23, 30, tzinfo=UTC), by="planner@tiefbau")
    assert late.day_in(ZoneInfo("Europe/Berlin")) == date(2026, 3, 5)
    assert Stamp(at=date(2026, 3, 4), by="planner@tiefbau").day_in(ZoneInfo("Europe/Berlin")) == date(2026, 3, 4)

"""What every store of workshops promises."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from gelingenscheck.storage.workshops.store import (
    BegunError,
    CodeTakenError,
    FullError,
    Mine,
    Paper,
    Receipt,
    UnknownWorkshopError,
    WorkshopStore,
)
from gelingenscheck.workshop.log import Do, ShownBallotError, StepRefusedError
from gelingenscheck.workshop.model import LEAST_DEVICES, LIFETIME
from gelingenscheck.workshop.state import Ballot, Stage, State, start
from gelingenscheck.workshop.tally import Tally
from tests.storage.workshops.samples import FIRST, ID, NOW, SECOND, act, event, room, vote, workshop

LATER = NOW + timedelta(days=30)


def test_what_is_created_is_loaded_again(store: WorkshopStore) -> None:
    kept = workshop(phase=None, interpreted=True, rehearsal=True, kept=timedelta(days=7, seconds=3))
    store.create(kept)
    assert store.load(ID) == store.find("K7M4PX") == kept
    assert (store.all(), store.log(ID), store.state(ID)) == ((kept,), (), start(3))


def test_the_newest_workshop_comes_first(store: WorkshopStore) -> None:
    for place, code in enumerate(("AAAAAA", "BBBBBB", "CCCCCC")):
        made = workshop().created
        store.create(
            workshop(id=f"w-{place}", code=code, created=type(made)(at=NOW + timedelta(hours=place), by="x@y"))
        )
    assert [one.id for one in store.all()] == ["w-2", "w-1", "w-0"]


UNKNOWN: dict[str, Callable[[WorkshopStore], object]] = {
    "load": lambda store: store.load("nie"),
    "log": lambda store: store.log("nie"),
    "state": lambda store: store.state("nie"),
    "act": lambda store: store.act("nie", 0, event(Do.OPEN)),
    "change": lambda store: store.change(workshop()),
    "device": lambda store: store.device("nie", "x"),
    "admit": lambda store: store.admit("nie"),
    "notes": lambda store: store.notes("nie"),
    "set_note": lambda store: store.set_note("nie", 0, "x"),
    "set_paper": lambda store: store.set_paper("nie", FIRST, (1, 0, 0, 0, 0), 0),
}


@pytest.mark.parametrize("ask", UNKNOWN.values(), ids=UNKNOWN)
def test_what_is_not_there_is_unknown_and_never_empty(
    store: WorkshopStore, ask: Callable[[WorkshopStore], object]
) -> None:
    with pytest.raises(UnknownWorkshopError):
        ask(store)
    assert store.find("NIE234") is None


def test_a_code_that_still_opens_is_not_given_twice(store: WorkshopStore) -> None:
    store.create(workshop())
    with pytest.raises(CodeTakenError):
        store.create(workshop(id="w-2"))
    store.create(workshop(id="w-3", code="ABCDEF"))
    with pytest.raises(CodeTakenError):
        store.change(workshop(id="w-3"))
    assert [one.id for one in store.all()] == [ID, "w-3"]


def test_a_code_that_is_over_may_be_given_again_and_then_means_the_new_workshop(store: WorkshopStore) -> None:
    store.create(workshop())
    made = type(workshop().created)(at=NOW + LIFETIME, by="x@y")
    store.create(workshop(id="w-2", created=made, expires=NOW + 2 * LIFETIME))
    found = store.find("K7M4PX")
    assert found is not None
    assert found.id == "w-2"


def test_a_code_that_is_over_is_still_found_so_that_the_page_can_say_so(store: WorkshopStore) -> None:
    store.create(workshop(expires=NOW - timedelta(days=400)))
    assert store.find("K7M4PX") is not None


def test_what_is_prepared_may_be_changed_until_the_first_step(store: WorkshopStore) -> None:
    store.create(workshop())
    store.change(workshop(minutes=60))
    act(store, Do.OPEN)
    with pytest.raises(BegunError):
        store.change(workshop(minutes=120))
    assert store.load(ID).minutes == 60


def test_a_step_is_kept_as_it_was_taken(store: WorkshopStore) -> None:
    store.create(workshop())
    steps = [
        event(Do.OPEN, seconds=120), event(Do.CLOSE), event(Do.REVEAL),
        event(Do.AGREE, minute=3, level=2, dissent="„Zwei“ sehen es anders: \x1f 🙂"), event(Do.GO, index=2),
        event(Do.END), event(Do.SAVE, assessment="schulweg-7k3f-2"),
    ]  # fmt: skip
    state = act(store, *steps)
    assert list(store.log(ID)) == steps
    assert state == store.state(ID)
    assert (state.version, state.stage, state.assessment) == (7, Stage.END, "schulweg-7k3f-2")


def test_of_two_steps_that_looked_at_the_same_state_one_is_refused(voting: WorkshopStore) -> None:
    assert voting.act(ID, 1, event(Do.CLOSE)).stage is Stage.CLOSED
    with pytest.raises(StepRefusedError):
        voting.act(ID, 1, event(Do.CLOSE))
    assert voting.state(ID).version == 2


def test_many_facilitators_at_once_take_one_step(voting: WorkshopStore) -> None:
    def close(_: int) -> bool:
        try:
            voting.act(ID, 1, event(Do.CLOSE))
        except StepRefusedError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(close, range(16))) == 1


def test_a_step_that_does_not_fit_leaves_the_log_as_it_is(voting: WorkshopStore) -> None:
    with pytest.raises(StepRefusedError):
        act(voting, Do.REVEAL)
    assert voting.state(ID).version == 1


def test_who_wants_to_know_is_told_after_each_step(voting: WorkshopStore) -> None:
    told: list[tuple[str, int]] = []
    voting.on_change.append(lambda id_: told.append((id_, voting.state(id_).version)))
    act(voting, Do.CLOSE, Do.UNDO)
    with pytest.raises(StepRefusedError):
        act(voting, Do.AGREE)
    assert told == [(ID, 2), (ID, 3)]


def test_a_vote_is_saved_and_may_be_changed(voting: WorkshopStore) -> None:
    device = voting.device(ID, "geraet")
    assert voting.mine(ID, device, FIRST) is None
    assert vote(voting, "geraet", 3) is Receipt.SAVED
    assert vote(voting, "geraet", None, sequence=2) is Receipt.SAVED
    assert voting.mine(ID, device, FIRST) == Mine(choice=None, sequence=2)
    assert (voting.voted(ID, FIRST), voting.tally(ID, FIRST)) == (1, Tally(dont_know=1))


def test_the_same_vote_sent_five_times_counts_once(voting: WorkshopStore) -> None:
    assert {vote(voting, "geraet", 2) for _ in range(5)} == {Receipt.SAVED}
    assert voting.tally(ID, FIRST) == Tally(levels=(0, 0, 1, 0, 0))


def test_an_older_vote_that_arrives_late_never_replaces_a_newer_one(voting: WorkshopStore) -> None:
    vote(voting, "geraet", 4, sequence=3)
    assert vote(voting, "geraet", 0, sequence=2) is Receipt.SAVED
    assert voting.mine(ID, voting.device(ID, "geraet"), FIRST) == Mine(choice=4, sequence=3)


@pytest.mark.parametrize(
    "steps", [(Do.CLOSE,), (Do.PAUSE,), (Do.CLOSE, Do.REVEAL), (Do.CLOSE, Do.REVEAL, Do.AGAIN), (Do.SKIP,), (Do.UNDO,)]
)
def test_a_vote_that_is_not_open_takes_no_ballot_and_keeps_what_it_has(
    voting: WorkshopStore, steps: tuple[Do, ...]
) -> None:
    vote(voting, "geraet", 3)
    act(voting, *steps)
    assert vote(voting, "geraet", 0, sequence=2) is Receipt.CLOSED
    assert vote(voting, "anderes", 0) is Receipt.CLOSED
    assert voting.tally(ID, FIRST) == Tally(levels=(0, 0, 0, 1, 0))


def test_a_vote_is_open_again_after_a_pause_or_after_undoing_its_close(voting: WorkshopStore) -> None:
    act(voting, Do.PAUSE, Do.RESUME, Do.CLOSE, Do.UNDO)
    assert vote(voting, "geraet", 0) is Receipt.SAVED


def test_a_vote_for_another_round_or_a_vote_to_come_is_closed(voting: WorkshopStore) -> None:
    for ballot in (SECOND, Ballot(index=1, vote=1), Ballot(index=99, vote=99)):
        assert vote(voting, "geraet", 1, ballot=ballot) is Receipt.CLOSED
        assert voting.voted(ID, ballot) == 0


@pytest.mark.parametrize(("choice", "sequence"), [(7, 1), (-1, 1), (5, 1), (2, -1), (2, 1_700_000_000)])
def test_what_is_no_vote_is_refused_also_a_time_as_its_sequence(
    voting: WorkshopStore, choice: int, sequence: int
) -> None:
    with pytest.raises(ValueError, match=str(choice)):
        vote(voting, "geraet", choice, sequence=sequence)
    assert voting.voted(ID, FIRST) == 0


def test_workshops_do_not_share_ballots_or_devices(voting: WorkshopStore) -> None:
    voting.create(workshop(id="w-2", code="ABCDEF"))
    act(voting, Do.OPEN, id_="w-2")
    vote(voting, "geraet", 1)
    assert voting.device("w-2", "geraet") != voting.device(ID, "geraet")
    assert voting.voted("w-2", FIRST) == 0
    assert voting.mine("w-2", voting.device("w-2", "geraet"), FIRST) is None


@pytest.mark.parametrize("token", ["", "x" * 10_000, "ü \x00 \ud800", "' OR 1=1 --"])
def test_any_token_is_a_device(voting: WorkshopStore, token: str) -> None:
    assert vote(voting, token, 1) is Receipt.SAVED
    assert voting.device(ID, token) == voting.device(ID, token)


def test_as_many_devices_join_as_there_is_room_for(store: WorkshopStore) -> None:
    store.create(workshop(expected=1))
    assert sum(store.admit(ID) for _ in range(LEAST_DEVICES + 5)) == LEAST_DEVICES


def test_more_ballots_than_devices_may_join_are_refused_but_minds_may_change(voting: WorkshopStore) -> None:
    for place in range(LEAST_DEVICES):
        vote(voting, f"geraet-{place}", 1)
    with pytest.raises(FullError):
        vote(voting, "erfunden", 4)
    assert vote(voting, "geraet-0", 2, sequence=2) is Receipt.SAVED
    assert voting.tally(ID, FIRST) == Tally(levels=(0, LEAST_DEVICES - 1, 1, 0, 0))


def test_paper_is_counted_with_the_phones(voting: WorkshopStore) -> None:
    room(voting, 0, 4, None)
    assert voting.paper(ID, FIRST) is None
    voting.set_paper(ID, FIRST, (9, 9, 9, 9, 9), 9)
    voting.set_paper(ID, FIRST, (1, 0, 2, 0, 0), 1)
    assert voting.paper(ID, FIRST) == Paper(levels=(1, 0, 2, 0, 0), dont_know=1)
    assert voting.tally(ID, FIRST) == Tally(levels=(2, 0, 2, 0, 1), dont_know=2, paper=4)
    assert voting.voted(ID, FIRST) == 3


def test_paper_is_fixed_once_the_vote_was_seen_also_after_undo(voting: WorkshopStore) -> None:
    act(voting, Do.CLOSE)
    voting.set_paper(ID, FIRST, (5, 0, 0, 0, 0), 0)
    act(voting, Do.REVEAL, Do.UNDO)
    with pytest.raises(ShownBallotError):
        voting.set_paper(ID, FIRST, (5, 0, 0, 0, 1), 0)
    assert voting.tally(ID, FIRST).levels == (5, 0, 0, 0, 0)


def test_there_is_no_paper_for_a_vote_that_was_never_opened(voting: WorkshopStore) -> None:
    with pytest.raises(StepRefusedError):
        voting.set_paper(ID, SECOND, (1, 0, 0, 0, 0), 0)


@pytest.mark.parametrize(
    ("levels", "dont_know"), [((1, 2), 0), ((1, 0, 0, 0, -1), 0), ((0,) * 5, -1), ((10_000,) * 5, 0)]
)
def test_what_is_no_count_is_refused(voting: WorkshopStore, levels: tuple[int, ...], dont_know: int) -> None:
    with pytest.raises(ValueError, match=r"\("):
        voting.set_paper(ID, FIRST, levels, dont_know)


def test_notes_are_kept_per_item_and_an_empty_one_goes(store: WorkshopStore) -> None:
    store.create(workshop())
    store.set_note(ID, 2, "  Bänke fehlen\r\n\x00„wirklich“ ")
    store.set_note(ID, 0, "weg")
    store.set_note(ID, 0, " ")
    assert list(store.notes(ID)) == [2]
    assert "Bänke fehlen" in store.notes(ID)[2]


def test_devices_are_present_once_they_were_seen(voting: WorkshopStore) -> None:
    for token in ("a", "b", "a"):
        voting.saw(ID, voting.device(ID, token))
    assert voting.present(ID) == 2


def _revealed(store: WorkshopStore, *choices: int | None) -> State:
    room(store, *choices)
    return act(store, Do.CLOSE, Do.REVEAL)


def test_the_reveal_forgets_how_often_people_changed_their_minds(voting: WorkshopStore) -> None:
    vote(voting, "geraet", 1, sequence=7)
    act(voting, Do.CLOSE, Do.REVEAL)
    assert voting.mine(ID, voting.device(ID, "geraet"), FIRST) == Mine(choice=1, sequence=0)


def test_after_thirty_days_single_ballots_are_gone_and_the_tally_stays(voting: WorkshopStore) -> None:
    room(voting, 1, 1, 2, 3)
    voting.set_paper(ID, FIRST, (0, 0, 2, 0, 0), 0)
    act(voting, Do.CLOSE, Do.REVEAL)
    before = voting.tally(ID, FIRST)
    assert voting.forget(LATER - timedelta(seconds=1)) == 0
    assert voting.forget(LATER) == 4
    assert voting.forget(LATER) == 0
    assert voting.tally(ID, FIRST) == before == Tally(levels=(0, 2, 3, 1, 0), paper=2)
    assert (voting.voted(ID, FIRST), voting.paper(ID, FIRST)) == (0, None)
    assert voting.mine(ID, voting.device(ID, "geraet-0"), FIRST) is None


def test_a_workshop_keeps_its_ballots_as_long_as_it_says(store: WorkshopStore) -> None:
    store.create(workshop(kept=timedelta(days=2)))
    act(store, Do.OPEN)
    vote(store, "geraet", 1)
    assert store.forget(NOW + timedelta(days=2)) == 1


def test_days_are_counted_from_when_the_vote_was_last_open(voting: WorkshopStore) -> None:
    vote(voting, "geraet", 1)
    act(voting, Do.PAUSE, event(Do.RESUME, minute=60))
    assert voting.forget(LATER) == 0
    assert voting.forget(LATER + timedelta(hours=1)) == 1


def test_of_a_vote_that_stays_hidden_nothing_is_kept(voting: WorkshopStore) -> None:
    _revealed(voting, 1, 1, 2, 3)
    voting.forget(LATER)
    assert voting.tally(ID, FIRST) == Tally()


def test_of_a_second_vote_that_would_expose_somebody_nothing_is_kept(voting: WorkshopStore) -> None:
    _revealed(voting, 1, 1, 2, 3, 3)
    act(voting, Do.AGAIN)
    room(voting, 1, 1, 2, 3, 3, 4, ballot=SECOND)
    act(voting, Do.CLOSE, Do.REVEAL)
    voting.forget(LATER)
    assert voting.tally(ID, FIRST) == Tally(levels=(0, 2, 1, 2, 0))
    assert voting.tally(ID, SECOND) == Tally()


def test_of_a_vote_that_nobody_saw_nothing_is_kept(voting: WorkshopStore) -> None:
    room(voting, 1, 1, 2, 3, 3)
    act(voting, Do.CLOSE)
    voting.forget(LATER)
    assert voting.tally(ID, FIRST) == Tally()


def test_once_the_result_is_saved_no_device_is_known_any_more(voting: WorkshopStore) -> None:
    _revealed(voting, 1, 1, 2, 3, 3)
    device = voting.device(ID, "geraet-0")
    act(voting, Do.END, event(Do.SAVE, assessment="schulweg-7k3f-2"))
    assert voting.mine(ID, device, FIRST) is None
    assert voting.mine(ID, voting.device(ID, "geraet-0"), FIRST) is None
    assert vote(voting, "geraet-0", 1) is Receipt.CLOSED
    assert voting.tally(ID, FIRST).ballots == 5


def test_once_the_code_is_over_no_device_is_known_any_more(voting: WorkshopStore) -> None:
    vote(voting, "geraet", 1)
    voting.forget(NOW + LIFETIME - timedelta(seconds=1))
    assert voting.mine(ID, voting.device(ID, "geraet"), FIRST) is not None
    voting.forget(NOW + LIFETIME)
    assert voting.mine(ID, voting.device(ID, "geraet"), FIRST) is None
    assert vote(voting, "geraet", 2) is Receipt.CLOSED


def test_a_workshop_is_erased_with_all_that_belongs_to_it(store: WorkshopStore) -> None:
    store.create(workshop())
    act(store, Do.OPEN)
    room(store, 1, 2, 3)
    store.set_note(ID, 0, "nur hier")
    store.erase(ID)
    store.erase(ID)
    assert store.all() == ()
    with pytest.raises(UnknownWorkshopError):
        store.load(ID)
    store.create(workshop())
    assert store.voted(ID, FIRST) == 0
    assert store.notes(ID) == {}

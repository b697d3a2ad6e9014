"""What every store of access promises."""

from dataclasses import replace
from datetime import timedelta

import pytest

from gelingenscheck.access import Role, User
from gelingenscheck.access.audit import KEPT, Line, Outcome
from gelingenscheck.access.link import EarlyLinkError, ExpiredLinkError, UnknownLinkError, WithdrawnLinkError
from gelingenscheck.access.session import LONGEST
from gelingenscheck.access.token import hashed
from gelingenscheck.storage.access.store import AccessStore, NoSuchLinkError
from tests.storage.access.samples import DAY, NOW, OTHER, SESSION, TOKEN, link

TIEFBAU = User(role=Role.PLANNER, department="tiefbau")


def outcomes(store: AccessStore) -> list[Outcome]:
    return [line.outcome for line in store.audit()]


def test_links_are_listed_newest_first(store: AccessStore) -> None:
    first, second = link(), link(id="c3d4", made=NOW + DAY, role=Role.READER, label="")
    store.create(first, TOKEN)
    store.create(second, OTHER)
    assert store.links() == (second, first)


def test_a_link_opens_any_number_of_times_and_remembers_the_day(store: AccessStore) -> None:
    store.create(link(), TOKEN)
    for n in range(3):
        session = store.exchange(TOKEN, hashed(str(n)), NOW + n * DAY)
        assert (session.user, session.link) == (TIEFBAU, "a1b2")
        assert store.session(hashed(str(n)), NOW + n * DAY) == session
    assert [one.last_used for one in store.links()] == [(NOW + 2 * DAY).date()]


def test_a_clock_that_was_set_back_takes_no_day_back(store: AccessStore) -> None:
    store.create(link(made=NOW - 9 * DAY), TOKEN)
    store.exchange(TOKEN, SESSION, NOW)
    store.exchange(TOKEN, OTHER, NOW - DAY)
    assert store.links()[0].last_used == NOW.date()
    assert store.session(SESSION, NOW - DAY) is None


def test_looking_at_a_link_is_not_coming_in(store: AccessStore) -> None:
    store.create(link(), TOKEN)
    assert store.look(TOKEN, NOW) == link()
    assert (store.links()[0].last_used, outcomes(store)) == (None, [Outcome.LINK_MADE])


@pytest.mark.parametrize("later", [LONGEST, 3 * DAY, -DAY])
def test_a_session_ends_by_itself_and_when_the_clock_goes_back(store: AccessStore, later: timedelta) -> None:
    store.create(link(), TOKEN)
    store.exchange(TOKEN, SESSION, NOW)
    assert store.session(SESSION, NOW + later) is None


def test_what_is_no_session_opens_nothing_and_a_link_is_none(store: AccessStore) -> None:
    store.create(link(), TOKEN)
    store.exchange(TOKEN, SESSION, NOW)
    for hash_ in (TOKEN, OTHER, b"", b"x", SESSION[:-1], SESSION + b"\0"):
        assert store.session(hash_, NOW) is None
    for hash_ in (SESSION, OTHER, b"", TOKEN[:-1]):
        with pytest.raises(UnknownLinkError):
            store.exchange(hash_, b"new", NOW)
        with pytest.raises(UnknownLinkError):
            store.look(hash_, NOW)
    assert store.session(b"new", NOW) is None


def test_withdrawing_a_link_ends_its_sessions_at_once_and_no_others(store: AccessStore) -> None:
    store.create(link(), TOKEN)
    store.create(link(id="c3d4", department="schule"), OTHER)
    store.exchange(TOKEN, SESSION, NOW)
    store.exchange(OTHER, b"other", NOW)
    assert store.session(SESSION, NOW)
    store.withdraw("a1b2", NOW)
    assert store.session(SESSION, NOW) is None
    assert store.session(b"other", NOW)
    with pytest.raises(WithdrawnLinkError):
        store.exchange(TOKEN, b"again", NOW)
    assert {one.id: one.withdrawn for one in store.links()} == {"a1b2": NOW, "c3d4": None}


@pytest.mark.parametrize("id_", ["", "nie", "a1b2"])
def test_what_is_not_there_or_withdrawn_cannot_be_withdrawn(store: AccessStore, id_: str) -> None:
    store.create(link(), TOKEN)
    store.withdraw("a1b2", NOW)
    with pytest.raises(NoSuchLinkError):
        store.withdraw(id_, NOW + DAY)
    with pytest.raises(NoSuchLinkError):
        store.replace(id_, link(id="c3d4"), OTHER)
    assert store.links() == (link(withdrawn=NOW),)


def test_replacing_a_link_opens_the_new_one_only(store: AccessStore) -> None:
    store.create(link(), TOKEN)
    store.exchange(TOKEN, SESSION, NOW)
    fresh = link(id="c3d4", made=NOW + DAY)
    store.replace("a1b2", fresh, OTHER)
    assert store.session(SESSION, NOW) is None
    assert store.look(OTHER, NOW + DAY) == fresh
    with pytest.raises(WithdrawnLinkError):
        store.look(TOKEN, NOW + DAY)


def test_all_links_can_be_withdrawn_at_once(store: AccessStore) -> None:
    store.create(link(), TOKEN)
    store.create(link(id="c3d4"), OTHER)
    store.withdraw("a1b2", NOW)
    store.exchange(OTHER, SESSION, NOW)
    assert store.withdraw_all(NOW + DAY) == 1
    assert store.session(SESSION, NOW) is None
    assert store.withdraw_all(NOW + DAY) == 0


def test_signing_out_ends_one_session(store: AccessStore) -> None:
    store.create(link(), TOKEN)
    store.exchange(TOKEN, SESSION, NOW)
    store.exchange(TOKEN, OTHER, NOW)
    for _ in range(2):
        store.sign_out(SESSION, NOW)
    assert store.session(SESSION, NOW) is None
    assert store.session(OTHER, NOW)
    assert outcomes(store).count(Outcome.SIGNED_OUT) == 1


@pytest.mark.parametrize(
    ("change", "at", "error", "outcome"),
    [
        ({"expires": NOW + DAY}, NOW + DAY, ExpiredLinkError, Outcome.EXPIRED),
        ({"made": NOW + DAY}, NOW, EarlyLinkError, Outcome.EARLY),
    ],
)
def test_who_is_refused_with_a_link_stays_on_record(
    store: AccessStore, change: dict[str, object], at: object, error: type[Exception], outcome: Outcome
) -> None:
    store.create(link(**change), TOKEN)
    with pytest.raises(error):
        store.exchange(TOKEN, SESSION, at)  # type: ignore[arg-type] # a row of the table
    assert outcome in outcomes(store)
    assert store.session(SESSION, NOW) is None


def test_who_signed_in_when_is_on_record_to_the_second_and_guesses_by_the_hour(store: AccessStore) -> None:
    store.create(link(made=NOW - DAY), TOKEN)
    store.exchange(TOKEN, SESSION, NOW)
    for minute in range(20):
        with pytest.raises(UnknownLinkError):
            store.look(OTHER, NOW + timedelta(minutes=minute))
    assert store.audit() == (
        Line(at=NOW, who="planner@tiefbau", outcome=Outcome.SIGNED_IN),
        Line(at=NOW.replace(minute=0, second=0), who="", outcome=Outcome.UNKNOWN, times=20),
        Line(at=NOW - DAY, who="planner@tiefbau", outcome=Outcome.LINK_MADE),
    )


def test_what_was_kept_long_enough_is_forgotten_and_nothing_else(store: AccessStore) -> None:
    store.create(link(), TOKEN)
    store.create(link(id="c3d4", withdrawn=None, expires=NOW + DAY), OTHER)
    store.exchange(TOKEN, SESSION, NOW)
    assert store.forget(NOW) == 0
    assert store.forget(NOW + LONGEST) == 1
    assert store.forget(NOW + KEPT - timedelta(seconds=1)) == 0
    assert store.forget(NOW + KEPT) == 2
    assert store.audit() == ()
    assert store.forget(NOW + KEPT + DAY) == 1
    assert [one.id for one in store.links()] == ["a1b2"]
    assert replace(store.links()[0], last_used=None) == link()

"""What opens a door, for how long, and what a proxy may say."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.access import Role, User
from gelingenscheck.access.asserted import asserted
from gelingenscheck.access.audit import OUTCOMES
from gelingenscheck.access.link import (
    SKEW,
    EarlyLinkError,
    ExpiredLinkError,
    Link,
    RefusedLinkError,
    UnknownLinkError,
    WithdrawnLinkError,
    refusal,
)
from gelingenscheck.access.session import LONGEST, begin, holds
from gelingenscheck.access.token import ALPHABET, BYTES, LENGTH, grouped, hashed, typed, written

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
LINK = Link(
    id="a1b2", role=Role.PLANNER, department="tiefbau", made=NOW, by="administrator@it",
    expires=NOW + timedelta(days=400),
)  # fmt: skip


@given(st.binary(min_size=BYTES, max_size=BYTES))
def test_a_token_is_understood_however_it_was_typed_or_pasted(bits: bytes) -> None:
    token = written(bits)
    assert len(token) == LENGTH
    for text in (
        token, token.upper(), grouped(token), f" {token}\n", f"https://check.example/anmelden#{token}",
        token.replace("0", "O").replace("1", "l"),
    ):  # fmt: skip
        assert typed(text) == token


@given(st.binary(min_size=BYTES, max_size=BYTES), st.binary(min_size=BYTES, max_size=BYTES))
def test_two_tokens_are_the_same_only_if_their_bits_are(one: bytes, other: bytes) -> None:
    assert (written(one) == written(other)) == (one == other) == (hashed(written(one)) == hashed(written(other)))


@given(st.text(max_size=300))
def test_what_is_no_token_is_none(text: str) -> None:
    known = typed(text)
    assert known is None or (len(known) == LENGTH and set(known) <= set(ALPHABET))


@pytest.mark.parametrize("text", ["", "0" * 25, "0" * 27, "u" * 26, "8" + "0" * 25, "z" * 26, "#", "\x00" * 26])
def test_a_token_has_26_signs_and_128_bits(text: str) -> None:
    assert typed(text) is None


def test_only_128_bits_make_a_token() -> None:
    with pytest.raises(ValueError, match="15"):
        written(b"x" * 15)


DAY = timedelta(days=1)
REFUSED: dict[str, tuple[Callable[[Link], Link | None], timedelta, type[RefusedLinkError] | None]] = {
    "at once": (lambda link: link, timedelta(), None),
    "on the last second": (lambda link: link, 400 * DAY - timedelta(seconds=1), None),
    "when it ends": (lambda link: link, 400 * DAY, ExpiredLinkError),
    "years later": (lambda link: link, 4000 * DAY, ExpiredLinkError),
    "withdrawn": (lambda link: replace(link, withdrawn=NOW), timedelta(), WithdrawnLinkError),
    "withdrawn by a clock ahead": (lambda link: replace(link, withdrawn=NOW + DAY), timedelta(), WithdrawnLinkError),
    "withdrawn and over": (lambda link: replace(link, withdrawn=NOW), 500 * DAY, WithdrawnLinkError),
    "unknown": (lambda _: None, timedelta(), UnknownLinkError),
    "a little before it was made": (lambda link: link, -SKEW, None),
    "long before it was made": (lambda link: link, -DAY, EarlyLinkError),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_link_opens_from_when_it_was_made_until_it_ends(case: str) -> None:
    change, later, error = REFUSED[case]
    refused = refusal(change(LINK), NOW + later)
    assert (None if refused is None else type(refused)) is error


def test_every_way_to_be_refused_is_recorded() -> None:
    assert set(OUTCOMES) == set(RefusedLinkError.__subclasses__())


def test_a_session_lasts_a_working_day_and_never_longer_than_its_link() -> None:
    assert begin(LINK, NOW).expires == NOW + LONGEST
    short = replace(LINK, expires=NOW + timedelta(hours=1))
    assert begin(short, NOW).expires == short.expires
    assert begin(LINK, NOW).user == User(role=Role.PLANNER, department="tiefbau")


@pytest.mark.parametrize(
    ("later", "held"),
    [(timedelta(), True), (LONGEST - timedelta(seconds=1), True), (LONGEST, False), (-SKEW, True), (-DAY, False)],
)
def test_a_session_holds_only_while_the_clock_can_be_believed(later: timedelta, held: bool) -> None:  # noqa: FBT001 - a row of the table
    assert holds(begin(LINK, NOW), NOW + later) is held


@pytest.mark.parametrize("role", [Role.PLANNER, Role.FACILITATOR, Role.MANAGER, Role.READER, Role.ADMINISTRATOR])
def test_a_proxy_names_a_role_and_a_department(role: Role) -> None:
    assert asserted([f"{role}@amt-66"]) == User(role=role, department="amt-66")


@pytest.mark.parametrize(
    "values",
    [
        [], [""], ["planner"], ["planner@"], ["@tiefbau"], ["local@tiefbau"], ["root@tiefbau"], ["PLANNER@tiefbau"],
        ["planner@tiefbau", "administrator@it"], ["planner@tiefbau", "planner@tiefbau"],
        ["planner@tiefbau, administrator@it"], ["planner@tiefbau\n"], [" planner@tiefbau"], ["planner@Tiefbau"],
        ["planner@tiefbau@it"], ["planner@../it"], ["planner@" + "a" * 1_000_000],
    ],
)  # fmt: skip
def test_whatever_else_a_header_says_is_nobody(values: list[str]) -> None:
    assert asserted(values) is None

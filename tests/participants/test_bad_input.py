"""Whatever a phone sends: one sentence back, nothing lost, nothing logged."""

import logging
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.participants import forms
from gelingenscheck.storage.store import StoreUnavailableError
from gelingenscheck.workshop.log import Do
from gelingenscheck.workshop.state import Ballot
from tests.participants.room import CODE, HOME, HOST, Phone, Room, workshop

FIRST = Ballot(index=0, vote=1)


def stored(room: Room) -> int:
    return room.store.voted(room.workshop.id, FIRST)


@pytest.mark.parametrize(
    "form",
    [
        {}, {"ballot": "0.1"}, {"ballot": "0.1", "choice": "7", "seq": "1"},
        {"ballot": "0.1", "choice": "-1", "seq": "1"},
        {"ballot": "0.1", "choice": "1", "seq": "²"}, {"ballot": "0", "choice": "1", "seq": "1"},
        {"ballot": "9" * 400 + ".1", "choice": "1", "seq": "1"}, {"ballot": "-1.1", "choice": "1", "seq": "1"},
        {"ballot": "0.1", "choice": "1", "seq": "1e9"}, {"ballot": "0.1", "choice": "٣", "seq": "1"},
        b"\xff\xfe\x00", b"&&&===", b"a=1&" * 20,
    ],
)  # fmt: skip
def test_what_is_no_vote_saves_nothing_and_asks_to_choose(room: Room, phone: Phone, form: Any) -> None:
    room.act(Do.OPEN)
    answer = phone.post(f"{HOME}/vote", form)
    assert (answer.status, answer.headers["location"]) == (303, f"{HOME}?m=choose_error")
    assert "Bitte wählen Sie zuerst eine Antwort." in phone.get(f"{HOME}?m=choose_error").text
    scripted = phone.post(f"{HOME}/vote", form, accept="application/json")
    assert (scripted.status, scripted.json) == (400, {"reload": True})
    assert stored(room) == 0


@given(st.dictionaries(st.sampled_from(["ballot", "choice", "seq", "still"]), st.text(max_size=12)))
def test_no_form_breaks_the_reading(form: dict[str, str]) -> None:
    cast = forms.cast(form)
    assert cast is None or (cast.choice in {None, 0, 1, 2, 3, 4} and 1 <= cast.sequence <= 9_999)


def test_the_numbers_of_a_vote_are_kept_small() -> None:
    cast = forms.cast({"ballot": "0.1", "choice": "x", "seq": "99999"})
    assert cast == forms.Cast(ballot=FIRST, choice=None, sequence=9_999)


def test_too_large_a_body_is_refused_before_it_is_read_to_the_end(room: Room, phone: Phone) -> None:
    room.act(Do.OPEN)
    answer = phone.post(f"{HOME}/vote", b"choice=1&x=" + b"a" * 5_000)
    assert (answer.status, "Gespeicherte Stimmen sind sicher." in answer.text) == (413, True)
    assert stored(room) == 0


@pytest.mark.parametrize("ballot", ["1.1", "0.2", "0.99", "77.1"])
def test_a_vote_for_another_round_counts_nowhere_and_says_so(room: Room, phone: Phone, ballot: str) -> None:
    room.act(Do.OPEN)
    answer = phone.vote_by_script(2, ballot)
    assert answer.status == 409
    assert "Ihre Stimme kam zu spät und zählt nicht." in answer.json["main"]
    assert all(room.store.voted(room.workshop.id, Ballot(index=i, vote=v)) == 0 for i in (0, 1) for v in (1, 2))


def test_nobody_votes_without_having_joined(room: Room) -> None:
    room.act(Do.OPEN)
    stranger = room.phone()
    assert stranger.vote(2).headers["location"] == f"{HOME}?joined"
    assert stranger.vote_by_script(2).status == 401
    stranger.cookies["w"] = "A" * 22 + "." + "B" * 12
    assert stranger.vote_by_script(2).json == {"reload": True}
    assert stored(room) == 0


@pytest.mark.parametrize("ticket", ["", ".", "a.", ".a", "ü.ü", "x" * 9_000, "a.b.c", "a" * 22])
def test_a_made_up_ticket_opens_nothing(room: Room, ticket: str) -> None:
    phone = room.phone()
    phone.cookies["w"] = ticket
    assert "Mitmachen" in phone.get().text
    assert phone.get(f"{HOME}/live").status == 401
    assert phone.get(f"{HOME}/now").status == 401


def test_a_ticket_of_another_workshop_is_none(room: Room, phone: Phone) -> None:
    other = workshop(id="other-w1", code="ABCDEF")
    room.store.create(other)
    assert "Willkommen" in phone.get("/w/ABCDEF").text
    answer = phone.post("/w/ABCDEF/vote", {"ballot": "0.1", "choice": "1", "seq": "1"}, accept="application/json")
    assert answer.status == 401


def test_two_phones_with_one_ticket_are_one_voice_and_the_page_shows_which_choice_holds(
    room: Room, phone: Phone
) -> None:
    room.act(Do.OPEN)
    second = room.phone()
    second.cookies.update(phone.cookies)
    phone.vote(1, seq=1)
    phone.vote(2, seq=2)
    assert second.vote(4, seq=1).headers["location"] == f"{HOME}?show"
    assert "<details open>" in second.get(f"{HOME}?show").text
    assert 'value="2" checked' in second.get(f"{HOME}?show").text
    assert stored(room) == 1


def test_one_phone_with_two_tickets_is_one_voice_per_browser_and_joining_twice_changes_nothing(
    room: Room, phone: Phone
) -> None:
    before = dict(phone.cookies)
    phone.join()
    assert phone.cookies == before
    room.act(Do.OPEN)
    phone.vote(1)
    room.phone().join().vote(2)
    assert stored(room) == 2


def test_the_same_vote_five_times_is_one(room: Room, phone: Phone) -> None:
    room.act(Do.OPEN)
    assert [phone.vote_by_script(3).status for _ in range(5)] == [200] * 5
    assert stored(room) == 1


def test_a_full_vote_refuses_and_says_what_to_do(room: Room, phone: Phone) -> None:
    room.act(Do.OPEN)
    room.fill((room.workshop.most_devices, 0, 0, 0, 0))
    room.store.vote = _full(room)  # type: ignore[method-assign]
    answer = phone.vote(1)
    assert (answer.status, "Sie können auf Papier abstimmen." in answer.text) == (403, True)
    scripted = phone.vote_by_script(1)
    assert (scripted.status, "Sie können auf Papier abstimmen." in scripted.json["main"]) == (403, True)


def _full(_room: Room) -> Any:
    from concurrent.futures import Future  # noqa: PLC0415

    from gelingenscheck.storage.workshops.store import FullError  # noqa: PLC0415

    def vote(*_args: object) -> "Future[Any]":
        future: Future[Any] = Future()
        future.set_exception(FullError())
        return future

    return vote


def test_where_nothing_can_be_written_nobody_is_told_that_it_was(
    room: Room, phone: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    def vote(*_args: object) -> Any:
        raise StoreUnavailableError(reason="geheim-4711")

    room.act(Do.OPEN)
    room.store.vote = vote  # type: ignore[method-assign]
    with caplog.at_level(logging.DEBUG):
        answer = phone.vote(1)
        scripted = phone.vote_by_script(1)
    assert (answer.status, "Gespeicherte Stimmen sind sicher." in answer.text) == (503, True)
    assert scripted.status == 503
    assert "StoreUnavailableError" in caplog.text
    for secret in ("geheim-4711", phone.cookies["w"], CODE, phone.address):
        assert secret not in caplog.text


@pytest.mark.parametrize(
    "code",
    ["-", "QQQQQQ", "K7M4P", "K7M4PXX1", "%00", "%ff%fe", "A" * 5_000, "..%2f..", "<script>", "٣٣٣٣٣٣", "💥", "K7M4P0"],
)
def test_a_code_that_is_none_is_a_sentence(room: Room, code: str) -> None:
    answer = room.phone().get(f"/w/{code}")
    assert answer.status in {404, 307}
    assert "<script>" not in answer.text.partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize(
    "path", ["/wand", "/_stcore/health", "/w/K7M4PX/vote/x", "/healthz", "/w/K7M4PX/live/x/y", "//w"]
)
def test_what_is_not_a_participants_route_is_not_here(room: Room, path: str) -> None:
    answer = room.phone().get(path)
    assert (answer.status, "Das hat nicht geklappt" in answer.text) == (404, True)


@pytest.mark.parametrize(
    ("method", "path"),
    [("PUT", HOME), ("DELETE", HOME), ("TRACE", "/w"), ("PATCH", "/"), ("PUT", f"{HOME}/leave"), ("BREW", HOME)],
)
def test_an_odd_method_is_a_sentence(room: Room, method: str, path: str) -> None:
    answer = room.phone().get(path, method=method)
    assert (answer.status, "Das hat nicht geklappt" in answer.text) == (405, True)


@pytest.mark.parametrize("path", ["join", "vote", "leave"])
def test_reloading_what_a_form_led_to_comes_back_to_the_page(room: Room, phone: Phone, path: str) -> None:
    answer = phone.get(f"{HOME}/{path}")
    assert (answer.status, answer.headers["location"]) == (307, HOME)


def test_asking_only_for_the_head_changes_nothing_and_opens_no_line(room: Room, phone: Phone) -> None:
    assert phone.get(method="HEAD").status == 200
    assert phone.get(f"{HOME}/live", method="HEAD").body == b""


@pytest.mark.parametrize("path", ["join", "vote", "leave"])
@pytest.mark.parametrize(
    "origin", ["https://angreifer.example", "null", f"http://{HOST}.angreifer.example", "http://192.168.1.20"]
)
def test_a_foreign_page_changes_nothing(room: Room, phone: Phone, path: str, origin: str) -> None:
    room.act(Do.OPEN)
    answer = phone.post(f"{HOME}/{path}", {"ballot": "0.1", "choice": 1, "seq": 1}, origin=origin)
    assert (answer.status, answer.cookies, stored(room)) == (403, [], 0)


def test_an_old_browser_that_does_not_say_where_it_comes_from_may_vote(room: Room, phone: Phone) -> None:
    room.act(Do.OPEN)
    form = b"ballot=0.1&choice=1&seq=1"
    assert phone._ask("POST", f"{HOME}/vote", form, {}).status == 303
    assert phone._ask("POST", f"{HOME}/vote", form, {"sec-fetch-site": "cross-site"}).status == 403
    assert stored(room) == 1


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("192.168.1.20:8502", 200), ("10.0.0.7", 200), ("[fe80::1]:8502", 200), ("localhost", 200),
        ("workshop.example", 200), ("angreifer.example", 421), ("192.168.1.20.angreifer.example", 421), ("", 421),
    ],
)  # fmt: skip
def test_the_room_answers_addresses_and_its_own_names_only(room: Room, host: str, status: int) -> None:
    assert room.phone().get("/", host=host).status == status


def test_the_page_may_load_run_and_send_nothing_foreign(room: Room) -> None:
    headers = room.phone().get().headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert policy.count("'sha256-") == 2
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-robots-tag"] == "noindex"


def test_the_ticket_is_for_this_workshop_only_and_out_of_reach_of_scripts(room: Room) -> None:
    (cookie,) = room.phone().post(f"{HOME}/join").cookies
    for part in ("HttpOnly", f"Path={HOME};", "SameSite=lax", "Max-Age=1209600"):
        assert part in cookie, cookie
    assert "Secure" not in cookie


@given(text=st.text(min_size=1, max_size=60))
def test_what_somebody_typed_is_never_markup(text: str) -> None:
    room = Room(workshop(title=f"{text}<img src=x>"))
    phone = room.phone()
    page = phone.get().text
    assert "<img" not in page
    phone.join()
    room.act(Do.OPEN, Do.CLOSE, Do.REVEAL)
    room.act(Do.AGREE, level=1, dissent=f"{text}<img src=x>")
    assert "<img" not in phone.get().text
    assert "<img" not in phone.get(f"{HOME}/now?v=0").json["main"]

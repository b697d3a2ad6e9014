"""Every state of the page, as a browser without JavaScript gets it."""

from dataclasses import replace

import pytest

from gelingenscheck.workshop.log import Do
from tests.participants.room import CODE, CROSSCUTTING, FACTOR, HOME, NOON, PRACTICE, Phone, Room, question, workshop

REFRESH = '<noscript><meta http-equiv="refresh" content="10"></noscript>'


def heading(text: str) -> str:
    return text.partition("<h1")[2].partition(">")[2].partition("</h1>")[0]


def test_the_join_page_says_what_it_is_about_and_what_becomes_of_a_ballot(room: Room) -> None:
    page = room.phone().get()
    assert (page.status, heading(page.text)) == (200, "Willkommen")
    assert "Umbau Schulweg" in page.text
    assert "Ein Ergebnis zeigen wir erst ab <bdi>5</bdi> Stimmen." in page.text
    assert "Nach <bdi>30</bdi> Tagen löschen wir" in page.text
    assert page.cookies == []


def test_a_language_that_nobody_signed_off_says_so(room: Room) -> None:
    sentence = "Diese Texte sind neu."
    assert sentence in room.phone().get().text
    languages = tuple(replace(language, signed_off="Dolmetschdienst") for language in room.house.languages)  # type: ignore[arg-type]
    room.house = replace(room.house, languages=languages)
    assert sentence not in room.phone().get().text


def test_whoever_joined_waits_and_the_page_asks_again_by_itself(room: Room, phone: Phone) -> None:
    page = phone.get()
    assert heading(page.text) == "Gleich geht es los"
    assert REFRESH in page.text
    assert f'href="{HOME}?still"' in page.text
    still = phone.get(f"{HOME}?still").text
    assert REFRESH not in still


def test_a_browser_that_keeps_no_cookie_is_told(room: Room) -> None:
    assert heading(room.phone().get(f"{HOME}?joined").text) == "Ihr Browser speichert nichts"


def test_a_whole_factor_is_asked_by_its_title(room: Room, phone: Phone) -> None:
    room.act(Do.OPEN)
    page = phone.get().text
    assert heading(page) == "Alle können leicht mitmachen und gehören dazu"
    assert "Wie weit ist unser Plan bei diesem Punkt?" in page
    assert "Frage <bdi>1</bdi> von <bdi>2</bdi>" in page
    assert page.count('type="radio"') == 6
    assert '" checked>' not in page
    assert REFRESH not in page


def test_the_test_round_has_no_number_and_says_that_it_is_one() -> None:
    room = Room(workshop(items=(PRACTICE, FACTOR)))
    phone = room.phone().join()
    room.act(Do.OPEN)
    page = phone.get().text
    assert heading(page) == "Das ist eine Probe. Wir heben keine Stimmen auf."
    assert "Frage <bdi>" not in page
    room.act(Do.CLOSE, Do.REVEAL)
    room.act(Do.AGREE, level=2)
    room.act(Do.NEXT, Do.OPEN)
    assert "Frage <bdi>1</bdi> von <bdi>1</bdi>" in phone.get().text


def test_a_departments_own_standard_is_asked_by_its_question() -> None:
    room = Room(workshop(items=(CROSSCUTTING,), phase=None))
    phone = room.phone("en-GB").join()
    room.act(Do.OPEN)
    asked = room.house.catalogue.by_id["identities"].crosscutting
    page = phone.get().text
    assert heading(page) == asked.text.en.replace("'", "&#39;")
    assert asked.anchors[4].en.replace("'", "&#39;") in page


def test_a_question_without_a_translation_is_german_and_marked_so() -> None:
    room = Room(workshop(items=(question(),)))
    arabic, simple = room.phone("ar-SA").join(), room.phone().join()
    room.act(Do.OPEN)
    page = arabic.get().text
    assert '<html lang="ar" dir="rtl">' in page
    assert '<h1 tabindex="-1" lang="de" dir="ltr">' in page
    assert "هذا السؤال متاح بالألمانية فقط." in page
    assert "Diese Frage gibt es nur auf Deutsch" not in simple.get().text


def test_a_vote_is_acknowledged_and_can_be_seen_and_changed(room: Room, phone: Phone) -> None:
    room.act(Do.OPEN)
    answer = phone.vote(3)
    assert (answer.status, answer.headers["location"]) == (303, HOME)
    page = phone.get().text
    assert heading(page) == "Ihre Stimme ist gespeichert"
    assert 'value="3" checked' in page
    assert 'name="seq" value="2"' in page
    phone.vote("x", seq=2)
    assert 'value="x" checked' in phone.get().text


def test_a_closed_vote_says_whether_ones_own_is_in_it(room: Room, phone: Phone) -> None:
    silent = room.phone().join()
    room.act(Do.OPEN)
    phone.vote(3)
    room.act(Do.CLOSE)
    assert "Ihre Stimme zählt mit." in phone.get().text
    assert "Von Ihnen ist keine Stimme dabei. Das ist in Ordnung." in silent.get().text


def test_a_late_vote_and_a_late_change_are_two_sentences(room: Room, phone: Phone) -> None:
    late = room.phone().join()
    room.act(Do.OPEN)
    phone.vote(3)
    room.act(Do.CLOSE)
    assert late.vote(1).headers["location"] == f"{HOME}?m=late"
    assert "Ihre Stimme kam zu spät und zählt nicht." in late.get(f"{HOME}?m=late").text
    assert phone.vote(1, seq=2).headers["location"] == f"{HOME}?m=late_change"
    assert "Ihre vorherige Stimme zählt." in phone.get(f"{HOME}?m=late_change").text


def test_a_result_is_words_first_then_bars_and_figures(room: Room, phone: Phone) -> None:
    room.act(Do.OPEN)
    room.fill((0, 0, 8, 4, 0), 2)
    room.paper((0, 0, 1, 0, 0))
    room.act(Do.CLOSE, Do.REVEAL)
    page = phone.get().text
    assert heading(page) == "Wir sind uns weitgehend einig"
    assert "Wir legen zusammen die Stufe fest." in page
    assert page.count("<rect") == 5
    for line in ("Stimmen: <bdi>15</bdi>", "auf Papier: <bdi>1</bdi>", "noch nicht: <bdi>2</bdi>", "<bdi>2,2</bdi>"):
        assert line in page, line
    assert "Erste Abstimmung" not in page


def test_two_votes_stand_beside_each_other_with_their_names(room: Room, phone: Phone) -> None:
    room.act(Do.OPEN)
    room.fill((6, 0, 0, 0, 6))
    room.act(Do.CLOSE, Do.REVEAL)
    assert heading(phone.get().text) == "Es gibt zwei Sichtweisen"
    room.act(Do.AGAIN)
    assert "Zweite Abstimmung" in phone.get().text
    room.fill((0, 0, 12, 0, 0))
    room.act(Do.CLOSE, Do.REVEAL)
    page = phone.get().text
    assert page.count("<rect") == 10
    assert "Erste Abstimmung" in page


@pytest.mark.parametrize("levels", [(0, 1, 1, 1, 1), (0, 0, 0, 0, 0), (4, 0, 0, 0, 0)])
def test_below_the_threshold_there_is_no_figure(room: Room, phone: Phone, levels: tuple[int, ...]) -> None:
    room.act(Do.OPEN)
    room.fill(levels)
    room.act(Do.CLOSE, Do.REVEAL)
    page = phone.get().text
    assert heading(page) == "Zu wenige Stimmen"
    assert "<rect" not in page
    assert "Stimmen: <bdi>" not in page


def test_a_vote_that_would_show_a_newcomer_stays_hidden(room: Room, phone: Phone) -> None:
    room.act(Do.OPEN)
    room.fill((0, 0, 8, 0, 0))
    room.act(Do.CLOSE, Do.REVEAL, Do.AGAIN)
    room.fill((0, 0, 8, 1, 0))
    room.act(Do.CLOSE, Do.REVEAL)
    page = phone.get().text
    assert heading(page) == "Diese Abstimmung zeigen wir nicht"
    assert page.count("<rect") == 5
    assert "Mitte aller Stimmen" not in page
    assert "Stimmen: <bdi>9</bdi>" not in page


def test_what_was_agreed_comes_with_its_sentence_the_next_level_and_dissent(room: Room, phone: Phone) -> None:
    room.act(Do.OPEN, Do.CLOSE, Do.REVEAL)
    room.act(Do.AGREE, level=3, dissent="Einige sehen <Hürden>.")
    page = phone.get().text
    assert heading(page) == "Wir haben uns geeinigt"
    assert "Gemeinsame Stufe: <bdi>3</bdi>" in page
    assert "Das wäre die nächste Stufe" in page
    assert "Einige sehen &lt;Hürden&gt;." in page


def test_the_highest_level_has_none_above_it(room: Room, phone: Phone) -> None:
    room.act(Do.OPEN, Do.CLOSE, Do.REVEAL)
    room.act(Do.AGREE, level=4)
    assert "Das ist die höchste Stufe." in phone.get().text


def test_a_group_that_leaves_it_open_has_not_agreed(room: Room, phone: Phone) -> None:
    room.act(Do.OPEN, Do.CLOSE, Do.REVEAL, Do.AGREE)
    page = phone.get().text
    assert heading(page) == "Bei dieser Frage legen wir uns nicht fest"
    assert "Gemeinsame Stufe" not in page


def test_pause_and_skipping_say_what_they_are(room: Room, phone: Phone) -> None:
    room.act(Do.OPEN, Do.PAUSE)
    assert heading(phone.get().text) == "Wir machen eine Pause"
    room.act(Do.RESUME, Do.SKIP)
    assert heading(phone.get().text) == "Diese Frage haben wir ausgelassen."


def test_at_the_end_one_may_delete_the_ticket(room: Room, phone: Phone) -> None:
    room.act(Do.END)
    page = phone.get().text
    assert heading(page) == "Vielen Dank"
    assert f'action="{HOME}/leave"' in page
    assert REFRESH not in page
    assert heading(phone.post(f"{HOME}/leave").text) == "Auf diesem Gerät ist nichts mehr gespeichert."
    assert phone.cookies == {}


def test_whoever_comes_after_the_end_is_told_so_and_not_asked_to_join(room: Room) -> None:
    room.act(Do.END)
    page = room.phone().get().text
    assert heading(page) == "Vielen Dank"
    assert "<form" not in page


def test_once_the_result_is_saved_the_page_no_longer_listens(room: Room, phone: Phone) -> None:
    room.act(Do.END)
    assert 'data-live="1"' in phone.get().text
    room.act(Do.SAVE, assessment="schulweg-1")
    page = phone.get().text
    assert heading(page) == "Vielen Dank"
    assert 'data-live="0"' in page


def test_a_rehearsal_is_marked_everywhere_and_never_says_that_anything_is_saved() -> None:
    room = Room(workshop(rehearsal=True))
    phone = room.phone()
    mark = "Das ist eine Probe. Wir heben keine Stimmen auf."
    assert mark in phone.get().text
    phone.join()
    room.act(Do.OPEN)
    assert mark in phone.get().text
    room.act(Do.CLOSE, Do.REVEAL, Do.END)
    assert mark in phone.get().text
    assert "Das Ergebnis ist gespeichert" not in phone.get().text


def test_an_old_code_is_gone_and_a_wrong_one_was_never_there(room: Room) -> None:
    wrong = room.phone().get("/w/QQQQQQ")
    assert (wrong.status, heading(wrong.text)) == (404, "Diesen Code gibt es nicht")
    room.now = NOON.replace(year=2027)
    old = room.phone().get()
    assert (old.status, heading(old.text)) == (410, "Dieser Workshop ist vorbei")


def test_the_front_door_asks_for_the_code_and_understands_it(room: Room) -> None:
    phone = room.phone()
    assert heading(phone.get("/").text) == heading(phone.get("/w").text) == "Beim Workshop mitmachen"
    assert phone.get("/w?code=k7m%204%D1%80%D1%85").headers["location"] == HOME  # Cyrillic р and х
    assert phone.get("/w/k7m4px").headers["location"] == HOME
    assert phone.get("/w?code=%20-").headers["location"] == "/w/-"


def test_a_room_that_is_full_says_what_is_left() -> None:
    room = Room(workshop(expected=1))
    for _ in range(room.workshop.most_devices):
        assert room.store.admit(room.workshop.id)
    answer = room.phone().post(f"{HOME}/join")
    assert (answer.status, heading(answer.text)) == (403, "Mehr Geräte passen nicht hinein")
    assert answer.cookies == []


def test_who_keeps_the_promise_stands_on_a_page_of_its_own(room: Room) -> None:
    page = room.phone().get(f"{HOME}/privacy").text
    assert "Stadt Musterstadt, Rathausplatz 1" in page
    assert "mailto:datenschutz@musterstadt.example" in page
    for link in (f"{HOME}/privacy", "https://www.musterstadt.example/impressum"):
        assert f'href="{link}"' in page


def test_an_item_that_left_the_catalogue_is_a_sentence_and_the_page_goes_on_listening(room: Room) -> None:
    room = Room(workshop(items=(replace(FACTOR, id="weg"), FACTOR)))
    phone = room.phone().join()
    room.act(Do.OPEN)
    page = phone.get()
    assert (page.status, heading(page.text)) == (200, "Das hat nicht geklappt")
    assert 'data-live="1"' in page.text
    room.act(Do.SKIP, Do.NEXT, Do.OPEN)
    assert heading(phone.get().text) == "Alle können leicht mitmachen und gehören dazu"


def test_a_city_without_links_has_none(room: Room) -> None:
    room.house = replace(room.house, municipality=None)
    page = room.phone().get().text
    assert f'href="{HOME}/privacy"' in page
    assert "Impressum" not in page
    assert CODE in page

"""The language of the page: chosen, wished for, or the first; and always there."""

from dataclasses import replace

import pytest

from gelingenscheck.participants.languages import chosen, german, offered, said
from gelingenscheck.workshop.log import Do
from tests.participants.room import HOME, Room, catalogue, house, workshop


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("de-DE,de;q=0.9", "einfach"), ("tr-TR", "tr"), ("fr-FR,uk;q=0.8", "uk"), ("AR", "ar"), ("", "einfach"),
        ("fr", "einfach"), (";;;,,,=", "einfach"), ("*", "einfach"), ("xx," * 5000 + "tr", "einfach"),
    ],
)  # fmt: skip
def test_the_browser_is_asked_and_else_the_first_language_holds(accepted: str, expected: str) -> None:
    languages = offered(house().languages, workshop(), catalogue())
    assert chosen(languages, "", accepted).id == expected


def test_what_was_chosen_on_the_page_wins_where_it_is_offered() -> None:
    languages = offered(house().languages, workshop(languages=("tr", "ar")), catalogue())
    assert [language.id for language in languages] == ["tr", "ar"]
    assert chosen(languages, "ar", "tr").id == "ar"
    assert chosen(languages, "uk", "de").id == "tr"


def test_a_language_that_was_lost_since_hides_no_other() -> None:
    languages = offered(house().languages, workshop(languages=("xx", "tr")), catalogue())
    assert [language.id for language in languages] == ["tr"]
    assert len(offered(house().languages, workshop(languages=("xx",)), catalogue())) == 7


def test_without_any_translation_the_page_is_german_with_the_catalogues_own_words() -> None:
    own = replace(catalogue(), id="eigener")
    (language,) = offered((), None, own)
    assert (language.id, language.tag, language.name) == ("de", "de", "Deutsch")
    factor = own.factors[0]
    assert language.texts(factor).title == factor.title.de
    assert german(own).said("vote_go") == "Abstimmen"


def test_a_city_without_translations_holds_its_workshop_in_german() -> None:
    room = Room(workshop(languages=()))
    room.house = replace(room.house, languages=())
    phone = room.phone("tr-TR").join()
    room.act(Do.OPEN)
    page = phone.get().text
    assert '<html lang="de" dir="ltr">' in page
    assert "<nav" not in page
    assert catalogue().by_id["low-threshold"].group["planning"][0].de in page


def test_choosing_a_language_keeps_the_link_clean_and_lives_in_the_browser_only(room: Room) -> None:
    phone = room.phone()
    answer = phone.get(f"{HOME}?lang=ar")
    assert (answer.status, answer.headers["location"]) == (303, HOME)
    (cookie,) = answer.cookies
    assert cookie.startswith("lang=ar;")
    assert "HttpOnly" in cookie
    assert "Path=/w;" in cookie
    page = phone.get()
    assert '<html lang="ar" dir="rtl">' in page.text
    assert page.headers["content-language"] == "ar"


@pytest.mark.parametrize("lang", ["xx", "%0d%0aSet-Cookie:%20a=b", "%F0%9F%98%80", "", "a" * 5000])
def test_a_language_that_is_none_harms_nobody(room: Room, lang: str) -> None:
    phone = room.phone()
    answer = phone.get(f"{HOME}?lang={lang}")
    assert answer.status == 303
    assert len(answer.cookies) == 1
    assert phone.get().status == 200


def test_every_language_writes_the_middle_with_digits_like_those_of_the_levels() -> None:
    for tag in ("tr-TR", "ar-SA", "uk-UA", "ru-RU", "pl-PL", "en-GB"):
        room = Room()
        phone = room.phone(tag).join()
        room.act(Do.OPEN)
        room.fill((0, 0, 8, 4, 0))
        room.act(Do.CLOSE, Do.REVEAL)
        page = phone.get().text
        assert "<bdi>2.2</bdi>" in page or "<bdi>2,2</bdi>" in page, tag


def test_values_are_isolated_and_escaped_and_texts_are_escaped() -> None:
    language = replace(house().languages[0], page={"about": "A & {subject}"})
    assert said(language, "about", subject="<b>") == "A &amp; <bdi>&lt;b&gt;</bdi>"

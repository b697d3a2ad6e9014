"""A character that no font has is shown as a sign of its own; it never keeps a document from being written."""

from hypothesis import example, given
from hypothesis import strategies as st

from gelingenscheck.reports import glyphs
from gelingenscheck.reports.glyphs import UNKNOWN, known, settable


def test_the_alphabets_of_our_languages_are_there() -> None:
    alphabets = "Äöüß ğışçİ їєґ ыэё ąęłż العربية „…“ – … · → ✓ ≥"
    assert settable(alphabets) == alphabets


def test_what_no_font_has_becomes_one_sign_each() -> None:
    assert settable("Fest 😀 中 \U0001d538") == f"Fest {UNKNOWN} {UNKNOWN} {UNKNOWN}"


def test_control_characters_and_turns_of_direction_go() -> None:
    assert settable("a\x00b\x1b\u202ec\ud800d\ufeff") == "abcd"


def test_an_endless_word_may_break_and_keeps_its_letters() -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitän" * 5
    assert settable(word).replace("\u200b", "") == word
    assert max(map(len, settable(word).split("\u200b"))) <= glyphs.PIECE
    address = "https://www.musterstadt.example/rat/vorlagen/2026?nummer=12-0767&anlage=3"
    assert settable(address).split("\u200b")[-1] == "3"
    assert settable("Bürgerbeteiligungsverfahren") == "Bürgerbeteiligungsverfahren"


@given(st.text(max_size=60))
@example("x" * 50)
@example("https://a.example/" + "y" * 40)
def test_what_is_settable_stays_as_it_is(text: str) -> None:
    once = settable(text)
    assert settable(once) == once
    assert all(ord(sign) in known() for sign in once)

"""What people typed is shown letter by letter, whatever Markdown would make of it."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gelingenscheck.ui.markup import esc, shortened

JOINER = "\u2060"
CONTROLS = re.compile("[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
LIKE_MARKDOWN = st.text(st.sampled_from("*_`[](){}<>!#+-=|~\\&;:/.\"'$@^ \t\n\r1ax\u202e\u00a0\u2028ß😀"), max_size=60)


def read(text: str) -> str:
    """Return what an independent CommonMark reader makes of an escaped text: one paragraph of plain text."""
    tokens = MarkdownIt("commonmark").parse(esc(text))
    if not tokens:
        return ""
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    return "".join(child.content for child in children)


@settings(deadline=None)
@given(st.one_of(st.text(), LIKE_MARKDOWN))
@example("[Klick](javascript:alert(1))")
@example("<script>alert(1)</script>")
@example("&lt;b&gt; &#60;")
@example("    vier Leerzeichen am Anfang")
@example("1. keine Liste")
@example("Titel\n=====")
@example("Zeile  \nUmbruch\\")
def test_markdown_shows_a_typed_text_letter_by_letter(text: str) -> None:
    assert read(text).replace(JOINER, "").strip() == CONTROLS.sub(" ", text).strip()


@pytest.mark.parametrize(
    "text",
    [
        "www.example.org",
        "WWW.example.org",
        "http://example.org/a",
        "https://example.org",
        "amt@example.org",
        ":streamlit:",
        "a -> b",
        "a <- b",
        "a <-> b",
        "a -- b",
        "a >= b",
        "a <= b",
        "a ~= b",
    ],
)
def test_what_is_replaced_after_markdown_was_read_is_broken_up(text: str) -> None:
    """Streamlit turns addresses, arrows and its own sign into something else where no escape counts any more."""
    shown = read(text)
    assert text not in shown
    assert shown.replace(JOINER, "") == text


@pytest.mark.parametrize("text", ["Umbau Schulweg", "Straße für alle (Teil 2)", "Öffnung ab 8:30 Uhr", "50-m-Bahn"])
def test_ordinary_titles_hold_nothing_invisible(text: str) -> None:
    assert read(text) == text


def test_controls_that_turn_the_reading_direction_are_left_out() -> None:
    assert read("Bericht\u202efdp.exe") == "Bericht fdp.exe"
    assert "\u061c" not in esc("a\u061cb")


def test_emoji_and_letters_that_join_stay_whole() -> None:
    assert read("👩\u200d🚒 می\u200cخواهم") == "👩\u200d🚒 می\u200cخواهم"


def test_a_text_that_fits_is_not_cut() -> None:
    assert shortened("Umbau  des\nSchulwegs", 20) == "Umbau des Schulwegs"


def test_a_long_text_is_cut_at_a_word() -> None:
    assert shortened("Umbau des Schulwegs", 15) == "Umbau des…"


@settings(deadline=None)
@given(st.text(), st.integers(min_value=1, max_value=90))
def test_a_shortened_text_fits_its_place(text: str, length: int) -> None:
    assert len(shortened(text, length)) <= length

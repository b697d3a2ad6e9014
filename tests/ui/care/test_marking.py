"""What differs between two texts is marked, whatever they hold, and nothing else is."""

import re

from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.ui.care.marking import marked
from tests.pages.visit import plain

MARK = re.compile(r":(?:red|green)-background\[(?:~~|\*\*)(.*?)(?:~~|\*\*)\]")
LETTERS = st.text(alphabet="abcÄß .,", max_size=40)


def unmarked(markdown: str) -> str:
    return " ".join(plain(MARK.sub(r"\1", markdown)).split())


def test_words_that_went_are_struck_through_and_words_that_came_are_bold() -> None:
    before, after = marked("Wir haben alle gefragt.", "Wir haben niemanden gefragt.")
    assert before == "Wir haben :red-background[~~alle~~] gefragt\\."
    assert after == "Wir haben :green-background[**niemanden**] gefragt\\."


def test_what_is_on_one_side_only_is_marked_whole_and_missing_on_the_other() -> None:
    assert marked(None, "Neu.") == ("–", ":green-background[**Neu\\.**]")
    assert marked("Alt.", None) == (":red-background[~~Alt\\.~~]", "–")


@given(before=LETTERS, after=LETTERS)
def test_without_the_marks_both_texts_read_as_they_are(before: str, after: str) -> None:
    left, right = marked(before, after)
    assert (unmarked(left), unmarked(right)) == (" ".join(before.split()), " ".join(after.split()))


@given(text=st.text(max_size=40))
def test_equal_texts_have_no_mark(text: str) -> None:
    assert not [side for side in marked(text, text) if MARK.search(side)]


def test_markdown_in_a_text_stays_letters() -> None:
    left, right = marked("[Hier](http://localhost) **fett**", "![Bild](x) <b>~~weg~~</b>")
    for side in (left, right):
        assert not re.search(r"(?<!\\)\]\(|(?<!\\)!\[|(?<!\\)<b>", side)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.charts.wording import fitted, signed, wrap
from gelingenscheck.i18n import words_in

PROSE = st.lists(st.text("abcdefgh", min_size=1, max_size=12), min_size=1, max_size=20).map(" ".join)


@given(PROSE, st.integers(12, 40))
def test_wrapping_loses_no_word_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = wrap(text, width).split("\n")
    assert " ".join(lines) == text
    assert max(map(len, lines)) <= width


def test_lines_are_of_about_equal_length() -> None:
    assert wrap("Partizipation und Wirkmächtigkeit geschehen lassen", 34).split("\n") == [
        "Partizipation und", "Wirkmächtigkeit geschehen lassen",
    ]  # fmt: skip


def test_a_soft_hyphen_breaks_only_where_a_line_ends() -> None:
    assert wrap("Niedrig\u00adschwellige Teil\u00adhabe", 13) == "Niedrig-\nschwellige\nTeilhabe"
    assert wrap("Partizi\u00adpation", 20) == "Partizipation"


def test_a_figure_stays_with_what_it_counts() -> None:
    said = wrap("3 stark, 2 im Aufbau, 1 Handlungsbedarf", 23)
    assert said.replace("\u00a0", " ").split("\n") == ["3 stark, 2 im Aufbau,", "1 Handlungsbedarf"]


def test_a_dash_never_begins_a_line() -> None:
    assert not [line for line in wrap("eins zwei drei – vier von fünf", 14).split("\n") if line.startswith("–")]


@given(st.text())
def test_any_text_fits_every_width(text: str) -> None:
    for width, broken in zip((33, 37, 55, 83), fitted(text, 17), strict=True):
        assert max(map(len, broken.split("\n"))) <= width
        assert broken.count("\n") <= 8


@pytest.mark.parametrize(("value", "said"), [(17.4, "+17"), (-16.7, "−17"), (0.2, "±0"), (float("nan"), "")])
def test_a_difference_has_its_sign(value: float, said: str) -> None:
    assert signed(words_in("de"), value) == said

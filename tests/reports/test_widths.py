"""Columns on paper: as narrow as their figures, no narrower than a word of their head, together as wide as a line."""

from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.reports.outline import Column, Kind, Table
from gelingenscheck.reports.widths import PADDING, must_part, widths

LINE = 482.0
LONG = "Ein Satz, der so lang ist, dass er in keiner Tabelle auf einer Zeile stehen kann. " * 3
NAMES = st.text("abcmwi MW,.", max_size=40)
KINDS = st.sampled_from(list(Kind))
COLUMNS = st.lists(st.builds(Column, title=NAMES, width=st.floats(0.5, 12), kind=KINDS), min_size=1, max_size=9)


def found(*columns: Column, rows: list[list[str]]) -> list[float]:
    return widths(Table(name="T", columns=columns, rows=()), rows, LINE)


def test_a_column_of_figures_is_as_narrow_as_its_head_and_texts_have_the_rest() -> None:
    columns = (Column(title="Frage", width=6), Column(title="Gewicht", width=6, kind=Kind.NUMBER),
               Column(title="Antwort", width=6))  # fmt: skip
    question, weight, answer = found(*columns, rows=[[LONG, "2", LONG]])
    assert weight < 60
    assert question == answer > 200


def test_no_word_of_a_head_is_parted_however_small_its_share() -> None:
    wide, narrow = found(Column(title="Text", width=30), Column(title="Begründung", width=0.1), rows=[[LONG, LONG]])
    assert narrow > 10 * 5 + PADDING
    assert wide > 3 * narrow


def test_a_day_stays_on_one_line() -> None:
    columns = (Column(title="Maßnahme", width=20), Column(title="bis", width=1))
    assert found(*columns, rows=[[LONG, "19 March 2026"]])[1] > 13 * 4.5 + PADDING


def test_a_column_to_write_into_keeps_its_share() -> None:
    columns = (Column(title="Gremium", width=9), Column(title="Datum", width=3, kind=Kind.ENTRY))
    assert found(*columns, rows=[["Rat", ""]])[1] == LINE / 4


def test_an_empty_column_is_as_wide_as_in_the_next_table() -> None:
    columns = (Column(title="Frage", width=5), Column(title="Nachweis", width=5))
    assert found(*columns, rows=[[LONG, ""]])[1] == LINE / 2


@given(columns=COLUMNS, cell=NAMES, rows=st.integers(0, 3))
def test_columns_fill_the_line_whatever_stands_in_them(columns: list[Column], cell: str, rows: int) -> None:
    wide = found(*columns, rows=[[cell] * len(columns)] * rows)
    assert len(wide) == len(columns)
    assert abs(sum(wide) - LINE) < 1e-6
    assert min(wide) > 0


def test_words_are_parted_only_where_one_is_longer_than_its_line() -> None:
    assert not must_part(["viele kurze Wörter hintereinander"], 140)
    assert must_part(["Straßenverkehrsordnungsänderung"], 140)

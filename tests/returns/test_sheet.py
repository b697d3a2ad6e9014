"""Lists of every origin are read row by row; a faulty line never takes its neighbours with it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.returns.sheet import (
    MAX_ROWS,
    MAX_SHEET,
    EmptySheetError,
    NoTextError,
    SheetError,
    TooLargeError,
    read_sheet,
)

LIST = "Titel;Amt\nGrößeres Bad – neu;Sport\n"
CELL = st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufeff")).map(str.strip)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_umlauts_are_read_in_every_encoding(encoding: str) -> None:
    assert read_sheet(LIST.encode(encoding)).rows[1].cells == ("Größeres Bad – neu", "Sport")


def test_latin_1_with_signs_that_windows_does_not_know_is_read() -> None:
    assert read_sheet(b"Titel;Amt\nGr\xf6\x81\xdfe;x").rows[1].cells[0] == "Grö\x81ße"


@pytest.mark.parametrize("sign", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiter_and_line_ends_are_found(sign: str, end: str) -> None:
    rows = read_sheet(f'Titel{sign}"Amt{sign}Nr"{end}A{sign}"B"{end}'.encode()).rows
    assert [row.cells for row in rows] == [("Titel", f"Amt{sign}Nr"), ("A", "B")]


def test_the_line_that_names_the_delimiter_is_no_row() -> None:
    assert [row.cells for row in read_sheet(b"sep=,\r\na,b\r\n").rows] == [("a", "b")]


def test_empty_lines_are_skipped_and_lines_keep_their_numbers() -> None:
    assert [row.line for row in read_sheet(b"\nTitel;Amt\n\n;;\nA;B\n   \nC;D").rows] == [2, 5, 7]


def test_a_text_of_several_lines_is_one_cell_and_the_next_row_knows_its_line() -> None:
    rows = read_sheet(b'Titel;Amt\n"Erste\nzweite ""Zeile""";B\nC;D').rows
    assert [(row.line, row.cells[0]) for row in rows] == [(1, "Titel"), (2, 'Erste\nzweite "Zeile"'), (4, "C")]


@pytest.mark.parametrize("bad", [b'"offen;B', b'"a";"offen', b'"' + b"x" * 200_000 + b'"'])
def test_a_quotation_mark_without_end_costs_its_own_line_only(bad: bytes) -> None:
    rows = read_sheet(b"Titel;Amt\n" + bad + b"\nC;D\n" + b"E;F\n" * 60).rows
    assert [row.line for row in rows if row.broken] == [2]
    assert rows[2].cells == ("C", "D")


def test_broken_lines_in_a_row_do_not_melt_into_one() -> None:
    rows = read_sheet(b"Titel;Amt\n" + b'"x;y\n' * 3000).rows
    assert sum(row.broken for row in rows) == len(rows) - 1 == 3000


def test_a_quotation_mark_inside_a_text_is_one() -> None:
    assert read_sheet(b'Titel;Amt\nRohr 5";B\n').rows[1].cells == ('Rohr 5"', "B")


def test_nul_bytes_between_letters_are_dropped() -> None:
    assert read_sheet(b"Ti\0tel;Amt\n" + b"A;B\n" * 30).rows[0].cells == ("Titel", "Amt")


@pytest.mark.parametrize("data", [b"", b"\n\n", b";;;\n;;", b"\xef\xbb\xbf", b"sep=;\n"])
def test_nothing_is_a_clear_error(data: bytes) -> None:
    with pytest.raises(EmptySheetError):
        read_sheet(data)


@pytest.mark.parametrize("data", [b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0rest", b"%PDF-1.7", b"\0" * 400, b"a\0b\0c\0"])
def test_what_is_no_text_is_a_clear_error(data: bytes) -> None:
    with pytest.raises(NoTextError):
        read_sheet(data)


@pytest.mark.parametrize("data", [b"x" * (MAX_SHEET + 1), b"a\n" * (MAX_ROWS + 2)])
def test_a_list_has_an_end(data: bytes) -> None:
    with pytest.raises(TooLargeError):
        read_sheet(data)


@given(rows=st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=5), sign=st.sampled_from(";,\t"))
def test_what_a_spreadsheet_writes_is_read_back(rows: list[list[str]], sign: str) -> None:
    made = io.StringIO()
    csv.writer(made, delimiter=sign).writerows([["Titel", "Amt"], *rows])
    read = [list(row.cells) for row in read_sheet(made.getvalue().encode()).rows[1:]]
    assert read == [row for row in rows if any(row)]


@given(data=st.binary(max_size=80) | st.text(alphabet='";,\n\ta ', max_size=60).map(str.encode))
def test_no_bytes_stop_the_reading(data: bytes) -> None:
    try:
        rows = read_sheet(data).rows
    except SheetError:
        return
    assert all(row.cells for row in rows)

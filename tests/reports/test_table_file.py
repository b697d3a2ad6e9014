"""What a spreadsheet opens is what was seen, and nothing in it runs."""

import csv
import io
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from gelingenscheck.i18n import words_in
from gelingenscheck.reports.table_file import csv_file, table, xlsx_file

DE = words_in("de")
MADE = datetime(2026, 11, 24, tzinfo=UTC)
SEEN = pd.DataFrame({
    "Vorhaben": ["Über\u00adfahrt; „neu“", None],
    "Punkte": [66.65, np.nan],
    "Anzahl": [np.int64(3), np.int64(0)],
    "Stand": [date(2026, 3, 4), None],
})  # fmt: skip
RISKY = ["=1+1", "+49 2307", "-1", "@SUM(A1)", "\t=1", "\r=1", "|cmd", "%x", "＝1", " =1", '"=1', "'=1"]


def cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def opened(frame: pd.DataFrame) -> Any:
    return load_workbook(io.BytesIO(xlsx_file(table(frame, "Liste"), DE, about="Musterstadt", made=MADE))).active


def sheet(frame: pd.DataFrame) -> list[list[object]]:
    return [[cell.value for cell in row] for row in opened(frame).iter_rows()]


def test_a_csv_file_opens_with_a_double_click_and_has_german_numbers_and_days() -> None:
    data = csv_file(table(SEEN, "Liste"), DE)
    assert data.startswith(b"\xef\xbb\xbf")
    assert cells(data) == [
        ["Vorhaben", "Punkte", "Anzahl", "Stand"],
        ["Überfahrt; „neu“", "66,7", "3", "04.03.2026"],
        ["", "", "0", ""],
    ]


def test_an_english_csv_file_has_a_point_and_days_that_sort() -> None:
    assert cells(csv_file(table(SEEN, "List"), words_in("en")))[1] == ["Überfahrt; „neu“", "66.7", "3", "2026-03-04"]


def test_a_spreadsheet_has_numbers_days_and_empty_cells_as_such() -> None:
    assert sheet(SEEN) == [
        ["Vorhaben", "Punkte", "Anzahl", "Stand"],
        ["Überfahrt; „neu“", 66.7, 3, datetime(2026, 3, 4)],  # noqa: DTZ001 - spreadsheets know no time zone
        [None, None, 0, None],
    ]


def test_the_head_stays_in_sight() -> None:
    assert opened(SEEN).freeze_panes == "B2"


@pytest.mark.parametrize("text", RISKY)
def test_no_cell_of_a_csv_file_becomes_a_formula_not_even_a_heading(text: str) -> None:
    head, row = cells(csv_file(table(pd.DataFrame({text: [text]}), "x"), DE))
    assert head[0].startswith("'")
    assert row[0].startswith("'")


@pytest.mark.parametrize("text", RISKY)
def test_no_cell_of_a_spreadsheet_becomes_a_formula(text: str) -> None:
    cell = opened(pd.DataFrame({"a": [text]}))["A2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix or not text.startswith(tuple("=+-@"))


def test_a_negative_number_is_a_number() -> None:
    assert cells(csv_file(table(pd.DataFrame({"a": [-3]}), "x"), DE))[1] == ["-3"]


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn"])), min_size=1))
def test_texts_come_back_as_they_were(texts: list[str]) -> None:
    read = [row[0] if row else "" for row in cells(csv_file(table(pd.DataFrame({"a": texts}), "x"), DE))[1:]]
    assert [text.removeprefix("'") for text in read] == [text.removeprefix("'") for text in texts]


def test_an_empty_table_has_its_head() -> None:
    assert cells(csv_file(table(SEEN.iloc[:0], "x"), DE)) == [["Vorhaben", "Punkte", "Anzahl", "Stand"]]
    assert len(sheet(SEEN.iloc[:0])) == 1

"""Documents as workbook, as one tidy table and as plain values: typed, inert, whole."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from gelingenscheck.reports import plain_values, tidy, xlsx, xlsx_document
from gelingenscheck.reports.outline import Column, Outline, Paragraph, Table, whole
from gelingenscheck.usecases import papers
from gelingenscheck.usecases.papers import Format
from tests.reports import read_formats
from tests.reports.samples import HOSTILE, LETTERS, everything

RISKY = ("=1+1", "+49 2307", "-1", "@SUM(A1)", "\t=1", "|cmd", "%x", ' "=1')


def opened(outline: Outline) -> Any:
    return load_workbook(io.BytesIO(xlsx_document.write(outline)))


def lines(outline: Outline) -> list[list[str]]:
    return list(csv.reader(io.StringIO(tidy.write(outline).decode("utf-8-sig"), newline=""), delimiter=";"))


def table(*rows: tuple[Any, ...], name: str = "Liste") -> Table:
    return Table(name=name, columns=(Column(title="Was", width=1), Column(title="Wert", width=1)), rows=rows)


def with_(*blocks: Any) -> Outline:
    return replace(everything(), blocks=blocks)


@pytest.mark.parametrize("form", ["html", "xlsx", "json"])
def test_a_hostile_document_says_the_same_in_every_format(form: Format) -> None:
    outline = everything(title=LETTERS, text=HOSTILE)
    assert read_formats.READERS[form](papers.write(outline, form), "de") == read_formats.expected(outline)


def test_a_workbook_has_numbers_days_and_empty_cells_as_such() -> None:
    sheet = opened(everything(text="Erstens")).worksheets[1]
    assert [cell.value for cell in sheet[2]] == ["Erstens", 62.5, datetime(2026, 3, 4)]  # noqa: DTZ001 - a spreadsheet's day
    assert sheet["C2"].number_format == "dd.mm.yyyy"
    assert [cell.value for cell in sheet[3]] == ["Leer", None, None]


def test_a_day_in_a_column_of_texts_is_still_a_day() -> None:
    sheet = opened(with_(table(("a", date(2026, 3, 4))))).worksheets[1]
    assert sheet["B2"].is_date


@pytest.mark.parametrize("text", RISKY)
def test_nothing_in_a_workbook_or_a_csv_file_becomes_a_formula(text: str) -> None:
    outline = replace(everything(title=text, text=text), about=text)
    for sheet in opened(outline):
        for row in sheet.iter_rows():
            assert {cell.data_type for cell in row} <= {"s", "n", "d"}
            assert all(cell.quotePrefix for cell in row if str(cell.value).startswith(tuple("=+-@|%")))
    cells = [cell for line in lines(outline) for cell in line]
    assert not [
        cell for cell in cells if cell.lstrip(" \"'").startswith(tuple("=+-@|%\t")) and not cell.startswith("'")
    ]


def test_names_of_sheets_are_safe_short_and_no_two_are_alike() -> None:
    names = ["a/b:c*d?[e]\\f", "'Liste'", "LISTE", "liste", "", "History", "x" * 40, "x" * 40, "\x00\u202e"]
    made = xlsx.sheet_names(names)
    assert made[:6] == ["a b c d e f", "Liste", "LISTE (2)", "liste (3)", "–", "History (2)"]
    assert len({name.casefold() for name in made}) == len(names)
    assert max(map(len, made)) == 31
    assert len(opened(with_(*(table(("a", 1), name=name) for name in names))).worksheets) == len(names) + 1


def test_the_head_stays_in_sight_and_can_be_filtered() -> None:
    sheet = opened(everything()).worksheets[1]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:C5")
    assert sheet.print_title_rows == "$1:$1"


def test_a_text_longer_than_a_cell_is_cut_with_a_mark() -> None:
    long = "wort " * 8_000
    sheet = opened(with_(Paragraph(text=long), table((long, 1)))).worksheets[1]
    assert len(sheet["A2"].value) <= 32_767
    assert sheet["A2"].value.endswith(" …")
    assert sheet.row_dimensions[2].height <= 409


def test_bars_are_charts_to_edit_that_say_what_they_show() -> None:
    book = opened(everything(text="Stufe 1"))
    (chart,) = book["Diagramme"]._charts
    assert len(chart.series) == 2
    assert [cell.value for cell in book["Diagramme"][2]][:3] == ["Stufe 0", 3, 1]
    assert b"Balken: Stufe 1" in _part(xlsx_document.write(everything(text="Stufe 1")), "xl/drawings/drawing1.xml")


def _part(data: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read(name)


def test_a_workbook_says_what_it_is() -> None:
    known = opened(everything(title="Bericht")).properties
    assert (known.title, known.creator) == ("Bericht", "Gelingenscheck")


def test_a_document_without_tables_and_charts_is_one_sheet() -> None:
    assert opened(with_(Paragraph(text="Nichts."))).sheetnames == ["Übersicht"]


def test_a_tidy_file_keeps_order_section_and_empty_cells() -> None:
    head, *rest = lines(everything(text="Erstens"))
    assert head == ["Nr.", "Abschnitt", "Art", "Name", "Zeile", "Spalte", "Wert"]
    assert [line[0] for line in rest] == [str(n) for n in range(1, len(rest) + 1)]
    assert ["Figuren", "Tabelle", "Tabelle Erstens", "2", "Punkte", ""] in [line[1:] for line in rest]
    assert ["Figuren", "Tabelle", "Tabelle Erstens", "1", "Punkte", "62,5"] in [line[1:] for line in rest]
    assert tidy.write(everything()).startswith(b"\xef\xbb\xbf")


def test_plain_values_are_as_documented() -> None:
    known = json.loads(plain_values.write(everything(text="Erstens")))
    assert {name: value for name, value in known.items() if name != "blocks"} == {
        "format": "gelingenscheck-document", "version": 1, "kind": "document", "title": "Bericht",
        "about": "Musterstadt · 24.11.2026", "lang": "de", "made": "2026-11-24T09:00:00+00:00",
    }  # fmt: skip
    assert {block["type"] for block in known["blocks"]} == {
        "heading", "paragraph", "list", "facts", "callout", "picture", "bars", "table",
    }  # fmt: skip
    assert known["blocks"][-1]["rows"] == [
        ["Erstens", 62.5, "2026-03-04"], ["Leer", None, None], ["Ganz", 3, None], ["Rund", 75.0, None],
    ]  # fmt: skip


def test_plain_values_hold_no_control_signs_and_all_letters() -> None:
    text = plain_values.write(everything(title=LETTERS, text=HOSTILE)).decode()
    assert "\\u001b" not in text
    assert "\u202e" not in text
    assert LETTERS in text
    assert "😀" in text


@pytest.mark.parametrize(("figure", "said"), [(None, None), (0.5, 1), (62.5, 63), (62.49, 62), (-0.4, 0), (100, 100)])
def test_a_figure_is_rounded_half_up_and_a_missing_one_stays_missing(figure: float | None, said: int | None) -> None:
    assert whole(figure) == said

"""The review sheet as other programs read it: every text, room for comments, nothing that runs."""

import html
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any, Literal

import openpyxl
import pytest
from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.table import Table

from gelingenscheck.catalogue.comparison.passages import by_key
from gelingenscheck.catalogue.model import Catalogue
from gelingenscheck.i18n import LANGUAGES, words_in
from gelingenscheck.reports import docx, review_sheet, xlsx
from tests.catalogue import assembled, changed, shortened
from tests.reports.filled import MADE, columns, opened

CATALOGUE = shortened.read(shortened.text())
Lang = Literal["de", "en"]
HOSTILE = '=HYPERLINK("http://localhost";"Hier") & <b>fett</b> \x07\ud800'


@cache
def document(lang: str) -> Docx:
    return written(CATALOGUE, lang)


def written(catalogue: Catalogue, lang: str = "de") -> Docx:
    return Document(io.BytesIO(docx.write(review_sheet.document(catalogue, words_in(lang), MADE))))


def headings(known: Docx, level: int) -> list[str]:
    return [p.text for p in known.paragraphs if p.style is not None and p.style.name == f"Heading {level}"]


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_question_has_a_heading_and_a_table_with_its_five_answers_and_room_for_comments(lang: str) -> None:
    known = document(lang)
    by_title = {table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")): cells(table) for table in known.tables}
    for factor in CATALOGUE.factors:
        for i, question in enumerate(factor.questions, 1):
            said = question.text.said(lang)
            assert f"{factor.number}.{i}  {said}" in headings(known, 2)
            head, first, *rows = by_title[said]
            assert len(head) == 3
            assert first[1:] == [said, ""]
            assert rows[:5] == [[str(n), anchor.said(lang), ""] for n, anchor in enumerate(question.anchors)]
            assert [row[1] for row in rows[5:]] == [question.why.said(lang), question.help.said(lang)]
        crosscutting = by_title[factor.crosscutting.text.said(lang)]
        assert [row[1] for row in crosscutting[2:]] == [anchor.said(lang) for anchor in factor.crosscutting.anchors]


def test_every_factor_has_its_heading_and_its_two_ladders_for_groups() -> None:
    known = document("de")
    assert headings(known, 1) == [f"{factor.number}  {factor.title.de}" for factor in CATALOGUE.factors]
    said = {row[1] for table in known.tables for row in cells(table)}
    assert {text.de for factor in CATALOGUE.factors for five in factor.group.values() for text in five} <= said


@pytest.mark.parametrize(("lang", "locale"), [("de", "de-DE"), ("en", "en-GB")])
def test_the_document_says_its_title_status_version_and_language(lang: str, locale: str) -> None:
    known = document(lang)
    title, about = known.paragraphs[:2]
    assert title.style is not None
    assert title.style.name == "Title"
    assert CATALOGUE.title.said(lang) in title.text
    assert known.core_properties.title == title.text
    assert CATALOGUE.status.said(lang) in about.text
    assert CATALOGUE.version in about.text
    languages = [element.get(qn("w:val")) for element in known.styles.element.iter(qn("w:lang"))]
    assert languages == [locale] == [known.core_properties.language]
    assert known.core_properties.created == MADE.replace(tzinfo=None) or known.core_properties.created == MADE


def test_header_rows_repeat_rows_do_not_break_and_pages_are_numbered() -> None:
    known = document("de")
    for table in known.tables:
        first, *others = ([child.tag for child in row.get_or_add_trPr()] for row in table._tbl.tr_lst)
        assert qn("w:tblHeader") in first
        assert not any(qn("w:tblHeader") in row for row in others)
        assert all(qn("w:cantSplit") in row for row in (first, *others))
    section = known.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    fields = [element.text.strip() for element in section.footer._element.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_a_question_with_a_shared_ladder_shows_its_answers() -> None:
    catalogue = changed.question(
        CATALOGUE, "needs-asked", scale="planning", anchors=CATALOGUE.scales["planning"].levels
    )
    said = {row[1] for table in written(catalogue).tables for row in cells(table)}
    assert {level.de for level in CATALOGUE.scales["planning"].levels} <= said


def test_a_retired_question_is_not_commented_on() -> None:
    retired = changed.question(CATALOGUE, "needs-asked", retired="2.0.0")
    assert CATALOGUE.questions["needs-asked"].text.de not in str(headings(written(retired), 2))
    assert not [key for key in keys(retired) if key.startswith("needs-asked/")]


def keys(catalogue: Catalogue) -> list[str]:
    return [str(row[0]) for row in rows(catalogue)]


def rows(catalogue: Catalogue, lang: str = "de") -> Iterator[tuple[Any, ...]]:
    return opened(catalogue, lang).worksheets[0].iter_rows(min_row=2, values_only=True)


@pytest.mark.parametrize("catalogue", [CATALOGUE, assembled.catalogue(12)], ids=["shipped", "own"])
def test_the_table_has_one_row_per_text_with_its_id_part_level_and_languages(catalogue: Catalogue) -> None:
    every = by_key(catalogue)
    found = {str(row[0]): row for row in rows(catalogue)}
    assert set(found) == set(every)
    assert len(found) == len(keys(catalogue))
    for key, passage in every.items():
        _, factor, part, level, de, en, simple, *entries, mark = found[key]
        assert (level, de, en, simple) == (passage.level, passage.text.de, passage.text.en, passage.text.simple)
        assert factor
        assert part
        assert entries == [None, None, None]
        assert str(mark).startswith(f"{catalogue.id} {catalogue.version} de ")


def test_the_table_keeps_its_head_in_view_filters_wraps_and_prints_on_one_width() -> None:
    page = opened(CATALOGUE).worksheets[0]
    assert list(columns(page)) == [
        "Kennung", "Gelingensfaktor", "Teil", "Stufe", "Deutsch", "Englisch", "Einfache Sprache", "Kommentar",
        "Vorschlag", "von (Amt)", "Stand",
    ]  # fmt: skip
    assert page.freeze_panes == "B2"
    assert page.auto_filter.ref == f"A1:K{page.max_row}"
    assert all(cell.alignment.wrap_text for cell in page[2])
    assert (page.page_setup.orientation, page.page_setup.fitToHeight, page.print_title_rows) == (
        "landscape",
        0,
        "$1:$1",
    )
    assert all(16 <= page.column_dimensions[letter].width <= 60 for letter in "ABCEGHIJK")


def test_ids_are_grey_and_refuse_to_be_typed_over_while_comments_are_free() -> None:
    page = opened(CATALOGUE).worksheets[0]
    guarded = {str(rule.sqref): rule for rule in page.data_validations.dataValidation}
    last = page.max_row
    assert set(guarded) == {f"A2:A{last}", f"K2:K{last}"}
    assert {rule.formula1 for rule in guarded.values()} == {"FALSE"}
    assert page["A2"].fill.fgColor.rgb == "FFEEF1F2"
    assert not page["H2"].protection.locked
    assert not page.protection.sheet


def test_whatever_a_text_begins_with_it_stays_a_text_and_nothing_breaks_the_file() -> None:
    question = CATALOGUE.questions["needs-asked"]
    hostile = changed.question(CATALOGUE, "needs-asked", text=changed.said(question.text, HOSTILE))
    page = opened(hostile).worksheets[0]
    cell = next(row[4] for row in page.iter_rows() if row[0].value == "needs-asked/text")
    assert (cell.data_type, cell.quotePrefix, cell.hyperlink) == ("s", True, None)
    assert cell.value == '=HYPERLINK("http://localhost";"Hier") & <b>fett</b> '
    assert cell.value in {row[1] for table in written(hostile).tables for row in cells(table)}
    assert {cell.data_type for row in page.iter_rows() for cell in row} == {"s", "n"}


def test_a_title_cannot_steer_the_foot_of_the_page() -> None:
    title = changed.said(CATALOGUE.title, "Rat & Amt &P {page}")
    hostile = replace(CATALOGUE, title=title)
    data = xlsx.write(review_sheet.register(hostile, words_in("de"), MADE))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        foot = html.unescape(
            re.findall("<oddFooter>(.*)</oddFooter>", archive.read("xl/worksheets/sheet1.xml").decode())[0]
        )
    left, right = foot.split("&R")
    assert re.findall("&.", left.replace("&&", "")) == ["&L", "&8"]
    assert right.endswith("&P von &N")
    assert "{page}" in written(hostile).sections[0].footer.paragraphs[0].text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_file_holds_no_formula_macro_or_link(lang: str) -> None:
    data = xlsx.write(review_sheet.register(CATALOGUE, words_in(lang), MADE))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [name for name in archive.namelist() if "vba" in name or "external" in name.lower()]
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/" in name]
    assert not [sheet for sheet in sheets if b"<f>" in sheet or b"<hyperlink" in sheet]


def test_both_files_open_in_other_programs_with_every_language() -> None:
    for lang in LANGUAGES:
        data = xlsx.write(review_sheet.register(CATALOGUE, words_in(lang), MADE))
        assert len(openpyxl.load_workbook(io.BytesIO(data)).worksheets) == 2

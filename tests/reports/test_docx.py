"""What leaves as DOCX: real styles, charts that can be edited, text that stays text, valid as Open XML."""

import io
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from docx.document import Document as Docx
from openpyxl import load_workbook

from gelingenscheck.reports import docx
from tests.reports import read_docx, samples


def opened(data: bytes) -> Docx:
    return Document(io.BytesIO(data))


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def test_every_kind_of_block_is_valid_open_xml() -> None:
    assert read_docx.failures(docx.write(samples.everything(text=samples.HOSTILE))) == []


def test_lists_callouts_and_headings_have_real_styles() -> None:
    paragraphs = opened(docx.write(samples.everything())).paragraphs
    styles = [(paragraph.style.name, paragraph.text) for paragraph in paragraphs if paragraph.style is not None]
    assert ("Heading 1", "Teil Ein Absatz.") in styles
    assert ("List Bullet", "Erstens") in styles
    assert ("List Number", "Eins") in styles
    assert ("Kasten", "Zum Einfügen") in styles
    assert ("Caption", "Klein.") in styles
    assert ("Angaben", "Amt:\tTiefbau (66)") in styles


def test_each_chart_says_what_it_shows() -> None:
    body = part(docx.write(samples.everything()), "word/document.xml").decode()
    assert 'descr="Bild: Ein Absatz."' in body
    assert 'descr="Balken: Ein Absatz."' in body


def test_a_bar_chart_can_be_edited_and_its_workbook_has_the_same_figures() -> None:
    written = docx.write(samples.everything())
    chart = part(written, "word/charts/chart1.xml").decode()
    assert chart.count("<c:v>14</c:v>") == 1
    sheet = load_workbook(io.BytesIO(part(written, "word/embeddings/figures1.xlsx"))).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows == [
        (None, "Erste Abstimmung", "Zweite Abstimmung"), ("Stufe 0", 3, 1), ("Ein Absatz.", 12, 14),
    ]  # fmt: skip


def test_formulas_stay_text_in_the_workbook_behind_a_chart() -> None:
    written = docx.write(samples.everything(text='=HYPERLINK("x")'))
    sheet = load_workbook(io.BytesIO(part(written, "word/embeddings/figures1.xlsx"))).active
    assert sheet is not None
    assert sheet["A3"].data_type == "s"


def test_figures_and_days_are_written_as_one_reads_them() -> None:
    rows = [[cell.text for cell in row.cells] for row in opened(docx.write(samples.everything())).tables[0].rows]
    assert rows == [["Was", "Punkte", "Wann"], ["Ein Absatz.", "62,5", "04.03.2026"], ["Leer", "", ""],
                    ["Ganz", "3", ""], ["Rund", "75", ""]]  # fmt: skip


def test_each_numbered_list_begins_at_one() -> None:
    once = samples.everything()
    doubled = docx.write(replace(once, blocks=once.blocks * 2))
    numbered = [paragraph for paragraph in opened(doubled).paragraphs if paragraph.text in {"Eins", "Zwei"}]
    ids = [paragraph._p.xpath("./w:pPr/w:numPr/w:numId/@w:val")[0] for paragraph in numbered]
    assert len(ids) == 4
    assert ids[0] == ids[1] != ids[2] == ids[3]


@pytest.mark.parametrize("hostile", [samples.HOSTILE, samples.LETTERS, ""], ids=["hostile", "endless", "empty"])
def test_what_people_typed_is_text_wherever_it_stands(hostile: str) -> None:
    assert opened(docx.write(samples.everything(title=hostile, text=hostile))).paragraphs

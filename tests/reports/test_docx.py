"""What leaves as DOCX: real styles, charts that can be edited, text that stays text, valid as Open XML."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm
from openpyxl import load_workbook

from gelingenscheck.reports import docx, docx_bars
from gelingenscheck.reports.docx_bars_room import room
from gelingenscheck.reports.outline import (
    Bars,
    Column,
    Facts,
    Fill,
    Heading,
    Kind,
    Paragraph,
    Picture,
    Scale,
    Series,
    Table,
)
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


def test_a_table_says_its_header_row_its_row_headers_and_what_it_shows() -> None:
    [table] = opened(docx.write(samples.everything())).tables
    look = table._tbl.xpath("./w:tblPr/w:tblLook")[0]
    assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")
    assert table._tbl.xpath("./w:tblPr/w:tblCaption/@w:val") == ["Tabelle Ein Absatz."]
    assert table._tbl.xpath("./w:tblPr/w:tblDescription/@w:val") == [
        "Tabelle Ein Absatz. – Spalten: Was, Punkte und Wann."
    ]
    assert len(table._tbl.xpath("./w:tr/w:trPr/w:tblHeader")) == 1


def test_no_row_is_cut_and_neither_the_first_nor_the_last_stands_alone() -> None:
    [table] = opened(docx.write(samples.long_table(5))).tables
    assert len(table._tbl.xpath("./w:tr/w:trPr/w:cantSplit")) == 6
    stays = [bool(row._tr.xpath(".//w:keepNext")) for row in table.rows]
    assert stays == [True, True, False, False, True, False]


def test_a_heading_a_marked_paragraph_and_the_last_but_one_item_stay_with_what_follows() -> None:
    document = opened(docx.write(samples.everything()))
    kept = [one.text for one in document.paragraphs if one.paragraph_format.keep_with_next]
    assert kept == ["Teil Ein Absatz.", "Erstens", "Eins", "Zum Einfügen", "Ein Absatz.", "Figuren"]


def test_columns_fill_the_line_and_a_figure_stands_on_the_right() -> None:
    [table] = opened(docx.write(samples.everything())).tables
    assert sum(cell.width or 0 for cell in table.rows[0].cells) == pytest.approx(Cm(17), rel=0.001)
    assert [cell.paragraphs[0].alignment for cell in table.rows[1].cells] == [None, WD_ALIGN_PARAGRAPH.RIGHT, None]


def test_lines_and_tabs_of_a_text_stay() -> None:
    outline = replace(samples.everything(), blocks=(Paragraph(text="eins\nzwei\tdrei  vier\r\nfünf"),))
    assert opened(docx.write(outline)).paragraphs[-1].text == "eins\nzwei\tdrei  vier\nfünf"


def test_a_picture_with_bars_is_a_chart_that_can_be_edited_and_nothing_is_drawn() -> None:
    def never() -> bytes:
        raise AssertionError

    bars = Bars(
        alt="Zwei Faktoren", categories=("1 Eins", "2 Zwei", "3 Drei"), layout="single",
        scale=Scale(end=100, target=75, target_name='Ziel "75"'),
        series=(Series(name="im Aufbau", values=(62.5, None, None), fill=Fill.HATCHED),
                Series(name="stark", values=(None, 80.25, None), fill=Fill.SOLID)),
    )  # fmt: skip
    picture = Picture(alt="Zwei Faktoren", svg=never, png=never, bars=bars)
    written = docx.write(replace(samples.everything(), blocks=(picture,)))
    assert read_docx.failures(written) == []
    chart = part(written, "word/charts/chart1.xml").decode()
    assert re.findall(r"<c:v>([\d.]+)</c:v>", chart) == ["62.5", "80.25"]
    assert re.findall(r'prst="(\w+)"', chart) == ["wdUpDiag"]
    assert chart.count('<c:showSerName val="1"/>') == 2
    assert 'formatCode="[=75]&quot;Ziel 75&quot;;0"' in chart
    assert '<c:majorUnit val="75"/>' in chart
    sheet = load_workbook(io.BytesIO(part(written, "word/embeddings/figures1.xlsx"))).active
    assert sheet is not None
    assert list(sheet.iter_rows(values_only=True)) == [
        (None, "im Aufbau", "stark"), ("1 Eins", 62.5, None), ("2 Zwei", None, 80.25), ("3 Drei", None, None),
    ]  # fmt: skip


def test_a_target_below_the_middle_would_be_drawn_twice_and_is_left_out() -> None:
    bars = Bars(alt="x", categories=("1",), series=(Series(name="a", values=(3,)),), scale=Scale(end=100, target=50))
    assert '<c:majorUnit val="100"/>' in docx_bars.chart(bars, room(bars, 17), "rId1")


def test_the_empty_document_is_of_today_and_carries_no_hundred_styles_for_tables() -> None:
    written = docx.write(samples.everything())
    assert b'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in part(
        written, "word/settings.xml"
    )
    assert [style.name for style in opened(written).styles if style.type == WD_STYLE_TYPE.TABLE] == [
        "Normal Table", "Table Grid", "Berichtstabelle",
    ]  # fmt: skip


def test_one_document_leaves_nothing_in_the_next() -> None:
    first = docx.write(samples.everything("Eins"))
    docx.write(samples.everything("Zwei", text="anders"))
    assert part(docx.write(samples.everything("Eins")), "word/document.xml") == part(first, "word/document.xml")


def test_no_heading_skips_a_level_and_one_that_begins_a_page_does() -> None:
    deep = (Heading(level=3, text="Tief"), Heading(level=3, text="Tiefer", first=True))
    first, second = opened(docx.write(replace(samples.everything(), blocks=deep))).paragraphs[-2:]
    assert [one.style.name for one in (first, second) if one.style] == ["Heading 1", "Heading 2"]
    assert [one.paragraph_format.page_break_before for one in (first, second)] == [None, True]


def test_what_people_fill_in_by_hand_has_a_line_or_a_high_row() -> None:
    signed = Table(
        name="Unterschrift", columns=(Column(title="Name", width=1, kind=Kind.ENTRY),), rows=((None,), (None,))
    )
    blocks = (Facts(pairs=(("Amt", "Tiefbau"), ("Datum", ""))), signed)
    written = docx.write(replace(samples.everything(), blocks=blocks))
    assert read_docx.failures(written) == []
    assert len(opened(written).tables[0]._tbl.xpath("./w:tr/w:trPr/w:trHeight")) == 2
    lines = [one for one in opened(written).paragraphs if one._p.xpath(".//w:tab[@w:leader='underscore']")]
    assert [one.text for one in lines] == ["Datum:\t\t"]


def test_a_long_name_has_up_to_three_lines_and_its_bar_a_higher_lane() -> None:
    def drawn(name: str) -> Bars:
        return Bars(alt="x", categories=(name, "kurz"), series=(Series(name="a", values=(1, 2)),))

    short, long, endless = (room(drawn("n" * letters), 17) for letters in (8, 60, 4_000))
    assert short.names < long.names == endless.names
    assert short.height < long.height < endless.height < 5
    assert all(sum(sizes.sides[side] for side in "xw") < 1 for sizes in (short, long, endless))

"""What leaves as PDF: PDF/UA-1 by an independent validator, read back by an independent reader, never half a file."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Literal

import pytest
import typst

from gelingenscheck.reports import pdf, typesetting
from gelingenscheck.reports.outline import Bars, Facts, Fill, Heading, Scale, Series, Table
from tests.reports import read_pdf, samples


def test_every_kind_of_block_passes_the_validator() -> None:
    assert read_pdf.failures(pdf.write(samples.everything())) == []


def test_the_validator_sees_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "STANDARD", "1.7")
    untagged = typst.compile(b"= Kopf", format="pdf", pdf_tags=False)
    assert read_pdf.failures(bytes(untagged))


def test_the_structure_is_there_for_whoever_listens() -> None:
    tags = read_pdf.tags(pdf.write(samples.everything()))
    assert [tag for tag in tags if tag in {"H1", "H2"}] == ["H1", "H2"]
    assert tags.count("Figure") >= 2
    assert tags.count("Table") == 1
    assert tags.count("TH") == 3 + 4
    assert tags.count("TD") == 8
    assert tags.count("L") == 3
    assert tags.count("LI") == 6
    assert tags.count("Lbl") == tags.count("LBody") == 6


def test_title_language_and_author_are_named() -> None:
    written = pdf.write(replace(samples.everything("Titel"), lang="en"))
    root, known = read_pdf.root(written), read_pdf.reader(written).metadata
    assert root["/Lang"] == "en-GB"
    assert known is not None
    assert (known.title, known.author) == ("Titel", "Gelingenscheck")


def test_figures_and_days_are_written_as_one_reads_them() -> None:
    said = read_pdf.text(pdf.write(samples.everything()))
    assert "Ein Absatz. 62,5 04.03.2026 Leer Ganz 3 Rund 75" in said
    assert "Seite 1 von 1" in said or "Seite 1 von 2" in said


def test_equal_outlines_give_equal_bytes() -> None:
    assert pdf.write(samples.everything()) == pdf.write(samples.everything())


@pytest.mark.parametrize(
    "hostile", [samples.HOSTILE, samples.LETTERS, " ", "]]#panic()"], ids=["hostile", "endless", "blank", "code"]
)
def test_what_people_typed_is_text_wherever_it_stands(hostile: str) -> None:
    written = pdf.write(samples.everything(title=hostile, text=hostile))
    assert read_pdf.failures(written) == []


def test_hostile_text_is_there_as_it_was_typed() -> None:
    said = read_pdf.text(pdf.write(samples.everything(text=samples.HOSTILE)))
    assert '=HYPERLINK("x") *fett* #read("/etc/passwd") <w:p/> & abc □ {page}' in said
    assert "root:" not in said


def test_a_document_without_a_title_still_has_one() -> None:
    assert read_pdf.failures(pdf.write(samples.everything(title=""))) == []


def test_the_head_of_a_long_table_stands_on_every_page_and_no_row_is_lost() -> None:
    written = pdf.write(samples.long_table())
    pages = [page.extract_text() for page in read_pdf.reader(written).pages]
    assert len(pages) > 2
    assert all("Nummer" in page for page in pages)
    said = read_pdf.text(written)
    assert all(f"Zeile {i} der Tabelle" in said for i in range(120))


def test_a_heading_that_skips_a_level_is_set_at_the_next_one() -> None:
    assert read_pdf.tags(pdf.write(samples.long_table(1))).count("H1") == 1


def test_a_row_longer_than_a_page_goes_on_on_the_next() -> None:
    table = next(block for block in samples.everything().blocks if isinstance(block, Table))
    long = replace(table, rows=(("Wort " * 3_000 + "Ende", 1, None),), together=True)
    assert "Ende" in read_pdf.text(pdf.write(replace(samples.everything(), blocks=(long,))))


def test_an_empty_document_and_an_empty_table_are_documents() -> None:
    empty = replace(samples.everything(), blocks=())
    table = next(block for block in samples.everything().blocks if isinstance(block, Table))
    for outline in (empty, replace(empty, blocks=(replace(table, rows=()),))):
        assert read_pdf.failures(pdf.write(outline)) == []


def test_several_documents_are_written_at_once() -> None:
    with ThreadPoolExecutor(4) as writers:
        written = list(writers.map(lambda n: pdf.write(samples.everything(title=f"Bericht {n}")), range(8)))
    assert [read_pdf.text(one).startswith(f"Bericht {n}") for n, one in enumerate(written)] == [True] * 8


@pytest.mark.parametrize(
    ("layout", "said"),
    [("beside", "Eins 3 1 Zwei 2"), ("stacked", "Eins 3 + 1 Zwei 2"), ("single", "Eins 3 Erste 1 Zweite Zwei 2 Erste")],
)
def test_bars_say_their_figures_in_each_layout_and_a_missing_one_is_no_zero(
    layout: Literal["beside", "stacked", "single"], said: str
) -> None:
    series = (Series(name="Erste", values=(3, 2), fill=Fill.HATCHED), Series(name="Zweite", values=(1, None)))
    bars = Bars(alt="Balken", categories=("Eins", "Zwei"), series=series, layout=layout, scale=Scale(end=4))
    written = pdf.write(replace(samples.everything(), blocks=(bars,)))
    assert read_pdf.failures(written) == []
    assert said in read_pdf.text(written)


def test_a_heading_that_begins_a_page_does() -> None:
    blocks = (Heading(level=1, text="Eins"), Heading(level=1, text="Zwei", first=True))
    pages = read_pdf.reader(pdf.write(replace(samples.everything(), blocks=blocks))).pages
    assert ["Zwei" in page.extract_text() for page in pages] == [False, True]


def test_what_is_to_be_filled_in_by_hand_has_a_line() -> None:
    written = pdf.write(replace(samples.everything(), blocks=(Facts(pairs=(("Aktenzeichen", ""), ("Amt", "Bau"))),)))
    assert read_pdf.failures(written) == []
    assert "Aktenzeichen Amt Bau" in read_pdf.text(written)

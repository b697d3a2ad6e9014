"""Questionnaires on paper: all questions of the phase and no other, in order, each whole on one page."""

import io

import pytest
from docx import Document

from gelingenscheck.assessment.model import Check
from gelingenscheck.assessment.numbering import numbered
from gelingenscheck.catalogue import Phase
from gelingenscheck.i18n import words_in
from gelingenscheck.reports import docx, questionnaire_pdf
from gelingenscheck.reports.questionnaire import Asking, Questionnaire, questionnaire
from gelingenscheck.reports.questionnaire_outline import BOX, outline
from tests.reports import read_docx, read_pdf
from tests.reports.cases import MADE, catalogue

PLANNING, RUNNING, UNIT, QUICK = (
    Asking(check=Check.FULL, phase=Phase.PLANNING, project="Umbau Schulweg", unit="Tiefbau (66)", code="K7M4PX"),
    Asking(check=Check.FULL, phase=Phase.RUNNING),
    Asking(check=Check.CROSSCUTTING, phase=None, unit="Feuerwehr (37)", code="K7M4PX"),
    Asking(check=Check.QUICK, phase=Phase.PLANNING, project="Umbau Schulweg", code="K7M4PX"),
)

HOSTILE = (
    "=1+1",
    "{page} {pages}",
    "x" * 10_000,
    '*a* #read("/etc/passwd") 😀 中 \u202e',
    "\x00\x0b\ud800",
    "مرحبا",
    "",
)


def made(asking: Asking, lang: str = "de", *, simple: bool = False) -> Questionnaire:
    return questionnaire(catalogue(), asking, words_in(lang), municipality="Musterstadt", made=MADE, simple=simple)


def asked(asking: Asking, lang: str = "de", *, simple: bool = False) -> list[str]:
    """Return number and text of what should be asked, from the catalogue itself."""
    known = numbered(catalogue(), asking.check, asking.phase)
    return [f"{one.number} {one.text.said(lang, simple=simple)}" for one in known]


def in_order(parts: list[str], text: str) -> bool:
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


@pytest.mark.parametrize(
    ("asking", "reading"),
    [(PLANNING, "de"), (RUNNING, "en"), (PLANNING, "simple"), (UNIT, "simple"), (QUICK, "en")],
)
def test_a_pdf_asks_what_is_due_and_nothing_else_in_order_and_a_validator_accepts_it(
    asking: Asking, reading: str
) -> None:
    lang, simple = ("de", True) if reading == "simple" else (reading, False)
    data = questionnaire_pdf.write(made(asking, lang, simple=simple))
    text = read_pdf.text(data)
    due = asked(asking, lang, simple=simple)
    assert in_order(due, text)
    every = {question.text.said(lang, simple=simple) for question in catalogue().questions.values()}
    for other in every - {one.partition(" ")[2] for one in due}:
        assert other not in text
    assert read_pdf.failures(data) == []
    assert read_pdf.root(data)["/Lang"] == {"de": "de-DE", "en": "en-GB"}[lang]
    assert read_pdf.tags(data).count("H2") == len(due)


def test_every_sentence_of_a_question_stands_on_the_page_of_its_number() -> None:
    pages = [
        " ".join(page.extract_text().split()) for page in read_pdf.reader(questionnaire_pdf.write(made(RUNNING))).pages
    ]
    for one in numbered(catalogue(), Check.FULL, Phase.RUNNING):
        assert one.asked is not None
        (page,) = [page for page in pages if f"{one.number} {one.text.de}" in page]
        assert in_order([anchor.de for anchor in one.asked.anchors], page)
        for reason in (one.asked.na or {}).values():
            assert reason.de in page


def test_a_heading_of_a_factor_is_followed_by_a_question_on_its_page() -> None:
    for asking in (PLANNING, RUNNING, UNIT, QUICK):
        for page in read_pdf.reader(questionnaire_pdf.write(made(asking))).pages:
            text = " ".join(page.extract_text().split())
            for part in made(asking).parts:
                before, found, after = text.partition(part.title)
                assert not found or f"{part.items[0].number} {part.items[0].text}" in after, before[-80:]


def test_a_docx_can_be_edited_and_holds_the_same_with_a_box_per_answer() -> None:
    data = docx.write(outline(made(PLANNING)))
    read = Document(io.BytesIO(data))
    headings = [
        " ".join(p.text.split()) for p in read.paragraphs if p.style is not None and p.style.name == "Heading 2"
    ]
    assert headings == asked(PLANNING)
    known = numbered(catalogue(), Check.FULL, Phase.PLANNING)
    assert len(read.tables) == len(known)
    for one, table in zip(known[:3], read.tables, strict=False):
        assert one.asked is not None
        rows = [[cell.text for cell in row.cells] for row in table.rows][1:]
        assert [row[2] for row in rows[:5]] == [anchor.de for anchor in one.asked.anchors]
        assert [row[1] for row in rows[:6]] == ["0", "1", "2", "3", "4", "w"]
        assert all(row[0] == BOX for row in rows[:-1])


def test_a_docx_keeps_to_its_schema() -> None:
    assert read_docx.failures(docx.write(outline(made(QUICK)))) == []


def test_nobody_is_asked_for_a_name_and_what_is_unknown_can_be_written() -> None:
    for asking in (PLANNING, RUNNING, UNIT, QUICK):
        for simple in (False, True):
            assert "keine Namen" in " ".join(made(asking, simple=simple).guide)
    assert dict(made(RUNNING).facts)["Vorhaben"] == ""
    assert "Vorhaben" not in dict(made(UNIT).facts)


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_is_text_whatever_stands_in_it(title: str) -> None:
    asking = Asking(check=Check.QUICK, phase=Phase.PLANNING, project=title, unit=title, code="K7M4PX")
    text = read_pdf.text(questionnaire_pdf.write(made(asking)))
    assert in_order(asked(asking), text)
    assert "root:" not in text
    assert title[:20] in text or not title.isascii() or not title.isprintable()
    assert docx.write(outline(made(asking))).startswith(b"PK")


def test_a_title_of_which_nothing_can_be_seen_leaves_no_mark_behind() -> None:
    asking = Asking(check=Check.QUICK, phase=Phase.PLANNING, project="\u202e\x07 ", unit="Sozialamt", code="K7M4PX")
    assert made(asking).running == "Musterstadt · Sozialamt · in Planung"

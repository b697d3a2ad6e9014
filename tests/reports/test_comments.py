"""Comments come back by id, whatever people did to rows, columns and sheets, and none gets lost."""

from dataclasses import asdict, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from gelingenscheck.catalogue.comparison.passages import by_key
from gelingenscheck.errors import Problem
from gelingenscheck.i18n import LANGUAGES
from gelingenscheck.reports.comments import Proposal
from gelingenscheck.reports.workbook import WorkbookError
from tests.catalogue import assembled, changed, shortened, successor
from tests.reports.filled import NAME, columns, filled, opened, read, row_of, saved, sheet, write

CATALOGUE = shortened.read(shortened.text())
KEY = "needs-asked/anchors/2"
ANCHOR = CATALOGUE.questions["needs-asked"].anchors[2]


def said(problem: Problem) -> str:
    assert (problem.file, problem.severity) == (NAME, "warning")
    return problem.message.format(**problem.values)


def the(proposals: tuple[Proposal, ...]) -> Proposal:
    (proposal,) = proposals
    return proposal


def comment(page: Worksheet) -> None:
    write(page, KEY, Kommentar="Zu lang.", Vorschlag="Aufgeschrieben.", **{"von (Amt)": "Tiefbau"})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_empty_sheet_says_nothing(lang: str) -> None:
    found = read(sheet(CATALOGUE, lang), CATALOGUE)
    assert (found.proposals, found.problems) == ((), ())


def test_a_comment_comes_back_with_all_that_belongs_to_it() -> None:
    found = filled(CATALOGUE, comment)
    assert asdict(the(found.proposals)) == {
        "id": "needs-asked", "part": "anchors", "level": 2, "language": "de", "current": ANCHOR.de,
        "proposed": "Aufgeschrieben.", "comment": "Zu lang.", "by": "Tiefbau", "sheet": "Texte",
        "row": the(found.proposals).row, "version": "1.0.0", "changed_since": False,
    }  # fmt: skip
    assert found.problems == ()


def test_a_comment_without_a_proposal_is_one_too_and_a_name_alone_is_none() -> None:
    def only_comment(page: Worksheet) -> None:
        write(page, KEY, Kommentar="Schön.")
        write(page, "needs-asked/why", **{"von (Amt)": "Tiefbau"})

    proposal = the(filled(CATALOGUE, only_comment).proposals)
    assert (proposal.comment, proposal.proposed, proposal.by) == ("Schön.", None, None)


def test_a_text_that_somebody_changed_in_its_column_is_a_proposal_in_that_language() -> None:
    found = filled(CATALOGUE, lambda page: write(page, KEY, Englisch="We wrote it up.", Kommentar="So?"))
    proposal = the(found.proposals)
    assert (proposal.language, proposal.current, proposal.proposed) == ("en", ANCHOR.en, "We wrote it up.")
    assert proposal.comment == "So?"


def test_line_breaks_and_blanks_of_another_program_are_no_change() -> None:
    found = filled(CATALOGUE, lambda page: write(page, KEY, Deutsch=f" {ANCHOR.de.replace(' ', '  ', 1)}\n"))
    assert found.proposals == ()


def test_a_proposal_that_repeats_the_text_is_none() -> None:
    assert filled(CATALOGUE, lambda page: write(page, KEY, Vorschlag=ANCHOR.de)).proposals == ()


def test_rows_may_be_sorted_deleted_and_moved() -> None:
    def shuffle(page: Worksheet) -> None:
        comment(page)
        rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
        page.delete_rows(2, page.max_row)
        page.insert_rows(1, 3)
        for row in [row for i, row in enumerate(reversed(rows)) if i % 2 or row[0] == KEY]:
            page.append(row)

    proposal = the(filled(CATALOGUE, shuffle).proposals)
    assert (proposal.id, proposal.level, proposal.proposed) == ("needs-asked", 2, "Aufgeschrieben.")


@settings(max_examples=6, deadline=None)
@given(order=st.permutations(range(11)))
def test_columns_may_stand_in_any_order(order: list[int]) -> None:
    def move(page: Worksheet) -> None:
        comment(page)
        for row in page.iter_rows():
            values = [cell.value for cell in row]
            for cell, place in zip(row, order, strict=True):
                cell.value = values[place]

    assert the(filled(CATALOGUE, move).proposals).comment == "Zu lang."


def test_what_the_library_leaves_out_of_another_programs_file_is_not_said_aloud(
    recwarn: pytest.WarningsRecorder,
) -> None:
    book = opened(CATALOGUE)
    del book["Texte"]
    book.create_sheet("Leer", 0)
    data = saved(book)
    recwarn.clear()
    with pytest.raises(WorkbookError):
        read(data, CATALOGUE)
    assert [str(warning.message) for warning in recwarn] == []


def test_only_id_and_comment_columns_are_needed_and_then_the_version_is_unknown() -> None:
    def strip(page: Worksheet) -> None:
        comment(page)
        for title in ("Stand", "Einfache Sprache", "Englisch", "Deutsch", "Teil"):
            page.delete_cols(columns(page)[title])

    proposal = the(filled(CATALOGUE, strip).proposals)
    assert (proposal.version, proposal.changed_since, proposal.comment) == (None, None, "Zu lang.")


def test_a_second_sheet_is_read_too_and_what_both_say_counts_once() -> None:
    book = opened(CATALOGUE)
    comment(book.worksheets[0])
    copy = book.copy_worksheet(book.worksheets[0])
    write(copy, "needs-asked/why", Kommentar="Aus der Feuerwehr.")
    found = read(saved(book), CATALOGUE)
    assert [proposal.comment for proposal in found.proposals] == ["Zu lang.", "Aus der Feuerwehr."]
    assert [proposal.sheet for proposal in found.proposals] == ["Texte", "Texte Copy"]


def test_two_comment_columns_after_a_merge_lose_nothing() -> None:
    def merge(page: Worksheet) -> None:
        comment(page)
        page.cell(1, 12).value = "Kommentar"
        page.cell(row_of(page, KEY), 12).value = "Zu kurz."

    assert the(filled(CATALOGUE, merge).proposals).comment == "Zu lang. · Zu kurz."


def test_two_departments_on_one_text_are_two_proposals() -> None:
    def both(page: Worksheet) -> None:
        comment(page)
        row = [cell.value for cell in page[row_of(page, KEY)]]
        row[9] = "Kultur"
        page.append(row)

    assert [proposal.by for proposal in filled(CATALOGUE, both).proposals] == ["Tiefbau", "Kultur"]


def test_an_unknown_id_is_named_with_what_stands_there_and_the_others_are_read() -> None:
    def spoil(page: Worksheet) -> None:
        comment(page)
        page.append(["gibt-es-nicht/text", *[None] * 6, "Fehlt hier."])
        page.append([*[None] * 7, "Ohne Kennung."])

    found = filled(CATALOGUE, spoil)
    assert the(found.proposals).id == "needs-asked"
    first, second = map(said, found.problems)
    assert "gibt-es-nicht/text" in first
    assert "Fehlt hier." in first
    assert "Ohne Kennung." in second
    assert [problem.line for problem in found.problems] == [len(by_key(CATALOGUE)) + 2, len(by_key(CATALOGUE)) + 3]


def test_a_deleted_text_without_a_comment_is_nothing_to_report() -> None:
    found = filled(CATALOGUE, lambda page: page.append(["gibt-es-nicht/text"]))
    assert (found.proposals, found.problems) == ((), ())


def test_a_sheet_of_an_earlier_version_says_so_and_marks_texts_that_are_others_now() -> None:
    book = opened(CATALOGUE)
    page = book.worksheets[0]
    comment(page)
    write(page, "needs-asked/why", Kommentar="Gut.")
    text = changed.said(CATALOGUE.questions["needs-asked"].why, "Ganz neu.")
    now = replace(changed.question(CATALOGUE, "needs-asked", why=text), version="1.0.1")
    found = read(saved(book), now)
    assert {(proposal.part, proposal.changed_since) for proposal in found.proposals} == {
        ("anchors", False), ("why", True),
    }  # fmt: skip
    assert {proposal.version for proposal in found.proposals} == {"1.0.0"}
    (problem,) = found.problems
    assert "1.0.0" in said(problem)
    assert "1.0.1" in said(problem)


def test_a_comment_on_a_question_that_has_another_id_now_finds_it() -> None:
    book = opened(CATALOGUE)
    comment(book.worksheets[0])
    proposal = the(read(saved(book), successor.catalogue()).proposals)
    assert (proposal.id, proposal.changed_since) == ("needs-known", False)


def test_a_sheet_of_another_catalogue_is_named_and_not_read() -> None:
    book = opened(CATALOGUE)
    comment(book.worksheets[0])
    found = read(saved(book), assembled.catalogue(3))
    assert found.proposals == ()
    (problem,) = found.problems
    assert "gelingensfaktoren" in said(problem)
    assert "eigener" in said(problem)


def test_a_table_that_is_no_review_sheet_is_refused() -> None:
    book = opened(CATALOGUE)
    book.worksheets[0].cell(1, 1).value = "Nummer"
    with pytest.raises(WorkbookError) as refused:
        read(saved(book), CATALOGUE)
    assert NAME in str(refused.value)

"""What pages and commands hand out on paper: on the check that says most, and a sentence where there is nothing."""

from dataclasses import replace

import pytest

from gelingenscheck.assessment.lifecycle import Change
from gelingenscheck.assessment.model import OPEN, Assessment, Check, Choice, Mode, RoundRecord
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Phase
from gelingenscheck.reports.letterhead import LetterheadError
from gelingenscheck.storage.store import NotFoundError
from gelingenscheck.usecases import checks, papers
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.papers import Letter
from tests.reports import read_pdf
from tests.reports.test_letterhead import GOOD
from tests.usecases.memory import MemoryStore


def final(desk: Desk, project: Subject, level: int = 1) -> Assessment:
    """Return a final full check in which everything has one level."""
    draft = checks.start_check(desk, project.id, check=Check.FULL, phase=Phase.PLANNING)
    for factor in desk.catalogue.factors:
        for question in desk.catalogue.due(factor, Phase.PLANNING):
            change = Change(question=question.id, part="choice", shown=OPEN, new=Choice(level=level))
            checks.change_answer(desk, draft.id, change)
    return checks.finalise_check(desk, draft.id)


def met(desk: Desk, store: MemoryStore, project: Subject) -> Assessment:
    """Return a workshop's result, saved after the check made alone."""
    known = final(desk, project)
    rounds = (RoundRecord(item="identities", ballots=((0, 0, 2, 9, 1),), dont_know=(0,), level=3, paper=(0,)),)
    new = replace(known, id=f"{project.id}-9", mode=Mode.WORKSHOP, rounds=rounds, answers={})
    return store.create(new).document


def test_the_annex_is_one_page_about_the_check(desk: Desk, project: Subject) -> None:
    written = papers.annex(desk, final(desk, project).id, "de", "pdf")
    assert len(read_pdf.reader(written).pages) == 1
    assert "Umbau Schulweg" in read_pdf.text(written)


def test_an_annex_is_about_a_project(desk: Desk) -> None:
    unit = checks.start_check(desk, "feuerwehr", check=Check.CROSSCUTTING, phase=None)
    with pytest.raises(papers.NoAnnexError):
        papers.annex(desk, unit.id, "de", "pdf")


def test_the_protocol_is_of_a_workshop_only(desk: Desk, store: MemoryStore, project: Subject) -> None:
    workshop = met(desk, store, project)
    assert "Vereinbart: Stufe 3." in read_pdf.text(papers.protocol(desk, workshop.id, "de", "pdf"))
    with pytest.raises(papers.NoWorkshopError):
        papers.protocol(desk, f"{project.id}-1", "de", "pdf")


def test_the_report_is_on_the_check_that_says_most(desk: Desk, store: MemoryStore, project: Subject) -> None:
    met(desk, store, project)
    checks.start_check(desk, project.id, check=Check.QUICK, phase=Phase.PLANNING)
    said = read_pdf.text(papers.project_report(desk, project.id, "de", "pdf")).replace("Kennung: ", "Kennung ")
    assert f"Kennung {project.id}-1" in said
    assert "25 von 100: Handlungsbedarf." in said
    assert said.count("im Workshop") >= 1


def test_of_two_final_checks_the_latest_counts_and_is_compared_with_the_one_before(
    desk: Desk, project: Subject
) -> None:
    first = final(desk, project)
    second = checks.revise_check(desk, first.id)
    checks.finalise_check(desk, second.id)
    said = read_pdf.text(papers.project_report(desk, project.id, "de", "pdf")).replace("Kennung: ", "Kennung ")
    assert f"Kennung {second.id}" in said
    assert "Seit der letzten Einschätzung" in said


def test_a_project_without_a_check_and_one_that_is_not_there_are_said(desk: Desk, project: Subject) -> None:
    with pytest.raises(papers.NoReportError):
        papers.project_report(desk, project.id, "de", "pdf")
    with pytest.raises(NotFoundError):
        papers.project_report(desk, "nirgends", "de", "pdf")


def test_a_discarded_draft_is_no_check(desk: Desk, project: Subject) -> None:
    draft = checks.start_check(desk, project.id, check=Check.FULL, phase=Phase.PLANNING)
    checks.discard_check(desk, draft.id)
    with pytest.raises(papers.NoReportError):
        papers.project_report(desk, project.id, "de", "pdf")


def test_a_letterhead_is_for_documents_to_edit_and_is_checked_first(desk: Desk, project: Subject) -> None:
    known = final(desk, project)
    letter = Letter(data=GOOD, name="kopf.docx")
    assert papers.annex(desk, known.id, "de", "docx", letter).startswith(b"PK")
    with pytest.raises(papers.NoLetterheadHereError):
        papers.annex(desk, known.id, "de", "pdf", letter)
    with pytest.raises(LetterheadError):
        papers.annex(desk, known.id, "de", "docx", Letter(data=b"PK", name="x.docx"))

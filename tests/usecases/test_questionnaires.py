"""Which questionnaire is meant, and where what comes back belongs."""

import pytest

from gelingenscheck.assessment.model import Assessment, Check
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Phase
from gelingenscheck.storage.store import NotFoundError
from gelingenscheck.usecases import checks, questionnaires
from gelingenscheck.usecases.crosscutting import UnknownUnitError
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.questionnaires import NoPhaseError, NoSuchSheetError, Sheet, SheetFormsError
from tests.reports import read_pdf


def test_a_project_has_the_phase_of_its_latest_check_unless_another_is_named(desk: Desk, project: Subject) -> None:
    with pytest.raises(NoPhaseError):
        questionnaires.sheet_for(desk, phase=None, project=project.id)
    checks.start_check(desk, project.id, check=Check.FULL, phase=Phase.RUNNING)
    assert questionnaires.sheet_for(desk, phase=None, project=project.id).phase is Phase.RUNNING
    named = questionnaires.sheet_for(desk, phase=Phase.PLANNING, project=project.id, quick=True)
    assert named == Sheet(check=Check.QUICK, phase=Phase.PLANNING, subject=project.id)


def test_a_unit_alone_means_its_crosscutting_check_and_with_a_phase_a_blank_sheet(desk: Desk) -> None:
    crosscutting = questionnaires.sheet_for(desk, phase=None, department="tiefbau")
    assert crosscutting == Sheet(check=Check.CROSSCUTTING, subject="tiefbau")
    blank = questionnaires.sheet_for(desk, phase=Phase.PLANNING, department="tiefbau")
    assert (blank.check, blank.subject, blank.code) == (Check.FULL, None, None)
    assert "Tiefbau" in read_pdf.text(questionnaires.print_sheet(desk, blank, "de", "pdf"))


def test_what_does_not_exist_is_said(desk: Desk) -> None:
    checks.start_check(desk, "feuerwehr", check=Check.CROSSCUTTING, phase=None)
    with pytest.raises(UnknownUnitError):
        questionnaires.sheet_for(desk, phase=None, department="nirgends")
    with pytest.raises(NotFoundError):
        questionnaires.sheet_for(desk, phase=Phase.PLANNING, project="nirgends")
    with pytest.raises(SheetFormsError):
        questionnaires.sheet_for(desk, phase=Phase.PLANNING, project="feuerwehr")
    with pytest.raises(NoPhaseError):
        questionnaires.sheet_for(desk, phase=None, quick=True)


def test_what_comes_back_finds_its_draft_by_its_code(desk: Desk, project: Subject) -> None:
    for check, phase, variant in (
        (Check.FULL, Phase.PLANNING, None), (Check.FULL, Phase.PLANNING, "B"), (Check.QUICK, Phase.PLANNING, None),
    ):  # fmt: skip
        draft = checks.start_check(desk, project.id, check=check, phase=phase, variant=variant)
        sheet = questionnaires.sheet_of(draft)
        assert sheet.code is not None
        (found,) = questionnaires.find(desk, f" {sheet.code[:3].lower()} {sheet.code[3:]}")
        assert found == sheet
        assert questionnaires.draft_of(desk, found) == draft
        assert questionnaires.begin(desk, found) == draft


def test_a_sheet_without_a_draft_begins_one_also_for_a_unit_that_was_never_checked(
    desk: Desk, project: Subject
) -> None:
    for sheet in (
        Sheet(check=Check.CROSSCUTTING, subject="tiefbau"),
        Sheet(check=Check.FULL, phase=Phase.RUNNING, subject=project.id),
    ):
        (found,) = questionnaires.find(desk, sheet.code or "")
        assert questionnaires.draft_of(desk, found) is None
        begun = questionnaires.begin(desk, found)
        assert questionnaires.sheet_of(desk.store.load(Assessment, begun.id).document) == sheet


@pytest.mark.parametrize("typed", ["AAAAAA", "", "../x", "😀", "x" * 4_000])
def test_a_code_that_nobody_printed_leads_nowhere(desk: Desk, project: Subject, typed: str) -> None:
    with pytest.raises(NoSuchSheetError):
        questionnaires.find(desk, typed)
    with pytest.raises(NoSuchSheetError):
        questionnaires.begin(desk, Sheet(check=Check.FULL, phase=Phase.PLANNING))


def test_the_code_is_on_every_page(desk: Desk, project: Subject) -> None:
    sheet = Sheet(check=Check.FULL, phase=Phase.PLANNING, subject=project.id)
    code = f"{(sheet.code or '')[:3]} {(sheet.code or '')[3:]}"
    pages = read_pdf.reader(questionnaires.print_sheet(desk, sheet, "de", "pdf")).pages
    assert all(code in page.extract_text() for page in pages)
    assert all("Umbau Schulweg" in page.extract_text() for page in pages)

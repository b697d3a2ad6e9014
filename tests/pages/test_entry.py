"""The page that paper is typed in on: which sheet it is, what it asks, and what it refuses."""

from collections.abc import Callable

import pytest

from gelingenscheck.assessment.model import Assessment, Check
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.ui import address
from gelingenscheck.usecases import questionnaires
from gelingenscheck.usecases.checks import discard_check, finalise_check
from gelingenscheck.usecases.desk import Desk
from tests.pages.visit import Visit

Close = Callable[[Desk, str], Assessment]


def test_a_code_leads_to_its_draft(german: Visit, draft: Assessment) -> None:
    visit = german.open(address.ENTRY)
    visit.write("Code auf dem Bogen", questionnaires.sheet_of(draft).code or "")
    assert "Umbau Schulweg" in visit.text
    visit.press("Eintippen")
    assert visit.at.query_params["check"] in (draft.id, [draft.id])
    assert "Umbau Schulweg" in visit.text


def test_a_code_without_a_draft_offers_to_begin_one(german: Visit, desk: Desk, project: Subject) -> None:
    sheet = questionnaires.Sheet(check=Check.CROSSCUTTING, subject="feuerwehr")
    visit = german.open(address.ENTRY)
    visit.write("Code auf dem Bogen", sheet.code or "").press("Neuen Entwurf beginnen und eintippen")
    assert questionnaires.draft_of(desk, sheet) is not None


def test_a_wrong_code_is_said(german: Visit, draft: Assessment) -> None:
    visit = german.open(address.ENTRY).write("Code auf dem Bogen", "<b>AAA")
    assert "findet sich hier kein Vorhaben und kein Amt" in visit.errors[0]


@pytest.mark.parametrize(("close", "said"), [(finalise_check, "abgeschlossen"), (discard_check, "verworfen")])
def test_a_closed_check_is_refused_in_a_sentence(
    german: Visit, draft: Assessment, desk: Desk, close: Close, said: str
) -> None:
    close(desk, draft.id)
    visit = german.open(address.ENTRY, check=draft.id)
    assert len(visit.errors) == 1
    assert said in visit.errors[0]


def test_a_planner_takes_the_questionnaire_along(german: Visit, draft: Assessment) -> None:
    visit = german.open(address.TASKS, check=draft.id)
    keys = [str(button.key) for button in visit.at.get("download_button")]
    assert keys == ["gc-questionnaire-pdf", "gc-questionnaire-docx"]

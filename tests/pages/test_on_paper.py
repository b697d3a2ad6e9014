"""Result and project offer their documents; a letterhead that does not fit is said before anything is made."""

import pytest

from gelingenscheck.assessment.model import Assessment, Check
from gelingenscheck.catalogue import Phase
from gelingenscheck.ui import address
from gelingenscheck.usecases import papers
from gelingenscheck.usecases.checks import finalise_check, start_check
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.projects import register_project
from tests.pages.visit import Visit
from tests.reports.test_letterhead import GOOD


def offered(visit: Visit) -> list[str]:
    """Return the keys of the buttons that give a document."""
    return [str(button.key) for button in visit.at.get("download_button") if str(button.key).startswith("gc-paper-")]


def test_a_result_offers_the_annex_and_a_project_its_report(visit: Visit, draft: Assessment, desk: Desk) -> None:
    finalise_check(desk, draft.id)
    assert offered(visit.open("check/result.py", check=draft.id)) == ["gc-paper-annex-docx", "gc-paper-annex-pdf"]
    assert offered(visit.open("check/project.py", project=draft.subject)) == [
        "gc-paper-project-docx", "gc-paper-project-pdf",
    ]  # fmt: skip


def test_nothing_is_made_before_it_is_asked_for(
    visit: Visit, draft: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "write", lambda *_: pytest.fail("made without being asked for"))
    assert offered(visit.open("check/result.py", check=draft.id))


@pytest.mark.parametrize(
    ("content", "said"), [(GOOD, "✓ Der Briefkopf passt."), (b"kein DOCX", "Das ist keine DOCX-Datei.")]
)
def test_a_letterhead_is_checked_at_once(german: Visit, draft: Assessment, content: bytes, said: str) -> None:
    visit = german.open("check/result.py", check=draft.id)
    visit.at.file_uploader[0].set_value(("kopf.docx", content, papers.MEDIA["docx"]))
    visit.at.run()
    assert said in visit.text + " ".join(str(error.value) for error in visit.at.error).replace("\\", "")
    assert offered(visit)


def test_a_document_is_shown_as_it_will_be_with_every_format(german: Visit, draft: Assessment, desk: Desk) -> None:
    finalise_check(desk, draft.id)
    visit = german.open(address.DOCUMENT, check=draft.id)
    assert visit.title == "Anlage zur Vorlage"
    assert "Anlage: Gelingenscheck" in visit.text
    assert offered(visit) == [f"gc-paper-{form}" for form in papers.FORMATS]
    report = german.open(address.DOCUMENT, project=draft.subject)
    assert "Bericht zu „Umbau Schulweg“" in report.text
    assert "Jede Zahl im Einzelnen" in report.text


def test_a_document_that_cannot_be_is_a_sentence(german: Visit, draft: Assessment) -> None:
    german.open(address.DOCUMENT, check=draft.id, art="protocol")
    assert "nur zu einer Einschätzung aus einem Workshop" in german.errors[0]
    assert "nirgends" in german.open(address.DOCUMENT, check="nirgends").errors[0]


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", "*fett* [x](javascript:alert(1))", "=1+1 \u202e{0}"])
def test_a_hostile_title_is_shown_letter_by_letter(german: Visit, desk: Desk, typed: str) -> None:
    project = register_project(desk, title=typed, department="tiefbau")
    start_check(desk, project.id, check=Check.FULL, phase=Phase.PLANNING)
    assert f"Bericht zu „{typed.replace(chr(0x202E), '')}“" in german.open(address.DOCUMENT, project=project.id).text

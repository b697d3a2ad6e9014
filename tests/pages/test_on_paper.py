"""Result and project offer their documents; a letterhead that does not fit is said before anything is made."""

import pytest

from gelingenscheck.assessment.model import Assessment
from gelingenscheck.usecases import papers
from gelingenscheck.usecases.checks import finalise_check
from gelingenscheck.usecases.desk import Desk
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

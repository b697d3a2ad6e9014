"""Who did what when is told in words; what is stored is told from the settings; a deletion shows no content."""

import io
import zipfile

import pytest

from gelingenscheck.access import PERMISSIONS, Action, Role
from gelingenscheck.access.naming import ACTIONS
from gelingenscheck.access.wording import ROLES
from gelingenscheck.assessment.answering import Change
from gelingenscheck.assessment.model import OPEN, Assessment, Choice
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Phase
from gelingenscheck.i18n import words_in
from gelingenscheck.settings import ROOT, Way, from_environment
from gelingenscheck.ui import address, context
from gelingenscheck.usecases import kept
from gelingenscheck.usecases.checks import change_answer, finalise_check
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.dossier import everything
from tests.pages.conftest import SignIn
from tests.pages.visit import Visit


def _answered(desk: Desk, draft: Assessment) -> str:
    question = desk.catalogue.due(desk.catalogue.factors[0], Phase.PLANNING)[0].id
    change = Change(question=question, part="choice", shown=OPEN, new=Choice(level=3))
    change_answer(desk, draft.id, change, role="planner")
    why = Change(question=question, part="rationale", shown=None, new="Weil <b>Ämter</b> gefragt wurden")
    change_answer(desk, draft.id, why, role="facilitator")
    finalise_check(desk, draft.id, role="manager")
    return question


def test_the_course_of_a_check_is_a_list_and_a_difference_in_words(
    german: Visit, draft: Assessment, desk: Desk
) -> None:
    question = desk.catalogue.questions[_answered(desk, draft)].text.said("de")
    german.open(address.TRACE, project=draft.subject, was=draft.id, von="1")
    assert german.errors == []
    assert question in german.text
    assert "Stufe 3" in german.text
    assert "Weil <b>Ämter</b> gefragt wurden" in german.text
    assert "Tiefbau" in german.text
    assert "format:" not in german.text


def test_a_revision_that_is_none_shows_the_last_two(german: Visit, draft: Assessment, desk: Desk) -> None:
    _answered(desk, draft)
    german.open(address.TRACE, project=draft.subject, was="../x", von="99", bis="0")
    assert german.errors == []


def test_the_manager_sees_no_answers_in_the_course(
    german: Visit, draft: Assessment, desk: Desk, sign_in: SignIn
) -> None:
    question = desk.catalogue.questions[_answered(desk, draft)].text.said("de")
    sign_in(Role.MANAGER, "soziales")
    german.open(address.TRACE, project=draft.subject, was=draft.id, von="1")
    assert german.errors == []
    assert question not in german.text
    assert "gefragt wurden" not in german.text


def test_everything_about_a_project_is_in_one_file(desk: Desk, draft: Assessment, project: Subject) -> None:
    _answered(desk, draft)
    with zipfile.ZipFile(io.BytesIO(everything(desk, context.store(), project.id, "de"))) as archive:
        names = archive.namelist()
        assert {f"subjects/{project.id}.yaml", f"{draft.id}.yaml", "verlauf.txt", "bericht.html"} <= set(names)
        assert [name for name in names if name.startswith(f"history/{draft.id}/")]
        assert archive.read("bericht.pdf").startswith(b"%PDF")
        assert "Stufe 3" in archive.read("verlauf.txt").decode()


def test_a_project_is_deleted_on_the_page_only_when_its_id_is_typed_twice(
    german: Visit, project: Subject, desk: Desk
) -> None:
    german.open(address.DELETION)
    german.write("Kennung des Vorhabens", project.id)
    assert "Umbau Schulweg" not in german.text
    german.press("Endgültig löschen")
    assert german.errors
    assert desk.store.ids(Subject) == [project.id]
    german.write("Zur Bestätigung die Kennung noch einmal", project.id)
    german.press("Endgültig löschen")
    assert desk.store.ids(Subject) == []
    assert "gelöscht" in german.text


def test_what_is_stored_is_told_from_the_settings(german: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    german.open(address.KEPT)
    assert german.errors == []
    assert "30 Tage" in german.text
    links = from_environment({"GELINGENSCHECK_ACCESS": "links", "GELINGENSCHECK_BALLOTS_DAYS": "7"})
    told = kept.kept(links, words_in("de"))
    assert {"7 Tage", "90 Tage", "höchstens 12 Stunden"} <= {one.how_long for one in told}
    assert len(told) == len(kept.kept(from_environment({}), words_in("de"))) + 2
    assert all(kept.way(from_environment({}) if way is Way.LOCAL else links, words_in("de")) for way in Way)


def test_every_action_has_a_name_and_the_concept_says_what_the_table_says() -> None:
    assert set(ACTIONS) == set(Action)
    text = (ROOT / "docs" / "datenschutz" / "rechte-und-loeschkonzept.md").read_text(encoding="utf-8")
    told = {line for line in text.splitlines() if line.startswith("| ")}
    for row in kept.permissions(words_in("de")):
        assert f"| {' | '.join(row)} |" in told
    assert {role for role in PERMISSIONS if role is not Role.LOCAL} == set(ROLES)

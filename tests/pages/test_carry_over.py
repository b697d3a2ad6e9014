"""Changing to another version: the page says what would change, does it, undoes it; drafts keep working before."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gelingenscheck import access
from gelingenscheck.access import Action, Reach, Role
from gelingenscheck.assessment.model import Assessment, Check, Choice
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Phase
from gelingenscheck.ui import address, context
from gelingenscheck.usecases.carrying import carry
from gelingenscheck.usecases.checks import finalise_check, register_project, start_check
from gelingenscheck.usecases.desk import Desk
from tests.catalogue import shortened, successor
from tests.pages.answering import choose
from tests.pages.conftest import forget
from tests.pages.visit import Visit

HOSTILE = "Schulweg [hier](https://example.org) :red[rot] **fett** $x$"
File = Callable[[str], Mapping[str, Any]]


@pytest.fixture(autouse=True)
def catalogue_file(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Let the server work with version 2.0.0."""
    path = tmp_path / "factors.yaml"
    path.write_text(successor.text(), encoding="utf-8")
    monkeypatch.setenv("GELINGENSCHECK_CATALOGUE", str(path))
    forget()
    yield path
    forget()


@pytest.fixture
def desk(catalogue_file: Path) -> Desk:
    """Return a desk of the time before, with version 1.0.0."""
    return replace(context.desk(), catalogue=shortened.read(shortened.text()))


@pytest.fixture
def project(desk: Desk) -> Subject:
    return register_project(desk, title=HOSTILE, department="tiefbau")


@pytest.fixture
def draft(desk: Desk, project: Subject) -> Assessment:
    """Return a draft of version 1.0.0 with three answers."""
    started = start_check(desk, project.id, check=Check.FULL, phase=Phase.PLANNING)
    for question in ("needs-asked", "group-differences", "portrayal-checked"):
        choose(desk, started, question, Choice(level=3))
    return started


def text(id_: str, visit: Visit) -> str:
    return successor.catalogue().questions[id_].text.said(visit.lang)


def test_the_page_says_first_what_would_change_and_changes_nothing(
    visit: Visit, draft: Assessment, saved: Callable[[], Mapping[str, bytes]]
) -> None:
    before, w = saved(), visit.words
    visit.open(address.CARRY_OVER)
    assert visit.title == w("Fassung wechseln")
    assert w("1 Einschätzung lässt sich auf Fassung {version} überleiten", version="2.0.0") in visit.text
    assert HOSTILE in visit.text
    assert w("**{n}** übernommen", n="2") in visit.text
    assert w("**{n}** beiseite", n="1") in visit.text
    assert w("**{n}** neu offen", n="1") in visit.text
    assert text(successor.ADDED, visit) in visit.text
    assert w("eingeschränkt vergleichbar ({share})", share=w.percent(2 / 3)) in visit.text
    assert f"75 · {successor.catalogue().bands[2].name.said(visit.lang)}" in visit.text
    assert saved() == before


def test_it_is_done_and_undone_with_every_answer(visit: Visit, draft: Assessment, file: File) -> None:
    before, w = file(draft.id)["answers"], visit.words
    visit.open(address.CARRY_OVER).press(w("Auf Fassung {version} überleiten", version="2.0.0"))
    assert w("1 Einschätzung ist jetzt in Fassung {version}.", version="2.0.0") in visit.text
    assert w("Hier ist nichts zu tun") in visit.text
    assert file(draft.id)["catalogue"]["version"] == "2.0.0"
    assert set(file(draft.id)["answers"]) == {"needs-known", "group-differences", "portrayal-checked"}
    visit.run().press(w("Zurücknehmen"))
    assert w("1 Entwurf ist wieder in der früheren Fassung, mit allen Antworten.") in visit.text
    assert file(draft.id)["answers"] == before
    assert not visit.buttons(w("Zurücknehmen"))


def test_the_address_may_name_one_project(german: Visit, desk: Desk, draft: Assessment, file: File) -> None:
    other = register_project(desk, title="Spielplatz", department="sport")
    second = start_check(desk, other.id, check=Check.FULL, phase=Phase.RUNNING)
    german.open(address.CARRY_OVER, project=other.id)
    assert "Spielplatz" in german.text
    german.press("Auf Fassung 2.0.0 überleiten")
    assert file(second.id)["catalogue"]["version"] == "2.0.0"
    assert file(draft.id)["catalogue"]["version"] == "1.0.0"


def test_an_earlier_version_can_be_chosen_and_is_in_the_address(german: Visit, draft: Assessment, file: File) -> None:
    german.open(address.CARRY_OVER).press("Auf Fassung 2.0.0 überleiten").select("Zielfassung", "1.0.0")
    assert german.at.query_params["fassung"] == "1.0.0"
    german.press("Auf Fassung 1.0.0 überleiten")
    assert file(draft.id)["catalogue"]["version"] == "1.0.0"
    assert set(file(draft.id)["answers"]) == {"needs-asked", "group-differences", "portrayal-checked"}


@pytest.mark.parametrize("version", ["9.9.9", "x", "<b>", "1.0"])
def test_a_version_in_the_address_that_is_none_is_ignored(german: Visit, draft: Assessment, version: str) -> None:
    german.open(address.CARRY_OVER, fassung=version)
    assert not german.errors
    assert german.buttons("Auf Fassung 2.0.0 überleiten")


def test_a_final_check_stays_and_gets_a_draft(german: Visit, desk: Desk, draft: Assessment, file: File) -> None:
    finalise_check(desk, draft.id)
    before = file(draft.id)
    german.open(address.CARRY_OVER).press("Auf Fassung 2.0.0 überleiten")
    assert file(draft.id) == before
    assert file(draft.id.removesuffix("1") + "2")["predecessor"] == draft.id


@pytest.mark.parametrize("page", [address.TASKS, address.FACTOR])
def test_a_draft_of_an_earlier_version_says_so_and_leads_to_the_change(
    visit: Visit, draft: Assessment, page: str
) -> None:
    visit.open(page, check=draft.id)
    assert visit.words("Fassung wechseln") in visit.text
    assert "1.0.0" in visit.text
    assert not visit.errors


def test_a_draft_of_todays_version_says_nothing_of_it(german: Visit, project: Subject) -> None:
    now = start_check(context.desk(), project.id, check=Check.FULL, phase=Phase.PLANNING)
    assert "Fassung wechseln" not in german.open(address.TASKS, check=now.id).text


def test_a_draft_of_an_earlier_version_is_answered_as_ever(german: Visit, draft: Assessment, file: File) -> None:
    german.open(address.FACTOR, check=draft.id, factor="identities")
    assert german.card("needs-known").radio[0].value == 3
    german.answer("needs-known", 1).answer(successor.ADDED, 4)
    assert not german.errors
    assert german.card("needs-known").radio[0].value == 1
    answers = file(draft.id)["answers"]
    assert {id_: known["level"] for id_, known in answers.items()} == {
        "group-differences": 3, "portrayal-checked": 3, "needs-asked": 1, successor.ADDED: 4
    }  # fmt: skip
    assert file(draft.id)["catalogue"]["version"] == "1.0.0"


def test_answers_kept_aside_are_read_on_the_answers_page(visit: Visit, draft: Assessment, desk: Desk) -> None:
    visit.open(address.ANSWERS, check=draft.id)
    assert visit.words("Beiseitegelegt") in visit.text
    question = successor.catalogue().questions["group-differences"]
    assert question.text.said(visit.lang) in visit.text
    assert question.anchors[3].said(visit.lang) in visit.text


def test_answers_kept_aside_are_read_with_a_final_check_too(german: Visit, draft: Assessment, desk: Desk) -> None:
    finalise_check(desk, draft.id)
    german.open(address.RESULT, check=draft.id).unfold("Alle Antworten")
    assert "Beiseitegelegt" in german.text
    assert successor.catalogue().questions["group-differences"].anchors[3].de in german.text


def test_an_unreadable_file_is_named_and_hides_nothing(german: Visit, draft: Assessment, folder: Path) -> None:
    (folder / "kaputt-1.yaml").write_text("format: [", encoding="utf-8")
    german.open(address.CARRY_OVER)
    assert "kaputt-1.yaml" in german.text
    assert german.buttons("Auf Fassung 2.0.0 überleiten")


@pytest.mark.parametrize("button", ["Auf Fassung 2.0.0 überleiten", "Zurücknehmen"])
def test_a_button_that_is_denied_meanwhile_changes_nothing(
    german: Visit, draft: Assessment, file: File, monkeypatch: pytest.MonkeyPatch, button: str
) -> None:
    if button == "Zurücknehmen":
        carry(context.desk(), "2.0.0")
    german.open(address.CARRY_OVER)
    before = file(draft.id)
    rest = {known: Reach.ALL for known in Action if known is not Action.CARRY_OVER}
    monkeypatch.setattr(access, "PERMISSIONS", {Role.LOCAL: rest})
    german.press(button)
    assert german.errors
    assert file(draft.id) == before


def test_an_unknown_project_is_a_sentence(german: Visit) -> None:
    german.open(address.CARRY_OVER, project="gibt-es-nicht")
    assert "gibt es hier nicht" in german.errors[0]

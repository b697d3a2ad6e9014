"""Who sees what, role by role, of the own department and of another, of drafts and of final checks.

What may not be seen must not be sent at all: the tests look into every message to the browser, not only at its text.
"""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from gelingenscheck.access import Action, NotPermittedError, NotSignedInError, Role
from gelingenscheck.access.view import View
from gelingenscheck.assessment.answering import Change
from gelingenscheck.assessment.model import OPEN, Assessment, Check, Choice, Status
from gelingenscheck.assessment.subject import Measure
from gelingenscheck.catalogue import Phase
from gelingenscheck.storage.files import FileStore
from gelingenscheck.ui import address, context, downloads
from gelingenscheck.usecases.checks import change_answer, finalise_check, start_check
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.measures import add_measure
from gelingenscheck.usecases.projects import register_project
from tests.pages.conftest import SignIn
from tests.pages.visit import Visit, new_visit

OWN, OTHER = "tiefbau", "schule"
DRAFT, FINAL = "entwurf", "fertig"
CASES = [(department, state) for department in (OWN, OTHER) for state in (DRAFT, FINAL)]
WHOLE, BANDS, PROGRESS, NOTHING = View.WHOLE, View.BANDS, View.PROGRESS, View.NOTHING
SEEN: Mapping[Role, tuple[View, View, View, View]] = {
    Role.PLANNER: (WHOLE, WHOLE, NOTHING, BANDS),
    Role.FACILITATOR: (NOTHING, BANDS, NOTHING, BANDS),
    Role.MANAGER: (PROGRESS, BANDS, PROGRESS, BANDS),
    Role.READER: (NOTHING, NOTHING, NOTHING, NOTHING),
    Role.ADMINISTRATOR: (NOTHING, NOTHING, NOTHING, NOTHING),
}
"""In the order of `CASES`."""
INSIDE = (Role.PLANNER, Role.FACILITATOR, Role.MANAGER)
"""Those who may know which projects there are."""


def secret(department: str, state: str) -> str:
    """Return what only those read who read the answers."""
    return f"Begruendung{department}{state}"


def title(department: str, state: str) -> str:
    return f"Titel{department}{state}"


def measure(department: str, state: str) -> str:
    return f"Massnahme{department}{state}"


def _tell(desk: Desk, department: str, state: str) -> None:
    """Save a project with a check that holds a secret, and a measure that came from it."""
    subject = register_project(desk, title=title(department, state), department=department)
    check = start_check(desk, subject.id, check=Check.FULL, phase=Phase.PLANNING)
    questions = [one for factor in desk.catalogue.factors for one in desk.catalogue.due(factor, Phase.PLANNING)]
    for question in questions:
        change_answer(desk, check.id, Change(question=question.id, part="choice", shown=OPEN, new=Choice(level=1)))
    said = secret(department, state)
    change_answer(desk, check.id, Change(question=questions[0].id, part="rationale", shown=None, new=said))
    if state == FINAL:
        finalise_check(desk, check.id)
    add_measure(desk, subject.id, Measure(id="", text=measure(department, state), source=check.id))


@pytest.fixture(scope="module")
def told_city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("roles")
    desk = replace(context.desk(), store=FileStore(root))
    for department, state in CASES:
        _tell(desk, department, state)
    return root


@pytest.fixture
def city(folder: Path, told_city: Path) -> Mapping[tuple[str, str], Assessment]:
    """Fill the folder; return the checks by department and state."""
    shutil.copytree(told_city, folder, dirs_exist_ok=True)
    desk = context.desk()
    return {
        (check.department, FINAL if check.status is Status.FINAL else DRAFT): check
        for check in (desk.store.load(Assessment, id_).document for id_ in desk.store.ids(Assessment))
    }


def sent(visit: Visit) -> bytes:
    """Return every byte of every message that the browser was sent for this page."""

    def messages(node: object) -> Iterator[bytes]:
        proto = getattr(node, "proto", None)
        if proto is not None and hasattr(proto, "SerializeToString"):
            yield proto.SerializeToString()
        for child in getattr(node, "children", {}).values():
            yield from messages(child)

    return b"\n".join(messages(visit.at._tree))


def told_of(visit: Visit, department: str, state: str) -> tuple[bool, bool, bool]:
    """Return whether a page was sent the secret, the title and the measure of a project."""
    said = sent(visit)
    return tuple(text(department, state).encode() in said for text in (secret, title, measure))  # type: ignore[return-value]  # three of them


@pytest.mark.parametrize("role", SEEN)
def test_the_pages_of_a_check_show_each_role_what_the_table_says(
    city: Mapping[tuple[str, str], Assessment], sign_in: SignIn, role: Role
) -> None:
    sign_in(role, OWN)
    visit = new_visit()
    for view, case in zip(SEEN[role], CASES, strict=True):
        check = city[case]
        visit.open(address.RESULT if case[1] == FINAL else address.ANSWERS, check=check.id)
        answers, name, measures = told_of(visit, *case)
        assert (answers, bool(visit.errors)) == (view is WHOLE, view in {PROGRESS, NOTHING}), (role, case)
        assert name == (view in {WHOLE, BANDS}), (role, case)
        assert measures == (view in {WHOLE, BANDS} and case[1] == FINAL), (role, case)


@pytest.mark.parametrize("role", SEEN)
def test_what_is_worked_on_and_printed_opens_to_the_own_desk_only(
    city: Mapping[tuple[str, str], Assessment], sign_in: SignIn, role: Role
) -> None:
    sign_in(role, OWN)
    visit = new_visit()
    for view, case in zip(SEEN[role], CASES, strict=True):
        pages = (
            (address.DOCUMENT,) if case[1] == FINAL else (address.TASKS, address.FACTOR, address.ENTRY, address.RESULT)
        )
        for page in pages:
            visit.open(page, check=city[case].id)
            assert bool(visit.errors) == (view is not WHOLE), (role, case, page)
            assert view is WHOLE or told_of(visit, *case) == (False, False, False), (role, case, page)


@pytest.mark.parametrize("role", SEEN)
def test_the_page_of_a_project_shows_of_others_drafts_no_more_than_progress(
    city: Mapping[tuple[str, str], Assessment], sign_in: SignIn, role: Role
) -> None:
    sign_in(role, OWN)
    visit = new_visit()
    for view, case in zip(SEEN[role], CASES, strict=True):
        visit.open(address.PROJECT, project=city[case].subject)
        inside = role in INSIDE and view is not NOTHING
        assert bool(visit.errors) is not inside
        assert told_of(visit, *case) == (False, inside, inside and view in {WHOLE, BANDS}), (role, case)
        assert ("Entwurf" in visit.text) == (case[1] == DRAFT and view in {WHOLE, PROGRESS}), (role, case)


@pytest.mark.parametrize("role", SEEN)
def test_lists_of_the_whole_city_hold_no_answers_and_no_drafts_of_others(
    city: Mapping[tuple[str, str], Assessment], sign_in: SignIn, role: Role
) -> None:
    sign_in(role, OWN)
    visit = new_visit()
    for view, case in zip(SEEN[role], CASES, strict=True):
        assert told_of(visit, *case) == (False, view is not NOTHING, False), (role, case)
    for page in (address.PORTFOLIO, address.MEASURES, address.PRESENTATION):
        visit.open(page)
        opens = role in INSIDE or (page == address.PRESENTATION and role is Role.READER)
        assert bool(visit.errors) is not opens, (role, page)
        for view, case in zip(SEEN[role], CASES, strict=True):
            answers, name, measures = told_of(visit, *case)
            assert not answers
            assert not name or (role in INSIDE and view is not NOTHING)
            assert not measures or view in {WHOLE, BANDS}
            assert page != address.MEASURES or measures == (view in {WHOLE, BANDS}), (role, case)


NAVIGATION: Mapping[Role, set[str]] = {
    Role.PLANNER: {"", "einschaetzen", "portfolio", "workshop", "katalog"},
    Role.FACILITATOR: {"", "portfolio", "workshop", "katalog"},
    Role.MANAGER: {"", "einschaetzen", "portfolio", "workshop", "katalog"},
    Role.READER: {"", "katalog", "vorstellen"},
    Role.ADMINISTRATOR: {"", "katalog"},
}


@pytest.mark.parametrize("role", SEEN)
def test_the_start_page_says_who_one_is_and_offers_only_what_opens(
    city: Mapping[tuple[str, str], Assessment], sign_in: SignIn, role: Role
) -> None:
    sign_in(role, OWN)
    visit = new_visit()
    doors = {page for page in (address.NEW, address.PORTFOLIO, address.WORKSHOP) if visit_has(visit, page)}
    names = {address.NEW: "einschaetzen", address.PORTFOLIO: "portfolio", address.WORKSHOP: "workshop"}
    assert {names[page] for page in doors} == NAVIGATION[role] & set(names.values())
    assert visit.at.main.get_by_key("gc-box-welcome") is not None


def visit_has(visit: Visit, page: str) -> bool:
    """Say whether there is a door to a page."""
    return any(button.key == f"gc-door-{page}" for button in visit.at.button)


def test_a_planner_answers_for_the_own_department_and_the_record_says_so(
    city: Mapping[tuple[str, str], Assessment], sign_in: SignIn
) -> None:
    sign_in(Role.PLANNER, OWN)
    draft, visit = city[OWN, DRAFT], new_visit()
    question = context.desk().catalogue.due(context.desk().catalogue.factors[0], Phase.PLANNING)[0].id
    visit.open(address.FACTOR, check=draft.id).answer(question, 3)
    saved = context.desk().store.load(Assessment, draft.id).document
    assert (visit.errors, saved.answer(question).level, saved.changed.by) == ([], 3, "planner@tiefbau")


def test_an_answer_from_a_tab_of_another_department_is_not_written(
    city: Mapping[tuple[str, str], Assessment], sign_in: SignIn
) -> None:
    sign_in(Role.PLANNER, OTHER)
    draft, visit = city[OTHER, DRAFT], new_visit()
    question = context.desk().catalogue.due(context.desk().catalogue.factors[0], Phase.PLANNING)[0].id
    visit.open(address.FACTOR, check=draft.id)
    sign_in(Role.PLANNER, OWN)
    visit.answer(question, 3)
    assert visit.errors
    assert context.desk().store.load(Assessment, draft.id).document.answer(question).level == 1


def test_the_form_of_a_new_project_knows_the_department_and_offers_no_other(folder: Path, sign_in: SignIn) -> None:
    sign_in(Role.PLANNER, OWN)
    visit = new_visit().open(address.NEW, q="Neu")
    unit = next(box for box in visit.at.selectbox if box.label == "Federführendes Amt")
    assert (unit.value, len(unit.options)) == (OWN, 1)


def test_a_file_is_made_for_those_only_who_are_still_permitted(folder: Path, sign_in: SignIn) -> None:
    sign_in(Role.PLANNER, OWN)
    mine = downloads.guarded(lambda: b"file", Action.READ_ANSWERS, OWN)
    theirs = downloads.guarded(lambda: b"file", Action.READ_ANSWERS, OTHER)
    assert mine() == b"file"
    with pytest.raises(NotPermittedError):
        theirs()
    context.access_store().withdraw_all(context._now())
    with pytest.raises(NotSignedInError):
        mine()


def test_whoever_is_refused_learns_whom_to_ask(city: Mapping[tuple[str, str], Assessment], sign_in: SignIn) -> None:
    sign_in(Role.READER, OWN)
    visit = new_visit().open(address.PORTFOLIO)
    assert visit.errors
    assert "Wer was darf, erklärt Ihnen" in visit.text or "Bitte fragen Sie das federführende Amt" in visit.text


def test_a_subject_belongs_to_its_lead_department_and_the_manager(
    city: Mapping[tuple[str, str], Assessment], sign_in: SignIn
) -> None:
    subject = city[OTHER, FINAL].subject
    for role, changes in ((Role.PLANNER, False), (Role.MANAGER, True)):
        sign_in(role, OWN)
        visit = new_visit().open(address.PROJECT, project=subject)
        assert bool(visit.buttons("Angaben speichern")) is changes
        assert bool(visit.buttons("Eigene Maßnahme anlegen")) is changes

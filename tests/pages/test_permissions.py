"""Every page and every button asks for permission; what is denied is said, and nothing is written."""

from collections.abc import Callable, Mapping

import pytest

from gelingenscheck import access
from gelingenscheck.access import Action, Reach, Role
from gelingenscheck.assessment.answering import Change
from gelingenscheck.assessment.model import OPEN, Assessment, Check, Choice, QuickAnswer, QuickState
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Phase
from gelingenscheck.ui import address, context
from gelingenscheck.usecases.checks import change_answer, discard_check, finalise_check, start_check
from gelingenscheck.usecases.desk import Desk
from tests.pages.visit import Visit

Saved = Callable[[], Mapping[str, bytes]]
Deny = Callable[[Action], None]
DENIED = "Das ist mit Ihrer Anmeldung nicht vorgesehen. Es wurde nichts geändert."
NEEDED = {
    address.START: Action.READ_CATALOGUE,
    address.NEW: Action.REGISTER_PROJECT,
    address.PROJECT: Action.READ_FINAL,
    address.QUICK: Action.READ_DRAFT,
    address.TASKS: Action.READ_DRAFT,
    address.FACTOR: Action.READ_DRAFT,
    address.ANSWERS: Action.READ_DRAFT,
    address.ENTRY: Action.CHECK_PROJECT,
    address.RESULT: Action.READ_DRAFT,
    address.PORTFOLIO: Action.READ_PORTFOLIO,
    address.FILES: Action.READ_PROBLEMS,
    address.WORKSHOP: Action.RUN_WORKSHOP,
    address.MODERATE: Action.RUN_WORKSHOP,
    address.WALL: Action.RUN_WORKSHOP,
    address.WORKSHOP_RESULT: Action.RUN_WORKSHOP,
    address.ANNUAL: Action.WRITE_REPORT,
    address.DOCUMENT: Action.READ_DRAFT,
    address.ACCESS: Action.MANAGE_ACCESS,
    address.KEPT: Action.READ_CATALOGUE,
    address.DELETION: Action.DELETE_PROJECT,
    address.TRACE: Action.CHANGE_SUBJECT,
    address.CATALOGUE: Action.READ_CATALOGUE,
    address.COMPARE: Action.READ_CATALOGUE,
    address.CARRY_OVER: Action.CARRY_OVER,
    address.LANGUAGES_PAGE: Action.READ_CATALOGUE,
    address.RETURNS: Action.READ_PORTFOLIO,
    address.RETURN: Action.WRITE_RETURN,
    address.MATRIX: Action.READ_PORTFOLIO,
    address.CROSSCUTTING_CHECK: Action.READ_FINAL,
    address.TRENDS: Action.READ_PORTFOLIO,
    address.SIDE_BY_SIDE: Action.READ_FINAL,
    address.MEASURES: Action.READ_PORTFOLIO,
    address.PRESENTATION: Action.READ_AGGREGATES,
}


@pytest.fixture
def deny(monkeypatch: pytest.MonkeyPatch) -> Deny:
    """Return a switch that takes one permission away."""

    def take(action: Action) -> None:
        rest = {known: Reach.ALL for known in Action if known is not action}
        monkeypatch.setattr(access, "PERMISSIONS", {Role.LOCAL: rest})

    return take


@pytest.fixture
def question(desk: Desk) -> str:
    return desk.catalogue.due(desk.catalogue.factors[0], Phase.PLANNING)[0].id


@pytest.mark.parametrize("page", NEEDED)
def test_a_page_that_is_denied_says_so_and_shows_nothing_else(
    visit: Visit, draft: Assessment, deny: Deny, saved: Saved, page: str
) -> None:
    before = saved()
    deny(NEEDED[page])
    visit.open(page, check=draft.id, project=draft.subject)
    assert visit.errors == [visit.words(DENIED)]
    assert "Umbau Schulweg" not in visit.text
    assert saved() == before


def test_every_page_has_its_row_in_this_table() -> None:
    pages = {name: value for name, value in vars(address).items() if isinstance(value, str) and value.endswith(".py")}
    assert set(pages.values()) - {address.__file__} == set(NEEDED)


def test_a_final_check_needs_its_own_permission(visit: Visit, draft: Assessment, desk: Desk, deny: Deny) -> None:
    finalise_check(desk, draft.id)
    deny(Action.READ_FINAL)
    visit.open(address.RESULT, check=draft.id)
    assert visit.errors == [visit.words(DENIED)]


def test_an_answer_that_is_denied_is_not_written(
    visit: Visit, draft: Assessment, deny: Deny, saved: Saved, question: str
) -> None:
    visit.open(address.FACTOR, check=draft.id)
    before = saved()
    deny(Action.CHECK_PROJECT)
    visit.answer(question, 3)
    assert visit.words(DENIED) in visit.errors
    assert saved() == before


Begin = Callable[[Visit, Desk, Assessment], Visit]


def _answered(desk: Desk, draft: Assessment, choice: Choice) -> str:
    question = desk.catalogue.due(desk.catalogue.factors[0], Phase.PLANNING)[0].id
    change_answer(desk, draft.id, Change(question=question, part="choice", shown=OPEN, new=choice))
    return question


def on_start_empty(visit: Visit, desk: Desk, draft: Assessment) -> Visit:
    return visit.open(address.START)


def on_result(visit: Visit, desk: Desk, draft: Assessment) -> Visit:
    _answered(desk, draft, Choice(level=1))
    return visit.open(address.RESULT, check=draft.id)


def on_final(visit: Visit, desk: Desk, draft: Assessment) -> Visit:
    _answered(desk, draft, Choice(level=1))
    finalise_check(desk, draft.id)
    return visit.open(address.RESULT, check=draft.id)


def on_tasks(visit: Visit, desk: Desk, draft: Assessment) -> Visit:
    return visit.open(address.TASKS, check=draft.id)


def on_discarded(visit: Visit, desk: Desk, draft: Assessment) -> Visit:
    discard_check(desk, draft.id)
    return visit.open(address.START)


def on_quick(visit: Visit, desk: Desk, draft: Assessment) -> Visit:
    quick = start_check(desk, draft.subject, check=Check.QUICK, phase=Phase.PLANNING)
    said = QuickAnswer(state=QuickState.OPEN)
    change_answer(desk, quick.id, Change(question="identities", part="quick", shown=None, new=said))
    return visit.open(address.QUICK, check=quick.id)


def on_new_project(visit: Visit, desk: Desk, draft: Assessment) -> Visit:
    visit.open(address.NEW, q="Neu").select(visit.words("Federführendes Amt"), "tiefbau")
    visit.at.radio[0].set_value(Phase.PLANNING)
    return visit.run()


def on_project(visit: Visit, desk: Desk, draft: Assessment) -> Visit:
    return visit.open(address.PROJECT, project=draft.subject)


def on_project_without_draft(visit: Visit, desk: Desk, draft: Assessment) -> Visit:
    _answered(desk, draft, Choice(level=1))
    finalise_check(desk, draft.id)
    return visit.open(address.PROJECT, project=draft.subject)


@pytest.mark.parametrize(
    "step",
    [
        (on_result, "Einschätzung abschließen", Action.CHECK_PROJECT),
        (on_result, "Als Maßnahme übernehmen", Action.CHANGE_SUBJECT),
        (on_final, "Fortschreibung beginnen", Action.CHECK_PROJECT),
        (on_tasks, "Ja, verwerfen", Action.CHECK_PROJECT),
        (on_discarded, "Zurückholen", Action.CHECK_PROJECT),
        (on_quick, "Weiter zum vollständigen Check", Action.CHECK_PROJECT),
        (on_quick, "Kurzcheck abschließen", Action.CHECK_PROJECT),
        (on_new_project, "Anlegen und beginnen", Action.REGISTER_PROJECT),
        (on_project, "Angaben speichern", Action.CHANGE_SUBJECT),
        (on_project_without_draft, "Fortschreibung beginnen", Action.CHECK_PROJECT),
    ],
)
def test_a_button_that_is_denied_writes_nothing_and_says_so(
    german: Visit, draft: Assessment, deny: Deny, saved: Saved, step: tuple[Begin, str, Action]
) -> None:
    begin, button, action = step
    begin(german, context.desk(), draft)
    assert german.buttons(button)
    before = saved()
    deny(action)
    german.press(button)
    assert DENIED in german.errors or not german.buttons(button)  # refused, or not there any more
    assert saved() == before


def test_examples_are_not_loaded_without_permission(visit: Visit, deny: Deny, saved: Saved) -> None:
    deny(Action.MANAGE_EXAMPLES)
    visit.press(visit.words("Mit Beispieldaten ansehen"))
    assert visit.errors == [visit.words(DENIED)]
    assert saved() == {}


def test_a_release_is_not_written_without_permission(visit: Visit, project: Subject, deny: Deny, saved: Saved) -> None:
    visit.open(address.PROJECT, project=project.id)
    before = saved()
    deny(Action.CHANGE_SUBJECT)
    visit.at.toggle[0].set_value(True)
    visit.run()
    assert visit.errors == [visit.words(DENIED)]
    assert saved() == before
    assert not visit.at.main.toggle

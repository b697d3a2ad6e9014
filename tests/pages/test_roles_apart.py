"""What whoever does not read the answers of a department sees in their place, and what stays with its desk."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from gelingenscheck.access import Role
from gelingenscheck.assessment.answering import Change
from gelingenscheck.assessment.model import OPEN, Assessment, Check, Choice, QuickAnswer, QuickState
from gelingenscheck.catalogue import Phase
from gelingenscheck.ui import address, context
from gelingenscheck.usecases import crosscutting, rounds
from gelingenscheck.usecases.checks import change_answer, finalise_check, start_check
from gelingenscheck.usecases.desk import Desk
from tests.pages.conftest import SignIn
from tests.pages.test_roles import DRAFT, FINAL, OTHER, OWN, city, measure, secret, sent, told_city
from tests.pages.visit import Visit, new_visit

Checks = Mapping[tuple[str, str], Assessment]
__all__ = ["city", "told_city"]
BESIDE = "NurFuersAmt"


@pytest.mark.parametrize("role", [Role.PLANNER, Role.MANAGER])
def test_side_by_side_shows_bands_only_where_one_side_is_another_departments(
    city: Checks, sign_in: SignIn, role: Role
) -> None:
    sign_in(role, OWN)
    visit = new_visit().open(address.SIDE_BY_SIDE, links=city[OWN, FINAL].id, rechts=city[OTHER, FINAL].id)
    assert "Faktor für Faktor" in visit.text
    assert b"Stufe 1" not in sent(visit)
    assert not any(secret(department, FINAL).encode() in sent(visit) for department in (OWN, OTHER))


@pytest.mark.parametrize(("role", "named"), [(Role.PLANNER, {OWN}), (Role.MANAGER, set()), (Role.FACILITATOR, set())])
def test_a_weak_question_names_only_the_projects_whose_answers_one_reads(
    city: Checks, sign_in: SignIn, role: Role, named: set[str]
) -> None:
    sign_in(role, OWN)
    visit = new_visit().open(address.PORTFOLIO)
    found = {department for department in (OWN, OTHER) if _named_under_a_question(visit, city[department, FINAL])}
    assert found == named


def _named_under_a_question(visit: Visit, check: Assessment) -> bool:
    for question in check.answers:
        with suppress(KeyError):
            visit.at.main.get_by_key(f"gc-link-spot-{question}-{check.subject}")
            return True
    return False


@pytest.mark.parametrize("role", [Role.PLANNER, Role.MANAGER, Role.FACILITATOR, Role.READER, Role.ADMINISTRATOR])
def test_the_trace_of_a_project_tells_answers_to_its_own_desk_only(city: Checks, sign_in: SignIn, role: Role) -> None:
    sign_in(role, OWN)
    for department, state in city:
        if department == OTHER or role is not Role.PLANNER:
            visit = new_visit().open(address.TRACE, project=city[department, state].subject)
            assert secret(department, state).encode() not in sent(visit)
            assert (measure(department, state).encode() in sent(visit)) <= (state == FINAL)


def test_two_projects_in_one_tab_each_show_their_own_trace(city: Checks, sign_in: SignIn) -> None:
    sign_in(Role.MANAGER, OWN)
    visit = new_visit()
    for state in (FINAL, DRAFT):
        visit.open(address.TRACE, project=city[OWN, state].subject)
        assert visit.errors == []
        assert visit.at.main.selectbox[0].value == city[OWN, state].subject


def _unit_check(unit: str) -> Assessment:
    """Finish the crosscutting check of a unit, with a secret beside its first answer."""
    desk = context.desk()
    draft = crosscutting.begin(desk, unit)
    for factor in desk.catalogue.factors:
        asked = factor.crosscutting.id
        change_answer(desk, draft.id, Change(question=asked, part="choice", shown=OPEN, new=Choice(level=2)))
        change_answer(desk, draft.id, Change(question=asked, part="rationale", shown=None, new=BESIDE))
    return crosscutting.finish(desk, draft.id)


@pytest.mark.parametrize("role", [Role.PLANNER, Role.MANAGER, None])
def test_of_a_units_crosscutting_check_others_see_the_levels_and_no_reasons(
    folder: Path, request: pytest.FixtureRequest, role: Role | None
) -> None:
    _unit_check(OTHER)
    reads = role is None  # one person on one machine
    if role is not None:
        request.getfixturevalue("sign_in")(role, OWN)
    visit = new_visit().open(address.CROSSCUTTING_CHECK, amt=OTHER)
    assert visit.errors == []
    assert (BESIDE.encode() in sent(visit)) is reads
    assert bool(visit.buttons("Fortschreibung beginnen")) is reads


@pytest.mark.parametrize("role", [Role.PLANNER, Role.MANAGER, Role.READER])
def test_what_a_quick_check_says_is_read_by_its_desk_only(
    city: Checks, request: pytest.FixtureRequest, role: Role
) -> None:
    desk = context.desk()
    quick = start_check(desk, city[OTHER, FINAL].subject, check=Check.QUICK, phase=Phase.PLANNING)
    said = QuickAnswer(state=QuickState.OPEN, text=BESIDE)
    change_answer(desk, quick.id, Change(question=desk.catalogue.factors[0].id, part="quick", shown=None, new=said))
    finalise_check(desk, quick.id)
    request.getfixturevalue("sign_in")(role, OWN)
    visit = new_visit()
    assert BESIDE.encode() not in sent(visit)
    visit.open(address.QUICK, check=quick.id)
    assert visit.errors
    assert BESIDE.encode() not in sent(visit)


WORKSHOPS = {
    Role.PLANNER: (True, False), Role.FACILITATOR: (True, True), Role.MANAGER: (True, True),
    Role.READER: (False, False), Role.ADMINISTRATOR: (False, False),
}  # fmt: skip


@pytest.mark.parametrize("role", WORKSHOPS)
def test_workshops_are_prepared_for_the_own_department_or_by_those_who_run_them_for_all(
    city: Checks, sign_in: SignIn, role: Role
) -> None:
    sign_in(role, OWN)
    visit = new_visit()
    for department, may in zip((OWN, OTHER), WORKSHOPS[role], strict=True):
        visit.open(address.WORKSHOP, project=city[department, FINAL].subject)
        assert bool(visit.buttons("Workshop anlegen")) is may is not bool(visit.errors), (role, department)


def test_a_workshop_is_recorded_under_whoever_prepared_it_and_closed_to_other_departments(
    city: Checks, sign_in: SignIn
) -> None:
    sign_in(Role.FACILITATOR, "jugend")
    new_visit().open(address.WORKSHOP, project=city[OTHER, FINAL].subject).press("Workshop anlegen")
    (workshop,) = context.workshops().all()
    assert workshop.created.by == "facilitator@jugend"
    sign_in(Role.PLANNER, OWN)
    visit = new_visit().open(address.WORKSHOP)
    assert workshop.title.encode() not in sent(visit)
    for page in (address.WORKSHOP, address.MODERATE, address.WORKSHOP_RESULT, address.WALL):
        visit.open(page, workshop=workshop.id)
        assert visit.errors, page
        assert workshop.title.encode() not in sent(visit), page


def test_a_planner_returns_for_the_own_department_and_reminds_nobody(
    desk: Desk, request: pytest.FixtureRequest
) -> None:
    rounds.open_round(desk, year=desk.today.year, deadline=desk.today)
    request.getfixturevalue("sign_in")(Role.PLANNER, OWN)
    visit = new_visit().open(address.RETURNS)
    assert not visit.errors
    assert not visit.buttons("Erinnern")
    assert not visit.buttons("Ja, schließen")
    assert visit.open(address.RETURN, amt=OTHER).errors
    assert not visit.open(address.RETURN).errors
    assert visit.buttons("Rückmeldung abgeben")


def test_an_administrator_sees_of_a_faulty_file_its_name_and_nothing_of_what_it_holds(
    city: Checks, folder: Path, sign_in: SignIn
) -> None:
    path = folder / f"{city[OTHER, DRAFT].id}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("status: draft", f"status: {BESIDE}"), encoding="utf-8")
    sign_in(Role.ADMINISTRATOR, "it")
    visit = new_visit().open(address.FILES)
    assert path.name in visit.text
    assert BESIDE.encode() not in sent(visit)


def test_the_reader_gets_figures_of_the_whole_city_and_no_units_by_name(city: Checks, sign_in: SignIn) -> None:
    sign_in(Role.READER, OWN)
    visit: Visit = new_visit()
    for slide in ("1", "3", "4"):
        visit.open(address.PRESENTATION, folie=slide, namen="1")
        assert not visit.errors
        assert not visit.at.toggle
        assert context.department_label(OTHER).encode() not in sent(visit)

"""Who may do what, cell by cell; denied is the default."""

from collections.abc import Mapping
from types import MappingProxyType

import pytest

from gelingenscheck import access
from gelingenscheck.access import (
    LOCAL_USER,
    PERMISSIONS,
    Action,
    NotPermittedError,
    NotSignedInError,
    Reach,
    Role,
    User,
    permitted,
    somewhere,
)
from gelingenscheck.access.view import View, view_of

COLUMNS = (Role.PLANNER, Role.FACILITATOR, Role.MANAGER, Role.READER, Role.ADMINISTRATOR)
DECIDED: Mapping[Action, str] = {
    Action.READ_CATALOGUE: "all all all all all",
    Action.READ_AGGREGATES: "all all all all -",
    Action.READ_PORTFOLIO: "all all all - -",
    Action.SEE_PROGRESS: "own - all - -",
    Action.READ_DRAFT: "own - invited - -",
    Action.READ_FINAL: "all all all - -",
    Action.READ_ANSWERS: "own - - - -",
    Action.READ_PROBLEMS: "- - all - all",
    Action.REGISTER_PROJECT: "own - all - -",
    Action.CHANGE_SUBJECT: "own - all - -",
    Action.CHECK_PROJECT: "own - - - -",
    Action.CARRY_OVER: "- - all - -",
    Action.MANAGE_EXAMPLES: "- - all - all",
    Action.MANAGE_ROUND: "- - all - -",
    Action.WRITE_RETURN: "own - all - -",
    Action.RUN_WORKSHOP: "own all all - -",
    Action.WRITE_REPORT: "- - all - -",
    Action.MANAGE_ACCESS: "- - - - all",
    Action.READ_AUDIT: "- - - - all",
    Action.DELETE_PROJECT: "- - - - all",
}
CELLS = [
    (action, role, reach) for action, row in DECIDED.items() for role, reach in zip(COLUMNS, row.split(), strict=True)
]
CONTENT = frozenset(Action) - {
    Action.READ_CATALOGUE, Action.READ_PROBLEMS, Action.MANAGE_EXAMPLES, Action.MANAGE_ACCESS, Action.READ_AUDIT,
    Action.DELETE_PROJECT,
}  # fmt: skip


@pytest.mark.parametrize(("action", "role", "reach"), CELLS)
def test_each_cell_is_as_decided_for_the_own_department_for_another_and_for_none(
    action: Action, role: Role, reach: str
) -> None:
    user = User(role=role, department="tiefbau")
    answers = [permitted(user, action, department) for department in ("tiefbau", "schule", None)]
    assert somewhere(user, action) == (reach in {"own", "all"})
    assert not somewhere(User(role=role), action) or reach == "all"
    assert answers == {"all": [True] * 3, "own": [True, False, False]}.get(reach, [False] * 3)
    invited = [permitted(user, action, department, invited=True) for department in ("tiefbau", "schule", None)]
    assert invited == ([True] * 3 if reach == "invited" else answers)


def test_every_action_and_every_role_has_been_decided() -> None:
    assert set(DECIDED) == set(Action)
    assert set(PERMISSIONS) == {Role.LOCAL, *COLUMNS} == set(Role)


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("department", [None, "tiefbau"])
def test_one_person_on_one_machine_may_do_everything(action: Action, department: str | None) -> None:
    assert permitted(LOCAL_USER, action, department)
    access.require(LOCAL_USER, action, department)


@pytest.mark.parametrize("action", sorted(CONTENT))
def test_an_administrator_sees_and_writes_no_content(action: Action) -> None:
    assert not permitted(User(role=Role.ADMINISTRATOR, department="it"), action, "it")


@pytest.mark.parametrize("action", Action)
def test_whoever_has_no_department_owns_nothing(action: Action) -> None:
    planner = User(role=Role.PLANNER)
    assert permitted(planner, action, "") is (PERMISSIONS[Role.PLANNER].get(action) is Reach.ALL)
    assert permitted(planner, action) is (PERMISSIONS[Role.PLANNER].get(action) is Reach.ALL)


def test_a_role_without_a_row_may_do_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "PERMISSIONS", MappingProxyType({}))
    for action in Action:
        assert not permitted(LOCAL_USER, action, "tiefbau")
        with pytest.raises(NotPermittedError):
            access.require(LOCAL_USER, action, "tiefbau")


def test_who_is_not_signed_in_is_refused_like_whoever_may_not() -> None:
    assert issubclass(NotSignedInError, NotPermittedError)


VIEWS = {
    (Role.LOCAL, "tiefbau"): (View.WHOLE, View.WHOLE),
    (Role.PLANNER, "tiefbau"): (View.WHOLE, View.WHOLE),
    (Role.PLANNER, "schule"): (View.NOTHING, View.BANDS),
    (Role.FACILITATOR, "tiefbau"): (View.NOTHING, View.BANDS),
    (Role.MANAGER, "tiefbau"): (View.PROGRESS, View.BANDS),
    (Role.MANAGER, "schule"): (View.PROGRESS, View.BANDS),
    (Role.READER, "tiefbau"): (View.NOTHING, View.NOTHING),
    (Role.ADMINISTRATOR, "tiefbau"): (View.NOTHING, View.NOTHING),
}


@pytest.mark.parametrize(("role", "of"), VIEWS)
def test_how_much_of_a_draft_and_of_a_final_check_each_role_sees(role: Role, of: str) -> None:
    user = User(role=role, department="tiefbau")
    assert (view_of(user, of, final=False), view_of(user, of, final=True)) == VIEWS[role, of]


def test_records_name_role_and_department() -> None:
    assert User(role=Role.PLANNER, department="tiefbau").by == "planner@tiefbau"
    assert LOCAL_USER.by == "local"

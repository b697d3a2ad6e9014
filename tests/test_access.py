"""Who may do what, cell by cell; denied is the default."""

from types import MappingProxyType

import pytest

from gelingenscheck import access
from gelingenscheck.access import LOCAL_USER, PERMISSIONS, Action, NotPermittedError, Reach, Role, User

EXPECTED = {Role.LOCAL: set(Action)}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", Action)
def test_each_cell_of_the_table_is_as_decided(role: Role, action: Action) -> None:
    granted = PERMISSIONS[role].get(action)
    assert granted == (Reach.ALL if action in EXPECTED[role] else None)


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("department", [None, "tiefbau"])
def test_one_person_on_one_machine_may_do_everything(action: Action, department: str | None) -> None:
    assert access.permitted(LOCAL_USER, action, department)
    access.require(LOCAL_USER, action, department)


def test_own_reaches_the_own_department_only(monkeypatch: pytest.MonkeyPatch) -> None:
    table = MappingProxyType({Role.LOCAL: {Action.READ_DRAFT: Reach.OWN}})
    monkeypatch.setattr(access, "PERMISSIONS", table)
    planner = User(role=Role.LOCAL, department="tiefbau")
    assert access.permitted(planner, Action.READ_DRAFT, "tiefbau")
    assert not access.permitted(planner, Action.READ_DRAFT, "schule")
    assert not access.permitted(planner, Action.READ_DRAFT)
    assert not access.permitted(LOCAL_USER, Action.READ_DRAFT)
    assert not access.permitted(planner, Action.READ_FINAL, "tiefbau")


def test_a_role_without_a_row_may_do_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "PERMISSIONS", MappingProxyType({}))
    for action in Action:
        assert not access.permitted(LOCAL_USER, action, "tiefbau")
        with pytest.raises(NotPermittedError):
            access.require(LOCAL_USER, action, "tiefbau")

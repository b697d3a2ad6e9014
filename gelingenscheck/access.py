"""Who may do what: one table and one function, asked by pages, fragments, routes and use cases.

Without access configuration there is one person on this machine, who has every role. Further roles
are further rows of the table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_


class Role(StrEnum):
    """What a person is here."""

    LOCAL = "local"


class Action(StrEnum):
    """What can be done."""

    READ_CATALOGUE = "read_catalogue"
    READ_DRAFT = "read_draft"
    READ_FINAL = "read_final"
    READ_PORTFOLIO = "read_portfolio"
    READ_PROBLEMS = "read_problems"
    REGISTER_PROJECT = "register_project"
    CHANGE_SUBJECT = "change_subject"
    CHECK_PROJECT = "check_project"
    CARRY_OVER = "carry_over"
    MANAGE_EXAMPLES = "manage_examples"
    MANAGE_ROUND = "manage_round"
    WRITE_RETURN = "write_return"
    RUN_WORKSHOP = "run_workshop"
    WRITE_REPORT = "write_report"
    EXPORT_DATA = "export_data"
    """Single answers of all departments, and the open data."""


class Reach(StrEnum):
    """For which departments."""

    OWN = "own"
    ALL = "all"


PERMISSIONS: Mapping[Role, Mapping[Action, Reach]] = {Role.LOCAL: dict.fromkeys(Action, Reach.ALL)}


@dataclass(frozen=True, kw_only=True, slots=True)
class User:
    """A role, and the department that it is held in; never a person."""

    role: Role
    department: str | None = None


LOCAL_USER = User(role=Role.LOCAL)


class NotPermittedError(GelingenscheckError):
    """The role may not do this."""

    message = N_("Das ist mit Ihrer Anmeldung nicht vorgesehen. Es wurde nichts geändert.")


def permitted(user: User, action: Action, department: str | None = None) -> bool:
    """Say whether a user may act, for a department where the action concerns one; denied is the default."""
    reach = PERMISSIONS.get(user.role, {}).get(action)
    return reach is Reach.ALL or (reach is Reach.OWN and department is not None and department == user.department)


def require(user: User, action: Action, department: str | None = None) -> None:
    """Refuse what is not permitted."""
    if not permitted(user, action, department):
        raise NotPermittedError

"""Who may do what: one table and one function, asked by pages, fragments, routes and use cases.

Without access configuration there is one person on this machine, who has every role.
"""

from dataclasses import dataclass

from gelingenscheck.access.table import PERMISSIONS, Action, Reach, Role
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_


@dataclass(frozen=True, kw_only=True, slots=True)
class User:
    """A role, and the department that it is held in; never a person."""

    role: Role
    department: str | None = None

    @property
    def by(self) -> str:
        """Return how records name whoever acts: role@department."""
        return f"{self.role}@{self.department}" if self.department else str(self.role)


LOCAL_USER = User(role=Role.LOCAL)


class NotPermittedError(GelingenscheckError):
    """The role may not do this."""

    message = N_("Das ist mit Ihrer Anmeldung nicht vorgesehen. Es wurde nichts geändert.")


class NotSignedInError(NotPermittedError):
    """Nobody is signed in, or no longer."""

    heading = N_("Bitte anmelden")
    message = N_(
        "Hier geht es weiter, sobald Sie angemeldet sind. Öffnen Sie dafür den Link Ihres Amts. "
        "Was gespeichert ist, bleibt davon unberührt."
    )


def permitted(user: User, action: Action, department: str | None = None, *, invited: bool = False) -> bool:
    """Say whether a user may act, for a department where the action concerns one; denied is the default.

    `invited` says that the department invited the integration management to just what is asked for.
    """
    reach = PERMISSIONS.get(user.role, {}).get(action)
    if reach is Reach.INVITED:
        return invited
    return reach is Reach.ALL or (reach is Reach.OWN and department is not None and department == user.department)


def somewhere(user: User, action: Action) -> bool:
    """Say whether a user may act for at least one department: whether a page that then asks for which makes sense."""
    reach = PERMISSIONS.get(user.role, {}).get(action)
    return reach is Reach.ALL or (reach is Reach.OWN and user.department is not None)


def require(user: User, action: Action, department: str | None = None, *, invited: bool = False) -> None:
    """Refuse what is not permitted."""
    if not permitted(user, action, department, invited=invited):
        raise NotPermittedError


__all__ = [
    "LOCAL_USER",
    "PERMISSIONS",
    "Action",
    "NotPermittedError",
    "NotSignedInError",
    "Reach",
    "Role",
    "User",
    "permitted",
    "require",
    "somewhere",
]

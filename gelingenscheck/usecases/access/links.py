"""Make, list, replace and withdraw links. What opens a link is returned once, and neither kept nor logged."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from gelingenscheck.access import Role
from gelingenscheck.access.link import DAYS, LONGEST_LABEL, MOST_DAYS, Link
from gelingenscheck.access.token import BYTES, hashed, written
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_
from gelingenscheck.organisation import Organisation
from gelingenscheck.storage.access.store import AccessStore, NoSuchLinkError
from gelingenscheck.storage.texts import cleaned

ID_BYTES = 4
PAGE = "/anmelden"
COMMAND_LINE = "command-line"
"""Who makes a link without being signed in."""
Random = Callable[[int], bytes]


class UnknownDepartmentError(GelingenscheckError):
    """There is no such unit now."""

    message = N_("Ein Amt mit der Kennung „{department}“ gibt es heute nicht. Es wurde kein Link erstellt.")


class LocalRoleError(GelingenscheckError):
    """The role of one person on one machine is nothing to give away."""

    message = N_("Für diese Rolle gibt es keinen Link. Es wurde nichts geändert.")


class DaysError(GelingenscheckError):
    """A link opens for a day at least."""

    message = N_("Ein Link gilt 1 bis {most} Tage. Es wurde nichts geändert.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """A link that was just made: the only moment at which what opens it can be read."""

    link: Link
    token: str

    def address(self, site: str) -> str:
        """Return the link for an address of this application. Browsers send no server what stands behind the sign."""
        return f"{site.rstrip('/')}{PAGE}#{self.token}"


def make_link(
    store: AccessStore,
    organisation: Organisation,
    *,
    role: Role,
    department: str,
    now: datetime,
    by: str,
    days: int = DAYS,
    label: str = "",
    random: Random = secrets.token_bytes,
) -> Made:
    """Make a link; raise `UnknownDepartmentError`, `LocalRoleError` or `DaysError`."""
    made = _fresh(organisation, role, department, now=now, by=by, days=days, label=label, random=random)
    store.create(made.link, hashed(made.token))
    return made


def replace_link(
    store: AccessStore,
    organisation: Organisation,
    id_: str,
    *,
    now: datetime,
    by: str,
    days: int = DAYS,
    random: Random = secrets.token_bytes,
) -> Made:
    """Withdraw a link and make its successor, for the unit that continues the department; raise `NoSuchLinkError`."""
    old = next((link for link in store.links() if link.id == id_ and link.withdrawn is None), None)
    if old is None:
        raise NoSuchLinkError(link=id_[:40])
    department = organisation.today_of(old.department, now.astimezone(organisation.timezone).date())
    made = _fresh(organisation, old.role, department, now=now, by=by, days=days, label=old.label, random=random)
    store.replace(id_, made.link, hashed(made.token))
    return made


def _fresh(
    organisation: Organisation,
    role: Role,
    department: str,
    *,
    now: datetime,
    by: str,
    days: int,
    label: str,
    random: Random,
) -> Made:
    unit = organisation.departments.get(department)
    if unit is None or not unit.exists(now.astimezone(organisation.timezone).date()):
        raise UnknownDepartmentError(department=department[:80])
    if role is Role.LOCAL:
        raise LocalRoleError
    if not 1 <= days <= MOST_DAYS:
        raise DaysError(most=MOST_DAYS)
    made = now.astimezone(UTC).replace(microsecond=0)
    link = Link(
        id=random(ID_BYTES).hex(), role=role, department=department, made=made, by=by,
        label=" ".join(cleaned(label).split())[:LONGEST_LABEL], expires=made + timedelta(days=days),
    )  # fmt: skip
    return Made(link=link, token=written(random(BYTES)))

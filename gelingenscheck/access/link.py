"""An access link: for a role in a department, until it ends or is withdrawn."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from gelingenscheck.access import Role, User
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_

DAYS: Final = 400
"""How long a link opens unless told otherwise."""
MOST_DAYS: Final = 1_200
LONGEST_LABEL: Final = 80
SKEW: Final = timedelta(minutes=5)
"""By which clocks may differ; what is younger than that comes from a clock that was set back."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """What is known of a link; what opens it is not among it."""

    id: str
    role: Role
    department: str
    label: str = ""
    made: datetime
    by: str
    expires: datetime
    withdrawn: datetime | None = None
    last_used: date | None = None
    """The day, never the moment."""

    @property
    def user(self) -> User:
        """Return who comes in with it."""
        return User(role=self.role, department=self.department)


class RefusedLinkError(GelingenscheckError):
    """A link does not open; all of them say whom to ask."""

    heading = N_("Dieser Link öffnet nicht")


class UnknownLinkError(RefusedLinkError):
    """There is no such link."""

    message = N_(
        "Dieser Link ist hier nicht bekannt. Vielleicht fehlt ein Zeichen, oder er wurde durch einen neuen ersetzt. "
        "Was gespeichert ist, bleibt davon unberührt."
    )


class ExpiredLinkError(RefusedLinkError):
    """The link's time is over."""

    message = N_("Die Zeit dieses Links ist abgelaufen. Was gespeichert ist, bleibt davon unberührt.")


class WithdrawnLinkError(RefusedLinkError):
    """The link was withdrawn."""

    message = N_("Dieser Link wurde zurückgenommen. Was gespeichert ist, bleibt davon unberührt.")


class EarlyLinkError(RefusedLinkError):
    """The link was made later than now: the server's clock was set back."""

    message = N_(
        "Die Uhr des Servers geht nach: Dieser Link ist jünger als jetzt. Bitte sagen Sie es der Administration. "
        "Was gespeichert ist, bleibt davon unberührt."
    )


def refusal(link: Link | None, now: datetime) -> RefusedLinkError | None:
    """Return why a link does not open; None if it does."""
    if link is None:
        return UnknownLinkError()
    if link.withdrawn is not None:
        return WithdrawnLinkError()
    if now >= link.expires:
        return ExpiredLinkError()
    return EarlyLinkError() if now < link.made - SKEW else None

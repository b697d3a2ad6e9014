"""A session: who came in with a link, for a working day at most."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from gelingenscheck.access import User
from gelingenscheck.access.link import SKEW, Link

LONGEST: Final = timedelta(hours=12)
"""The link opens again the next morning; a browser that is left behind does not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Session:
    """Somebody who is signed in."""

    link: str
    user: User
    begun: datetime
    expires: datetime


def begin(link: Link, now: datetime) -> Session:
    """Return the session of whoever comes in now; the link was looked at before."""
    return Session(link=link.id, user=link.user, begun=now, expires=min(now + LONGEST, link.expires))


def holds(session: Session, now: datetime) -> bool:
    """Say whether a session goes on; one from the future does not, since the clock cannot be believed."""
    return session.begun - SKEW <= now < session.expires

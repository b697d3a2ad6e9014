"""What keeps links and sessions promises, whatever it is made of."""

from datetime import datetime
from typing import Protocol

from gelingenscheck.access.audit import Line
from gelingenscheck.access.link import Link
from gelingenscheck.access.session import Session
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_


class NoSuchLinkError(GelingenscheckError):
    """There is no link with this id, or it no longer opens."""

    message = N_("Einen Link mit der Kennung „{link}“, der noch gilt, gibt es hier nicht. Es wurde nichts geändert.")


class AccessStore(Protocol):
    """Links under their ids; what it returns from is durable.

    Tokens and session ids come as hashes, since nothing else is kept. Where nothing can be written, whatever writes
    raises `StoreUnavailableError`; where the file is gone or damaged, whatever reads does, and nobody is let in.
    """

    def create(self, link: Link, token: bytes, /) -> None:
        """Save a new link."""
        ...

    def links(self) -> tuple[Link, ...]:
        """Return all links, newest first."""
        ...

    def withdraw(self, id_: str, now: datetime, /) -> None:
        """Let a link open no longer, and end its sessions at once; raise `NoSuchLinkError`."""
        ...

    def withdraw_all(self, now: datetime, /) -> int:
        """Withdraw every link that is not withdrawn yet, and end all sessions; return how many links."""
        ...

    def replace(self, id_: str, fresh: Link, token: bytes, /) -> None:
        """Withdraw a link and save another in one step; raise `NoSuchLinkError`."""
        ...

    def look(self, token: bytes, now: datetime, /) -> Link:
        """Return the link that a token opens, without coming in; record and raise `RefusedLinkError`."""
        ...

    def exchange(self, token: bytes, session: bytes, now: datetime, /) -> Session:
        """Begin a session; record it. Record and raise `RefusedLinkError`."""
        ...

    def session(self, session: bytes, now: datetime, /) -> Session | None:
        """Return a session that holds; asked on every run, and sees at once what another process withdrew."""
        ...

    def sign_out(self, session: bytes, now: datetime, /) -> None:
        """End a session; one that is not there is ended already."""
        ...

    def audit(self) -> tuple[Line, ...]:
        """Return the record, newest first."""
        ...

    def forget(self, now: datetime, /) -> int:
        """Delete sessions that are over, and lines and links that were over for 90 days; return how many rows."""
        ...

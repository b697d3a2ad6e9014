"""An access store in memory: what the contract says, in the plainest way."""

# ruff: noqa: D102 - the contract says what each does

from dataclasses import replace
from datetime import UTC, datetime

from gelingenscheck.access.audit import KEPT, OUTCOMES, Line, Outcome
from gelingenscheck.access.link import Link, RefusedLinkError, refusal
from gelingenscheck.access.session import Session, begin, holds
from gelingenscheck.storage.access.store import NoSuchLinkError


class FakeAccess:
    """An `AccessStore`."""

    def __init__(self) -> None:
        self._links: dict[str, Link] = {}
        self._tokens: dict[bytes, str] = {}
        self._sessions: dict[bytes, Session] = {}
        self._lines: dict[tuple[datetime, str, Outcome], int] = {}

    def create(self, link: Link, token: bytes, /) -> None:
        self._links[link.id], self._tokens[token] = link, link.id
        self._record(link.made, link.user.by, Outcome.LINK_MADE)

    def links(self) -> tuple[Link, ...]:
        return tuple(
            sorted(sorted(self._links.values(), key=lambda link: link.id), key=lambda link: -link.made.timestamp())
        )

    def withdraw(self, id_: str, now: datetime, /) -> None:
        if id_ not in self._links or self._links[id_].withdrawn is not None:
            raise NoSuchLinkError(link=id_)
        self._links[id_] = replace(self._links[id_], withdrawn=now)
        self._sessions = {hash_: one for hash_, one in self._sessions.items() if one.link != id_}
        self._record(now, self._links[id_].user.by, Outcome.LINK_WITHDRAWN)

    def withdraw_all(self, now: datetime, /) -> int:
        ids = [link.id for link in self._links.values() if link.withdrawn is None]
        for id_ in ids:
            self.withdraw(id_, now)
        return len(ids)

    def replace(self, id_: str, fresh: Link, token: bytes, /) -> None:
        self.withdraw(id_, fresh.made)
        self.create(fresh, token)

    def look(self, token: bytes, now: datetime, /) -> Link:
        link = self._links.get(self._tokens.get(token, ""))
        refused = refusal(link, now)
        if link is None or refused is not None:
            refused = refused or RefusedLinkError()
            self._record(now, "" if link is None else link.user.by, OUTCOMES[type(refused)])
            raise refused
        return link

    def exchange(self, token: bytes, session: bytes, now: datetime, /) -> Session:
        link = self.look(token, now)
        self._sessions[session] = begin(link, now)
        day = now.astimezone(UTC).date()
        self._links[link.id] = replace(link, last_used=max(link.last_used or day, day))
        self._record(now, link.user.by, Outcome.SIGNED_IN)
        return self._sessions[session]

    def session(self, session: bytes, now: datetime, /) -> Session | None:
        found = self._sessions.get(session)
        return found if found is not None and holds(found, now) else None

    def sign_out(self, session: bytes, now: datetime, /) -> None:
        found = self._sessions.pop(session, None)
        if found is not None:
            self._record(now, found.user.by, Outcome.SIGNED_OUT)

    def audit(self) -> tuple[Line, ...]:
        lines = [Line(at=at, who=who, outcome=what, times=n) for (at, who, what), n in self._lines.items()]
        return tuple(sorted(lines, key=lambda line: (-line.at.timestamp(), line.who, line.outcome)))

    def forget(self, now: datetime, /) -> int:
        before = len(self._sessions) + len(self._lines) + len(self._links)
        self._sessions = {hash_: one for hash_, one in self._sessions.items() if one.expires > now}
        self._lines = {line: n for line, n in self._lines.items() if line[0] > now - KEPT}
        over = {
            id_ for id_, link in self._links.items() if min(link.expires, link.withdrawn or link.expires) <= now - KEPT
        }
        self._links = {id_: link for id_, link in self._links.items() if id_ not in over}
        return before - len(self._sessions) - len(self._lines) - len(self._links)

    def _record(self, at: datetime, who: str, outcome: Outcome) -> None:
        moment = at.replace(microsecond=0) if who else at.replace(minute=0, second=0, microsecond=0)
        self._lines[moment, who, outcome] = self._lines.get((moment, who, outcome), 0) + 1

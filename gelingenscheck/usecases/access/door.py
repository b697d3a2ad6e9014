"""Come in with a link, stay for a session, go out."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from gelingenscheck.access.link import Link, UnknownLinkError
from gelingenscheck.access.session import Session
from gelingenscheck.access.token import BYTES, hashed, typed, written
from gelingenscheck.storage.access.store import AccessStore
from gelingenscheck.usecases.access.links import Random

_NO_TOKEN = b""
"""Is the hash of nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entered:
    """A session that began, and its id, which only the browser keeps."""

    session: Session
    id: str


def look(store: AccessStore, text: str, now: datetime) -> tuple[Link, str]:
    """Return the link that was typed, and its token as it is written; record and raise `RefusedLinkError`."""
    token = typed(text)
    link = store.look(_NO_TOKEN if token is None else hashed(token), now)
    if token is None:
        raise UnknownLinkError
    return link, token


def exchange(store: AccessStore, text: str, now: datetime, random: Random = secrets.token_bytes) -> Entered:
    """Begin a session with a link; record and raise `RefusedLinkError`."""
    token, id_ = typed(text), written(random(BYTES))
    session = store.exchange(_NO_TOKEN if token is None else hashed(token), hashed(id_), now)
    return Entered(session=session, id=id_)


def signed_in(store: AccessStore, id_: str, now: datetime) -> Session | None:
    """Return the session that a browser keeps the id of, if it holds."""
    return store.session(hashed(id_), now)


def sign_out(store: AccessStore, id_: str, now: datetime) -> None:
    """End a session."""
    store.sign_out(hashed(id_), now)

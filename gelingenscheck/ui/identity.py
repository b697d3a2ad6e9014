"""Who asks: what a browser or a proxy sends with a request, and which user that is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import streamlit as st
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import Scope

from gelingenscheck.access import LOCAL_USER, NotSignedInError, User
from gelingenscheck.access.asserted import asserted
from gelingenscheck.access.token import LENGTH
from gelingenscheck.settings import Settings, Way
from gelingenscheck.storage.access.store import AccessStore
from gelingenscheck.usecases.access.door import signed_in

COOKIE: Final = "gelingenscheck"
SECURE_COOKIE: Final = "__Host-gelingenscheck"
"""Over https: no neighbouring host name can set a cookie that is called so."""
_MOST_COOKIES: Final = 8_192
"""Signs in all cookies together; more is not even read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """What a request says of itself."""

    session: str = ""
    asserted: tuple[str, ...] = ()


def cookie_name(*, secure: bool) -> str:
    """Return what the cookie is called."""
    return SECURE_COOKIE if secure else COOKIE


def of_page(settings: Settings) -> Claim:
    """Return what the open tab sent when it connected; an old tab keeps sending what it had then."""
    if settings.access is Way.PROXY:
        return Claim(asserted=tuple(st.context.headers.get_all(settings.proxy_header)))
    cookies = st.context.cookies
    return Claim(session=cookies.get(SECURE_COOKIE) or cookies.get(COOKIE) or "")


def of_request(scope: Scope, settings: Settings) -> Claim:
    """Return what a request carries."""
    headers = Headers(scope=scope)
    if settings.access is Way.PROXY:
        return Claim(asserted=tuple(headers.getlist(settings.proxy_header)))
    sent = "; ".join(headers.getlist("cookie"))
    cookies = cookie_parser(sent) if len(sent) <= _MOST_COOKIES else {}
    return Claim(session=cookies.get(cookie_name(secure=scope["scheme"] in {"https", "wss"}), ""))


def user_of(claim: Claim, settings: Settings, store: Callable[[], AccessStore], now: datetime) -> User:
    """Return who asks; raise `NotSignedInError`. Asked on every run, fragment and request."""
    found: User | None = None
    if settings.access is Way.LOCAL:
        found = LOCAL_USER
    elif settings.access is Way.PROXY:
        found = asserted(claim.asserted)
    elif settings.access is Way.LINKS and len(claim.session) == LENGTH:
        session = signed_in(store(), claim.session, now)
        found = session.user if session else None
    if found is None:
        raise NotSignedInError
    return found

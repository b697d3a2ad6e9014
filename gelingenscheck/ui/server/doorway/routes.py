"""Sign in and out: a link is shown first and exchanged on a press only, since mail scanners open links, too.

The token stands behind the # of the address, which browsers send to nobody: so it is in no log and in no referrer.
The page's script moves it from the address bar into a form; without a script people paste it.
"""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Final, TypeVar
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from gelingenscheck.access.link import RefusedLinkError, UnknownLinkError
from gelingenscheck.access.session import LONGEST
from gelingenscheck.access.wording import MAY, ROLES
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_, Words
from gelingenscheck.participants.forms import TooLargeError, read_form
from gelingenscheck.participants.guesses import Guesses
from gelingenscheck.settings import Way
from gelingenscheck.storage.store import StoreUnavailableError
from gelingenscheck.ui import context, identity
from gelingenscheck.ui.server.doorway import pages
from gelingenscheck.ui.server.doorway.pages import Page, shown, whom_to_ask, words_of
from gelingenscheck.ui.server.peers import address
from gelingenscheck.usecases.access import door

CODE, TARGET = "code", "ziel"
_LONGEST_TARGET: Final = 300
_NOWHERE: Final = ("/anmelden", "/abmelden")
_ASIDE: Final = "gelingenscheck-link"
_ASIDE_PATH: Final = "/anmelden"
_ASIDE_SECONDS: Final = 600
"""How long the way from the link to the press may take."""
_GUESSES: Final = Guesses()
"""Wrong links per address: who tries too many waits."""
_ALL: Final = Guesses()
"""Wrong links from everywhere: many addresses gain nothing either. Only the answer to a wrong one waits for it, or
whoever guesses could lock out everybody."""
_EVERYWHERE: Final = "0.0.0.0"  # noqa: S104 - a name for all addresses, nothing listens there
T = TypeVar("T")
Handler = Callable[[Request], Awaitable[Response]]


class CrowdedError(GelingenscheckError):
    """Too many wrong links were tried from there."""

    heading = N_("Bitte in einer Minute noch einmal")
    message = N_(
        "Von Ihrem Anschluss kamen gerade viele Links, die nicht stimmen. Was gespeichert ist, bleibt davon unberührt."
    )


def calmly(handler: Handler) -> Handler:
    """Let a route exist only where people sign in with links, and answer what fails with a page."""

    async def answered(request: Request) -> Response:
        words = words_of(request.query_params.get("lang"))
        if context.settings().access is not Way.LINKS:
            return PlainTextResponse("Hier nicht vorgesehen. / Not available here.\n", 404)
        try:
            return await handler(request)
        except RefusedLinkError as error:
            return _refused(error, words, status=403)
        except TooLargeError:
            return _refused(UnknownLinkError(), words, status=413)
        except CrowdedError as error:
            return _refused(error, words, status=429)
        except StoreUnavailableError as error:
            return _refused(error, words, status=503)

    return answered


async def enter(request: Request) -> Response:
    """Ask for the link, whose script-less form is a field to paste it into."""
    words, target = words_of(request.query_params.get("lang")), _target(request.query_params.get(TARGET, ""))
    page = Page(
        title=words("Bitte anmelden"),
        sentences=(
            words("Öffnen Sie den Link Ihres Amts. Oder fügen Sie ihn hier ein."),
            whom_to_ask(words),
        ),
        action="/anmelden/weiter", button=words("Weiter"), field=words("Link oder Code"), hidden=((TARGET, target),),
    )  # fmt: skip
    return shown(page, words)


async def take(request: Request) -> Response:
    """Lay the token aside and go on to a page that one can come back to; nothing is exchanged yet."""
    words, form = words_of(request.query_params.get("lang")), await read_form(request)
    _, token = await _tried(request, lambda: door.look(context.access_store(), form.get(CODE, ""), _now()))
    query = urlencode({"lang": words.lang, TARGET: _target(form.get(TARGET, ""))})
    answer = RedirectResponse(f"/anmelden/weiter?{query}", 303, pages.HEADERS)
    answer.set_cookie(
        _aside(request), token, max_age=_ASIDE_SECONDS, path=_ASIDE_PATH,
        secure=_secure(request), httponly=True, samesite="strict",
    )  # fmt: skip
    return answer


async def confirm(request: Request) -> Response:
    """Say as whom one goes on; nothing is exchanged yet."""
    token = request.cookies.get(_aside(request), "")
    if not token:
        return await enter(request)
    words = words_of(request.query_params.get("lang"))
    link, _ = await _tried(request, lambda: door.look(context.access_store(), token, _now()))
    department, role = context.department_label(link.department), words(ROLES[link.role])
    page = Page(
        title=words("Weiter als {department}", department=department),
        sentences=(
            words("Rolle: {role} – {may}.", role=role, may=words(MAY[link.role])),
            words(
                "In dem, was Sie speichern, steht die Rolle mit dem Amt, nie ein Name. 90 Tage lang ist festgehalten, "
                "dass sich das Amt angemeldet hat. Die Anmeldung gilt bis zu 12 Stunden auf diesem Gerät."
            ),
        ),
        action="/anmelden", button=words("Weiter als {department}", department=department),
        hidden=((TARGET, _target(request.query_params.get(TARGET, ""))),),
    )  # fmt: skip
    return shown(page, words)


async def exchange(request: Request) -> Response:
    """Begin a session; one that the browser had before ends."""
    form = await read_form(request)
    token = form.get(CODE) or request.cookies.get(_aside(request), "")
    entered = await _tried(request, lambda: door.exchange(context.access_store(), token, _now()))
    await _end(request)
    answer = RedirectResponse(_target(form.get(TARGET, "")), 303, pages.HEADERS)
    secure = _secure(request)
    answer.set_cookie(
        identity.cookie_name(secure=secure), entered.id, max_age=int(LONGEST.total_seconds()), path="/",
        secure=secure, httponly=True, samesite="lax",
    )  # fmt: skip
    answer.delete_cookie(_aside(request), path=_ASIDE_PATH, secure=secure, httponly=True, samesite="strict")
    return answer


async def leave(request: Request) -> Response:
    """Offer to sign out; following a link must not do it."""
    words = words_of(request.query_params.get("lang"))
    page = Page(
        title=words("Abmelden"), action="/abmelden", button=words("Abmelden"), link=("/", words("Zurück")),
        sentences=(words("Danach braucht es auf diesem Gerät wieder den Link Ihres Amts."),),
    )  # fmt: skip
    return shown(page, words)


async def sign_out(request: Request) -> Response:
    """End the session; tabs that are open show nothing more."""
    words = words_of(request.query_params.get("lang"))
    await _end(request)
    page = Page(
        title=words("Sie sind abgemeldet"), link=("/anmelden", words("Wieder anmelden")),
        sentences=(words("Was gespeichert ist, bleibt gespeichert. Offene Tabs zeigen nichts mehr."),),
    )  # fmt: skip
    answer = shown(page, words)
    for secure in (False, True):
        name = identity.cookie_name(secure=secure)
        answer.delete_cookie(name, path="/", secure=secure, httponly=True, samesite="lax")
    return answer


async def _end(request: Request) -> None:
    session = identity.of_request(request.scope, context.settings()).session
    if session:
        await run_in_threadpool(lambda: door.sign_out(context.access_store(), session, _now()))


def _refused(error: GelingenscheckError, words: Words, *, status: int) -> Response:
    page = Page(
        title=words(error.heading), sentences=(error.said(words), whom_to_ask(words)), refused=True,
        link=("/anmelden", words("Einen anderen Link eingeben")),
    )  # fmt: skip
    return shown(page, words, status=status)


async def _tried(request: Request, act: Callable[[], T]) -> T:
    """Return what came of a link; wrong ones are counted and get slow. Raise `RefusedLinkError` or `CrowdedError`."""
    place = address(request.scope)
    if not await _GUESSES.turn(place):
        raise CrowdedError
    try:
        return await run_in_threadpool(act)
    except UnknownLinkError:
        _GUESSES.missed(place)
        _ALL.missed(_EVERYWHERE)
        await _ALL.turn(_EVERYWHERE)
        raise


def _secure(request: Request) -> bool:
    return request.url.scheme == "https"


def _aside(request: Request) -> str:
    return f"__Secure-{_ASIDE}" if _secure(request) else _ASIDE


def _now() -> datetime:
    return datetime.now(UTC)


def _target(text: str) -> str:
    """Return a place in this application; the start page for whatever else is asked for."""
    inside = text.startswith("/") and not text.startswith(("//", *_NOWHERE)) and len(text) <= _LONGEST_TARGET
    return text if inside and text.isprintable() and "\\" not in text else "/"


ROUTES: list[BaseRoute] = [
    Route("/anmelden", calmly(enter), methods=["GET"]),
    Route("/anmelden", calmly(exchange), methods=["POST"]),
    Route("/anmelden/weiter", calmly(take), methods=["POST"]),
    Route("/anmelden/weiter", calmly(confirm), methods=["GET"]),
    Route("/abmelden", calmly(leave), methods=["GET"]),
    Route("/abmelden", calmly(sign_out), methods=["POST"]),
]

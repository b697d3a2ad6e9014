"""What phones may ask: plain routes that answer with HTML, and events as an extra. No Streamlit here."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Final

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from gelingenscheck.participants import answers, forms, tickets
from gelingenscheck.participants.answering import Answering, workshop_of
from gelingenscheck.participants.bell import Bell
from gelingenscheck.participants.entrance import LANGUAGE_COOKIE, TurnedAwayError
from gelingenscheck.participants.failures import report
from gelingenscheck.participants.pace import Pace
from gelingenscheck.participants.screen import Name
from gelingenscheck.participants.streams import Lines
from gelingenscheck.participants.voting import Voting
from gelingenscheck.storage.store import StoreUnavailableError
from gelingenscheck.workshop.code import typed_code
from gelingenscheck.workshop.state import Stage

NOTICES: Final = frozenset({"late", "late_change", "choose_error", "vote_wait"})
"""Texts that an address may put above the page."""
LANGUAGE_SECONDS: Final = 14 * 24 * 3600
"""As long as a code opens."""
Handler = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, kw_only=True)
class Participants:
    """The routes, and what they work with."""

    answering: Answering
    bell: Bell
    lines: Lines
    pace: Pace = field(default_factory=Pace)

    def routes(self) -> list[Route]:
        """Return the routes; `HEAD` comes with `GET`."""
        voting = Voting(answering=self.answering, pace=self.pace)
        return [
            Route("/w", self.calmly(self.enter)),
            Route("/w/{code}", self.calmly(self.show)),
            Route("/w/{code}/privacy", self.calmly(self.privacy)),
            Route("/w/{code}/live", self.calmly(self.live)),
            Route("/w/{code}/now", self.calmly(self.now)),
            Route("/w/{code}/join", self.calmly(self.join), methods=["POST"]),
            Route("/w/{code}/vote", self.calmly(voting.vote), methods=["POST"]),
            Route("/w/{code}/leave", self.calmly(self.leave), methods=["POST"]),
            Route("/w/{code}/{key}", self.calmly(self.show)),
            Route("/w/{code}/{key}/privacy", self.calmly(self.privacy)),
            Route("/w/{code}/{key}/join", self.calmly(self.join), methods=["POST"]),
        ]

    def calmly(self, handler: Handler) -> Handler:
        """Let a route answer everything that leads nowhere with the page that says why."""

        async def answered(request: Request) -> Response:
            if request.method == "POST" and not answers.own_origin(request):
                return self.answering.broken(request, 403)
            try:
                return await handler(request)
            except TurnedAwayError as away:
                return self.answering.standing(request, away.name, away.visit, away.status)
            except forms.TooLargeError:
                return self.answering.broken(request, 413)
            except Exception as error:  # noqa: BLE001 - a traceback would log what the phone sent
                report(error)
                return self.answering.broken(request, 503 if isinstance(error, StoreUnavailableError) else 500)

        return answered

    async def enter(self, request: Request) -> Response:
        """Ask for the code; understand it however it was typed."""
        if "lang" in request.query_params:
            return _language_kept(request, "/w")
        if typed := request.query_params.get("code"):
            return answers.elsewhere(f"/w/{typed_code(typed) or '-'}")
        return self.answering.standing(request, Name.ENTER, self.answering.entrance.visit(request))

    async def show(self, request: Request) -> Response:
        """Show the page in its state."""
        visit = await self.answering.entrance.arrive(request)
        workshop = workshop_of(visit)
        if "lang" in request.query_params:
            return _language_kept(request, visit.home)
        if request.url.path != visit.home:  # the cookie's path knows one spelling only
            return answers.elsewhere(visit.home + (f"?{request.url.query}" if request.url.query else ""), 307)
        over = self.answering.store.state(workshop.id).stage is Stage.END
        if visit.device is None and not over:
            return self.answering.standing(
                request, Name.COOKIE if "joined" in request.query_params else Name.JOIN, visit
            )
        notice = request.query_params.get("m", "")
        screen = self.answering.now(visit, notice=notice if notice in NOTICES else "")
        return self.answering.page(request, replace(screen, unfold="show" in request.query_params))

    async def privacy(self, request: Request) -> Response:
        """Show the promise about ballots, who keeps it, and whom to ask."""
        return self.answering.standing(request, Name.PRIVACY, await self.answering.entrance.arrive(request))

    async def join(self, request: Request) -> Response:
        """Give a device its ticket, once."""
        visit = await self.answering.entrance.arrive(request)
        workshop, store = workshop_of(visit), self.answering.store
        answer = answers.elsewhere(f"/w/{workshop.code}?joined")
        if visit.device is None:
            if not store.admit(workshop.id):
                return self.answering.standing(request, Name.FULL, visit, 403)
            answer.set_cookie(
                tickets.COOKIE, tickets.new_ticket(store, workshop.id), path=f"/w/{workshop.code}", httponly=True,
                max_age=int((workshop.expires - self.answering.entrance.now()).total_seconds()), samesite="lax",
                secure=request.url.scheme == "https",
            )  # fmt: skip
        return answer

    async def leave(self, request: Request) -> Response:
        """Delete the ticket on this device."""
        visit = await self.answering.entrance.arrive(request)
        answer = self.answering.standing(request, Name.LEFT, replace(visit, device=None))
        answer.delete_cookie(tickets.COOKIE, path=f"/w/{workshop_of(visit).code}", httponly=True, samesite="lax")
        return answer

    async def now(self, request: Request) -> Response:
        """Answer a page that asks from time to time, where a proxy holds back the events."""
        visit = await self.answering.entrance.arrive(request)
        if visit.device is None:
            return answers.reload(401)
        if str(self.answering.store.state(workshop_of(visit).id).version) == request.query_params.get("v"):
            return Response(status_code=204, headers=answers.HEADERS)
        return self.answering.part(request, self.answering.now(visit))

    async def live(self, request: Request) -> Response:
        """Open the line on which a page hears what happens."""
        visit = await self.answering.entrance.arrive(request)
        if visit.device is None:
            return answers.reload(401)
        store, workshop, device = self.answering.store, workshop_of(visit), visit.device

        def version() -> int:
            store.saw(workshop.id, device)
            return store.state(workshop.id).version

        def part() -> bytes:
            return self.answering.drawing.part(self.answering.now(visit))

        known = request.query_params.get("v", "")
        events = self.lines.events(visit, known, version, part)
        headers = {**answers.HEADERS, "x-accel-buffering": "no"}
        if request.method == "HEAD":
            return Response(headers=headers, media_type="text/event-stream")
        return StreamingResponse(events, headers=headers, media_type="text/event-stream")


def _language_kept(request: Request, home: str) -> Response:
    """Keep the language in the browser, so that links stay clean."""
    answer = answers.elsewhere(home)
    answer.set_cookie(
        LANGUAGE_COOKIE, request.query_params["lang"][:20].encode("ascii", "ignore").decode(), path="/w",
        max_age=LANGUAGE_SECONDS, httponly=True, samesite="lax", secure=request.url.scheme == "https",
    )  # fmt: skip
    return answer

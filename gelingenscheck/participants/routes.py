"""What phones may ask: plain routes that answer with HTML, and events as an extra. No Streamlit here."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Final

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from gelingenscheck.participants import answers, forms, tickets
from gelingenscheck.participants.bell import Bell
from gelingenscheck.participants.drawing import Drawing
from gelingenscheck.participants.entrance import LANGUAGE_COOKIE, Entrance, TurnedAwayError
from gelingenscheck.participants.failures import report
from gelingenscheck.participants.forms import Cast
from gelingenscheck.participants.pace import Pace
from gelingenscheck.participants.rounds import Rounds
from gelingenscheck.participants.screen import Name, Screen, Visit
from gelingenscheck.participants.standing import standing
from gelingenscheck.participants.streams import Lines
from gelingenscheck.storage.store import StoreUnavailableError
from gelingenscheck.storage.workshops.store import Device, FullError, Mine, Receipt
from gelingenscheck.workshop.code import typed_code
from gelingenscheck.workshop.model import Workshop
from gelingenscheck.workshop.state import Stage

NOTICES: Final = frozenset({"late", "late_change", "choose_error", "vote_wait"})
"""Texts that an address may put above the page."""
LANGUAGE_SECONDS: Final = 14 * 24 * 3600
"""As long as a code opens."""
Handler = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, kw_only=True)
class Participants:
    """The routes, and what they work with."""

    entrance: Entrance
    bell: Bell
    lines: Lines
    drawing: Drawing = field(default_factory=Drawing)
    rounds: Rounds = field(default_factory=Rounds)
    pace: Pace = field(default_factory=Pace)

    def routes(self) -> list[Route]:
        """Return the routes; `HEAD` comes with `GET`."""
        return [
            Route("/w", self.calmly(self.enter)),
            Route("/w/{code}", self.calmly(self.show)),
            Route("/w/{code}/privacy", self.calmly(self.privacy)),
            Route("/w/{code}/live", self.calmly(self.live)),
            Route("/w/{code}/now", self.calmly(self.now)),
            Route("/w/{code}/join", self.calmly(self.join), methods=["POST"]),
            Route("/w/{code}/vote", self.calmly(self.vote), methods=["POST"]),
            Route("/w/{code}/leave", self.calmly(self.leave), methods=["POST"]),
            Route("/w/{code}/{key}", self.calmly(self.show)),
            Route("/w/{code}/{key}/privacy", self.calmly(self.privacy)),
            Route("/w/{code}/{key}/join", self.calmly(self.join), methods=["POST"]),
        ]

    def calmly(self, handler: Handler) -> Handler:
        """Let a route answer everything that leads nowhere with the page that says why."""

        async def answered(request: Request) -> Response:
            if request.method == "POST" and not answers.own_origin(request):
                return self.broken(request, 403)
            try:
                return await handler(request)
            except TurnedAwayError as away:
                return self._standing(request, away.name, away.visit, away.status)
            except forms.TooLargeError:
                return self.broken(request, 413)
            except Exception as error:  # noqa: BLE001 - a traceback would log what the phone sent
                report(error)
                return self.broken(request, 503 if isinstance(error, StoreUnavailableError) else 500)

        return answered

    def broken(self, request: Request, status: int) -> Response:
        """Answer where something went wrong."""
        return self._standing(request, Name.BROKEN, self.entrance.visit(request), status)

    def _standing(self, request: Request, name: Name, visit: Visit, status: int = 200) -> Response:
        if answers.wants_part(request):
            return answers.reload(status)
        return answers.page(request, self.drawing, standing(name, visit), status)

    async def enter(self, request: Request) -> Response:
        """Ask for the code; understand it however it was typed."""
        if "lang" in request.query_params:
            return _language_kept(request, "/w")
        if typed := request.query_params.get("code"):
            return answers.elsewhere(f"/w/{typed_code(typed) or '-'}")
        return self._standing(request, Name.ENTER, self.entrance.visit(request))

    async def show(self, request: Request) -> Response:
        """Show the page in its state."""
        visit = await self.entrance.arrive(request)
        workshop = _of(visit)
        if "lang" in request.query_params:
            return _language_kept(request, visit.home)
        if request.url.path != visit.home:  # the cookie's path knows one spelling only
            return answers.elsewhere(visit.home + (f"?{request.url.query}" if request.url.query else ""), 307)
        over = self.entrance.store().state(workshop.id).stage is Stage.END
        if visit.device is None and not over:
            return self._standing(request, Name.COOKIE if "joined" in request.query_params else Name.JOIN, visit)
        notice = request.query_params.get("m", "")
        screen = self.rounds.now(self.entrance.store(), visit, workshop, notice=notice if notice in NOTICES else "")
        return answers.page(request, self.drawing, replace(screen, unfold="show" in request.query_params))

    async def privacy(self, request: Request) -> Response:
        """Show the promise about ballots, who keeps it, and whom to ask."""
        return self._standing(request, Name.PRIVACY, await self.entrance.arrive(request))

    async def join(self, request: Request) -> Response:
        """Give a device its ticket, once."""
        visit = await self.entrance.arrive(request)
        workshop, store = _of(visit), self.entrance.store()
        answer = answers.elsewhere(f"/w/{workshop.code}?joined")
        if visit.device is None:
            if not store.admit(workshop.id):
                return self._standing(request, Name.FULL, visit, 403)
            answer.set_cookie(
                tickets.COOKIE, tickets.new_ticket(store, workshop.id), path=f"/w/{workshop.code}", httponly=True,
                max_age=int((workshop.expires - self.entrance.now()).total_seconds()), samesite="lax",
                secure=request.url.scheme == "https",
            )  # fmt: skip
        return answer

    async def leave(self, request: Request) -> Response:
        """Delete the ticket on this device."""
        visit = await self.entrance.arrive(request)
        answer = self._standing(request, Name.LEFT, replace(visit, device=None))
        answer.delete_cookie(tickets.COOKIE, path=f"/w/{_of(visit).code}", httponly=True, samesite="lax")
        return answer

    async def vote(self, request: Request) -> Response:
        """Save a vote; it is durable before the answer."""
        visit = await self.entrance.arrive(request)
        if (device := visit.device) is None:
            return self._back(request, visit, "?joined", 401)
        if not self.pace.allows(device):
            return await self._too_fast(request, visit, device)
        cast = forms.cast(form := await forms.read_form(request))
        if cast is None:
            return self._back(request, visit, f"?m=choose_error{'&still' if form.get('still') else ''}", 400)
        visit = replace(visit, still=bool(form.get("still")))
        try:
            receipt = await self._saved(visit, device, cast)
        except FullError:
            return self._standing(request, Name.FULL, visit, 403)
        return self._voted(request, visit, device, cast, receipt)

    async def _saved(self, visit: Visit, device: Device, cast: Cast) -> Receipt:
        workshop = _of(visit)
        if cast.ballot.index >= len(workshop.items):  # of another workshop
            return Receipt.CLOSED
        saving = self.entrance.store().vote(workshop.id, device, cast.ballot, cast.choice, cast.sequence)
        return await asyncio.wrap_future(saving)

    def _voted(self, request: Request, visit: Visit, device: Device, cast: Cast, receipt: Receipt) -> Response:
        workshop, store = _of(visit), self.entrance.store()
        stored = store.mine(workshop.id, device, cast.ballot) if cast.ballot.index < len(workshop.items) else None
        saved = receipt is Receipt.SAVED
        notice = "" if saved else "late" if stored is None else "late_change"
        unfold = saved and stored is not None and stored.choice != cast.choice  # a second phone was faster
        if answers.wants_part(request):
            screen = replace(self.rounds.now(store, visit, workshop, notice=notice), unfold=unfold)
            return answers.part(self.drawing, screen, 200 if saved else 409)
        asked = [f"m={notice}" if notice else "", "show" if unfold else "", "still" if visit.still else ""]
        return answers.elsewhere(f"{visit.home}?{'&'.join(filter(None, asked))}".rstrip("?"))

    async def _too_fast(self, request: Request, visit: Visit, device: Device) -> Response:
        """Answer that it went too fast; the last choice stays on the page, which sends it again."""
        await self.pace.hold(device)
        headers = {"retry-after": "2"}
        if answers.wants_part(request):
            answer = answers.again()
        else:
            cast = forms.cast(await forms.read_form(request))
            screen = self.rounds.now(self.entrance.store(), visit, _of(visit), notice="vote_wait")
            answer = answers.page(request, self.drawing, _chosen(screen, cast), 429)
        answer.headers.update(headers)
        return answer

    def _back(self, request: Request, visit: Visit, asked: str, status: int) -> Response:
        if answers.wants_part(request):
            return answers.reload(status)
        return answers.elsewhere(f"/w/{_of(visit).code}{asked}")

    async def now(self, request: Request) -> Response:
        """Answer a page that asks from time to time, where a proxy holds back the events."""
        visit = await self.entrance.arrive(request)
        if visit.device is None:
            return answers.reload(401)
        store, workshop = self.entrance.store(), _of(visit)
        if str(store.state(workshop.id).version) == request.query_params.get("v"):
            return Response(status_code=204, headers=answers.HEADERS)
        return answers.part(self.drawing, self.rounds.now(store, visit, workshop))

    async def live(self, request: Request) -> Response:
        """Open the line on which a page hears what happens."""
        visit = await self.entrance.arrive(request)
        if visit.device is None:
            return answers.reload(401)
        store, workshop, device = self.entrance.store(), _of(visit), visit.device

        def version() -> int:
            store.saw(workshop.id, device)
            return store.state(workshop.id).version

        def part() -> bytes:
            return self.drawing.part(self.rounds.now(store, visit, workshop))

        known = request.query_params.get("v", "")
        events = self.lines.events(visit, known, version, part)
        headers = {**answers.HEADERS, "x-accel-buffering": "no"}
        if request.method == "HEAD":
            return Response(headers=headers, media_type="text/event-stream")
        return StreamingResponse(events, headers=headers, media_type="text/event-stream")


def _of(visit: Visit) -> Workshop:
    if visit.workshop is None:
        raise LookupError
    return visit.workshop


def _chosen(screen: Screen, cast: Cast | None) -> Screen:
    """Return a page on which the choice that was sent is still selected."""
    if cast is None or screen.round is None or screen.round.ballot != str(cast.ballot):
        return screen
    return replace(screen, mine=Mine(choice=cast.choice, sequence=cast.sequence), unfold=True)


def _language_kept(request: Request, home: str) -> Response:
    """Keep the language in the browser, so that links stay clean."""
    answer = answers.elsewhere(home)
    answer.set_cookie(
        LANGUAGE_COOKIE, request.query_params["lang"][:20].encode("ascii", "ignore").decode(), path="/w",
        max_age=LANGUAGE_SECONDS, httponly=True, samesite="lax", secure=request.url.scheme == "https",
    )  # fmt: skip
    return answer

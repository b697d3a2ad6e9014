"""Takes votes: each is saved before it is acknowledged, and every other outcome has its sentence."""

import asyncio
from dataclasses import dataclass, field, replace

from starlette.requests import Request
from starlette.responses import Response

from gelingenscheck.participants import answers, forms
from gelingenscheck.participants.answering import Answering, workshop_of
from gelingenscheck.participants.forms import Cast
from gelingenscheck.participants.pace import Pace
from gelingenscheck.participants.screen import Name, Screen, Visit
from gelingenscheck.participants.standing import standing
from gelingenscheck.storage.workshops.store import Device, FullError, Mine, Receipt


@dataclass(frozen=True, kw_only=True)
class Voting:
    """The one route that changes anything, and how fast it lets a device change its mind."""

    answering: Answering
    pace: Pace = field(default_factory=Pace)

    async def vote(self, request: Request) -> Response:
        """Save a vote; it is durable before the answer."""
        visit = await self.answering.entrance.arrive(request)
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
            return self._full(request, visit)
        return self._voted(request, visit, device, cast, receipt)

    async def _saved(self, visit: Visit, device: Device, cast: Cast) -> Receipt:
        workshop = workshop_of(visit)
        if cast.ballot.index >= len(workshop.items):  # of another workshop
            return Receipt.CLOSED
        saving = self.answering.store.vote(workshop.id, device, cast.ballot, cast.choice, cast.sequence)
        return await asyncio.wrap_future(saving)

    def _voted(self, request: Request, visit: Visit, device: Device, cast: Cast, receipt: Receipt) -> Response:
        workshop, store = workshop_of(visit), self.answering.store
        stored = store.mine(workshop.id, device, cast.ballot) if cast.ballot.index < len(workshop.items) else None
        saved = receipt is Receipt.SAVED
        notice = "" if saved else "late" if stored is None else "late_change"
        unfold = saved and stored is not None and stored.choice != cast.choice  # a second phone was faster
        if answers.wants_part(request):
            screen = replace(self.answering.now(visit, notice=notice), unfold=unfold)
            return self.answering.part(request, screen, 200 if saved else 409)
        asked = [f"m={notice}" if notice else "", "show" if unfold else "", "still" if visit.still else ""]
        return answers.elsewhere(f"{visit.home}?{'&'.join(filter(None, asked))}".rstrip("?"))

    async def _too_fast(self, request: Request, visit: Visit, device: Device) -> Response:
        """Answer that it went too fast; the last choice stays on the page, which sends it again."""
        await self.pace.hold(device)
        if answers.wants_part(request):
            answer = answers.again()
        else:
            cast = forms.cast(await forms.read_form(request))
            screen = self.answering.now(visit, notice="vote_wait")
            answer = self.answering.page(request, _chosen(screen, cast), 429)
        answer.headers["retry-after"] = "2"
        return answer

    def _full(self, request: Request, visit: Visit) -> Response:
        screen = standing(Name.FULL, visit)
        return (
            self.answering.part(request, screen, 403)
            if answers.wants_part(request)
            else self.answering.page(request, screen, 403)
        )

    def _back(self, request: Request, visit: Visit, asked: str, status: int) -> Response:
        if answers.wants_part(request):
            return answers.reload(status)
        return answers.elsewhere(f"/w/{workshop_of(visit).code}{asked}")


def _chosen(screen: Screen, cast: Cast | None) -> Screen:
    """Return a page on which the choice that was sent is still selected."""
    if cast is None or screen.round is None or screen.round.ballot != str(cast.ballot):
        return screen
    return replace(screen, mine=Mine(choice=cast.choice, sequence=cast.sequence), unfold=True)

"""From a visit to an answer: what routes of every kind share."""

from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from gelingenscheck.participants import answers
from gelingenscheck.participants.drawing import Drawing
from gelingenscheck.participants.entrance import Entrance
from gelingenscheck.participants.rounds import Rounds
from gelingenscheck.participants.screen import Name, Screen, Visit
from gelingenscheck.participants.standing import standing
from gelingenscheck.storage.workshops.store import WorkshopStore
from gelingenscheck.workshop.model import Workshop


@dataclass(frozen=True, kw_only=True)
class Answering:
    """Who lets people in, what they see, how it is drawn."""

    entrance: Entrance
    drawing: Drawing = field(default_factory=Drawing)
    rounds: Rounds = field(default_factory=Rounds)

    @property
    def store(self) -> WorkshopStore:
        """Return the workshops."""
        return self.entrance.store()

    def now(self, visit: Visit, *, notice: str = "") -> Screen:
        """Return what a device sees of the workshop now."""
        return self.rounds.now(self.store, visit, workshop_of(visit), notice=notice)

    def page(self, request: Request, screen: Screen, status: int = 200) -> Response:
        """Answer with a whole page."""
        return answers.page(request, self.drawing, screen, status)

    def part(self, request: Request, screen: Screen, status: int = 200) -> Response:
        """Answer with what an open page needs."""
        return answers.part(request, self.drawing, screen, status)

    def standing(self, request: Request, name: Name, visit: Visit, status: int = 200) -> Response:
        """Answer with a page that just says how things are; an open page loads it anew."""
        if answers.wants_part(request):
            return answers.reload(status)
        return self.page(request, standing(name, visit), status)

    def broken(self, request: Request, status: int) -> Response:
        """Answer where something went wrong."""
        return self.standing(request, Name.BROKEN, self.entrance.visit(request), status)


def workshop_of(visit: Visit) -> Workshop:
    """Return the workshop of a visit that has arrived in one."""
    if visit.workshop is None:
        raise LookupError
    return visit.workshop

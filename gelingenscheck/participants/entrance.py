"""Who comes in: from the address to a visit, slowly for those who guess, at once for those who are in or scan."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from starlette.requests import Request

from gelingenscheck.participants import tickets
from gelingenscheck.participants.guesses import Guesses
from gelingenscheck.participants.house import House
from gelingenscheck.participants.languages import chosen, offered
from gelingenscheck.participants.screen import Name, Visit
from gelingenscheck.storage.workshops.store import WorkshopStore
from gelingenscheck.workshop.code import ALPHABET, LENGTH, typed_code
from gelingenscheck.workshop.model import Workshop

LANGUAGE_COOKIE = "lang"


class TurnedAwayError(Exception):
    """The address does not lead into a workshop; `name` is the page that says why."""

    def __init__(self, name: Name, status: int, visit: Visit) -> None:
        super().__init__(name)
        self.name, self.status, self.visit = name, status, visit


@dataclass(frozen=True, kw_only=True)
class Entrance:
    """What one needs to know about a request before anything is answered."""

    store: Callable[[], WorkshopStore]
    house: Callable[[], House]
    now: Callable[[], datetime]
    guesses: Guesses

    def visit(self, request: Request, workshop: Workshop | None = None) -> Visit:
        """Return in which language somebody reads; nobody knows yet who it is."""
        house = self.house()
        languages = offered(house.languages, workshop, house.catalogue)
        kept, accepted = request.cookies.get(LANGUAGE_COOKIE, ""), request.headers.get("accept-language", "")
        return Visit(
            house=house,
            language=chosen(languages, kept, accepted),
            languages=languages,
            workshop=workshop,
            still="still" in request.query_params,
        )

    async def arrive(self, request: Request) -> Visit:
        """Return the visit of a workshop; raise `TurnedAwayError`."""
        store, typed = self.store(), typed_code(request.path_params["code"])
        known = len(typed) == LENGTH and set(typed) <= set(ALPHABET)
        workshop = store.find(typed) if known else None
        device = tickets.holder(store, workshop.id, request.cookies.get(tickets.COOKIE, "")) if workshop else None
        key = request.path_params.get("key", "")
        if workshop is None or not (key and tickets.opens(store, workshop.id, key)):
            key = ""
        if device is None and not key:
            await self._pass(request, workshop)
        if workshop is None:
            raise TurnedAwayError(Name.WRONG, 404, self.visit(request))
        if workshop.expired(self.now()):
            raise TurnedAwayError(Name.EXPIRED, 410, self.visit(request))
        if device is not None:
            store.saw(workshop.id, device)
        return replace(self.visit(request, workshop), device=device, key="" if device else key)

    async def _pass(self, request: Request, workshop: Workshop | None) -> None:
        address = request.client.host if request.client else ""
        if not await self.guesses.turn(address):
            raise TurnedAwayError(Name.SLOW, 429, self.visit(request))
        if workshop is None:
            self.guesses.missed(address)

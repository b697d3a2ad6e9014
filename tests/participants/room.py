"""A room to test in: a workshop in memory, the city's own data, and phones that ask over ASGI."""

# ruff: noqa: D102 - names say it

import asyncio
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from urllib.parse import urlencode

from starlette.types import ASGIApp, Message

from gelingenscheck import organisation
from gelingenscheck.assessment.model import CatalogueRef
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.catalogue import Catalogue, Phase, reader
from gelingenscheck.catalogue.languages.folder import language_folder, load_languages
from gelingenscheck.participants.answering import Answering
from gelingenscheck.participants.bell import Bell
from gelingenscheck.participants.entrance import Entrance
from gelingenscheck.participants.guesses import Guesses
from gelingenscheck.participants.house import House
from gelingenscheck.participants.pace import Pace
from gelingenscheck.participants.routes import Participants
from gelingenscheck.participants.site import Gate, site
from gelingenscheck.participants.streams import Lines
from gelingenscheck.settings import ROOT
from gelingenscheck.workshop.log import Do, Event
from gelingenscheck.workshop.model import Item, ItemKind, Workshop
from gelingenscheck.workshop.state import Ballot
from tests.storage.workshops.fake import FakeWorkshopStore

NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
CODE = "K7M4PX"
HOME = f"/w/{CODE}"
HOST = "192.168.1.20:8502"
FACTOR = Item(kind=ItemKind.FACTOR, id="low-threshold")
CROSSCUTTING = Item(kind=ItemKind.CROSSCUTTING, id="identities")
PRACTICE = Item(kind=ItemKind.PRACTICE)


@cache
def catalogue() -> Catalogue:
    return reader.load(ROOT / "factors.yaml")


@cache
def house() -> House:
    languages, _ = load_languages(language_folder(ROOT / "factors.yaml"), catalogue())
    city = organisation.load(ROOT / "organisation.yaml").municipality
    return House(catalogue=catalogue(), languages=languages, municipality=city)


def question() -> Item:
    return Item(kind=ItemKind.QUESTION, id=catalogue().by_id["low-threshold"].questions[0].id)


def workshop(**more: Any) -> Workshop:
    """Return a workshop with two factors, unless told otherwise."""
    given = {
        "id": "schulweg-w1", "code": CODE, "title": "Umbau Schulweg", "subject": "schulweg", "department": "tiefbau",
        "catalogue": CatalogueRef(id=catalogue().id, version=catalogue().version), "phase": Phase.PLANNING,
        "items": (FACTOR, Item(kind=ItemKind.FACTOR, id="participation")), "minutes": 90,
        "languages": ("einfach", "en", "tr", "ar", "uk", "ru", "pl"), "created": Stamp(at=NOON, by="local@tiefbau"),
        "expires": NOON + timedelta(days=14),
    }  # fmt: skip
    return Workshop(**{**given, **more})


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    cookies: list[str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> dict[str, Any]:
        made: dict[str, Any] = json.loads(self.body)
        return made


@dataclass
class Phone:
    """A browser: keeps cookies, says where it comes from."""

    app: ASGIApp
    language: str = "de-DE"
    address: str = "192.168.1.50"
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str = HOME, *, method: str = "GET", **headers: str) -> Answer:
        return self._ask(method, path, b"", headers)

    def post(self, path: str, form: dict[str, Any] | bytes = b"", **headers: str) -> Answer:
        body = form if isinstance(form, bytes) else urlencode(form).encode()
        return self._ask("POST", path, body, {"origin": f"http://{HOST}", **headers})

    def join(self) -> "Phone":
        assert self.post(f"{HOME}/join").headers["location"] == f"{HOME}?joined"
        return self

    def vote(self, choice: object, ballot: str = "0.1", seq: object = 1, **headers: str) -> Answer:
        return self.post(f"{HOME}/vote", {"ballot": ballot, "choice": choice, "seq": seq}, **headers)

    def vote_by_script(self, choice: object, ballot: str = "0.1", seq: object = 1) -> Answer:
        return self.vote(choice, ballot, seq, accept="application/json")

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        given = {"host": HOST, "accept-language": self.language, **headers}
        if self.cookies:
            given["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        answer = asyncio.run(ask(self.app, method, path, body, headers=given, address=self.address))
        for cookie in answer.cookies:
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value.strip('"')
            if "max-age=0" in cookie.lower():
                del self.cookies[name]
        return answer


async def ask(
    app: ASGIApp, method: str, path: str, body: bytes = b"", *, headers: dict[str, str], address: str = "192.168.1.50"
) -> Answer:
    """Return what a server would send."""
    bare, _, query = path.partition("?")
    sent: list[Message] = []
    left = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        if left:
            return left.pop()
        await asyncio.sleep(3600)
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    await app(
        {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
            "path": bare, "raw_path": bare.encode(), "root_path": "", "query_string": query.encode(),
            "client": (address, 50_000), "server": ("192.168.1.20", 8502),
            "headers": [(name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in headers.items()],
        },
        receive,
        send,
    )  # fmt: skip
    start = sent[0]
    pairs = [(name.decode(), value.decode("latin-1")) for name, value in start["headers"]]
    return Answer(
        status=start["status"],
        headers={name: value for name, value in pairs if name != "set-cookie"},
        cookies=[value for name, value in pairs if name == "set-cookie"],
        body=b"".join(message.get("body", b"") for message in sent[1:]),
    )


class Room:
    """A workshop that is on, and the site that phones reach."""

    def __init__(self, prepared: Workshop | None = None, *, seconds: tuple[float, float] = (0.2, 0.2)) -> None:
        self.workshop = prepared or workshop()
        self.store = FakeWorkshopStore()
        self.store.create(self.workshop)
        self.now = NOON
        self.bell = Bell()
        self.store.on_change.append(self.bell.ring)
        self.guesses, self.pace = Guesses(pause=0), Pace(clock=self._seconds)
        self.house = house()
        entrance = Entrance(
            store=lambda: self.store, house=lambda: self.house, now=lambda: self.now, guesses=self.guesses
        )
        self.participants = Participants(
            answering=Answering(entrance=entrance), bell=self.bell, lines=Lines(self.bell, seconds), pace=self.pace
        )
        self.app: ASGIApp = Gate(site(self.participants, front=True), frozenset({"localhost", "workshop.example"}))

    def _seconds(self) -> float:
        return self.now.timestamp()

    def phone(self, language: str = "de-DE", address: str = "192.168.1.50") -> Phone:
        return Phone(self.app, language, address)

    def act(self, *steps: Do, **more: Any) -> None:
        """Take steps one after the other."""
        for do in steps:
            version = self.store.state(self.workshop.id).version
            self.store.act(self.workshop.id, version, Event(do=do, at=self.now, **more))

    def fill(self, levels: tuple[int, ...], dont_know: int = 0, ballot: Ballot | None = None) -> None:
        """Cast ballots of other devices."""
        ballot = ballot or self.store.state(self.workshop.id).ballot
        choices = [level for level, n in enumerate(levels) for _ in range(n)] + [None] * dont_know
        for place, choice in enumerate(choices):
            device = self.store.device(self.workshop.id, f"other-{place}")
            self.store.vote(self.workshop.id, device, ballot, choice, 1).result()

    def paper(self, levels: tuple[int, ...], dont_know: int = 0) -> None:
        self.store.set_paper(self.workshop.id, self.store.state(self.workshop.id).ballot, levels, dont_know)

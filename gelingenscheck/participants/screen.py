"""What one participant sees: everything that the templates draw, and what makes two of them the same."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from markupsafe import Markup

from gelingenscheck.catalogue.languages.language import Language
from gelingenscheck.participants.forms import DONT_KNOW
from gelingenscheck.participants.house import House
from gelingenscheck.participants.languages import said
from gelingenscheck.storage.workshops.store import Device, Mine
from gelingenscheck.usecases.workshop.texts import ItemTexts
from gelingenscheck.workshop.model import Workshop

REFRESH: Final = 10
"""Seconds after which a waiting page without JavaScript asks again; never while somebody chooses."""


class Name(StrEnum):
    """The states of the page; each has a template."""

    ENTER = "enter"
    WRONG = "wrong"
    SLOW = "slow"
    EXPIRED = "expired"
    FULL = "full"
    COOKIE = "cookie"
    JOIN = "join"
    PRIVACY = "privacy"
    LOBBY = "lobby"
    SKIPPED = "skipped"
    PAUSED = "paused"
    VOTING = "voting"
    VOTED = "voted"
    CLOSED = "closed"
    REVEALED = "revealed"
    AGREED = "agreed"
    END = "end"
    LEFT = "left"
    BROKEN = "broken"


WAITING: Final = frozenset({Name.LOBBY, Name.SKIPPED, Name.PAUSED, Name.VOTED, Name.CLOSED, Name.REVEALED, Name.AGREED})
"""States in which one waits for others."""
CALM: Final = frozenset({Name.LOBBY, Name.SKIPPED, Name.PAUSED, Name.VOTED, Name.CLOSED, Name.END, Name.LEFT})
"""States with a sign and a sentence in the middle of the page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """Who asks: in which language, for which workshop, on which device."""

    house: House
    language: Language
    languages: tuple[Language, ...]
    workshop: Workshop | None = None
    device: Device | None = None
    key: str = ""
    """The door that was scanned; part of the address until the device is in."""
    still: bool = False
    """Whether the page shall not refresh itself."""

    @property
    def home(self) -> str:
        """Return the page's address."""
        if self.workshop is None:
            return "/w"
        return f"/w/{self.workshop.code}{'/' if self.key else ''}{self.key}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """One bar."""

    n: int
    width: int
    """In percent of the longest."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bars:
    """What was chosen for one level, per vote that is shown."""

    text: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Round:
    """What all see of a round alike."""

    item: ItemTexts
    over: str = ""
    """The factor's title, where the heading is a question."""
    place: int = 0
    of: int = 0
    """Number of rounds; 0 in the test round, which does not count."""
    ballot: str = ""
    again: str = ""
    """Which vote this is, from the second on."""
    next: str = ""
    """What happens after the result."""
    key: tuple[Markup, ...] = ()
    """Names of the votes that are shown."""
    named: bool = False
    """Whether these names are said."""
    bars: tuple[Bars, ...] = ()
    figures: tuple[Markup, ...] = ()
    level: int | None = None
    upper: str = ""
    """The sentence of the level above the agreed one."""
    dissent: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Screen:
    """One page."""

    name: Name
    visit: Visit
    heading: str
    same: Hashable
    """Screens for which this is equal show the same, apart from what is personal below."""
    version: int = 0
    live: bool = False
    """Whether the page listens for what happens."""
    round: Round | None = None
    notice: str = ""
    """Name of a text that stands above."""
    mine: Mine | None = None
    unfold: bool = False
    """Whether the answers are open below a vote that is saved."""

    @property
    def identity(self) -> Hashable:
        """Return what decides how the page is drawn."""
        return self.same, self.name, self.notice, self.mine, self.unfold, self.visit.still, self.visit.device is None

    @property
    def untranslated(self) -> bool:
        """Say whether question and answers are in another language than the page."""
        return self.round is not None and self.round.item.lang != self.visit.language.tag

    @property
    def calm(self) -> bool:
        """Say whether this is a sign and a sentence."""
        return self.name in CALM

    @property
    def waiting(self) -> bool:
        """Say whether one waits for others here."""
        return self.name in WAITING

    @property
    def refresh(self) -> int:
        """Return after how many seconds a page without JavaScript asks again; 0 for never."""
        return REFRESH if self.waiting and not self.visit.still else 0

    @property
    def choice(self) -> str:
        """Return what the device has chosen as the form says it; empty if nothing."""
        if self.mine is None:
            return ""
        return DONT_KNOW if self.mine.choice is None else str(self.mine.choice)

    @property
    def sequence(self) -> int:
        """Return the number of the device's next change."""
        return (self.mine.sequence if self.mine else 0) + 1

    @property
    def privacy(self) -> tuple[Markup, ...]:
        """Return what is promised about ballots, with the numbers of this workshop."""
        workshop, language = self.visit.workshop, self.visit.language
        values = {"n": workshop.threshold, "days": workshop.kept.days} if workshop else {}
        return tuple(said(language, key, **values) for key in language.page if key.startswith("privacy."))

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """Return the legal pages that there are: the name of each in the texts, and its address."""
        city = self.visit.house.municipality
        links = {
            "privacy": _privacy_page(self.visit, city.data_protection if city else None),
            "imprint": city.imprint_url if city else None,
            "accessibility": city.accessibility_url if city else None,
        }
        return tuple((name, address) for name, address in links.items() if address)


def _privacy_page(visit: Visit, contact: str | None) -> str | None:
    if contact and contact.startswith(("https://", "http://")):
        return contact
    return f"{visit.home}/privacy" if visit.workshop else None

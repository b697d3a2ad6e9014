"""A whole workshop in a full room: 20 browsers in seven languages, 200 plain clients, four rounds, one saved result."""

import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, expect

from gelingenscheck.catalogue import Phase
from gelingenscheck.usecases.projects import register_project
from gelingenscheck.usecases.workshop import live
from gelingenscheck.usecases.workshop.preparing import Preparation, prepare
from gelingenscheck.workshop.model import Item, ItemKind
from tests.browser import store
from tests.browser.phone import Phone
from tests.browser.server import Server, free_port
from tests.browser.visit import Visit

LANGUAGES = ("einfach", "en", "tr", "pl", "ar", "uk", "ru")
SPOKEN = ("de-DE", "en-GB", "tr-TR", "pl-PL", "ar", "uk-UA", "ru-RU")
BROWSERS, PLAIN = 20, 200
WITHOUT_SCRIPT, CUT_OFF, READ_ALOUD = 7, 8, 9
CUT_SECONDS = 30
DONT_KNOW = None
CAMPS = (0, 0, 0, 1, 4, 4, 4, 3, DONT_KNOW)
NEAR = (2, 2, 2, 3, 3, 1)
Choice = int | None


@dataclass
class Sent:
    """What the test itself knows was acknowledged: the last choice per person and vote. No code of ours counts it."""

    by_vote: dict[str, dict[str, Choice]] = field(default_factory=dict)

    def note(self, vote: str, person: str, choice: Choice) -> None:
        """Remember an acknowledged ballot; a later one of the same person takes its place."""
        self.by_vote.setdefault(vote, {})[person] = choice

    def counts(self, vote: str) -> list[int]:
        """Return how many chose each level."""
        told = Counter(self.by_vote[vote].values())
        return [told[level] for level in range(5)]

    def dont_know(self, vote: str) -> int:
        """Return how many do not know yet."""
        return list(self.by_vote[vote].values()).count(DONT_KNOW)


@dataclass(frozen=True)
class Room:
    """The server, the workshop in it, and where phones reach it."""

    server: Server
    workshop: str
    code: str
    subject: str
    venue: int


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    venue = free_port()
    server = Server(tmp_path, settings={"GELINGENSCHECK_VENUE": f"127.0.0.1:{venue}"})
    server.store.mkdir(parents=True)
    desk = store.desk(server.store)
    project = register_project(desk, title="Radweg am Kanal", department="tiefbau")
    first, second, third = (desk.catalogue.factors[place].id for place in (0, 1, 3))
    question = desk.catalogue.due(desk.catalogue.factors[2], Phase.PLANNING)[0].id
    items = (
        Item(kind=ItemKind.FACTOR, id=first),
        Item(kind=ItemKind.FACTOR, id=second),
        Item(kind=ItemKind.QUESTION, id=question),
        Item(kind=ItemKind.FACTOR, id=third),
    )
    wanted = Preparation(
        subject=project.id, minutes=60, items=items, languages=LANGUAGES, expected=100, phase=Phase.PLANNING
    )
    workshop = prepare(desk, live.workshops(server.store), wanted, offered=LANGUAGES)
    server.start()
    yield Room(server, workshop.id, workshop.code, project.id, venue)
    server.stop()


@pytest.fixture
def tabs(browser: Browser, room: Room) -> Iterator[list[Page]]:
    """Open twenty phones that share nothing."""
    contexts: list[BrowserContext] = []
    pages = []
    for place in range(BROWSERS):
        contexts.append(
            browser.new_context(
                viewport={"width": 390, "height": 800},
                locale=SPOKEN[place % len(SPOKEN)],
                java_script_enabled=place != WITHOUT_SCRIPT,
            )
        )
        contexts[-1].set_default_timeout(15_000)
        pages.append(contexts[-1].new_page())
        pages[-1].goto(f"http://127.0.0.1:{room.venue}/w/{room.code}")
        pages[-1].locator("form[action$='/join'] button").click()
    yield pages
    for context in contexts:
        context.close()


def plan(person: str, vote: str) -> Choice:
    """Return what somebody chooses; the same in every run."""
    dice = random.Random(f"{person} {vote}")
    return dice.choice(CAMPS if vote in {"0.1", "2.1"} else NEAR)


def vote_in_browsers(pages: Mapping[int, Page], vote: str, sent: Sent) -> None:
    for place, page in pages.items():
        if place == WITHOUT_SCRIPT:
            page.reload()
        person = f"browser {place}"
        choice = plan(person, vote)
        expect(page.locator(f"form.vote input[name=ballot][value='{vote}']")).to_have_count(1)
        page.locator("#ox" if choice is DONT_KNOW else f"#o{choice}").check(force=True)
        page.locator("form.vote button").click()
        sent.note(vote, person, choice)


def vote_plainly(phones: Sequence[Phone], vote: str, sent: Sent, pool: ThreadPoolExecutor) -> None:
    """Vote with all plain clients at once: every tenth changes its mind, every seventh sends twice."""

    def one(place: int) -> None:
        phone, person = phones[place], f"plain {place}"
        choice = plan(person, vote)
        if place % 10 == 0:
            assert phone.vote(vote, (0 if choice == 4 else 4), 1) == 200
            assert phone.vote(vote, choice, 2) == 200
        else:
            assert phone.vote(vote, choice, 1) == 200
        if place % 7 == 0:
            assert phone.vote(vote, choice, 2 if place % 10 == 0 else 1) == 200
        sent.note(vote, person, choice)

    list(pool.map(one, range(len(phones))))


def whole_vote(
    desk: Visit, room_: tuple[Sequence[Page], Sequence[Phone], ThreadPoolExecutor], vote: str, sent: Sent
) -> None:
    pages, phones, pool = room_
    vote_plainly(phones, vote, sent, pool)
    vote_in_browsers(dict(enumerate(pages)), vote, sent)
    for place in (page for page in range(BROWSERS) if page != WITHOUT_SCRIPT):
        expect(pages[place].locator("form.vote small")).to_have_count(1)  # „Ihre Stimme“ stands at the stored choice
    desk.press("Abstimmung schließen")
    late = phones[3].vote(vote, 0, 9)
    assert late == 409, "a ballot after the end is told that it does not count"
    desk.press("Ergebnis zeigen")


def agree(desk: Visit, level: int, then: str) -> None:
    desk.click(desk.page.get_by_role("radio", name=str(level), exact=True))
    desk.press(f"Stufe {level} festhalten")
    desk.press(then)


def saved(server: Server) -> Mapping[str, object]:
    files = [path for path in sorted(server.store.glob("*.yaml")) if "workshop" in path.read_text(encoding="utf-8")]
    assert len(files) == 1
    content: Mapping[str, object] = yaml.safe_load(files[0].read_text(encoding="utf-8"))
    return content


def test_a_full_room_votes_talks_votes_again_and_what_is_saved_is_what_was_sent(
    room: Room, tabs: list[Page], visits: object
) -> None:
    desk: Visit = visits(room.server, width=1366, height=768)  # type: ignore[operator] # the fixture's own type
    desk.open("/moderation", workshop=room.workshop)
    sent = Sent()
    with ThreadPoolExecutor(32) as pool:
        phones = list(pool.map(lambda _: Phone.join(room.venue, room.code), range(PLAIN)))
        everybody = (tabs, phones, pool)

        desk.press("Abstimmung öffnen")
        expect(tabs[4].locator("html")).to_have_attribute("dir", "rtl")
        spoken = tabs[READ_ALOUD].locator("main").aria_snapshot()
        assert spoken.count("radio") == 6
        assert "button" in spoken
        whole_vote(desk, everybody, "0.1", sent)
        desk.press("Noch einmal abstimmen")
        desk.press("Rückgängig: Noch einmal abstimmen")
        expect(desk.page.get_by_role("button", name="Noch einmal abstimmen")).to_be_visible()
        desk.press("Noch einmal abstimmen")
        whole_vote(desk, everybody, "0.2", sent)
        agree(desk, 2, "Weiter zu Frage 2")

        desk.press("Abstimmung öffnen")
        whole_vote_while_one_is_cut_off(desk, everybody, sent)
        agree(desk, 3, "Weiter zu Frage 3")

        desk.press("Abstimmung öffnen")
        whole_vote(desk, everybody, "2.1", sent)
        desk.press("Noch einmal abstimmen")
        whole_vote(desk, everybody, "2.2", sent)
        agree(desk, 1, "Weiter zu Frage 4")

        desk.press("Abstimmung öffnen")
        whole_vote(desk, everybody, "3.1", sent)
        agree(desk, 2, "Workshop beenden")

    expect(tabs[1].get_by_role("heading", level=1)).to_have_text("Thank you")
    desk.open("/workshop-ergebnis", workshop=room.workshop)
    desk.press("Ergebnis speichern")
    expect(desk.page.get_by_role("button", name="Ergebnis speichern")).to_have_count(0)
    record = saved(room.server)
    assert (record["mode"], record["status"], record["subject"]) == ("workshop", "final", room.subject)
    rounds = record["rounds"]
    assert isinstance(rounds, list)
    votes = (("0.1", "0.2"), ("1.1",), ("2.1", "2.2"), ("3.1",))
    assert [told["ballots"] for told in rounds] == [[sent.counts(vote) for vote in round_] for round_ in votes]
    assert [told["dont_know"] for told in rounds] == [[sent.dont_know(vote) for vote in round_] for round_ in votes]
    assert [told["level"] for told in rounds] == [2, 3, 1, 2]
    assert len(sent.by_vote["0.1"]) == BROWSERS + PLAIN


def whole_vote_while_one_is_cut_off(
    desk: Visit, room_: tuple[Sequence[Page], Sequence[Phone], ThreadPoolExecutor], sent: Sent
) -> None:
    """Let one phone vote without a network: it keeps the vote, says so, and sends it once it is back."""
    pages, phones, pool = room_
    cut = pages[CUT_OFF]
    expect(cut.locator("form.vote input[name=ballot][value='1.1']")).to_have_count(1)
    cut.context.set_offline(True)
    since = time.monotonic()
    choice = plan(f"browser {CUT_OFF}", "1.1")
    cut.locator(f"#o{choice}").check(force=True)
    cut.locator("form.vote button").click()
    expect(cut.locator("#net")).not_to_be_empty()
    vote_plainly(phones, "1.1", sent, pool)
    vote_in_browsers({place: page for place, page in enumerate(pages) if page is not cut}, "1.1", sent)
    expect(cut.locator("form.vote small")).to_have_count(0)  # „Ihre Stimme“ would say that it is stored
    desk.page.wait_for_timeout(1_000 * max(0.0, CUT_SECONDS - (time.monotonic() - since)))
    cut.context.set_offline(False)
    expect(cut.locator("form.vote small")).to_have_count(1, timeout=30_000)
    sent.note("1.1", f"browser {CUT_OFF}", choice)
    desk.press("Abstimmung schließen")
    desk.press("Ergebnis zeigen")

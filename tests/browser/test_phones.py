"""The participants' page in a real browser: by itself, without scripts, without a network, from right to left."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from gelingenscheck.participants.venue import Venue
from gelingenscheck.workshop.log import Do
from gelingenscheck.workshop.state import Ballot
from tests.browser.visit import AXE, AXE_TAGS, LOOKING, SHOTS
from tests.participants.room import CODE, FACTOR, HOME, PRACTICE, Room, question, workshop

FIRST = Ballot(index=0, vote=1)
SMALL = """() => [...document.querySelectorAll('a, button, summary, .o label, input:not([type])')]
  .filter(part => part.checkVisibility() && !part.matches('.skip'))
  .map(part => [part.textContent.trim().slice(0, 20), part.getBoundingClientRect()])
  .filter(([, box]) => box.height < 44 || box.width < 44).map(([text, box]) => `${text} ${box.width}x${box.height}`)"""
Phone = Callable[..., Page]


class Hall:
    """A room whose access is open, in a loop of its own; steps are taken right here."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.loop = asyncio.new_event_loop()
        self.venue = Venue()
        self.thread = threading.Thread(target=self.loop.run_forever)
        self.thread.start()
        self.on(self.venue.start(room.app, room.bell, address="127.0.0.1:0"))
        self.url = self.venue.address().url

    def on(self, work: object) -> None:
        """Let the loop do something."""
        asyncio.run_coroutine_threadsafe(work, self.loop).result(10)  # type: ignore[arg-type]

    def stop(self) -> None:
        """Close the access."""
        self.on(self.venue.stop())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(5)
        self.loop.close()

    def choices(self, ballot: Ballot = FIRST) -> list[int]:
        """Return how often each level was chosen on phones."""
        return list(self.room.store.tally(self.room.workshop.id, ballot).levels)


@pytest.fixture
def hall() -> Iterator[Hall]:
    """Open a room with a workshop of two rounds."""
    opened = Hall(Room(seconds=(10, 15)))
    yield opened
    opened.stop()


@pytest.fixture
def phone(browser: Browser, hall: Hall) -> Iterator[Phone]:
    """Open pages on phones of people who share nothing; a foreign request or a script error fails the test."""
    complaints: list[str] = []
    opened: list[Page] = []

    def open_(language: str = "de-DE", width: int = 390, height: int = 780, **more: object) -> Page:
        page = browser.new_context(
            viewport={"width": width, "height": height},
            locale=language,
            base_url=hall.url,
            **more,  # type: ignore[arg-type]
        ).new_page()
        page.set_default_timeout(8_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: None if asked.url.startswith(hall.url) else complaints.append(asked.url))
        opened.append(page)
        return page

    yield open_
    for page in opened:
        page.context.close()
    assert complaints == []


def join(page: Page) -> Page:
    page.goto(HOME)
    page.locator("main button").click()
    expect(page.locator(".sign, .vote, .bars, .level").first).to_be_visible()
    return page


def vote(page: Page, level: object) -> None:
    page.check(f"#o{level}")
    page.locator(".vote button").click()


def violations(page: Page) -> list[str]:
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE)
    tags = [*AXE_TAGS, "best-practice"]
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", tags)
    return [f"{rule['id']}: {node['target']}" for rule in found["violations"] for node in rule["nodes"]]


def flaws(page: Page, name: str, *, deep: bool) -> list[str]:
    """Return what is wrong with a page, and take a picture of it; contrast and roles only where it is deep."""
    found = violations(page) if deep else []
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append("scrolls sideways")
    found += page.evaluate(SMALL)
    if LOOKING:
        page.screenshot(path=SHOTS / f"phone-{name}.png", full_page=True)
    return [f"{name}: {flaw}" for flaw in found]


def test_a_whole_round_by_itself(hall: Hall, phone: Phone) -> None:
    page = join(phone())
    hall.room.act(Do.OPEN)
    expect(page.get_by_role("heading", level=1)).to_have_text("Alle können leicht mitmachen und gehören dazu")
    expect(page.locator("#say")).to_have_text("Alle können leicht mitmachen und gehören dazu")
    page.locator(".vote button").click()
    expect(page.locator("main h1")).to_have_text("Alle können leicht mitmachen und gehören dazu")
    vote(page, 3)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ihre Stimme ist gespeichert")
    assert page.evaluate("localStorage.length") == 0
    page.get_by_text("Stimme ansehen oder ändern").click()
    expect(page.get_by_role("radio", checked=True)).to_have_accessible_name(
        "Ihre Stimme Menschen haben gesagt, was sie abhält. Lösungen, Geld und Termine stehen fest."
    )
    page.get_by_role("radio", checked=True).press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("details:not([open]) summary").last).to_be_visible()
    assert hall.choices() == [0, 0, 1, 0, 0]
    hall.room.fill((0, 0, 0, 9, 0))
    hall.room.act(Do.CLOSE)
    expect(page.get_by_text("Ihre Stimme zählt mit.")).to_be_visible()
    hall.room.act(Do.REVEAL)
    expect(page.locator(".bars li")).to_have_count(5)
    hall.room.act(Do.AGAIN)
    expect(page.get_by_text("Zweite Abstimmung")).to_be_visible()


def test_a_choice_that_was_not_sent_survives_a_pause(hall: Hall, phone: Phone) -> None:
    page = join(phone())
    hall.room.act(Do.OPEN)
    page.check("#o2")
    hall.room.act(Do.PAUSE)
    expect(page.get_by_text("Wir machen eine Pause")).to_be_visible()
    hall.room.act(Do.RESUME)
    expect(page.locator("#o2")).to_be_checked()


def _slowly(route: Route) -> None:
    time.sleep(1)
    route.continue_()


def test_a_minute_without_a_network_loses_nothing_and_says_which_holds(hall: Hall, phone: Phone) -> None:
    page, late = join(phone()), join(phone())
    hall.room.act(Do.OPEN)
    for open_page in (page, late):
        open_page.locator(".vote").wait_for()
        open_page.context.set_offline(True)
        vote(open_page, 4)
        expect(open_page.locator("#net")).to_contain_text("Ihre Stimme ist nur auf diesem Gerät gespeichert.")
    assert hall.choices() == [0, 0, 0, 0, 0]
    page.route("**/vote", _slowly)  # the line is back before the vote is
    page.context.set_offline(False)
    expect(page.locator("#net")).to_have_text("Ihre Stimme ist angekommen und gespeichert.")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ihre Stimme ist gespeichert")
    assert hall.choices() == [0, 0, 0, 0, 1]
    hall.room.act(Do.CLOSE)
    late.context.set_offline(False)
    expect(late.get_by_text("Ihre Stimme kam zu spät und zählt nicht.")).to_be_visible()
    assert hall.choices() == [0, 0, 0, 0, 1]
    assert late.evaluate("localStorage.length") == 0


def test_where_a_proxy_holds_events_back_the_page_asks_by_itself(hall: Hall, phone: Phone) -> None:
    page = phone()
    page.route("**/live?*", lambda _route: None)  # never answered
    page.clock.install()
    join(page)
    hall.room.act(Do.OPEN)
    page.clock.run_for(6_000)
    expect(page.locator(".vote")).to_be_visible()


def test_without_scripts_forms_do_everything(hall: Hall, phone: Phone) -> None:
    page = phone("tr-TR", java_script_enabled=False)
    page.goto("/")
    page.fill("#code", "k7m 4рх")
    page.locator("main button").click()
    join(page)
    assert 'http-equiv="refresh"' in page.content()
    hall.room.act(Do.OPEN)
    page.goto(HOME)
    assert 'http-equiv="refresh"' not in page.content()
    vote(page, 1)
    expect(page.get_by_role("heading", level=1)).to_have_text("Oyunuz kaydedildi")
    page.locator("main summary").click()
    vote(page, "x")
    assert page.url.endswith(HOME)
    assert hall.choices() == [0, 0, 0, 0, 0]
    assert hall.room.store.voted(hall.room.workshop.id, FIRST) == 1


def test_every_state_is_accessible_in_every_look(hall: Hall, phone: Phone) -> None:
    hall.room.store.change(workshop(items=(PRACTICE, FACTOR, question())))
    pages = {
        "ar-320": phone("ar-SA", 320, 640, reduced_motion="reduce"),
        "uk-dark": phone("uk-UA", color_scheme="dark", reduced_motion="reduce"),
        "en-contrast": phone("en-GB", forced_colors="active", reduced_motion="reduce"),
        "de-zoomed": phone("de-DE", 195, 390, reduced_motion="reduce"),
    }
    found: list[str] = []

    def look(state: str, *deep: str) -> None:
        for name in deep if len(deep) == 1 else pages:
            found.extend(flaws(pages[name], f"{state}-{name}", deep=name in deep))

    pages["de-zoomed"].goto("/")
    pages["ar-320"].goto("/w/QQQQQQ")
    look("enter", "ar-320")
    look("enter", "de-zoomed")
    for page in pages.values():
        page.goto(HOME)
    look("join", "ar-320", "uk-dark")
    for page in pages.values():
        join(page)
    look("lobby", "ar-320")
    hall.room.act(Do.OPEN, Do.CLOSE, Do.REVEAL)
    hall.room.act(Do.AGREE, level=2)
    hall.room.act(Do.NEXT, Do.OPEN)
    for page in pages.values():
        vote(page, 2)
        page.locator("main summary").click()
    look("voted", "uk-dark", "en-contrast")
    hall.room.fill((6, 0, 0, 0, 6), 1, Ballot(index=1, vote=1))
    hall.room.act(Do.CLOSE)
    expect(pages["uk-dark"].locator("main summary")).to_have_count(0)
    look("closed", "uk-dark")
    hall.room.act(Do.REVEAL, Do.AGAIN)
    hall.room.fill((0, 3, 12, 3, 0), 1, Ballot(index=1, vote=2))
    hall.room.act(Do.CLOSE, Do.REVEAL)
    for page in pages.values():
        expect(page.locator(".bar")).to_have_count(10)
    look("revealed", "ar-320", "uk-dark")
    hall.room.act(Do.AGREE, level=2, dissent="Einige sehen noch Hürden.")
    expect(pages["ar-320"].locator(".level")).to_be_visible()
    look("agreed", "ar-320")
    hall.room.act(Do.NEXT, Do.OPEN)
    expect(pages["ar-320"].locator("h1[lang=de]")).to_be_visible()
    look("german-only", "ar-320")
    hall.room.act(Do.CLOSE, Do.REVEAL, Do.END)
    expect(pages["uk-dark"].locator("main button")).to_be_visible()
    look("end", "uk-dark")
    assert found == []


def test_a_screen_reader_hears_names_roles_and_the_direction(hall: Hall, phone: Phone) -> None:
    page = join(phone("ar-SA", 320, 640))
    hall.room.act(Do.OPEN)
    expect(page.get_by_role("group", name="أي جواب هو الأنسب؟")).to_be_visible()
    assert page.evaluate("document.dir") == "rtl"
    for radio in page.get_by_role("radio").all():
        assert radio.evaluate("radio => radio.labels[0].textContent.trim().length") > 5
    assert page.locator("[role=status]").count() == 2
    box, label = (page.locator(part).bounding_box() for part in ("#o0", "label[for=o0]"))
    assert box is not None
    assert label is not None
    assert box["x"] > label["x"] + label["width"] / 2  # on the right


def test_an_old_browser_without_modern_styles_still_votes(hall: Hall, phone: Phone) -> None:
    page = phone(java_script_enabled=False)
    old = (("var(--", "unknown("), ("display:flex", "display:unknown"), ("position:sticky", "position:unknown"))

    def age(route: object) -> None:
        answer = route.fetch()  # type: ignore[attr-defined]
        text = answer.text()
        for modern, unknown in old:
            text = text.replace(modern, unknown)
        headers = {name: value for name, value in answer.headers.items() if name != "content-security-policy"}
        route.fulfill(response=answer, body=text, headers=headers)  # type: ignore[attr-defined]

    page.route(f"**{HOME}", age)
    join(page)
    hall.room.act(Do.OPEN)
    page.goto(HOME)
    assert (
        page.locator(".vote button").evaluate("button => getComputedStyle(button).backgroundColor")
        == "rgb(29, 78, 107)"
    )
    if LOOKING:
        page.screenshot(path=SHOTS / "phone-old.png", full_page=True)
    vote(page, 2)
    assert hall.choices() == [0, 0, 1, 0, 0]
    assert CODE in page.url

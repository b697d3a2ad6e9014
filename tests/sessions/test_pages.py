"""The permission table over HTTP and live connections: what each role gets of each page, down to the last byte.

Nothing here asks the code that decides. What may come is written down a second time, as the design says it.
"""

import asyncio
from collections.abc import Iterator
from typing import Final

import pytest

from gelingenscheck.access import NotPermittedError
from tests.browser.test_every_page import PATHS
from tests.sessions.conftest import PEOPLE, Hall
from tests.sessions.tab import Tab, tab
from tests.sessions.town import DEPARTMENTS, KINDS, word

OPENS: Final = {
    # planner, other planner, facilitator, manager, reader, administrator: + opens, - is refused,
    # . either: what it holds then is looked at below
    "/": "++++++",
    "/einschaetzen": "++-+--",
    "/portfolio": "++++.-",
    "/workshop": "++++--",
    "/katalog": "++++++",
    "/sprachen": "++++++",
    "/vergleich": "++++++",
    "/vorhaben draft": "+--+--",
    "/vorhaben final": "++++--",
    "/kurzcheck draft": "+-----",
    "/faktoren draft": "+-----",
    "/faktor draft": "+-----",
    "/antworten draft": "+-----",
    "/eintippen draft": "+-----",
    "/ergebnis draft": "+-----",
    "/dokument draft": "+-----",
    "/kurzcheck final": "....--",
    "/faktoren final": "+...--",
    "/faktor final": "+...--",
    "/antworten final": "+...--",
    "/eintippen final": "....--",
    "/ergebnis final": "++++--",
    "/dokument final": "+...--",
    "/dateien": "---+-+",
    "/uebertragen": "---+--",
    "/querschnitt": "++++.-",
    "/massnahmen": "++++.-",
    "/entwicklung": "++++.-",
    "/jahresabfrage": "++++.-",
    "/rueckmeldung": "++-+--",
    "/vorstellen": "++++.-",
    "/querschnittscheck": "++++--",
    "/nebeneinander": "++++--",
    "/moderation": "++++..",
    "/wand": "++++..",
    "/workshop-ergebnis": "++++..",
    "/jahresbericht": "---+.-",
    "/verwaltung": "-----+",
    "/verlauf draft": "+--+--",
    "/verlauf final": "+--+--",
    "/gespeichert": "++++++",
    "/loeschen": "-----+",
}
_OWN: Final = set(KINDS)
_BANDS: Final = {"Titelfertig", "Schritt"}
_TITLES: Final = {*_BANDS, "Titelentwurf"}
MAY_HOLD: Final = {
    "planner": {"tiefbau": _OWN, "schule": _BANDS},
    "other planner": {"tiefbau": _BANDS, "schule": _OWN},
    "facilitator": {"tiefbau": _BANDS, "schule": _BANDS},
    "manager": {"tiefbau": _TITLES, "schule": _TITLES},
    "reader": {"tiefbau": set[str](), "schule": set[str]()},
    "administrator": {"tiefbau": set[str](), "schule": set[str]()},
}
"""Kinds of words that may come to somebody, on whatever page."""
PREPARES: Final = {"facilitator": {"/workshop": {"Titelentwurf"}}}
"""A workshop is prepared for any project, by its title."""
MUST_HOLD: Final = {
    ("planner", "/antworten draft"): "Grundentwurf",
    ("planner", "/ergebnis final"): "Grundfertig",
    ("planner", "/"): "Titelentwurf",
    ("other planner", "/ergebnis final"): "Titelfertig",
    ("facilitator", "/massnahmen"): "Schritt",
    ("manager", "/massnahmen"): "Schritt",
    ("manager", "/vorhaben draft"): "Titelentwurf",
}
"""What the search below would miss if it looked in the wrong place."""


def test_every_page_has_its_row() -> None:
    assert {row.split()[0] for row in OPENS} == set(PATHS)


@pytest.mark.parametrize("name", PEOPLE)
def test_nothing_comes_to_a_role_that_is_not_for_it(hall: Hall, cookies: dict[str, str], name: str) -> None:
    complaints = asyncio.run(_complaints(hall, cookies[name], name))
    assert not complaints, "\n".join(complaints)


async def _complaints(hall: Hall, cookie: str, name: str) -> list[str]:
    found: list[str] = []
    for row, marks in OPENS.items():
        path, _, kind = row.partition(" ")
        project = hall.town["tiefbau"].final if kind == "final" else hall.town["tiefbau"].draft
        query = {"check": project.check, "project": project.subject} if kind else {}
        async with tab(hall.url, cookie, path.strip("/"), **query) as opened:
            found += [f"{name} {row}: {said}" for said in _wrong(opened, name, row, marks[[*PEOPLE].index(name)])]
    return found


def _wrong(opened: Tab, name: str, row: str, mark: str) -> Iterator[str]:
    refused = opened.holds(NotPermittedError.message)
    if mark != "." and refused is (mark == "+"):
        yield "refused" if refused else "not refused"
    for department in DEPARTMENTS:
        may = MAY_HOLD[name][department] | PREPARES.get(name, {}).get(row, set())
        yield from (
            f"holds {kind} {department}" for kind in KINDS if kind not in may and _comes(opened, kind, department)
        )
    if (kind := MUST_HOLD.get((name, row))) and not _comes(opened, kind, "tiefbau"):
        yield f"misses {kind}"


def _comes(opened: Tab, kind: str, department: str) -> bool:
    return opened.holds(word(kind, department))

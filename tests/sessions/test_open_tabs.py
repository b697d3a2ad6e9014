"""What ends or changes while a tab is open takes effect in it: with the next run, and before anything is saved."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime

import pytest

from bench.signing_in import ask, sign_in
from gelingenscheck.access import NotSignedInError, Role
from gelingenscheck.assessment.model import Check
from gelingenscheck.catalogue import Phase
from gelingenscheck.storage.access.schema import FILE
from gelingenscheck.usecases.access.links import Made
from gelingenscheck.usecases.checks import start_check
from gelingenscheck.usecases.projects import register_project
from tests.browser import store
from tests.sessions.conftest import Hall
from tests.sessions.tab import Tab, tab
from tests.sessions.town import word

End = Callable[[Hall, Made, str], object]


def signed_out(hall: Hall, made: Made, cookie: str) -> object:
    return ask(hall.url, "POST", "/abmelden", body="x=1", cookie=cookie)


def withdrawn(hall: Hall, made: Made, cookie: str) -> None:
    hall.access.withdraw(made.link.id, datetime.now(UTC))


def run_out(hall: Hall, made: Made, cookie: str) -> object:
    with closing(sqlite3.connect(hall.server.store / FILE)) as db, db:
        return db.execute("UPDATE session SET expires = begun WHERE link = ?", (made.link.id,))


@pytest.mark.parametrize("end", [signed_out, withdrawn, run_out])
def test_a_tab_whose_session_ended_shows_and_saves_nothing_more(hall: Hall, end: End) -> None:
    check, made = hall.town["tiefbau"].draft.check, hall.link(Role.PLANNER, "tiefbau")
    cookie = sign_in(hall.url, made.token)

    async def work() -> None:
        async with tab(hall.url, cookie, "faktor", check=check) as opened:
            assert opened.holds(word("Titelentwurf", "tiefbau"))
            before = hall.saved(check)
            end(hall, made, cookie)
            await opened.choose(next(iter(opened.radios)), 2)
            assert opened.holds(NotSignedInError.message)
            assert hall.saved(check) == before
            await opened.run()
            assert opened.holds(NotSignedInError.message)
            assert not opened.holds(word("Titelentwurf", "tiefbau"))

    asyncio.run(work())


def test_a_department_that_is_merged_goes_on_in_its_successor_while_its_people_are_signed_in(hall: Hall) -> None:
    desk = store.desk(hall.server.store)
    project = register_project(desk, title="ZzMusik", department="musikschule")
    check = start_check(desk, project.id, check=Check.FULL, phase=Phase.PLANNING).id
    before = hall.organisation.read_text(encoding="utf-8")
    merged = before.replace(
        '{id: musikschule, name: "Musikschule",',
        '{id: musikschule, name: "Musikschule", until: 2026-01-01, successors: [bibliothek],',
    )
    assert merged != before
    old, heir, stranger = (hall.come_in(Role.PLANNER, id_) for id_ in ("musikschule", "bibliothek", "schule"))

    async def sees(cookie: str) -> bool:
        async with tab(hall.url, cookie, "faktor", check=check) as opened:
            return opened.holds("ZzMusik")

    async def work() -> list[bool]:
        assert [await sees(cookie) for cookie in (old, heir, stranger)] == [True, False, False]
        async with tab(hall.url, old, "faktor", check=check) as opened:
            hall.organisation.write_text(merged, encoding="utf-8")
            await _answer(opened)
            return [await sees(cookie) for cookie in (old, heir, stranger)]

    try:
        assert asyncio.run(work()) == [True, True, False]
        assert b"planner@" in hall.saved(check)
    finally:
        hall.organisation.write_text(before, encoding="utf-8")


async def _answer(opened: Tab) -> None:
    await opened.choose(next(iter(opened.radios)), 1)

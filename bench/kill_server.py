"""Kill the real web server at random moments while people answer, sign in and replace links, and look for all of it.

What counts is what a browser was told: a click whose page came back whole, a sign-in that got its cookie, a link that
stands on the page of the administration. Each server goes on where the last one was killed.
"""

import asyncio
import os
import random
import signal
import tempfile
from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPException
from pathlib import Path
from typing import Final

from websockets.exceptions import WebSocketException

from bench import apps, drafts, people
from bench.apps import App
from bench.measuring import Row
from bench.people import Person
from bench.signing_in import sign_in
from bench.visitor import Visitor, visit
from gelingenscheck.access import Role
from gelingenscheck.access.audit import Outcome
from gelingenscheck.access.token import hashed
from gelingenscheck.storage.access.sqlite import SqliteAccess
from gelingenscheck.storage.files import FileStore
from gelingenscheck.usecases.access.links import Made, make_link

PEOPLE: Final = 4
KILLS: Final = 200
LIVES: Final = (0.05, 0.8)
"""Seconds of load until the server is killed."""
SEASON: Final = 20
"""Kills on one folder."""
REPLACE: Final = "gc-access-new-"
ENDED: Final = (OSError, EOFError, HTTPException, WebSocketException)
"""How a browser notices that its server is gone."""


@dataclass
class Told:
    """What browsers were told, and what of it is gone."""

    lost: int = 0
    torn: int = 0
    kills: int = 0
    answers: int = 0
    sign_ins: Counter[str] = field(default_factory=Counter)
    """By role@department."""
    cookies: list[str] = field(default_factory=list)
    """Of sessions that nobody ended."""
    links: list[tuple[str, str]] = field(default_factory=list)
    """The id of a link, and of the one that replaced it."""


def run(kills: int = KILLS, *, seed: int = 1) -> Row:
    """Kill so often; return what was lost or torn."""
    chance, whole = random.Random(seed), Told()
    links, entered = 0, 0
    for start in range(0, kills, SEASON):
        with tempfile.TemporaryDirectory() as folder:
            told = _season(Path(folder), min(SEASON, kills - start), chance)
        whole.lost, whole.torn = whole.lost + told.lost, whole.torn + told.torn
        whole.kills, whole.answers = whole.kills + told.kills, whole.answers + told.answers
        links, entered = links + len(told.links), entered + told.sign_ins.total()
    return {
        "name": "kill-server", "tried": whole.kills, "lost": whole.lost, "torn": whole.torn,
        "acknowledged": whole.answers, "links": links, "sign-ins": entered,
        "holds": whole.lost == whole.torn == 0 and 0 not in {whole.answers, links, entered},
    }  # fmt: skip


def _season(folder: Path, kills: int, chance: random.Random) -> Told:
    told, seated = Told(), people.seated(folder, PEOPLE)
    admin, spare = _links(folder)
    for _ in range(kills):
        with apps.ours(folder, **people.LINKS) as app:
            asyncio.run(_life(app, seated, _Desk(admin=admin, told=told, spare=spare), chance))
            app.process.wait()
        told.kills += 1
        spare = _look(folder, seated, told) or spare
    return told


def _links(folder: Path) -> tuple[Made, str]:
    """Return the administrator's link, and one to replace."""
    city = drafts.desk(folder).organisation
    with people.links(folder) as store:
        made = [
            make_link(store, city, role=role, department="it", now=datetime.now(UTC), by="x@y")
            for role in (Role.ADMINISTRATOR, Role.READER)
        ]
    return made[0], made[1].link.id


@dataclass
class _Desk:
    """The administrator's desk."""

    admin: Made
    told: Told
    spare: str

    async def replace(self, visitor: Visitor) -> None:
        """Replace a link by the button on the page, again and again."""
        while True:
            before = set(visitor.buttons)
            await visitor.press(f"{REPLACE}{self.spare}")
            fresh = [id_.rpartition(REPLACE)[2] for id_ in set(visitor.buttons) - before if REPLACE in id_]
            if fresh:
                self.told.links.append((self.spare, fresh[0]))
                self.spare = fresh[0]

    async def enter(self, url: str, person: Person) -> None:
        """Sign in on one device after the other."""
        while True:
            self.told.cookies.append(await asyncio.to_thread(sign_in, url, person.token))
            self.told.sign_ins[f"planner@{person.department}"] += 1


async def _life(app: App, seated: list[Person], desk: _Desk, chance: random.Random) -> None:
    told = desk.told
    async with AsyncExitStack() as stack:
        for person in seated:
            person.come_in(app.url)
            told.sign_ins[f"planner@{person.department}"] += 1
            told.cookies.append(person.cookie)
        cookie = sign_in(app.url, desk.admin.token)
        told.sign_ins["administrator@it"] += 1
        office = await stack.enter_async_context(visit(app.url, "verwaltung", cookie=cookie))
        tabs = [
            await stack.enter_async_context(visit(app.url, "faktor", f"check={person.check}", cookie=person.cookie))
            for person in seated
        ]
        work = [_answers(person, tab, told, chance) for person, tab in zip(seated, tabs, strict=True)]
        tasks = [asyncio.create_task(one) for one in (*work, desk.replace(office), desk.enter(app.url, seated[0]))]
        await asyncio.sleep(chance.uniform(*LIVES))
        os.kill(app.process.pid, signal.SIGKILL)
        unforeseen = [one for one in await asyncio.gather(*tasks, return_exceptions=True) if not isinstance(one, ENDED)]
        if unforeseen:
            raise RuntimeError(unforeseen)


async def _answers(person: Person, tab: Visitor, told: Told, chance: random.Random) -> None:
    while True:
        await person.answer(tab, chance)
        told.answers += 1


def _look(folder: Path, seated: list[Person], told: Told) -> str:
    """Count what was told and is not there; return a link that is there to be replaced."""
    found = people.look(folder, seated)
    told.lost, told.torn = told.lost + found.lost, told.torn + found.crossed + len(FileStore(folder).verify())
    with people.links(folder) as store:
        return _look_at_links(store, told)


def _look_at_links(store: SqliteAccess, told: Told) -> str:
    now, known, audit = datetime.now(UTC), {link.id: link for link in store.links()}, Counter[str]()
    made = 0
    for line in store.audit():
        audit[line.who] += line.times if line.outcome is Outcome.SIGNED_IN else 0
        made += line.times if line.outcome is Outcome.LINK_MADE else 0
    for old, new in told.links:
        told.lost += old not in known or known[old].withdrawn is None or new not in known
    for who, times in told.sign_ins.items():
        told.lost += max(0, times - audit[who])
    told.lost += sum(store.session(hashed(one.partition("=")[2]), now) is None for one in told.cookies)
    told.lost += max(0, len(told.links) - made)
    return next((id_ for id_, link in known.items() if link.role is Role.READER and link.withdrawn is None), "")

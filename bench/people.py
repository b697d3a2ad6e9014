"""People who sign in over HTTP, each at a draft of the own department, and what was said to them."""

import random
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bench import drafts
from bench.signing_in import sign_in
from bench.visitor import Visitor
from gelingenscheck.access import Role
from gelingenscheck.assessment.model import Assessment
from gelingenscheck.storage.access.schema import FILE
from gelingenscheck.storage.access.sqlite import SqliteAccess
from gelingenscheck.storage.files import FileStore
from gelingenscheck.usecases.access.links import make_link
from gelingenscheck.usecases.desk import Desk

LINKS = {"GELINGENSCHECK_ACCESS": "links"}
_LEVEL = re.compile(r":gray\[([0-4])\]")


@dataclass
class Person:
    """Somebody with a draft."""

    department: str
    check: str
    token: str
    cookie: str = ""
    acknowledged: dict[str, int] = field(default_factory=dict)
    """The level that was last said to be saved, by question."""
    tried: dict[str, set[int]] = field(default_factory=dict)
    """Levels that were sent since, and perhaps saved."""

    def come_in(self, url: str) -> None:
        """Sign in."""
        self.cookie = sign_in(url, self.token)

    async def answer(self, visitor: Visitor, chance: random.Random) -> float:
        """Choose a level of some question; return the milliseconds until it was saved."""
        radio = chance.choice(list(visitor.radios))
        options = visitor.radios[radio][0].options
        levels = {int(match[1]): i for i, match in enumerate(map(_LEVEL.match, options)) if match}
        question, level = radio.rpartition(":")[2], chance.choice(sorted(levels))
        self.tried.setdefault(question, set()).add(level)
        took = await visitor.choose(radio, levels[level])
        self.acknowledged[question] = level
        self.tried[question] = set()
        return took


@dataclass
class Found:
    """What a look at the disk found."""

    lost: int = 0
    crossed: int = 0
    """Answers that nobody gave here, or that stand there as another department's."""


def seated(folder: Path, count: int) -> list[Person]:
    """Save a draft and a link for each, the departments in turn."""
    desk = drafts.desk(folder)
    units = [unit.id for unit in desk.organisation.existing(desk.today)]
    with links(folder) as store:
        return [_person(desk, store, units[n % len(units)], n) for n in range(count)]


def _person(desk: Desk, store: SqliteAccess, unit: str, number: int) -> Person:
    made = make_link(store, desk.organisation, role=Role.PLANNER, department=unit, now=datetime.now(UTC), by="x@y")
    check = drafts.running_project(desk, f"Vorhaben {number}", unit)
    return Person(department=unit, check=check.id, token=made.token)


@contextmanager
def links(folder: Path) -> Iterator[SqliteAccess]:
    """Open the links of a folder beside the server."""
    with closing(SqliteAccess(folder / FILE)) as store:
        yield store


def look(folder: Path, people: list[Person]) -> Found:
    """Compare what was acknowledged to each with what lies on the disk."""
    found, store = Found(), FileStore(folder)
    for person in people:
        answers = store.load(Assessment, person.check).document.answers
        for question, level in person.acknowledged.items():
            stored = answers.get(question)
            known = {level, *person.tried.get(question, ())}
            found.lost += stored is None or stored.level not in known
        for question, stored in answers.items():
            given = question in person.acknowledged or stored.level in person.tried.get(question, ())
            found.crossed += not given or stored.by != f"planner@{person.department}"
    return found

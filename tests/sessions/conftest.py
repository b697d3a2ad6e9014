"""A server that people sign in to with links, two departments with something to hide, and six people of five roles."""

import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest

from bench.signing_in import sign_in
from gelingenscheck import organisation
from gelingenscheck.access import Role
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.access.schema import FILE
from gelingenscheck.storage.access.sqlite import SqliteAccess
from gelingenscheck.usecases.access.links import Made, make_link
from tests.browser.server import Server
from tests.sessions import town
from tests.sessions.town import Town

PEOPLE: Final = {
    "planner": (Role.PLANNER, "tiefbau"),
    "other planner": (Role.PLANNER, "schule"),
    "facilitator": (Role.FACILITATOR, "schule"),
    "manager": (Role.MANAGER, "schule"),
    "reader": (Role.READER, "schule"),
    "administrator": (Role.ADMINISTRATOR, "schule"),
}
"""Ids in addresses are those of `tiefbau`."""
OURS: Final = re.compile(r"unexpected failure|Uncaught|was never awaited")
"""What the log says when something happened that nobody foresaw; Streamlit itself logs messages that are none."""


@dataclass(frozen=True, kw_only=True)
class Hall:
    """A running town hall, and the same store of links that an administrator's command line opens beside it."""

    server: Server
    town: Town
    access: SqliteAccess
    organisation: Path

    @property
    def url(self) -> str:
        """Return where it answers."""
        return self.server.url

    def link(self, role: Role, department: str, *, days_ago: int = 0, days: int = 400) -> Made:
        """Make a link in another process than the server's."""
        now = datetime.now(UTC) - timedelta(days=days_ago)
        city = organisation.load(self.organisation)
        return make_link(self.access, city, role=role, department=department, now=now, by="x@y", days=days)

    def come_in(self, role: Role, department: str) -> str:
        """Return the cookie of somebody who just signed in over HTTP."""
        return sign_in(self.url, self.link(role, department).token)

    def saved(self, check: str) -> bytes:
        """Return a check as it lies on the disk."""
        return (self.server.store / f"{check}.yaml").read_bytes()


@pytest.fixture(scope="session")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """Serve all tests of this folder."""
    folder = tmp_path_factory.mktemp("hall")
    city = folder / "organisation.yaml"
    shutil.copyfile(ROOT / "organisation.yaml", city)
    settings = {"GELINGENSCHECK_ACCESS": "links", "GELINGENSCHECK_ORGANISATION": str(city)}
    server = Server(folder, settings=settings)
    server.store.mkdir()
    filled = town.build(server.store)
    server.start()
    try:
        with closing(SqliteAccess(server.store / FILE)) as access:
            yield Hall(server=server, town=filled, access=access, organisation=city)
    finally:
        server.stop()
    assert not OURS.search(server.log), server.log


@pytest.fixture(scope="session")
def cookies(hall: Hall) -> dict[str, str]:
    """Return the cookie of each of the six."""
    return {name: hall.come_in(*seat) for name, seat in PEOPLE.items()}

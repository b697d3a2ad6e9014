"""A desk in a city with a closed round: twelve assessed projects of four units, some of them released."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from gelingenscheck import organisation
from gelingenscheck.assessment.subject import Measure, MeasureStatus, Release, Subject
from gelingenscheck.catalogue import reader
from gelingenscheck.returns.answering import TextChange
from gelingenscheck.returns.model import ReturnText
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.snapshot import Snapshot
from gelingenscheck.usecases import returns, rounds
from gelingenscheck.usecases.desk import Desk
from tests.portfolio.made import Document, check, project, snapshot
from tests.usecases.memory import MemoryStore

NOON = datetime(2026, 11, 24, 11, 0, 30, tzinfo=UTC)
YEAR = 2026
UNITS = ("tiefbau", "schule", "jugend", "sport")


def desk(now: datetime = NOON) -> Desk:
    return Desk(
        store=MemoryStore(), catalogue=reader.load(ROOT / "factors.yaml"),
        organisation=organisation.load(ROOT / "organisation.yaml"), now=lambda: now,
    )  # fmt: skip


def at(known: Desk, now: datetime) -> Desk:
    return replace(known, now=lambda: now)


def measure(id_: str, due: date | None, *, done: bool = False) -> Measure:
    status = MeasureStatus.DONE if done else MeasureStatus.OPEN
    return Measure(id=id_, text=f"Maßnahme {id_}", due=due, status=status, responsible="Projektleitung")


def documents(known: Desk, *, projects: int = 12, weak: int = 7, measures: bool = True) -> Sequence[Document]:
    """Return projects of four units in turn, the first ones weak; every third is released."""
    made: list[Document] = []
    for n in range(projects):
        unit, id_ = UNITS[n % len(UNITS)], f"p{n:02}"
        planned = (measure("m1", date(2026, 6, 30), done=n % 2 == 0), measure("m2", date(2027, 3, 31)))
        made += [
            project(
                id_, unit, title=f"Geheim {n:02}" if n % 3 else f"Offen {n:02}", measures=planned if measures else (),
                release=Release.INTERNAL if n % 3 else Release.COUNCIL,
            ),
            check(f"{id_}-1", id_, known.catalogue, 0 if n < weak else 4, department=unit),
        ]  # fmt: skip
    return made


def stored(known: Desk, documents_: Sequence[Document]) -> Snapshot:
    return snapshot(documents_, known.catalogue)


def say(known: Desk, unit: str, text: str, asked: ReturnText = ReturnText.DONE) -> None:
    returns.write_text(known, YEAR, unit, TextChange(text=asked, shown=None, new=text))


def closed(known: Desk, seen: Snapshot) -> None:
    """Open a round in which three units answer, and close it."""
    rounds.open_round(known, year=YEAR, deadline=known.today)
    say(known, "tiefbau", "Zwei Querungen gebaut.")
    say(known, "tiefbau", "Geld für Gebärdensprache.", ReturnText.MISSING)
    say(known, "schule", "Elternabende in vier Sprachen.")
    say(known, "sport", "Begonnen und nicht abgegeben.")
    for unit in ("tiefbau", "schule"):
        returns.submit(known, YEAR, unit)
    returns.declare_nil(known, YEAR, "feuerwehr", "Die Stelle war unbesetzt.")
    rounds.close_round(known, seen, YEAR)


def released(made: Sequence[Document]) -> list[Subject]:
    return [one for one in made if isinstance(one, Subject) and one.release is Release.COUNCIL]

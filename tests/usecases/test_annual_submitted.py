"""Nothing changes a submitted report: every use case that touches reports, every command and every page tries."""

import argparse
import inspect
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from gelingenscheck import cli
from gelingenscheck.annual.model import AnnualReport, Part
from gelingenscheck.annual.refusals import SubmittedError
from gelingenscheck.annual.writing import PartChange
from gelingenscheck.assessment.subject import Release
from gelingenscheck.commands.arguments import build_parser
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import words_in
from gelingenscheck.storage.archive import export, load_archive
from gelingenscheck.storage.files import FileStore
from gelingenscheck.storage.snapshot import Snapshot
from gelingenscheck.usecases import projects, rounds
from gelingenscheck.usecases.annual import documents, figures, promises, reports, returned
from gelingenscheck.usecases.desk import Desk
from tests.annual import city, made
from tests.annual.city import NOON, YEAR

WORDS = words_in("de")
MODULES = (documents, figures, promises, reports, returned)
Attack = Callable[[Desk, Snapshot, AnnualReport], object]


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "store")


@pytest.fixture
def desk(store: FileStore) -> Desk:
    return replace(city.desk(), store=store)


@pytest.fixture
def seen(desk: Desk) -> Snapshot:
    return city.stored(desk, city.documents(desk))


@pytest.fixture
def report(desk: Desk, seen: Snapshot) -> AnnualReport:
    city.closed(desk, seen)
    reports.begin(desk, seen, YEAR)
    reports.write_text(desk, YEAR, PartChange(part=Part.OBSTACLES, shown=None, new="Es hat gefehlt."))
    reports.submit(desk, YEAR)
    return reports.supplement(desk, YEAR, "Ein Nachtrag.")


@pytest.fixture
def bytes_of(store: FileStore, report: AnnualReport) -> Callable[[], bytes]:
    return (store.root / "reports" / f"{report.year}.yaml").read_bytes


def _change(text: str | None) -> PartChange:
    return PartChange(part=Part.OBSTACLES, shown="Es hat gefehlt.", new=text)


REFUSED: Mapping[str, Attack] = {
    "write_text": lambda desk, _, __: reports.write_text(desk, YEAR, _change("Anders.")),
    "confirm_text": lambda desk, _, __: reports.confirm_text(desk, YEAR, Part.OBSTACLES),
    "name_units": lambda desk, _, __: reports.name_units(desk, YEAR, named=True),
    "recompute": lambda desk, seen, _: reports.recompute(
        desk, seen, YEAR, shown=figures.figures_of(desk, seen, YEAR)
    ),
    "submit": lambda desk, _, __: reports.submit(desk, YEAR),
}  # fmt: skip
READING: Mapping[str, Attack] = {
    "begin": lambda desk, seen, _: reports.begin(desk, seen, YEAR),
    "report_of": lambda desk, _, __: reports.report_of(desk, YEAR),
    "report_years": lambda desk, _, __: reports.report_years(desk),
    "all_reports": lambda desk, _, __: reports.all_reports(desk),
    "proposed": lambda desk, _, known: reports.proposed(desk, known, WORDS),
    "texts_of": lambda desk, _, known: reports.texts_of(desk, known, WORDS),
    "closed_round": lambda desk, _, __: figures.closed_round(desk, YEAR),
    "figures_of": lambda desk, seen, _: figures.figures_of(desk, seen, YEAR),
    "previous_report": lambda desk, _, __: figures.previous_report(desk, YEAR + 1),
    "returned_of": lambda desk, _, __: returned.returned_of(desk, YEAR),
    "outline": lambda desk, _, known: documents.outline(desk, known, WORDS, NOON),
    "document": lambda desk, _, known: documents.document(desk, known, WORDS, "json", NOON),
    "supplement_outline": lambda desk, _, known: documents.outline(desk, known, WORDS, NOON),
}
ADDING = {"supplement"}
"""What may follow a submitted report."""


def _functions(module: ModuleType) -> set[str]:
    """Return the public functions of a module that work with a desk."""
    made_here = (
        (name, one) for name, one in inspect.getmembers(module, inspect.isfunction) if one.__module__ == module.__name__
    )
    return {
        name for name, one in made_here if not name.startswith("_") and "desk" in inspect.signature(one).parameters
    }  # fmt: skip


def test_every_use_case_of_reports_is_tried() -> None:
    known = set().union(*map(_functions, MODULES))
    assert known <= REFUSED.keys() | READING.keys() | ADDING
    assert REFUSED.keys() | ADDING <= known


def test_what_would_change_it_is_refused(
    desk: Desk, seen: Snapshot, report: AnnualReport, bytes_of: Callable[[], bytes]
) -> None:
    before = bytes_of()
    for attack in REFUSED.values():
        with pytest.raises(SubmittedError):
            attack(desk, seen, report)
        assert bytes_of() == before


def test_what_reads_it_and_what_happens_around_it_leaves_it_as_it_is(
    desk: Desk, seen: Snapshot, report: AnnualReport, bytes_of: Callable[[], bytes]
) -> None:
    before = bytes_of()
    for attack in READING.values():
        attack(desk, seen, report)
        assert bytes_of() == before
    rounds.reopen_round(desk, YEAR, "Zwei Ämter reichen nach")
    city.say(desk, "bibliothek", "Noch etwas.")
    rounds.close_round(desk, city.stored(desk, ()), YEAR)
    known = projects.register_project(desk, title="Radweg", department="tiefbau")
    projects.set_release(desk, known.id, Release.COUNCIL)
    assert bytes_of() == before


def test_a_supplement_adds_and_changes_nothing_and_another_follows_it(
    desk: Desk, report: AnnualReport, bytes_of: Callable[[], bytes]
) -> None:
    text = bytes_of().decode()
    more = reports.supplement(desk, YEAR, "Ein Nachtrag zum Nachtrag.")
    assert [one.text for one in more.supplements] == ["Ein Nachtrag.", "Ein Nachtrag zum Nachtrag."]
    body, last = text.split("supplements:", 1)
    now = bytes_of().decode()
    same = [line for line in body.splitlines() if not line.startswith("revision:")]
    assert [line for line in now.split("supplements:", 1)[0].splitlines() if not line.startswith("revision:")] == same
    assert "Ein Nachtrag." in last
    for number in (1, 2):
        assert documents.supplement(desk, more, WORDS, "docx", number=number, made=NOON)


def test_every_command_leaves_it_as_it_is(
    store: FileStore, report: AnnualReport, bytes_of: Callable[[], bytes], tmp_path: Path
) -> None:
    """Also an archive with another report of the same year, and commands that nobody thought of here."""
    other = FileStore(tmp_path / "other")
    other.create(made.submitted(year=YEAR))
    export(other, tmp_path / "other.zip")
    typed: dict[str, list[list[str]]] = {
        "import": [[str(tmp_path / "other.zip")]], "export": [[str(tmp_path / "out.zip")]],
        "report": [["annual", str(YEAR), "--output", str(tmp_path / "b.json")]],
        "demo": [["--to", str(store.root)]],
        "carry-over": [["--to", report.figures.basis.version]], "verify": [[]], "portfolio": [[]], "check": [[]],
    }  # fmt: skip
    before = bytes_of()
    for name in _commands() - {"workshop-demo"}:  # it waits for devices, with a store of its own
        for arguments in typed.get(name, [[]]):
            with suppress(SystemExit):
                cli.main(["--store", f"files:{store.root}", name, *arguments])
            assert bytes_of() == before, name
    with pytest.raises(GelingenscheckError):
        load_archive(tmp_path / "other.zip", store)


def _commands() -> set[str]:
    parsers = [one for one in build_parser()._actions if isinstance(one, argparse._SubParsersAction)]
    choices: Mapping[str, Any] = parsers[0].choices
    assert {"report", "import", "demo"} <= choices.keys()
    return set(choices)

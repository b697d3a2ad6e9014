"""Known projects from a list: a preview that saves nothing, then all of it or nothing, once."""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from gelingenscheck.assessment.subject import Form, Subject
from gelingenscheck.organisation import Department, Kind
from gelingenscheck.returns.known_projects import Preview
from gelingenscheck.storage.store import StoreUnavailableError
from gelingenscheck.usecases.checks import register_project
from gelingenscheck.usecases.known_projects import adopt, preview_file, preview_typed
from tests.usecases.office import Office

LIST = """\
Beginn;Ende;Amt;Nr.;Vorhaben;Art;Vorlage
1. März 2026;31.12.26;66;1;Größere Querung Nord;Planung;12/0767
;;52;2;=1+1;;
;;Marsmission;3;Unbekannt;;
2026;;32;4;Größere  Querung NORD!;;
"""


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "assessments")


def look(office: Office, text: str = LIST, encoding: str = "cp1252") -> Preview:
    return preview_file(office.desk, office.now(), text.encode(encoding))


def files(office: Office) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in office.folder.rglob("*.yaml")}


def test_a_preview_saves_nothing(office: Office) -> None:
    found = look(office)
    assert ([row.line for row in found.taken], [row.line for row in found.left_out]) == ([2, 3, 5], [4])
    assert files(office) == {}


def test_what_a_preview_takes_is_registered(office: Office) -> None:
    first, second, third = adopt(office.desk, office.now, look(office))
    assert first.id.startswith("groessere-querung-nord-")
    assert (first.title, first.department, first.form) == ("Größere Querung Nord", "tiefbau", Form.PLAN)
    assert (first.start, first.end, first.paper) == (date(2026, 3, 1), date(2026, 12, 31), "12/0767")
    assert (second.title, second.department, second.changed.by) == ("=1+1", "sport", "local@sport")
    assert (third.department, third.start) == ("buergerbuero", date(2026, 1, 1))
    stored = [yaml.safe_load(data)["title"] for data in files(office).values()]
    assert sorted(stored) == ["=1+1", "Größere Querung NORD!", "Größere Querung Nord"]
    assert office.now().problems == ()


def test_adopting_twice_registers_once(office: Office) -> None:
    found = look(office)
    assert len(adopt(office.desk, office.now, found)) == 3
    before = files(office)
    assert adopt(office.desk, office.now, found) == ()
    assert look(office).taken == ()
    assert files(office) == before


def test_two_people_who_adopt_the_same_list_register_it_once(office: Office) -> None:
    found = preview_typed(office.desk, office.now(), "\n".join(f"Vorhaben {n}" for n in range(40)), "sport")
    with ThreadPoolExecutor(4) as people:
        adopted = list(people.map(lambda _: adopt(office.desk, office.now, found), range(4)))
    assert sorted(map(len, adopted)) == [0, 0, 0, 40]
    assert len(files(office)) == 40


def test_a_project_that_is_registered_already_is_left_out(office: Office) -> None:
    register_project(office.desk, title="größere querung nord", department="tiefbau")
    assert [row.line for row in look(office).taken] == [3, 5]


def test_projects_of_a_merged_unit_are_known_under_its_successor(office: Office) -> None:
    register_project(office.desk, title="Leitfaden", department="bauordnung")
    office.clock.turn(days=60)
    assert look(office, "Titel;Amt\nLeitfaden;Bauen\nLeitfaden;63\nNeues;63\n").taken[0].unit == "bau"
    assert [row.title for row in look(office, "Titel;Amt\nLeitfaden;63\nNeues;63\n").taken] == ["Neues"]


def test_a_disk_that_fills_up_in_the_middle_registers_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    found = look(office)
    moves, move = [0], os.replace

    def fail(source: Path, target: Path) -> None:
        moves[0] += 1
        if moves[0] == 2:
            raise OSError(28, "full")
        move(source, target)

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(StoreUnavailableError):
        adopt(office.desk, office.now, found)
    assert files(office) == {}
    assert [*(office.folder / ".tmp").iterdir()] == []


def test_a_disk_that_is_full_from_the_start_registers_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    found = preview_typed(office.desk, office.now(), "\n".join(f"Vorhaben {n}" for n in range(100)), "sport")

    def fail(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(StoreUnavailableError):
        adopt(office.desk, office.now, found)
    monkeypatch.undo()
    assert files(office) == {}
    assert [*(office.folder / ".tmp").iterdir()] == []


@pytest.mark.parametrize("title", ["con", "Tiefbau", "🎉🎉", "a" * 200, "../../etc", "null"])
def test_ids_are_made_as_elsewhere(office: Office, title: str) -> None:
    (project,) = adopt(office.desk, office.now, look(office, f"Titel;Amt\n{title};sport\n", "utf-8"))
    assert office.desk.store.load(Subject, project.id).document == project


def test_three_thousand_rows_are_looked_through_and_registered(office: Office) -> None:
    existing = office.desk.organisation.existing(office.desk.today)
    units = [unit.id for unit in existing if unit.kind is not Kind.COUNCIL]
    rows = [f"Vorhaben Nummer {n};{units[n % len(units)]};{n % 28 + 1}.{n % 12 + 1}.26" for n in range(3000)]
    found = look(office, "Titel;Amt;Beginn\n" + "\n".join(rows))
    assert len(found.taken) == 3000
    assert len(adopt(office.desk, office.now, found)) == 3000
    assert look(office, "Titel;Amt;Beginn\n" + "\n".join(rows)).taken == ()


def test_a_vanished_unit_takes_nothing(office: Office) -> None:
    units = {**office.desk.organisation.departments, "alt": Department(id="alt", name="Alt", until=date(2020, 1, 1))}
    office.desk = replace(office.desk, organisation=replace(office.desk.organisation, departments=units))
    found = look(office, "Titel;Amt\nUmbau;alt\n")
    assert (found.taken, len(found.left_out)) == ((), 1)

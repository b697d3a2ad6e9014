"""The municipality and its units: read strictly, with the line of what does not fit."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gelingenscheck import organisation
from gelingenscheck.errors import Problem
from gelingenscheck.i18n import Words
from gelingenscheck.organisation import Department, Kind, Licence, Organisation, OrganisationError
from gelingenscheck.settings import ROOT
from tests.i18n.test_words import InSigns

TODAY = date(2026, 11, 24)
FILE = """\
municipality: {name: Musterstadt}
timezone: Europe/Berlin
divisions:
  d1: Bauen
areas:
  mobilitaet: Mobilität
departments:
  - {id: tiefbau, name: Tiefbau, number: 66, division: d1, areas: [mobilitaet], until: 2025-12-31, successors: [bauen]}
  - {id: bauen, name: Bauen, kind: utility, since: 2026-01-01}
  - id: rat
    name: Rat und Verwaltung
    kind: council
...
"""


def known(text: str = FILE) -> Organisation:
    found, problem = organisation.read(text.encode(), "organisation.yaml")
    assert problem is None
    assert found is not None
    return found


def problem_of(old: str, new: str) -> Problem:
    assert FILE.count(old) == 1
    found, problem = organisation.read(FILE.replace(old, new).encode(), "organisation.yaml")
    assert found is None
    assert problem is not None
    assert problem.message.format(**problem.values)
    return problem


def test_what_ships_is_an_invented_city_without_problems() -> None:
    shipped = organisation.load(ROOT / "organisation.yaml")
    assert shipped.municipality.name == "Musterstadt"
    assert shipped.timezone.key == "Europe/Berlin"
    assert any(unit.kind is Kind.COUNCIL for unit in shipped.departments.values())
    assert len(shipped.existing(TODAY)) >= 10


def test_a_unit_is_called_by_its_name_and_number() -> None:
    assert known().names == {"tiefbau": "Tiefbau (66)", "bauen": "Bauen", "rat": "Rat und Verwaltung"}


def test_a_unit_is_an_office_unless_told_otherwise() -> None:
    assert [unit.kind for unit in known().departments.values()] == [Kind.OFFICE, Kind.UTILITY, Kind.COUNCIL]


@pytest.mark.parametrize(
    ("day", "there"),
    [
        (date(2025, 12, 31), ["tiefbau", "rat"]),
        (date(2026, 1, 1), ["bauen", "rat"]),
    ],
)
def test_a_unit_exists_from_its_first_to_its_last_day(day: date, there: list[str]) -> None:
    assert [unit.id for unit in known().existing(day)] == there


def test_a_merged_unit_is_continued_by_its_successor_from_the_next_day() -> None:
    assert known().today_of("tiefbau", date(2025, 12, 31)) == "tiefbau"
    assert known().today_of("tiefbau", date(2026, 1, 1)) == "bauen"


def test_a_unit_that_nobody_knows_or_continues_stays_itself() -> None:
    ended = known(FILE.replace(", successors: [bauen]", ""))
    assert ended.today_of("tiefbau", TODAY) == "tiefbau"
    assert ended.today_of("unbekannt", TODAY) == "unbekannt"


def test_successors_are_followed_to_the_end_and_never_in_a_circle() -> None:
    chain = known(FILE.replace("since: 2026-01-01", "until: 2026-06-30, successors: [rat]"))
    assert chain.today_of("tiefbau", TODAY) == "rat"
    circle = known(FILE.replace("since: 2026-01-01", "until: 2026-06-30, successors: [tiefbau]"))
    assert circle.today_of("tiefbau", TODAY) in {"tiefbau", "bauen"}


def test_a_unit_without_dates_exists_on_every_day() -> None:
    assert Department(id="rat", name="Rat").exists(date(1990, 1, 1))


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("municipality: {name: Musterstadt}", "municipality: {}", 1, "name"),
        ("municipality: {name: Musterstadt}", "municipality: {name: M, mayor: X}", 1, "mayor"),
        ("Europe/Berlin", "Europe/Musterstadt", 2, "Zeitzone"),
        ("Europe/Berlin", "Europe", 2, "Zeitzone"),
        ("Europe/Berlin", "../../etc/passwd", 2, "Zeitzone"),
        ("Europe/Berlin", "x" * 5_000, 2, "Zeitzone"),
        ("division: d1", "division: d2", 8, "d2"),
        ("[mobilitaet]", "[mobilitaet, sport]", 8, "sport"),
        ("[bauen]", "[hochbau]", 8, "hochbau"),
        ("2025-12-31", "2025-02-30", 8, "2025-02-30"),
        ("kind: utility", "kind: circus", 9, "circus"),
        ("id: bauen", "id: tiefbau", 9, "tiefbau"),
        ("id: bauen", "id: Bauen", 9, "Bauen"),
        ("id: rat", "id: con", 10, "con"),
        ("    name: Rat und Verwaltung\n", "", 10, "name"),
        ("    kind: council", "    kind: council\n    kind: office", 13, "kind"),
        ("    kind: council", "    kind: council\n    person: Erika", 13, "person"),
        ("timezone: Europe/Berlin\n", "", 1, "timezone"),
    ],
)
def test_a_problem_names_its_line_and_what_is_wrong(old: str, new: str, line: int, said: str) -> None:
    problem = problem_of(old, new)
    assert problem.line == line
    assert said in problem.message.format(**problem.values)


@pytest.mark.parametrize("text", ["", "...", "- a\n...", "departments: x", "\x00"])
def test_what_is_no_organisation_is_a_problem(text: str) -> None:
    found, problem = organisation.read(text.encode(), "organisation.yaml")
    assert found is None
    assert problem is not None
    assert problem.file == "organisation.yaml"


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_change_to_the_file_raises_anything(data: st.DataObject) -> None:
    start = data.draw(st.integers(min_value=0, max_value=len(FILE)))
    end = data.draw(st.integers(min_value=start, max_value=min(len(FILE), start + 20)))
    new = data.draw(st.text(alphabet="ab01-:{}[],&*!'\"\n \tä~", max_size=8))
    found, problem = organisation.read((FILE[:start] + new + FILE[end:]).encode(), "organisation.yaml")
    assert (found is None) != (problem is None)


def test_a_missing_file_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(OrganisationError) as caught:
        organisation.load(tmp_path / "organisation.yaml")
    assert "organisation.yaml" in str(caught.value)
    assert "unverändert" in str(caught.value)


def test_a_folder_in_place_of_the_file_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(OrganisationError):
        organisation.load(tmp_path)


def test_a_faulty_file_is_said_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "organisation.yaml"
    path.write_text(FILE.replace("id: bauen", "id: tiefbau"), encoding="utf-8")
    with pytest.raises(OrganisationError) as caught:
        organisation.load(path)
    assert "organisation.yaml:9" in str(caught.value)
    assert caught.value.problem.line == 9


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "organisation.yaml"
    path.write_text(FILE, encoding="utf-8")
    first = organisation.load(path)
    assert organisation.load(path) is first
    path.write_text(FILE.replace("name: Musterstadt", "name: Neustadt am See"), encoding="utf-8")
    assert organisation.load(path).municipality.name == "Neustadt am See"


def test_a_faulty_file_is_said_in_the_readers_language() -> None:
    error = OrganisationError(Problem(file="x.yaml", line=9, message="leer"))
    assert "«leer»" in error.said(Words("en", InSigns()))


def open_data(line: str) -> str:
    return f"open_data:\n  {line}\ndepartments:\n"


def test_open_data_are_under_the_national_licence_with_attribution_unless_another_is_chosen() -> None:
    assert known().open_data.licence is Licence.BY
    for licence in Licence:
        assert known(FILE.replace("departments:\n", open_data(f"licence: {licence}"))).open_data.licence is licence


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("licence: cc-by-nc/4.0", "möglich sind: dl-de/by-2-0, dl-de/zero-2-0, cc-by/4.0"),
        ("licence: [cc-by/4.0]", "möglich sind"),
        ("address: daten.stadt.example", "Web-Adresse"),
        ("address: javascript:alert(1)", "Web-Adresse"),
        ('address: "https://a.example/<b>"', "Web-Adresse"),
        ("contributor: openNRW", "Web-Adresse"),
        ("municipality_key: 5315000", "acht Ziffern"),
        ("lizenz: cc-by/4.0", "lizenz"),
    ],
)
def test_what_open_data_cannot_be_is_said_with_its_line(line: str, said: str) -> None:
    problem = problem_of("departments:\n", open_data(line))
    assert said in problem.message.format(**problem.values)
    assert problem.line == FILE.splitlines().index("departments:") + 2

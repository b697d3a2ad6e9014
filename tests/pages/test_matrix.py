"""The matrix page: figures as in the JSON, filters and the open field in the address."""

from typing import Any

import pytest

from gelingenscheck.charts.crosscutting import CLASSES
from gelingenscheck.portfolio.matrix import Reading
from gelingenscheck.portfolio.matrix_view import key_figures, matrix_view
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.ui import context
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.portfolio import as_json, portfolio_of
from tests.pages.visit import Visit, plain

PAGE = "portfolio/matrix.py"
NONSENSE = ["<script>", "../..", "%00", "gibt-es-nicht", "9" * 400, "🦊"]


@pytest.fixture
def city(examples: Desk) -> Portfolio:
    return portfolio_of(context.snapshot(), examples.catalogue, examples.organisation, examples.today)


def table(visit: Visit) -> list[list[str]]:
    """Return the table behind the chart."""
    (found,) = (one.value for one in visit.at.table if visit.words("Vorhaben") in one.value.columns)
    return [[plain(str(cell)) for cell in row] for row in found.to_numpy()]


def named(city: Portfolio, factor: str, lang: str) -> str:
    known = city.catalogue.by_id[factor]
    return f"{known.number} {known.title.said(lang)}"


def metrics(visit: Visit) -> dict[str, str]:
    return {metric.label: str(metric.value) for metric in visit.at.metric}


def test_the_table_holds_the_cells_of_the_json(visit: Visit, city: Portfolio) -> None:
    w = visit.words
    visit.open(PAGE)

    def row(cell: dict[str, Any]) -> list[str]:
        return [
            city.organisation.names[cell["department"]], named(city, cell["factor"], visit.lang),
            w.number(cell["practice"]), w.number(cell["n"]), w.number(cell["anchoring"]),
            w(CLASSES[Reading(cell["class"])]),
        ]  # fmt: skip

    expected = [row(cell) for cell in as_json(city)["matrix"]]
    shown = table(visit)
    assert sorted(shown) == sorted(expected)
    assert len({line[-1] for line in shown}) == len(Reading), "the examples show every class"


def test_the_table_of_areas_holds_those_of_the_json(visit: Visit, city: Portfolio) -> None:
    w = visit.words
    visit.open(PAGE, achse="aufgaben")
    expected = [
        [
            city.organisation.areas[area["area"]],
            named(city, cell["factor"], visit.lang),
            w.number(cell["practice"]), w.number(cell["n"]),
        ]
        for area in as_json(city)["areas"]
        for cell in area["factors"]
    ]  # fmt: skip
    assert sorted(table(visit)) == sorted(expected)
    assert any(row[2] != "–" for row in expected)


def test_key_figures_are_over_all_cells_whatever_is_filtered(visit: Visit, city: Portfolio) -> None:
    w, known = visit.words, key_figures(city)
    visit.open(PAGE, faktor="participation", dezernat="d4")
    assert metrics(visit) == {
        w("Felder mit Angabe"): w("{part} von {whole}", part=known.cells.covered, whole=known.cells.cells),
        w("gelebt und verankert"): w("{part} von {whole}", part=known.cells.at_target, whole=known.cells.cells),
        w("Ämter mit Angabe"): w("{part} von {whole}", part=known.heard, whole=known.units),
    }


def test_last_years_figures_stand_beside_todays(german: Visit, city: Portfolio) -> None:
    day = city.as_of.replace(year=city.as_of.year - 1)
    desk = context.desk()
    before = key_figures(portfolio_of(context.snapshot(), desk.catalogue, desk.organisation, day))
    german.open(PAGE)
    said = f"am {german.words.date(day)}: {before.cells.covered} von {before.cells.cells}"
    assert said in german.text


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ({"faktor": "participation"}, {"factor": "participation"}),
        ({"dezernat": "d4"}, {"division": "d4"}),
        ({"ohne": "1"}, {"blind_only": True}),
        ({"dezernat": "d2", "ohne": "1", "faktor": "identities"},
         {"division": "d2", "blind_only": True, "factor": "identities"}),
    ],
)  # fmt: skip
def test_a_filter_in_the_address_narrows_the_matrix_down_and_stays_there(
    german: Visit, city: Portfolio, query: dict[str, str], asked: dict[str, Any]
) -> None:
    german.open(PAGE, **query)
    view = matrix_view(city, **asked)
    assert len(table(german)) == len(view.cells) < len(city.matrix)
    assert german.at.query_params == query


def test_choosing_writes_into_the_address(german: Visit, city: Portfolio) -> None:
    german.open(PAGE).select("Faktor", "participation")
    assert german.at.query_params["faktor"] == "participation"
    german.at.toggle[0].set_value(True)
    german.run()
    assert german.at.query_params["ohne"] == "1"
    german.at.toggle[0].set_value(False)
    german.run()
    assert "ohne" not in german.at.query_params


@pytest.mark.parametrize("value", NONSENSE)
def test_nonsense_in_the_address_is_ignored(german: Visit, city: Portfolio, value: str) -> None:
    names = ("achse", "faktor", "dezernat", "ohne", "stelle", "feld", "aufgabe", "stand")
    german.open(PAGE, **dict.fromkeys(names, value))
    assert german.errors == []
    assert len(table(german)) == len(city.matrix)


def test_a_field_opens_to_its_projects_and_the_units_sentence(visit: Visit, city: Portfolio) -> None:
    w = visit.words
    visit.open(PAGE).select(w("Amt"), "tiefbau").select(w("Gelingensfaktor"), "low-threshold")
    assert visit.at.query_params["stelle"] == "tiefbau"
    assert visit.at.query_params["feld"] == "low-threshold"
    cell = next(c for c in city.matrix if (c.department, c.factor) == ("tiefbau", "low-threshold"))
    factor = city.catalogue.by_id["low-threshold"]
    assert cell.anchoring == 75
    assert f"**3\u2002{factor.crosscutting.anchors[3].said(visit.lang)}**" in visit.text
    assert "Umbau Schulweg und Querung" in visit.text
    assert w("Punktwert {score} in einem aktuellen Vorhaben", score=w.number(cell.practice)) in visit.text
    assert w("{unit} · {factor}: {state}", unit=city.organisation.names["tiefbau"],
             factor=factor.title.said(visit.lang), state=w(CLASSES[cell.reading])) in visit.text  # fmt: skip


@pytest.mark.parametrize(
    ("stelle", "said"),
    [
        ("rat", "Führt selbst keine Vorhaben"),
        ("recht", "Noch kein Vorhaben ist in den letzten 24 Monaten eingeschätzt"),
        ("schule", "Die Querschnittsfragen sind in den letzten zwölf Monaten nicht beantwortet"),
    ],
)
def test_a_field_without_a_reading_says_why(german: Visit, city: Portfolio, stelle: str, said: str) -> None:
    german.open(PAGE, stelle=stelle, feld="identities")
    assert said in german.text
    assert german.errors == []


def test_a_level_that_nobody_knew_is_said_with_its_day(german: Visit, city: Portfolio) -> None:
    german.open(PAGE, stelle="tiefbau", feld="empowerment")
    day = next(unit.crosscutting for unit in city.departments if unit.department == "tiefbau")
    assert f"Zu diesem Faktor nennt der Check vom {german.words.date(day)} keine Stufe." in german.text


def test_an_area_opens_to_the_projects_that_name_it(german: Visit, city: Portfolio) -> None:
    area = next(known for known in city.areas if known.current)
    empty = next(known for known in city.areas if not known.current)
    german.open(PAGE, achse="aufgaben", aufgabe=area.area, feld="identities")
    naming = [row for row in city.projects.to_dict("records") if area.area in row["areas"].split() and row["current"]]
    assert all(str(row["title"]) in german.text for row in naming)
    german.open(PAGE, achse="aufgaben", aufgabe=empty.area, feld="identities")
    assert "Kein aktuelles Vorhaben nennt diesen Aufgabenbereich." in german.text


def test_an_empty_store_is_a_matrix_of_blind_spots(visit: Visit) -> None:
    visit.open(PAGE)
    assert len(table(visit)) == 20 * 8
    assert visit.errors == []
    visit.open(PAGE, achse="aufgaben")
    assert visit.errors == []


def test_a_day_before_everything_is_a_matrix_of_blind_spots(german: Visit, city: Portfolio) -> None:
    german.open(PAGE, stand="1999-01-01")
    assert metrics(german)["Felder mit Angabe"] == "0 von 160"


def test_no_blind_spot_left_is_said(german: Visit, city: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Portfolio, "blind_spots", ())
    german.open(PAGE, ohne="1")
    assert "Von jedem Amt liegt etwas vor" in german.text


def test_the_portfolio_shows_the_key_figures_and_leads_here(visit: Visit, city: Portfolio) -> None:
    w, known = visit.words, key_figures(city)
    visit.open("portfolio/overview.py")
    covered = w("{part} von {whole}", part=known.cells.covered, whole=known.cells.cells)
    assert metrics(visit)[w("Felder mit Angabe")] == covered
    assert w("Alle Ämter und Faktoren auf einen Blick") in visit.text

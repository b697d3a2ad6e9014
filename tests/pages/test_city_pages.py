"""The pages of the portfolio over a generated city: each shows the figures of `portfolio --json`, and no others."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from gelingenscheck.charts.crosscutting import CLASSES
from gelingenscheck.portfolio.matrix import Reading
from gelingenscheck.returns.naming import STATES
from gelingenscheck.returns.standing import ReturnState
from gelingenscheck.settings import ROOT
from gelingenscheck.ui import context
from gelingenscheck.usecases.portfolio import as_json, portfolio_of
from gelingenscheck.usecases.rounds import standings
from tests.pages.conftest import forget
from tests.pages.visit import Visit, new_visit, plain
from tests.portfolio.city import files, places
from tests.portfolio.city.reading import loaded

SEED = 0


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a city and its organisation, which these tests only look at."""
    root = tmp_path_factory.mktemp("city")
    files.write_city(root / "store", loaded(ROOT / "factors.yaml"), seed=SEED)
    places.write_organisation(root / "organisation.yaml", seed=SEED)
    return root


@pytest.fixture(scope="module")
def day(city: Path) -> Iterator[date]:
    """Let the server look at the city, and return the day of the picture."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GELINGENSCHECK_STORE", f"files:{city / 'store'}")
        patch.setenv("GELINGENSCHECK_ORGANISATION", str(city / "organisation.yaml"))
        forget()
        yield min(places.CUT_OFF + timedelta(days=20), context.today())
    forget()


@pytest.fixture(autouse=True)
def folder(day: date, city: Path) -> Path:
    """Keep what the server knows of the city from one test to the next."""
    return city / "store"


@pytest.fixture(scope="module")
def said(day: date) -> dict[str, Any]:
    """Return what the command line says of that day."""
    desk, snapshot = context.desk(), context.snapshot()
    portfolio = portfolio_of(snapshot, desk.catalogue, desk.organisation, day)
    return as_json(portfolio, None, standings(desk, snapshot, day))


@pytest.fixture(params=["de", "en"])
def visit(request: pytest.FixtureRequest, day: date) -> Visit:
    return new_visit(request.param)


def metrics(visit: Visit) -> Mapping[str, str]:
    return {metric.label: str(metric.value) for metric in visit.at.metric}


def table(visit: Visit, column: str) -> list[list[str]]:
    """Return the first table that has a column."""
    found = next(table.value for table in visit.at.table if visit.words(column) in map(plain, table.value.columns))
    return [[plain(str(cell)) for cell in row] for row in found.to_numpy()]


def named(lang: str) -> dict[str, str]:
    """Return number and title of every factor by its id."""
    return {factor.id: f"{factor.number} {factor.title.said(lang)}" for factor in context.desk().catalogue.factors}


def test_the_overview_shows_the_figures_of_the_json(visit: Visit, said: dict[str, Any], day: date) -> None:
    w, measures = visit.words, said["measures"]
    visit.open("portfolio/overview.py", stand=day.isoformat())
    units = {cell["department"] for cell in said["matrix"]}
    silent = sum(unit["blind_spot"] for unit in said["departments"])
    shown = metrics(visit)
    assert shown[w("Vorhaben eingeschätzt")] == w(
        "{assessed} von {all}", assessed=said["factors"][0]["n"], all=said["counts"]["projects"]
    )
    assert shown[w("Ämter dabei")] == w("{present} von {all}", present=len(units) - silent, all=len(units))
    assert shown[w("Maßnahmen erledigt")] == w(
        "{done} von {all}", done=measures["done"], all=measures["done"] + measures["open"]
    )
    for sentence in (
        w.n("1 Entwurf offen", "{n} Entwürfe offen", said["counts"]["drafts"]),
        w.n("1 noch ohne Angabe", "{n} noch ohne Angabe", silent),
        w.n("1 überfällig", "{n} überfällig", measures["overdue"]),
    ):
        assert sentence in visit.text
    assert len(table(visit, "schwächster Faktor")) == said["counts"]["projects"]


def test_the_profile_of_the_overview_is_that_of_the_json(visit: Visit, said: dict[str, Any], day: date) -> None:
    w = visit.words
    visit.open("portfolio/overview.py", stand=day.isoformat())
    assert table(visit, "Median") == [
        [named(visit.lang)[one["factor"]], *(w.number(n) for n in one["bands"].values()), w.number(one["median"])]
        for one in said["factors"]
    ]


def test_the_overview_names_weak_spots_in_the_order_of_the_json(visit: Visit, said: dict[str, Any], day: date) -> None:
    visit.open("portfolio/overview.py", stand=day.isoformat())
    numbers = {factor.id: factor.number for factor in context.desk().catalogue.factors}
    order = [numbers[factor] for factor in dict.fromkeys(spot["factor"] for spot in said["weak_spots"])]
    shown = [plain(one.value).partition("\u2002")[0] for one in visit.at.subheader if "\u2002" in one.value]
    assert [int(number) for number in shown] == order
    assert len(order) == len(numbers)


def test_the_matrix_shows_the_cells_and_key_figures_of_the_json(visit: Visit, said: dict[str, Any], day: date) -> None:
    w, names = visit.words, context.desk().organisation.names
    visit.open("portfolio/matrix.py", stand=day.isoformat())
    cells = said["matrix"]
    blind = {unit["department"] for unit in said["departments"] if unit["blind_spot"]}
    ordered = sorted(cells, key=lambda cell: cell["department"] not in blind)
    assert table(visit, "verankert") == [
        [
            names[cell["department"]], named(visit.lang)[cell["factor"]], w.number(cell["practice"]),
            w.number(cell["n"]), w.number(cell["anchoring"]), w(CLASSES[Reading(cell["class"])]),
        ]
        for cell in ordered
    ]  # fmt: skip
    covered, target = (
        sum(cell["class"] != "none" for cell in cells), sum(cell["class"] == "lived_anchored" for cell in cells)
    )  # fmt: skip
    shown = metrics(visit)
    assert shown[w("Felder mit Angabe")] == w("{part} von {whole}", part=covered, whole=len(cells))
    assert shown[w("gelebt und verankert")] == w("{part} von {whole}", part=target, whole=len(cells))


def test_the_areas_of_the_matrix_are_those_of_the_json(visit: Visit, said: dict[str, Any], day: date) -> None:
    w, areas = visit.words, context.desk().organisation.areas
    visit.open("portfolio/matrix.py", stand=day.isoformat(), achse="aufgaben")
    assert sorted(table(visit, "Vorhaben")) == sorted(
        [areas[area["area"]], named(visit.lang)[cell["factor"]], w.number(cell["practice"]), w.number(cell["n"])]
        for area in said["areas"]
        for cell in area["factors"]
    )


def test_the_measures_are_those_of_the_json(visit: Visit, said: dict[str, Any], day: date) -> None:
    w, measures = visit.words, said["measures"]
    visit.open("portfolio/measures.py", stand=day.isoformat())
    shown = metrics(visit)
    assert [shown[w(label)] for label in ("offen", "davon überfällig", "erledigt")] == [
        w.number(measures[name]) for name in ("open", "overdue", "done")
    ]
    every = measures["open"] + measures["done"]
    assert w("{n} von {all} Maßnahmen", n=w.number(every), all=w.number(every)) in visit.text
    assert measures["overdue"] > 3


def test_the_returns_are_those_of_the_json(visit: Visit, said: dict[str, Any], day: date) -> None:
    w, names = visit.words, context.desk().organisation.names
    visit.open("portfolio/returns.py", stand=day.isoformat())
    asked = [unit for unit in said["returns"][0]["units"] if unit["asked"]]
    expected = {names[unit["department"]]: w(STATES[ReturnState(unit["state"])]) for unit in asked}
    assert dict(table(visit, "Stand")) == expected
    assert len(expected) == 14
    silent = sum(unit["state"] == "no_return_yet" for unit in asked)
    assert visit.title == w.n("Ein Amt ist noch ohne Rückmeldung", "{n} Ämter sind noch ohne Rückmeldung", silent)
    known, current = (sum(unit[name] or 0 for unit in asked) for name in ("projects", "current"))
    assert known > current > 0

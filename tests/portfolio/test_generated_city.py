"""Generated cities of fourteen units: the command line says what an independent calculation finds in the files.

The other side shares nothing with ours: it reads YAML by itself and computes with fractions, see `city.figures`.
"""

import json
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import date
from fractions import Fraction
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from gelingenscheck import organisation as organisations
from gelingenscheck.catalogue import reader
from gelingenscheck.cli import main
from gelingenscheck.portfolio.matrix_view import key_figures
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.index import Index
from gelingenscheck.usecases.portfolio import portfolio_of
from tests.portfolio.city import files as city_files
from tests.portfolio.city import places
from tests.portfolio.city.figures import Figures
from tests.portfolio.city.reading import Files, loaded

SHIPPED = ROOT / "factors.yaml"
DAYS = (
    places.CUT_OFF, places.LAST, places.MERGED_ON, date(2026, 4, 30), date(2025, 10, 20),
    date(2024, 2, 29), date(2019, 1, 1),
)  # fmt: skip
SEEDS = (0, 1, 2, 3, 4, 5, 6, 17)
"""Odd ones have a catalogue of their own, 3 has ties everywhere, 17 two ways on from one day."""
EXAMPLES_ONLY = 5


class City:
    """A folder, and where the files beside it lie."""

    def __init__(self, root: Path, seed: int) -> None:
        self.seed, self.folder = seed, root / "store"
        self.organisation = places.write_organisation(root / "organisation.yaml", seed=seed)
        own = seed % 2 == 1
        self.catalogue = places.write_catalogue(root / "own.yaml", SHIPPED, seed=seed) if own else SHIPPED
        asked = loaded(self.catalogue)
        city_files.write_city(self.folder, asked, seed=seed, examples_only=seed == EXAMPLES_ONLY)
        self.files = Files(self.folder, self.catalogue, self.organisation)

    def said(self, day: date) -> dict[str, Any]:
        """Return what the command line says."""
        out = StringIO()
        with redirect_stdout(out):
            code = main([
                "--store", f"files:{self.folder}", "--catalogue", str(self.catalogue),
                "--organisation", str(self.organisation), "portfolio", "--json", "--as-of", day.isoformat(),
            ])  # fmt: skip
        assert code == 0
        said: dict[str, Any] = json.loads(out.getvalue())
        return said


@pytest.fixture(scope="module")
def cities(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], City]:
    """Return the city of a seed, built once."""
    return cache(lambda seed: City(tmp_path_factory.mktemp("city"), seed))


@pytest.fixture(scope="module", params=SEEDS)
def city(request: pytest.FixtureRequest, cities: Callable[[int], City]) -> City:
    return cities(request.param)


def comparable(value: Any) -> Any:
    """Return a value in which equal figures are equal: fractions and floats with nine digits."""
    if isinstance(value, dict):
        return {key: sorted(part) if key == "subjects" else comparable(part) for key, part in value.items()}
    if isinstance(value, list):
        return [comparable(part) for part in value]
    return round(float(value), 9) if isinstance(value, float | Fraction) else value


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_all_figures_classes_and_orders_are_those_of_the_files(city: City, day: date) -> None:
    said, found = city.said(day), Figures(city.files, day).as_json()
    del said["problems"]
    assert list(said) == list(found)
    for part, expected in found.items():
        assert comparable(said[part]) == comparable(expected), part


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_key_figures_are_counted_over_all_cells(city: City, day: date) -> None:
    catalogue, organisation = reader.load(city.catalogue), organisations.load(city.organisation)
    portfolio = portfolio_of(Index(city.folder, catalogue).refresh(), catalogue, organisation, day)
    found = Figures(city.files, day)
    cells, known = portfolio.matrix_figures, key_figures(portfolio)
    assert {"cells": cells.cells, "covered": cells.covered, "at_target": cells.at_target} == found.key_figures()
    silent = [unit["department"] for unit in found.departments() if unit["blind_spot"]]
    assert (known.units, known.units - known.heard) == (len(city.files.existing(day)), len(silent))


def test_what_cannot_be_read_or_is_of_another_catalogue_is_named_and_nothing_else(city: City) -> None:
    problems = {problem["file"] for problem in city.said(places.LAST)["problems"]}
    others = {f"{check['id']}.yaml" for check in city.files.others}
    assert city.files.unreadable <= problems
    assert others <= problems
    beside = {"verwaist-1.yaml", "kaputt-1.yaml", "ohne-ende.yaml"}
    assert problems - city.files.unreadable - others <= beside


def test_the_cities_have_what_they_are_meant_to_have(cities: Callable[[int], City]) -> None:
    classes = set()
    for seed in range(4):
        city = cities(seed)
        figures = Figures(city.files, places.CUT_OFF)
        said = figures.as_json()
        units = said["returns"][0]["units"]
        states = [unit["state"] for unit in units if unit["asked"]]
        assert len(states) == 14
        assert (states.count("no_return_yet"), states.count("nil_return")) == (6, 2)
        assert next(u["successor"] for u in units if u["department"] == "aufgeloest") == "nachfolge"
        led = {unit["department"]: unit["projects"] for unit in said["departments"]}
        assert [led[unit] for unit in places.SINGLE] == [1, 1, 1]
        assert led["nachfolge"] >= 11
        classes |= {cell["class"] for cell in said["matrix"]}
    assert len(classes) == 6

"""The portfolio of generated cities equals an independent calculation in plain loops."""

import json
from datetime import date

import pytest

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.usecases.generator import generate
from gelingenscheck.usecases.portfolio import as_json
from tests.portfolio.made import TODAY, Document, portfolio
from tests.portfolio.plainly import Plain

CASES = [(seed, day) for seed in range(3) for day in (TODAY, date(2025, 2, 28))]


def _documents(seed: int, catalogue: Catalogue, organisation: Organisation) -> list[Document]:
    return list(generate(catalogue, organisation, size=250, seed=seed, today=TODAY))


@pytest.fixture(scope="module", params=CASES, ids=str)
def both(request: pytest.FixtureRequest, catalogue: Catalogue, organisation: Organisation) -> tuple[Portfolio, Plain]:
    seed, day = request.param
    documents = _documents(seed, catalogue, organisation)
    return portfolio(documents, catalogue, organisation, day), Plain(documents, catalogue, organisation, day)


def test_the_same_checks_count(both: tuple[Portfolio, Plain]) -> None:
    ours, plain = both
    table = ours.projects.set_index("id")["assessment"].dropna()
    assert table.to_dict() == {subject: check.id for subject, check in plain.counted.items()}
    assert len(table) > 20


def test_the_same_checks_are_current(both: tuple[Portfolio, Plain]) -> None:
    ours, plain = both
    assert ours.counts.current == sum(map(plain.is_current, plain.counted.values()))


def test_every_factor_has_the_same_figures(both: tuple[Portfolio, Plain]) -> None:
    ours, plain = both
    assert as_json(ours)["factors"] == [plain.factor(factor.id) for factor in plain.catalogue.factors]


def test_every_question_lacks_in_the_same_projects(both: tuple[Portfolio, Plain]) -> None:
    ours, plain = both
    found = {spot.question: (spot.weak, spot.n, sorted(spot.subjects)) for f in ours.factors for spot in f.questions}
    expected = {id_: plain.question(id_) for id_ in plain.catalogue.questions}
    assert found == {id_: figures for id_, figures in expected.items() if figures[1]}


def test_every_cell_of_the_matrix_has_the_same_readings(both: tuple[Portfolio, Plain]) -> None:
    ours, plain = both
    for cell in ours.matrix:
        assert (cell.practice, cell.n) == plain.practice(cell.department, cell.factor)
        assert cell.anchoring == plain.anchoring(cell.department, cell.factor)


def test_every_area_has_the_same_figures(both: tuple[Portfolio, Plain]) -> None:
    ours, plain = both
    assert as_json(ours)["areas"] == [plain.area(area) for area in plain.organisation.areas]
    assert any(cell.n > 1 for area in ours.areas for cell in area.factors)


def test_blind_spots_are_units_of_which_nothing_is_known(both: tuple[Portfolio, Plain]) -> None:
    ours, plain = both
    current = {plain.unit_of(check) for check in plain.counted.values() if plain.is_current(check)}
    council = {id_ for id_, unit in plain.organisation.departments.items() if unit.kind == "council"}
    for unit in ours.departments:
        known = unit.department in current - council or plain.standard(unit.department) is not None
        assert unit.blind_spot == (not known)


def test_the_json_holds_plain_values_only(both: tuple[Portfolio, Plain]) -> None:
    ours, _ = both
    assert json.loads(json.dumps(as_json(ours), allow_nan=False)) == as_json(ours)

"""The matrix: two readings in one sign, blind spots first, a key that counts."""

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from gelingenscheck.catalogue import Catalogue, reader
from gelingenscheck.charts.crosscutting_frames import areas_frame, by_interest, matrix_frame
from gelingenscheck.charts.half_discs import HALVES, STRIDE
from gelingenscheck.organisation import Organisation
from gelingenscheck.organisation import load as organisation_of
from gelingenscheck.portfolio.coverage import AreaCell, AreaFigures
from gelingenscheck.portfolio.matrix import Cell, Reading, reading
from gelingenscheck.portfolio.matrix_view import MatrixView
from gelingenscheck.settings import ROOT
from tests.charts.conftest import Draw
from tests.charts.specs import rows


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return reader.load(ROOT / "factors.yaml")


@pytest.fixture(scope="module")
def organisation() -> Organisation:
    return organisation_of(ROOT / "organisation.yaml")


def datasets(spec: dict[str, Any], column: str) -> list[pd.DataFrame]:
    """Return the data that have a column."""
    return [pd.DataFrame(data) for data in spec["datasets"].values() if column in data[0]]


def key(spec: dict[str, Any]) -> list[str]:
    (items,) = (data for data in datasets(spec, "words") if "i" in data)
    return list(items["words"])


def test_the_key_counts_every_cell_once(draw: Draw, cells: pd.DataFrame) -> None:
    said = key(draw("matrix").spec)
    assert said == [
        "gelebt und verankert: 1", "gelebt, nicht verankert: 1", "geregelt, nicht gelebt: 1", "beides offen: 1",
        "erst eine Angabe: 4", "noch ohne Angabe: 4",
    ]  # fmt: skip
    assert sum(int(words.rsplit(": ")[1]) for words in said) == len(cells)


def test_each_half_says_whether_its_reading_is_at_the_target_below_or_missing(draw: Draw) -> None:
    (signs,) = (data[data["reading"] != "blind"] for data in datasets(draw("matrix").spec, "p") if "row" in data)
    found = {(row, column): (p, a) for row, column, p, a in signs[["row", "column", "p", "a"]].to_numpy()}
    assert found[2, 0] == ("at", "at")
    assert found[2, 1] == ("at", "below")
    assert found[2, 2] == ("below", "at")
    assert found[3, 0] == ("below", "below")
    assert found[3, 1] == ("below", "none")
    assert found[1, 0] == ("none", "at")
    assert {row for row, _ in found} == {1, 2, 3}, "a blind spot is a bar, not signs"


def test_a_blind_spot_is_one_bar_with_words(draw: Draw) -> None:
    (bars,) = (data for data in datasets(draw("matrix").spec, "words") if "row" in data)
    assert bars.to_dict("records") == [{"row": 0, "words": "noch nichts gemeldet"}]


def test_left_and_right_halves_differ_in_shape(draw: Draw) -> None:
    assert len({*HALVES.values()}) == 2
    assert all(path in json.dumps(draw("matrix").spec) for path in HALVES.values())


def test_the_finding_counts_silent_units_and_cells_at_the_target(draw: Draw, cells: pd.DataFrame) -> None:
    assert draw("matrix").sentence.startswith(
        "1 von 4 Ämtern hat noch nichts gemeldet; gelebt und verankert ist 1 von 12 Feldern."
    )
    heard = cells[~cells["blind"]].assign(row=lambda frame: frame["row"] - 1, reading="open")
    assert draw("matrix", heard).sentence.startswith(
        "Von allen 3 Ämtern liegt etwas vor; gelebt und verankert sind 0 von 9 Feldern."
    )


def test_the_finding_of_a_selection_says_nothing_of_the_whole_city(draw: Draw, cells: pd.DataFrame) -> None:
    assert draw("matrix", cells[cells["blind"]]).sentence.startswith("Ein Amt hat noch nichts gemeldet.")
    one = cells[~cells["blind"] & (cells["row"] == cells["row"].max())].assign(row=0, reading="open")
    assert draw("matrix", one).sentence.startswith("Von diesem Amt liegt etwas vor; ")


def test_the_table_has_one_row_per_cell_and_dashes_for_what_is_missing(draw: Draw) -> None:
    table = draw("matrix").table
    assert len(table) == 12
    assert list(table.iloc[0]) == ["Rechnungsprüfungsamt", "1 Identitäten würdigen", "–", "0", "–", "noch ohne Angabe"]
    assert list(table.iloc[6]) == ["Tiefbau (66)", "1 Identitäten würdigen", "75", "1", "100", "gelebt und verankert"]


def test_areas_have_the_left_half_only(draw: Draw, cells: pd.DataFrame) -> None:
    figure = draw("areas")
    signs = pd.concat(datasets(figure.spec, "a"))
    assert set(signs["a"]) == {"none"}
    assert key(figure.spec) == ["Ziel erreicht: 2", "Ziel noch nicht erreicht: 3", "noch ohne Angabe: 7"]
    assert "gelebt sind 2 von 12 Feldern" in figure.sentence


def test_cells_can_be_clicked_and_the_open_one_is_marked(draw: Draw) -> None:
    spec = draw("matrix").spec
    by_name = {param["name"]: param for param in spec["params"]}
    assert by_name["cell"]["select"] == {
        "type": "point", "fields": ["row", "column"], "on": "click", "clear": False, "toggle": False,
    }  # fmt: skip
    assert by_name["chosen"]["value"] == -1
    assert f"datum.row * {STRIDE} + datum.column == chosen" in json.dumps(spec)


def test_long_names_break_where_german_joins_words(draw: Draw) -> None:
    labels = {row["slim"] for row in rows(draw("matrix").spec)}
    assert "Rechnungs-\nprüfungsamt" in labels
    assert max(len(line) for label in labels for line in label.split("\n")) <= 16


def test_a_name_without_end_stays_in_its_column(draw: Draw, cells: pd.DataFrame) -> None:
    found = rows(draw("matrix", cells.assign(name="x" * 5_000)).spec)
    assert max(len(line) for row in found for line in row["label"].split("\n")) <= 26


def _many(catalogue: Catalogue, units: int) -> MatrixView:
    ids = tuple(f"unit-{i}" for i in range(units))
    dice = np.random.default_rng(1)
    made = []
    for id_ in ids:
        for factor in catalogue.factors:
            practice, anchoring = float(dice.uniform(0, 100)), float(dice.integers(0, 5) * 25)
            made.append(
                Cell(
                    department=id_, factor=factor.id, practice=practice, n=3, anchoring=anchoring,
                    reading=reading(practice, anchoring, catalogue.target),
                )
            )  # fmt: skip
    return MatrixView(units=ids, blind=frozenset(), factors=tuple(catalogue.by_id), cells=tuple(made))


def test_a_hundred_units_are_sent_in_less_than_150_kb(
    draw: Draw, catalogue: Catalogue, organisation: Organisation
) -> None:
    view = _many(catalogue, 100)
    unit = organisation.departments["schule"]

    city = replace(organisation, departments={id_: replace(unit, id=id_, name="Schulverwaltung") for id_ in view.units})
    spec = draw("matrix", matrix_frame(view, catalogue, city, "de")).spec
    assert len(json.dumps(spec, ensure_ascii=False).encode()) < 150_000


def test_a_frame_keeps_missing_readings_missing(catalogue: Catalogue, organisation: Organisation) -> None:
    cell = Cell(department="rat", factor="identities", practice=None, n=0, anchoring=0.0, reading=Reading.ONE_READING)
    view = MatrixView(units=("rat",), blind=frozenset(), factors=("identities",), cells=(cell,))
    (row,) = matrix_frame(view, catalogue, organisation, "de").to_dict("records")
    assert np.isnan(row["practice"])
    assert (row["anchoring"], row["n"], row["council"], row["blind"]) == (0.0, 0, True, False)


def test_areas_without_a_current_project_come_first(catalogue: Catalogue, organisation: Organisation) -> None:
    empty = tuple(AreaCell(factor=id_, practice=None, n=0) for id_ in catalogue.by_id)
    areas = [
        AreaFigures(area="sport", projects=1, current=1, factors=tuple(
            AreaCell(factor=id_, practice=50.0, n=1) for id_ in catalogue.by_id
        )),
        AreaFigures(area="kultur", projects=1, current=0, factors=empty),
    ]  # fmt: skip
    assert [area.area for area in by_interest(areas)] == ["kultur", "sport"]
    frame = areas_frame(areas, catalogue, organisation, "de", factor="participation")
    assert list(zip(frame["row"], frame["id"], frame["blind"], frame["column"], strict=True)) == [
        (0, "kultur", True, 0), (1, "sport", False, 0),
    ]  # fmt: skip

"""Layers: rows are sent once under names that tell changed rows apart, what is missing stays missing."""

import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.charts.layer import Datasets, by, looked_up, mark, records, tooltip, where

ROWS = pd.DataFrame({"row": [0, 1], "score": [12.5, float("nan")], "band": ["gap", None], "blind": [True, False]})


def test_rows_are_plain_values_and_what_is_missing_is_null() -> None:
    assert records(ROWS) == [
        {"row": 0, "score": 12.5, "band": "gap", "blind": True},
        {"row": 1, "score": None, "band": None, "blind": False},
    ]
    assert {type(cell) for row in records(ROWS) for cell in row.values()} == {int, float, str, bool, type(None)}


@given(st.lists(st.tuples(st.floats(), st.text()), max_size=5))
def test_whatever_the_figures_rows_are_json_that_browsers_read(rows: list[tuple[float, str]]) -> None:
    sent = records(pd.DataFrame(rows, columns=["figure", "text"]))
    assert json.loads(json.dumps(sent, allow_nan=False)) == sent
    assert [row["text"] for row in sent] == [text for _, text in rows]


def test_a_frame_without_rows_is_an_empty_list() -> None:
    assert records(ROWS.iloc[:0]) == []


def test_equal_rows_are_sent_once() -> None:
    datasets = Datasets()
    assert datasets.name(ROWS) == datasets.name(ROWS) == datasets.name(ROWS.copy())
    assert list(datasets.rows.values()) == [records(ROWS)]


@pytest.mark.parametrize("changed", [ROWS.assign(score=[12.5, 0.0]), ROWS.assign(more=1), ROWS.iloc[:1]])
def test_rows_that_changed_have_another_name(changed: pd.DataFrame) -> None:
    assert Datasets().name(ROWS) != Datasets().name(changed)


def test_a_layer_says_only_what_it_has() -> None:
    assert mark("rule", style="line").drawn(Datasets().name).to_dict(validate=False) == {
        "mark": {"type": "rule", "style": "line"}
    }


def test_a_layer_filters_before_it_draws() -> None:
    layer = mark("point", where("datum.row > 0"), data=ROWS, name="points").encode(y=by("row:O", axis=None))
    assert layer.encode(tooltip=tooltip({"band": "Band"})).drawn(lambda _: "rows").to_dict(validate=False) == {
        "name": "points",
        "data": {"name": "rows"},
        "transform": [{"filter": "datum.row > 0"}],
        "mark": {"type": "point"},
        "encoding": {
            "y": {"field": "row", "type": "ordinal", "axis": None},
            "tooltip": [{"field": "band", "type": "nominal", "title": "Band"}],
        },
    }


def test_encoding_more_leaves_the_layer_as_it_was() -> None:
    layer = mark("text").encode(text=by("words:N"))
    layer.encode(x=by("at:Q"))
    assert list(layer.encoding) == ["text"]


def test_what_is_looked_up_is_sent_like_other_rows() -> None:
    datasets, names = Datasets(), pd.DataFrame({"row": [0, 1], "name": ["Rat", "Sport"]})
    (step,) = (
        mark("rect", looked_up("row", names, "name"), data=ROWS)
        .drawn(datasets.name)
        .to_dict(validate=False)["transform"]
    )
    assert step == {"lookup": "row", "from": {"data": {"name": datasets.name(names)}, "key": "row", "fields": ["name"]}}
    assert datasets.rows[datasets.name(names)] == records(names)

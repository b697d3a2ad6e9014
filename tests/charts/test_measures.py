"""Measures at their dates."""

import json

import numpy as np
import pandas as pd
import pytest

from tests.charts.conftest import HOSTILE, TODAY, Draw
from tests.charts.specs import drawn, expressions, rows


def signs(draw: Draw, frame: pd.DataFrame) -> list[dict[str, object]]:
    spec = draw("measures", frame).spec
    (layer,) = drawn(spec, "point", "at")
    found: list[dict[str, object]] = spec["datasets"][layer["data"]["name"]]
    return found


def today_in(draw: Draw, frame: pd.DataFrame) -> float:
    """Return where today is, in days since the first."""
    ticks = [layer for layer in draw("measures", frame).spec["layer"] if layer["mark"]["type"] == "tick"]
    datum: float = ticks[0]["encoding"]["x"]["datum"]
    return datum


def many(n: int, units: int = 19, seed: int = 1) -> pd.DataFrame:
    dice = np.random.default_rng(seed)
    due = TODAY + dice.integers(-400, 300, n)
    open_ = dice.random(n) < 0.6
    state = np.where(open_, np.where(due < TODAY, "overdue", "open"), "done")
    unit = [f"Amt {place:03}" for place in np.sort(dice.integers(0, units, n))]
    return pd.DataFrame({"unit": unit, "due": due, "state": state, "text": "Etwas tun " * 9})


@pytest.mark.parametrize("n", [7, 150, 3_000])
def test_whatever_is_left_of_today_and_not_done_is_late(draw: Draw, n: int) -> None:
    frame = many(n)
    now = today_in(draw, frame)
    for sign in signs(draw, frame):
        if sign["state"] != "done":
            assert (float(str(sign["at"])) < now) == (sign["state"] == "overdue")


@pytest.mark.parametrize("n", [1, 7, 150, 3_000])
def test_every_dated_measure_is_in_exactly_one_sign(draw: Draw, n: int) -> None:
    assert sum(int(str(sign["count"])) for sign in signs(draw, many(n))) == n


@pytest.mark.parametrize(("n", "units"), [(10, 5), (10_000, 19), (10_000, 400)])
def test_the_spec_stays_small_whatever_n(draw: Draw, n: int, units: int) -> None:
    figure = draw("measures", many(n, units))
    assert len(json.dumps(figure.spec)) < 150_000
    assert len(figure.table) <= 24


def test_units_that_have_no_row_of_their_own_are_counted_together(draw: Draw) -> None:
    figure = draw("measures", many(2_000, 60))
    assert list(figure.table.iloc[:, 0])[-1] == "37 weitere"
    assert sum(int(cell.replace(".", "")) for cell in figure.table.iloc[:, 1:4].to_numpy().ravel()) == 2_000


def test_signs_of_one_day_stand_beside_each_other(draw: Draw, dated: pd.DataFrame) -> None:
    same_day = [sign for sign in signs(draw, dated) if sign["row"] == 1]
    assert sorted((str(sign["state"]), sign["count"], sign["beside"]) for sign in same_day) == [
        ("done", 1, -0.5), ("open", 2, 0.5)
    ]  # fmt: skip


def test_what_has_no_date_or_lies_far_off_is_counted_in_words(draw: Draw, dated: pd.DataFrame) -> None:
    far = pd.concat([dated, dated.iloc[[1]].assign(due=TODAY + 9_000)], ignore_index=True)
    text = json.dumps(draw("measures", far).spec, ensure_ascii=False).replace("\\n", " ")
    assert "Eine Maßnahme hat keinen Termin." in text
    assert "Eine liegt außerhalb." in text
    assert sum(int(str(sign["count"])) for sign in signs(draw, far)) == 6


@pytest.mark.parametrize(
    ("kept", "finding"),
    [
        ([], "Noch keine Maßnahme"),
        ([6], "Die eine Maßnahme ist erledigt"),
        ([4, 6], "Alle 2 Maßnahmen sind erledigt"),
        ([0], "In den nächsten 90 Tagen wird keine Maßnahme fällig"),
        ([5], "In den nächsten 90 Tagen wird keine Maßnahme fällig"),
        ([1], "In den nächsten 90 Tagen wird eine Maßnahme fällig"),
        ([0, 1, 2, 3], "In den nächsten 90 Tagen werden 3 Maßnahmen fällig"),
    ],
)
def test_the_finding_looks_ahead(draw: Draw, dated: pd.DataFrame, kept: list[int], finding: str) -> None:
    assert draw("measures", dated.iloc[kept]).sentence.startswith(f"{finding}.")


def test_the_table_says_per_unit_what_is_late_and_what_comes_next(draw: Draw, dated: pd.DataFrame) -> None:
    assert draw("measures", dated).table.to_numpy().tolist() == [
        ["Schule (40)", "1", "1", "0", "24.11.2026"],
        ["Tiefbau (66)", "0", "3", "1", "23.01.2027"],
        ["Sport (52)", "0", "0", "1", "–"],
    ]


def test_rows_are_in_the_order_of_the_frame(draw: Draw, dated: pd.DataFrame) -> None:
    assert [row["unit"] for row in rows(draw("measures", dated).spec)] == ["Schule (40)", "Tiefbau (66)", "Sport (52)"]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_typed_into_a_measure_is_never_evaluated(draw: Draw, dated: pd.DataFrame, text: str) -> None:
    spec = draw("measures", dated.assign(text=text)).spec
    assert list(expressions(spec)) == list(expressions(draw("measures", dated).spec))
    assert len(json.dumps(spec)) < 40_000

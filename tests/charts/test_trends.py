"""Charts of time: one scale, dashed where little is comparable, labels that never lie on each other."""

import json
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any, cast

import altair as alt
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck import organisation
from gelingenscheck.charts import Figure, figure
from gelingenscheck.charts.slopes import spread
from gelingenscheck.charts.trends_frames import COLUMNS, course_frame, trend_frame
from gelingenscheck.i18n import words_in
from gelingenscheck.portfolio.trends import trend
from gelingenscheck.scoring.course import course
from gelingenscheck.settings import ROOT
from tests.catalogue import assembled
from tests.charts.conftest import BANDS, HOSTILE, TITLES
from tests.charts.specs import expressions, normalised, rows
from tests.portfolio.made import TODAY, check, project, snapshot

MISSING = float("nan")
KINDS = ("years", "change")
COMMON = (54, 54, 20, 54, 0)


def frame(kind: str, measure: str = "median", figures: list[list[float]] | None = None) -> pd.DataFrame:
    """Return five factors over three years, or two days; the third is hardly comparable, the fifth not at all."""
    moments = ["2024", "2025", "heute"] if kind == "years" else ["24.11.2025", "heute"]
    default: list[list[float]] = [[50, 54, 62], [75, 75, 75], [40, 44, 47], [60, 55, 41.5], [MISSING] * 3]
    made = [
        {
            "number": i + 1, "title": TITLES[i], "short": TITLES[i], "measure": measure, "moment": moment, "when": when,
            "value": values[-len(moments) :][moment], "weak": 3 - moment, "n": 0 if i == 4 else 9,
            "common": COMMON[i], "union": 54, "limited": i in (2, 4),
        }
        for i, values in enumerate(figures or default)
        for moment, when in enumerate(moments)
    ]  # fmt: skip
    return pd.DataFrame(made, columns=list(COLUMNS)).astype({"value": float})


def draw(kind: str, data: pd.DataFrame | None = None, lang: str = "de", **options: Any) -> Figure:
    options |= {"since": "Ende 2024"} if kind == "years" else {}
    shown = frame(kind) if data is None else data
    return figure(cast("Any", kind), shown, words_in(lang), bands=BANDS[lang], **options)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("measure", ["median", "weak"])
def test_a_spec_is_as_it_was_looked_at(kind: str, measure: str, golden: Callable[[str, object], None]) -> None:
    drawn = draw(kind, frame(kind, measure))
    assert alt.LayerChart.from_dict(drawn.spec, validate=True)
    golden(f"{kind}-{measure}", normalised(drawn.spec))


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_at_all_is_a_chart_with_a_sentence(kind: str) -> None:
    for empty in (frame(kind).iloc[:0], frame(kind, figures=[[MISSING] * 3] * 5)):
        drawn = draw(kind, empty)
        assert alt.LayerChart.from_dict(drawn.spec, validate=True)
        assert drawn.sentence.startswith("Noch gibt es nichts, was sich über die Zeit vergleichen lässt")


@pytest.mark.parametrize("kind", KINDS)
def test_a_spec_is_light_and_knows_no_colours(kind: str) -> None:
    spec = json.dumps(draw(kind, frame(kind, figures=[[10.0 * i, 50, 99] for i in range(5)])).spec)
    assert len(spec) < 40_000
    assert '"#' not in spec
    assert '"width":' not in spec


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_typed_is_never_part_of_an_expression(kind: str, text: str) -> None:
    spec = draw(kind, frame(kind).assign(title=text[:80], when=lambda f: f["when"] + text[:9]), note=text).spec
    assert not [expr for expr in expressions(spec) if text[:9] in expr]


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        (
            [[50, 54, 62], [75, 75, 75.4], [60, 50, 41]],
            "Seit Ende 2024 ist einer von 3 Faktoren gestiegen, einer ist gesunken",
        ),
        ([[50, 54, 62], [50, 54, 62]], "Seit Ende 2024 sind 2 von 2 Faktoren gestiegen"),
        ([[50, 54, 42], [50, 54, 50]], "Seit Ende 2024 ist einer von 2 Faktoren gesunken"),
        ([[50, 99, 50]], "Seit Ende 2024 hat sich kein Faktor verändert"),
    ],
)
def test_years_say_what_rose_and_fell(figures: list[list[float]], said: str) -> None:
    assert draw("years", frame("years", figures=figures)).sentence.startswith(f"{said}.")


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ([[0, 50, 62], [0, 60, 41]], "Am meisten gewonnen: Faktor 1 (+12); am meisten verloren: Faktor 2 (−19)"),
        ([[0, 50, 62], [0, 60, 60]], "Am meisten gewonnen: Faktor 1 (+12); kein Faktor hat verloren"),
        ([[0, 50, 50], [0, 60, 50]], "Am meisten verloren: Faktor 2 (−10); kein Faktor hat gewonnen"),
        ([[0, 50, 50.3]], "Kein Faktor hat sich verändert"),
    ],
)
def test_two_dates_say_what_moved_most(figures: list[list[float]], said: str) -> None:
    assert draw("change", frame("change", figures=figures)).sentence.startswith(f"{said}.")


def test_fewer_weak_projects_are_said_as_such() -> None:
    figures = [[55.6, 44.4, 33.3], [11.1, 11.1, 11.1]]
    years, change = (draw(kind, frame(kind, "weak", figures)) for kind in KINDS)
    assert years.sentence.startswith("Seit Ende 2024 gibt es „Handlungsbedarf“ bei 1 von 2 Faktoren seltener.")
    assert change.sentence.startswith(
        "„Handlungsbedarf“ ging bei Faktor 1 am meisten zurück: von 3 auf 2 von 9 Vorhaben."
    )
    assert rows(years.spec)[0]["value"] == "1 von 9"
    assert rows(years.spec)[0]["word"] == "zuvor 3"


@pytest.mark.parametrize("kind", KINDS)
def test_little_comparable_is_dashed_and_in_words(kind: str) -> None:
    drawn = draw(kind)
    dashed = [layer for layer in drawn.spec["layer"] if layer["mark"].get("strokeDash")]
    data = [row["row"] for layer in dashed for row in drawn.spec["datasets"][layer["data"]["name"]]]
    assert set(data) == {2}
    assert "eingeschränkt vergleichbar" in json.dumps(drawn.spec, ensure_ascii=False).replace("\\n", " ")
    assert drawn.table["Vergleichbar"].tolist() == [
        "54 von 54 Fragen (100 %)", "54 von 54 Fragen (100 %)", "20 von 54 Fragen (37 %), eingeschränkt",
        "54 von 54 Fragen (100 %)", "0 von 54 Fragen (0 %), eingeschränkt",
    ]  # fmt: skip


def test_what_cannot_be_compared_is_named_and_never_drawn_as_zero() -> None:
    years = draw("years")
    assert (rows(years.spec)[4]["value"], rows(years.spec)[4]["word"]) == ("", "nicht vergleichbar")
    points = [row for data in years.spec["datasets"].values() for row in data if "moment" in row and "value" in row]
    assert {row["row"] for row in points} == {0, 1, 2, 3}
    assert years.table.iloc[4, 1:4].tolist() == ["–", "–", "–"]
    assert {row["row"] for row in rows(draw("change").spec)} == {0, 1, 2, 3}


def test_one_project_has_no_column_of_projects() -> None:
    assert "Vorhaben" in draw("change").table
    assert "Vorhaben" not in draw("change", frame("change").assign(n=0)).table


def test_two_checks_of_one_day_keep_their_columns() -> None:
    shown = draw("change", frame("change").assign(when="24.11.2026")).table
    assert list(shown.columns[1:3]) == ["24.11.2026", "24.11.2026 (2)"]


def test_small_differences_stay_small() -> None:
    flat = rows(draw("change", frame("change", figures=[[0, 50, 51], [0, 50, 50]])).spec)
    height = max(row["beside"] for row in flat)
    assert max(row["at"] for row in flat) - min(row["at"] for row in flat) < height / 20


WISHES = st.lists(st.floats(0, 300), max_size=12)


@given(WISHES)
def test_labels_keep_their_distance_and_their_order_within_the_sheet(wishes: list[float]) -> None:
    places = spread(pd.Series(wishes, dtype=float), 24, 300)
    ordered = sorted(places)
    assert all(later - earlier >= 24 - 1e-6 for earlier, later in pairwise(ordered))
    assert all(-1e-6 <= place <= 300 + 1e-6 for place in places)
    for i, one in enumerate(wishes):
        assert all(places[i] <= places[j] for j, other in enumerate(wishes) if one < other)


def test_a_label_with_room_stays_where_it_wishes() -> None:
    assert spread(pd.Series([10.0, 200.0, 100.0]), 24, 300).tolist() == [10, 200, 100]


@pytest.mark.parametrize("factors", [3, 5, 12])
@pytest.mark.parametrize("kind", KINDS)
def test_any_catalogue_has_a_row_per_factor(kind: str, factors: int) -> None:
    catalogue, city = assembled.catalogue(factors), organisation.load(ROOT / "organisation.yaml")
    made = snapshot(
        [project("a"), check("a-1", "a", catalogue, 1, on=date(2025, 1, 1)), check("a-2", "a", catalogue, 3)], catalogue
    )
    days = (date(2025, 6, 1), TODAY)
    found = trend(made.assessments, made.subjects, catalogue, city, days)
    drawn = draw(kind, trend_frame(found, catalogue, "de", ["vorher", "heute"]))
    assert [name.split(" ", 1)[1] for name in drawn.table["Faktor"]] == [one.title.de for one in catalogue.factors]
    assert set(drawn.table["Veränderung"]) == {"+50"}
    both = course(catalogue, [check("a-1", "a", catalogue, 1), check("a-2", "a", catalogue, 3)])
    alone = draw(kind, course_frame(both, catalogue, "de", ["vorher", "heute"]))
    assert alone.table["Veränderung"].tolist() == drawn.table["Veränderung"].tolist()
    assert "Vorhaben" not in alone.table

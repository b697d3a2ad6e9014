"""The chart of the yearly round: silent units first, every unit once, nothing typed becomes an expression."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import altair as alt
import pandas as pd
import pytest

from gelingenscheck import organisation
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.charts import Figure, figure, themed
from gelingenscheck.charts.returns import SIGNS, returns_frame
from gelingenscheck.i18n import words_in
from gelingenscheck.returns.naming import STATES
from gelingenscheck.returns.rounds import opened
from gelingenscheck.returns.standing import ReturnState, standing_of
from gelingenscheck.settings import ROOT
from tests.charts.conftest import HOSTILE
from tests.charts.specs import expressions, normalised, rows


@pytest.fixture
def frame() -> pd.DataFrame:
    """Return eight units in all states, in the order of the organisation."""
    names = ["Rat und Verwaltung", "Bürgermeisterbüro (01)", "Gleichstellungsstelle (05)", "IT (16)", "Recht (30)",
             "Stadtplanung (61)", "Bauordnung (63)", "Tiefbau (66)"]  # fmt: skip
    states = ["complete", "no_return_yet", "nil_return", "begun", "complete", "complete", "no_return_yet", "begun"]
    return pd.DataFrame({"name": names, "state": states}, dtype=object)


def draw(frame: pd.DataFrame, lang: str = "de") -> Figure:
    return figure("returns", frame, words_in(lang), bands={})


def named(drawn: Figure) -> list[str]:
    return [row["name"] for row in rows(drawn.spec)]


def test_the_chart_is_as_it_was_looked_at(frame: pd.DataFrame, golden: Callable[[str, object], None]) -> None:
    golden("returns", normalised(draw(frame).spec))


@pytest.mark.parametrize("lang", ["de", "en"])
def test_it_is_valid_in_both_languages_and_themes(frame: pd.DataFrame, lang: str) -> None:
    assert alt.LayerChart.from_dict(themed(draw(frame, lang).spec, "dark", lang), validate=True).to_dict(validate=True)


def test_silent_units_come_first_and_the_rest_keeps_the_order_of_the_organisation(frame: pd.DataFrame) -> None:
    assert named(draw(frame)) == [
        "Bürgermeisterbüro (01)", "Bauordnung (63)", "IT (16)", "Tiefbau (66)", "Gleichstellungsstelle (05)",
        "Rat und Verwaltung", "Recht (30)", "Stadtplanung (61)",
    ]  # fmt: skip


def test_the_finding_counts_answers_and_silence(frame: pd.DataFrame) -> None:
    assert draw(frame).sentence.startswith("4 von 8 Ämtern haben geantwortet; 2 sind noch ohne Rückmeldung.")
    assert draw(frame.iloc[:2]).sentence.startswith("1 von 2 Ämtern hat geantwortet; 1 ist noch ohne Rückmeldung.")
    assert draw(frame[frame["state"] == "complete"]).sentence.startswith("3 von 3 Ämtern haben geantwortet.")


def test_a_nil_return_is_an_answer_and_a_begun_one_is_not(frame: pd.DataFrame) -> None:
    assert draw(frame[frame["state"] == "nil_return"]).sentence.startswith("1 von 1")
    assert draw(frame[frame["state"] == "begun"]).sentence.startswith("0 von 2 Ämtern haben geantwortet.")


def test_without_units_nothing_is_counted() -> None:
    nothing = draw(pd.DataFrame({"name": [], "state": []}, dtype=object))
    assert nothing.sentence == "In dieser Jahresabfrage wird kein Amt gefragt."
    assert nothing.table.empty


def test_the_table_names_every_unit_with_its_state_in_words(frame: pd.DataFrame) -> None:
    table = draw(frame).table
    assert list(table.columns) == ["Amt", "Stand"]
    assert dict(zip(table["Amt"], table["Stand"], strict=True)) == {
        name: STATES[ReturnState(state)] for name, state in zip(frame["name"], frame["state"], strict=True)
    }


def test_each_state_has_a_shape_of_its_own_so_that_colour_is_not_needed() -> None:
    assert set(SIGNS) == set(STATES) == set(ReturnState)
    assert len({shape for shape, _ in SIGNS.values()}) == len(SIGNS)


def test_what_units_are_called_is_never_evaluated() -> None:
    drawn = draw(pd.DataFrame({"name": HOSTILE, "state": "begun"}, dtype=object))
    evaluated = "\n".join(expressions(drawn.spec))
    assert not [text for text in HOSTILE if text[:12] in evaluated]
    assert sorted(named(drawn)) == sorted(text[:200] for text in HOSTILE)


def test_four_hundred_units_fit_into_the_size_that_is_promised() -> None:
    frame = pd.DataFrame({"name": [f"Amt für vieles Nummer {i}" for i in range(400)], "state": "begun"}, dtype=object)
    assert len(json.dumps(draw(frame).spec)) < 150_000


def test_the_frame_has_the_units_that_are_asked() -> None:
    city = organisation.load(ROOT / "organisation.yaml")
    day, stamp = date(2026, 9, 30), Stamp(at=datetime(2026, 9, 1, tzinfo=UTC), by="local@rat")
    asked = opened(year=2026, cut_off=day, deadline=day, stamp=stamp)
    frame = returns_frame(standing_of(asked, (), city, day), city)
    expected: dict[str, Any] = {"name": list(city.names.values()), "state": ["no_return_yet"] * len(city.names)}
    assert frame.to_dict("list") == expected

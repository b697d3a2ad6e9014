import pandas as pd
import pytest

from tests.charts.conftest import Draw
from tests.charts.specs import drawn, rows

NO_LANE = "datum.state == 'rated' || datum.state == 'unrated'"


def test_an_unrated_factor_is_never_drawn_as_zero(draw: Draw) -> None:
    spec = draw("profile").spec
    unrated = rows(spec)[2]
    assert unrated["score"] is None
    assert unrated["value"] == "29–79"
    assert [layer["transform"] for layer in drawn(spec, "bar", "score")] == [[{"filter": "datum.state == 'rated'"}]]


def test_a_rated_zero_is_a_zero(draw: Draw) -> None:
    zero = rows(draw("profile").spec)[3]
    assert (zero["score"], zero["value"], zero["mark"]) == (0.0, "0", "gap")


def test_what_does_not_apply_has_no_lane_and_no_target(draw: Draw) -> None:
    spec = draw("profile").spec
    lanes = [layer for layer in spec["layer"] if layer["mark"].get("style") == "wash"]
    ticks = [layer for layer in spec["layer"] if layer["mark"]["type"] == "tick" and "datum" in layer["encoding"]["x"]]
    assert len(lanes) == 1
    assert len(ticks) == 2
    assert {layer["transform"][0]["filter"] for layer in [*lanes, *ticks]} == {NO_LANE}
    assert rows(spec)[4]["word"] == "trifft nicht zu"


def test_without_a_target_there_is_no_line(draw: Draw) -> None:
    spec = draw("profile", target=None).spec
    assert "Ziel" not in str(spec["datasets"])
    assert not [layer for layer in spec["layer"] if "datum" in layer.get("encoding", {}).get("x", {})]


def test_an_unrated_factor_may_have_a_band_nevertheless(draw: Draw, project: pd.DataFrame) -> None:
    row = rows(draw("profile", project.assign(band="gap")).spec)[2]
    assert (row["mark"], row["word"], row["value"]) == ("gap", "Handlungsbedarf", "29–79")


def test_figures_are_rounded_half_up(draw: Draw) -> None:
    assert rows(draw("profile").spec)[0]["value"] == "67"


def test_the_profile_says_band_and_state_in_its_table(draw: Draw) -> None:
    table = draw("profile").table
    assert list(table.columns[:4]) == ["Faktor", "Punkte", "Einordnung", "Stand"]
    assert list(table.iloc[2, :4]) == ["3 Augenhöhe herstellen", "–", "–", "unvollständig"]
    assert list(table["Einordnung"]) == ["im Aufbau", "stark", "–", "Handlungsbedarf", "–"]


def test_last_time_is_explained_only_where_there_was_one(draw: Draw, project: pd.DataFrame) -> None:
    alone = draw("profile", project.assign(earlier=float("nan")))
    assert "Schmaler" in str(draw("profile").spec["datasets"])
    assert "Schmaler" not in str(alone.spec["datasets"])
    assert "vorige Einschätzung" not in alone.table.columns


def test_the_radars_line_breaks_where_a_score_is_missing(draw: Draw) -> None:
    spec = draw("radar").spec
    (rule,) = [layer for layer in spec["layer"] if layer["mark"]["type"] == "rule"]
    assert len(spec["datasets"][rule["data"]["name"]]) == 1
    (points,) = [layer for layer in spec["layer"] if layer["mark"]["type"] == "point"]
    assert len(spec["datasets"][points["data"]["name"]]) == 3
    assert not [layer for layer in spec["layer"] if layer["mark"]["type"] == "area"]


def test_planned_against_reached_names_what_is_furthest_behind(draw: Draw) -> None:
    figure = draw("planned")
    assert figure.sentence.startswith("Am weitesten hinter dem Plan: Faktor 4 – geplant 50, erreicht 0.")
    assert list(figure.table["Vergleich"]) == [
        "hinter dem Plan", "wie geplant", "Umsetzung offen", "hinter dem Plan", "trifft nicht zu",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("planned", "reached", "said"), [(50, 60, "über dem Plan"), (50, 59, "wie geplant"), (60, 50, "hinter dem Plan")]
)
def test_ten_points_are_worth_a_word_in_both_directions(
    draw: Draw, project: pd.DataFrame, planned: float, reached: float, said: str
) -> None:
    one = project.iloc[:1].assign(planned=float(planned), reached=float(reached))
    assert rows(draw("planned", one).spec)[0]["word"] == said


def test_a_plan_without_result_is_nothing_behind(draw: Draw, project: pd.DataFrame) -> None:
    figure = draw("planned", project.assign(reached=float("nan")))
    assert figure.sentence.startswith("Noch gibt es nichts")
    assert [row["value"] for row in rows(figure.spec)] == [""] * 5


def test_more_than_planned_everywhere_is_said_as_such(draw: Draw, project: pd.DataFrame) -> None:
    both = project.assign(planned=40.0, reached=50.0)
    assert draw("planned", both).sentence.startswith(
        "Überall, wo beides eingeschätzt ist, ist mehr erreicht als geplant."
    )
    some = both.assign(reached=[49.0, *[60.0] * 4])
    assert draw("planned", some).sentence.startswith("Wo beides eingeschätzt ist, ist etwa erreicht, was geplant war.")


def test_one_row_with_room_says_which_circle_is_which(draw: Draw) -> None:
    plans = [row["plan"] for row in rows(draw("planned").spec)]
    assert plans == ["geplant 75", "63", "67", "50", "–"]

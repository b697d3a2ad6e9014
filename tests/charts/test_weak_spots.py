import pandas as pd

from tests.charts.conftest import Draw
from tests.charts.specs import rows


def test_a_share_of_nothing_is_missing_and_not_zero(draw: Draw) -> None:
    figure = draw("weak_spots")
    assert rows(figure.spec)[2]["share"] is None
    assert [row["value"] for row in rows(figure.spec)] == ["7 von 11", "8 von 12", "–"]


def test_the_finding_names_the_first_factor_of_which_something_is_known(draw: Draw, weak: pd.DataFrame) -> None:
    expected = "Am häufigsten schwach: Partizipation zulassen – 7 von 11 eingeschätzten Vorhaben."
    assert draw("weak_spots").sentence.startswith(expected)
    assert draw("weak_spots", weak.iloc[::-1].reset_index(drop=True)).sentence.startswith(expected)


def test_where_nothing_is_weak_the_finding_says_so(draw: Draw, weak: pd.DataFrame) -> None:
    assert draw("weak_spots", weak.assign(weak=0)).sentence.startswith("Kein eingeschätztes Vorhaben hat eine Schw")


def test_the_order_is_that_of_the_frame(draw: Draw, weak: pd.DataFrame) -> None:
    assert [row["title"] for row in rows(draw("weak_spots").spec)] == list(weak["title"])

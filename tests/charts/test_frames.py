from math import isnan

import pandas as pd

from gelingenscheck.charts import band_words, bands_frame, profile_frame, weak_spots_frame
from gelingenscheck.portfolio.weak_spots import FactorFigures, WeakSpot
from gelingenscheck.scoring.factor import factor_scores
from tests.scoring.building import equal, full

CATALOGUE = equal(3, 5)
CHECK = full(CATALOGUE, [4, 4, 4, 4, None], [0, "?", None, None, None], ["-"] * 5)


def figures(factor: str, *, weak: int, questions: tuple[WeakSpot, ...] = ()) -> FactorFigures:
    """Return what five projects say about a factor: one has no band, to one it does not apply."""
    return FactorFigures(
        factor=factor, n=5, rated=3, median=None, lowest=None, weak=weak, possibly_weak=0, share_weak=weak / 3,
        share_evidenced=None, questions=questions, contacts=(),
        bands={"gap": weak, "developing": 3 - weak, "strong": 0, "none": 1, "not_applicable": 1},
    )  # fmt: skip


def lacking(question: str, weak: int) -> WeakSpot:
    return WeakSpot(factor=question[:2], question=question, weak=weak, n=4, subjects=())


def test_a_profile_keeps_missing_figures_missing() -> None:
    frame = profile_frame(factor_scores(CATALOGUE, CHECK), CATALOGUE, "de")
    assert list(frame["state"]) == ["rated", "unrated", "not_applicable"]
    assert frame["score"].iloc[0] == 100
    assert isnan(frame["score"].iloc[1])
    assert isnan(frame["score"].iloc[2])
    assert (frame["low"].iloc[1], frame["high"].iloc[1]) == (0, 80)
    assert frame["earlier"].isna().all()
    assert list(frame["band"].isna()) == [False, True, True]


def test_last_times_scores_stand_beside_the_factor() -> None:
    scores = factor_scores(CATALOGUE, CHECK)
    frame = profile_frame(scores, CATALOGUE, "de", earlier=reversed(scores))
    pd.testing.assert_series_equal(frame["earlier"], frame["score"], check_names=False)


def test_a_profile_of_nothing_has_its_columns() -> None:
    frame = profile_frame((), CATALOGUE, "de")
    assert frame.empty
    assert {"score", "state", "band", "planned"} <= set(frame.columns)


def test_bands_keep_apart_what_has_none_and_what_does_not_apply() -> None:
    frame = bands_frame([figures("f2", weak=2)], CATALOGUE, "de")
    row = frame.iloc[0]
    assert [row[name] for name in ("number", "gap", "developing", "strong", "unrated", "not_applicable", "n")] == [
        2, 2, 1, 0, 1, 1, 5,
    ]  # fmt: skip
    assert isnan(row["median"])


def test_weak_spots_count_the_projects_with_a_band_and_unfold_to_weak_questions() -> None:
    questions = (lacking("f1q2", 3), lacking("f1q1", 2), lacking("f1q3", 1))
    ranked = [figures("f1", weak=2, questions=questions), figures("f2", weak=1, questions=(lacking("f2q1", 0),))]
    frame = weak_spots_frame(ranked, CATALOGUE, "de")
    assert list(frame["kind"]) == ["factor", "question", "question", "factor"]
    assert list(zip(frame["weak"], frame["n"], strict=True)) == [(2, 3), (3, 4), (2, 4), (1, 3)]


def test_bands_are_called_as_the_catalogue_calls_them() -> None:
    assert band_words(CATALOGUE, "en") == {"gap": "needs action", "developing": "developing", "strong": "strong"}
    assert band_words(CATALOGUE, "de")["gap"] == "Handlungsbedarf"

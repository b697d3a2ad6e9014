"""The runners show and keep every row, also of what failed; no figure of a real measurement is asked for here."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from bench import bench, campaign, measuring
from bench.measuring import MEASURED, TRIED, Row


def fast() -> Sequence[Row]:
    return [measuring.at_most("fast", ours=12.0, beside=10.0, unit="ms", goal=1.5)]


def slow() -> Sequence[Row]:
    return [measuring.at_most("slow", ours=31.0, beside=10.0, unit="ms", goal=3)]


def broken() -> Sequence[Row]:
    raise OSError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the results of the tests apart from real ones."""
    monkeypatch.setattr(bench, "RESULTS", tmp_path / "results.json")
    monkeypatch.setattr(campaign, "RESULTS", tmp_path / "campaign.json")
    return tmp_path


def test_a_measurement_holds_up_to_its_goal_and_no_further() -> None:
    assert [row["holds"] for row in (*fast(), *slow())] == [True, False]
    assert fast()[0]["ratio"] == pytest.approx(1.2)
    assert measuring.at_most("even", ours=15, beside=10, unit="ms", goal=1.5)["holds"]


def test_p95_is_the_value_that_95_of_100_do_not_exceed() -> None:
    assert measuring.p95(list(range(1, 101))) == 95
    assert measuring.p95([7.0]) == 7.0
    assert measuring.p95([1.0, 9.0]) == 9.0


def test_results_are_a_list_with_seven_keys_each(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "MEASUREMENTS", {"fast": fast, "slow": slow})
    assert bench.main([]) == 0
    rows = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    assert [tuple(row) for row in rows] == [MEASURED, MEASURED]
    assert [row["name"] for row in rows] == ["fast", "slow"]


def test_a_failed_measurement_keeps_none_of_the_others_and_never_holds(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "MEASUREMENTS", {"broken": broken, "fast": fast})
    assert bench.main([]) == 1
    rows = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    assert [(row["name"], row["holds"]) for row in rows] == [("broken", False), ("fast", True)]
    assert "OSError" in capsys.readouterr().err


def test_names_choose_what_is_measured(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "MEASUREMENTS", {"fast": fast, "broken": broken})
    assert bench.main(["fast"]) == 0
    assert len(json.loads((folder / "results.json").read_text(encoding="utf-8"))) == 1


def test_a_campaign_that_lost_something_is_seen_by_its_exit_code(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = {"good": 0, "bad": 1}
    monkeypatch.setattr(
        campaign,
        "CAMPAIGNS",
        {
            name: lambda name=name, lost=lost: dict(zip(TRIED, (name, 9, lost, 0, lost == 0), strict=True))
            for name, lost in rows.items()
        },
    )
    assert campaign.main(["good"]) == 0
    assert campaign.main([]) == 1
    kept = json.loads((folder / "campaign.json").read_text(encoding="utf-8"))
    assert [tuple(row) for row in kept] == [TRIED, TRIED]


def test_a_failed_campaign_never_holds(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing() -> Row:
        raise OSError

    monkeypatch.setattr(campaign, "CAMPAIGNS", {"failing": failing})
    assert campaign.main([]) == 1
    assert json.loads((folder / "campaign.json").read_text(encoding="utf-8"))[0]["holds"] is False


def test_the_table_says_what_does_not_hold_and_what_is_missing() -> None:
    text = measuring.table([*slow(), measuring.not_measured("broken")], MEASURED)
    heading, second, third = text.splitlines()
    assert heading.split() == list(MEASURED)
    assert second.split()[-3:] == ["<=", "3", "NO"]
    assert third.split() == ["broken", "–", "–", "–", "–", "–", "NO"]

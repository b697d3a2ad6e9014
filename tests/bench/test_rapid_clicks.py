"""What may stand in the file after quick clicks, and which deviations are counted as losses."""

from datetime import UTC, datetime

from bench.rapid_clicks import Expected, Tally, compare
from gelingenscheck.assessment.model import Answer, Choice

SAVED = "✓ gespeichert 11:23"


def click(option: int, *, acknowledged: bool) -> dict[str, object]:
    return {"question": "q", "option": option, "acknowledged": acknowledged}


def level(number: int) -> Answer:
    return Answer(choice=Choice(level=number), at=datetime(2026, 11, 24, tzinfo=UTC), by="local@tiefbau")


def test_at_rest_only_the_last_click_counts() -> None:
    expected = Expected()
    assert expected.burst([click(1, acknowledged=False), click(3, acknowledged=False)], at_rest=True) == 2
    assert expected.possible == {"q": {3}}


def test_an_acknowledged_click_may_only_give_way_to_a_later_one() -> None:
    expected = Expected()
    made = [click(1, acknowledged=True), click(3, acknowledged=False), click(0, acknowledged=False)]
    assert expected.burst(made, at_rest=False) == 1
    assert expected.possible == {"q": {0, 1, 3}}


def test_what_was_never_acknowledged_may_be_missing() -> None:
    expected = Expected({"q": {2}})
    expected.burst([click(4, acknowledged=False)], at_rest=False)
    assert expected.possible == {"q": {2, 4}}


def test_an_acknowledged_answer_that_is_not_in_the_file_is_lost() -> None:
    tally = Tally()
    compare({"q": (-1, "noch offen")}, {}, Expected({"q": {3}}), tally)
    assert tally.lost == 1


def test_a_page_that_shows_another_answer_than_the_file_is_a_loss() -> None:
    tally = Tally()
    compare({"q": (2, SAVED)}, {"q": level(3)}, Expected({"q": {3}}), tally)
    assert tally.lost == 1


def test_nothing_is_lost_where_page_file_and_clicks_agree() -> None:
    tally = Tally()
    compare({"q": (3, SAVED), "other": (-1, "noch offen")}, {"q": level(3)}, Expected({"q": {1, 3}}), tally)
    assert tally.lost == 0


def test_a_file_that_cannot_be_read_is_a_loss() -> None:
    tally = Tally()
    compare({}, None, Expected(), tally)
    assert tally.lost == 1

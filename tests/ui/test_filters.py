"""The day and the page that an address asks for."""

from datetime import date, timedelta

import pytest

from tests.ui.visiting import returned


@pytest.mark.parametrize("asked", ["", "gestern", "2026-13-01", "2026-02-30", "01.03.2026", "9" * 400, "<script>"])
def test_what_is_no_day_is_today(asked: str) -> None:
    day, today = returned("(filters.as_of(), context.today())", stand=asked)
    assert day == today


def test_a_day_of_the_past_is_taken_as_it_is() -> None:
    assert returned("filters.as_of()", stand="2025-12-31") == date(2025, 12, 31)


def test_a_day_to_come_is_today() -> None:
    tomorrow = date.today() + timedelta(days=2)  # noqa: DTZ011 - beyond today in every time zone
    day, today = returned("(filters.as_of(), context.today())", stand=tomorrow.isoformat())
    assert day == today


@pytest.mark.parametrize(
    ("rows", "asked", "page"),
    [
        (0, "1", 0), (50, "2", 0), (51, "2", 1), (120, "3", 2), (120, "99", 2), (120, "0", 0), (120, "-1", 0),
        (120, "²", 0), (120, "9" * 500, 0), (120, "x", 0), (120, "", 0),
    ],
)  # fmt: skip
def test_a_page_of_the_list_is_one_that_exists(rows: int, asked: str, page: int) -> None:
    assert returned(f"filters.page_number({rows})", seite=asked) == page

"""Days in every German spelling; what is not understood is no day, never a wrong one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.reading import YEARS
from gelingenscheck.returns.spelled_days import MONTHS, means_no_day, spelled_span

DAY = date(2026, 3, 1)
ONE = [
    "1.3.26", "01.03.2026", "1. 3. 2026", "1.3.2026", "2026-03-01", "2026/03/01", "20260301", "1/3/2026", "01-03-2026",
    "1. März 2026", "1. märz 2026", "1 MÄRZ 2026", "1. Maerz 2026", "1. Mrz. 26", "01.Mär 2026", "1. Mar. 2026",
    "So, 01.03.2026", "Sonntag, 1. März 2026", "ab 1.3.2026", "seit ca. 1.3.26", "01.03.2026 00:00",
    "01.03.2026 00:00:00", "2026-03-01T00:00:00Z", "2026-03-01 09:30", "1.3.2026 9:00 Uhr", "46082", "46082,5",
    " 1.3.2026 ", "1.\u00a0März\u00a02026",
]  # fmt: skip
SEVERAL = {
    "März 2026": ("2026-03-01", "2026-03-31"), "Mrz 26": ("2026-03-01", "2026-03-31"),
    "03/2026": ("2026-03-01", "2026-03-31"), "3.2026": ("2026-03-01", "2026-03-31"),
    "2026-03": ("2026-03-01", "2026-03-31"), "Februar 2028": ("2028-02-01", "2028-02-29"),
    "Q1 2026": ("2026-01-01", "2026-03-31"), "Q4/2026": ("2026-10-01", "2026-12-31"),
    "2. Quartal 2026": ("2026-04-01", "2026-06-30"), "III. Quartal 2026": ("2026-07-01", "2026-09-30"),
    "IV/2026": ("2026-10-01", "2026-12-31"), "2026-Q3": ("2026-07-01", "2026-09-30"),
    "1. Halbjahr 2026": ("2026-01-01", "2026-06-30"), "2. Hj. 2026": ("2026-07-01", "2026-12-31"),
    "Herbst 2026": ("2026-09-01", "2026-11-30"), "Frühjahr 2026": ("2026-03-01", "2026-05-31"),
    "2026": ("2026-01-01", "2026-12-31"), "Anfang 2026": ("2026-01-01", "2026-04-30"),
    "Mitte 2026": ("2026-05-01", "2026-08-31"), "voraussichtlich Ende 2026": ("2026-09-01", "2026-12-31"),
    "Anfang März 2026": ("2026-03-01", "2026-03-10"), "Mitte 03/2026": ("2026-03-11", "2026-03-20"),
    "Ende Februar 2026": ("2026-02-21", "2026-02-28"),
}  # fmt: skip


@pytest.mark.parametrize("text", ONE)
def test_one_day_in_many_spellings(text: str) -> None:
    assert spelled_span(text, YEARS) == (DAY, DAY)


@pytest.mark.parametrize("text", SEVERAL)
def test_a_spelling_of_several_days_is_from_the_first_to_the_last(text: str) -> None:
    first, last = map(date.fromisoformat, SEVERAL[text])
    assert spelled_span(text, YEARS) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["31.2.2026", "32.1.2026", "1.13.2026", "00.00.2026", "morgen", "März", "1.3.", "Ma 2026", "1. Ma 2026", "99999",
     "1.1.1800", "1.1.2200", "Q5 2026", "Sonntag", "Anfang Q1 2026", "Ende Ende 2026", "=HEUTE()", "1.3.2026 bis",
     "²026", "٢٠٢٦", "1.3.2026;", "-1", "1e3"],
)  # fmt: skip
def test_what_is_not_understood_is_no_day(text: str) -> None:
    assert spelled_span(text, YEARS) is None
    assert not means_no_day(text)


@pytest.mark.parametrize("text", ["", " ", "-", "–", "offen", "Laufend", "k.A.", "n.n.", "Noch  offen"])
def test_some_words_mean_that_there_is_no_day(text: str) -> None:
    assert means_no_day(text)


@given(day=st.dates(date(1990, 1, 1), date(2089, 12, 31)), data=st.data())
def test_any_day_is_read_as_it_was_written(day: date, data: st.DataObject) -> None:
    spellings = [
        f"{day.day}.{day.month}.{day.year}", f"{day.day:02}.{day.month:02}.{day.year % 100:02}", day.isoformat(),
        f"{day.day}. {MONTHS[day.month - 1].title()} {day.year}", f"{day.day}. {MONTHS[day.month - 1][:3]}. {day.year}",
    ]  # fmt: skip
    assert spelled_span(data.draw(st.sampled_from(spellings)), YEARS) == (day, day)


@given(text=st.text(max_size=40) | st.text(alphabet="0123456789./- qQmärzi", max_size=20))
def test_no_text_stops_the_reading(text: str) -> None:
    span = spelled_span(text, YEARS)
    assert span is None or (span[0] <= span[1] and span[0].year in YEARS and span[1].year in YEARS)

"""The calendar file, read back by a reader that shares nothing with the writer."""

from datetime import UTC, date, datetime, timedelta

import pandas as pd
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.i18n import words_in
from gelingenscheck.portfolio.table import days
from gelingenscheck.reports.due_dates import due_dates, usual_days

NOW = datetime(2026, 11, 24, 11, 0, 30, 123456, tzinfo=UTC)


def rows(*changed: dict[str, object]) -> pd.DataFrame:
    plain = {
        "subject": "schulweg-7k3f", "id": "m1", "text": "Umleitung abgehen", "responsible": "Bauleitung",
        "due": days(date(2026, 12, 1)), "joint": None, "title": "Umbau Schulweg", "label": "Tiefbau (66)",
    }  # fmt: skip
    return pd.DataFrame([plain | change for change in changed], columns=list(plain)).astype({"joint": object})


def written(table: pd.DataFrame, everything: pd.DataFrame | None = None, made: datetime = NOW) -> bytes:
    usual = usual_days(table if everything is None else everything)
    return due_dates(table, usual, words_in("de"), made=made)


def events(data: bytes) -> list[vobject.base.Component]:
    calendar = vobject.readOne(data.decode())
    assert (calendar.version.value, calendar.method.value) == ("2.0", "PUBLISH")
    return list(calendar.contents.get("vevent", []))


def test_a_due_date_is_an_all_day_event_that_keeps_nobody_from_meeting() -> None:
    (event,) = events(written(rows({})))
    assert event.dtstart.value == date(2026, 12, 1)
    assert event.dtend.value - event.dtstart.value == timedelta(days=1)
    assert event.dtstamp.value == NOW.replace(microsecond=0)
    assert event.transp.value == "TRANSPARENT"
    assert event.summary.value == "Umleitung abgehen"
    assert event.description.value == "Vorhaben: Umbau Schulweg (Tiefbau (66))\nZuständig: Bauleitung"


def test_what_has_no_date_is_no_event() -> None:
    assert len(events(written(rows({}, {"id": "m2", "due": -1})))) == 1


def test_an_event_has_the_same_identifier_next_time_and_with_other_words() -> None:
    later = due_dates(rows({"text": "Neu"}), {}, words_in("en"), made=NOW + timedelta(days=30))
    assert [event.uid.value for event in events(later)] == [event.uid.value for event in events(written(rows({})))]


def test_measures_with_equal_ids_in_two_projects_are_two_events() -> None:
    found = events(written(rows({}, {"subject": "park-2222"})))
    assert len({event.uid.value for event in found}) == 2


def test_a_joint_measure_is_one_event_that_names_its_projects() -> None:
    (event,) = events(written(rows({"joint": "g1"}, {"joint": "g1", "subject": "park-2222", "title": "Park"})))
    assert event.uid.value.startswith("g1@")
    assert "Umbau Schulweg" in event.description.value
    assert "Park" in event.description.value


def test_a_project_with_another_date_leaves_the_joint_event_whatever_is_chosen() -> None:
    everything = rows(
        {"joint": "g1"}, {"joint": "g1", "subject": "b"}, {"joint": "g1", "subject": "c", "due": days(NOW.date())}
    )
    one_by_one = [events(written(everything.iloc[[i]], everything))[0].uid.value for i in range(3)]
    assert one_by_one == ["g1@gelingenscheck", "g1@gelingenscheck", "c.m1@gelingenscheck"]
    assert sorted(event.uid.value for event in events(written(everything))) == sorted(set(one_by_one))


@pytest.mark.parametrize(
    "text", ["Ä; b, c \\ d: e\nBEGIN:VEVENT\nEND:VCALENDAR", "👩\u200d👩\u200d👧 " * 60, '"x";y=,z']
)
def test_what_people_typed_stays_text(text: str) -> None:
    (event,) = events(written(rows({"text": text, "title": text, "responsible": text})))
    flat = " ".join(text.split())
    assert event.summary.value == flat
    assert flat in event.description.value


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=300))
def test_lines_are_folded_at_75_octets_between_letters_and_end_with_both_signs(text: str) -> None:
    data = written(rows({"text": text}))
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no letter is cut in two
    assert events(data)[0].summary.value == " ".join(text.split())

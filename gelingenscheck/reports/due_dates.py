"""The due dates of measures as a calendar file (RFC 5545): one all-day event each, the same again next time."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

import pandas as pd
from icalendar import Calendar, Event

from gelingenscheck.i18n import Words
from gelingenscheck.portfolio.table import EPOCH, day

PRODUCT = "-//Gelingenscheck//Faellige Massnahmen//DE"
MIME = "text/calendar"


def due_dates(table: pd.DataFrame, usual: Mapping[str, int], words: Words, *, made: datetime) -> bytes:
    """Return the measures of `table` that have a date as events; columns as in `portfolio.measures`.

    A joint measure is one event for its usual date, see `usual_days`; where a project has another, it has its own. So
    an event keeps its identifier whatever is chosen, and importing anew moves it instead of doubling it.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    dated = table[table["due"] >= 0]
    for name, rows in dated.groupby(identifiers(dated, usual), sort=False):
        calendar.add_component(_event(str(name), rows, words, made))
    written: bytes = calendar.to_ical()
    return written


def identifiers(dated: pd.DataFrame, usual: Mapping[str, int]) -> pd.Series:
    """Return the identifier of the event that each measure with a date belongs to."""
    shared = dated["joint"].notna() & (dated["due"] == dated["joint"].map(usual))
    return dated["joint"].where(shared, dated["subject"] + "." + dated["id"])


def usual_days(everything: pd.DataFrame) -> Mapping[str, int]:
    """Return the day on which most projects of each joint measure are due, of equals the first."""
    dated = (everything["joint"].notna() & (everything["due"] >= 0)).to_numpy()
    often = Counter(zip(everything["joint"][dated].tolist(), everything["due"][dated].tolist(), strict=True))
    usual: dict[str, int] = {}
    for (name, on), _ in sorted(often.items(), key=lambda one: (-one[1], one[0][1])):
        usual.setdefault(name, on)
    return usual


def _event(name: str, rows: pd.DataFrame, words: Words, made: datetime) -> Event:
    first = rows.iloc[0]
    on = day(first["due"]) or EPOCH
    event = Event()
    event.add("uid", f"{name}@gelingenscheck")
    event.add("dtstamp", made.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", on)
    event.add("dtend", _next(on))
    event.add("summary", _flat(first["text"]))
    event.add("description", "\n".join(_about(rows, words)))
    event.add("transp", "TRANSPARENT")  # a due date keeps nobody from meeting
    return event


def _next(day: date) -> date:
    return day + timedelta(days=1)


def _about(rows: pd.DataFrame, words: Words) -> Sequence[str]:
    """Return the lines that say where the measure belongs and who sees to it."""
    projects = [f"{_flat(row['title'])} ({_flat(row['label'])})" for row in rows.to_dict("records")]
    functions = [_flat(said) for said in dict.fromkeys(rows["responsible"].dropna())]
    lines = [words("Vorhaben: {projects}", projects="; ".join(projects))]
    if functions:
        lines.append(words("Zuständig: {functions}", functions="; ".join(functions)))
    return lines


def _flat(text: object) -> str:
    return " ".join(str(text).split())

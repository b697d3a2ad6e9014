"""Days as people write them in German: 1.3.26, 1. März 2026, 03/2026, Q1 2026, Anfang 2026, or a sheet's number."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

Span = tuple[date, date]
"""The first and the last day that a spelling means."""

NO_DAY = frozenset(
    ("", "-", "–", "—", "/", "?", "0", "offen", "laufend", "unbefristet", "unbekannt", "dauerhaft", "k.a.", "ka",
     "n.n.", "nn", "n/a", "tbd", "entfällt", "noch offen", "keine angabe")
)  # fmt: skip
"""What stands where there is no day."""
MONTHS = ("januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
          "dezember")  # fmt: skip
_SHORT = {"jän": 1, "jänner": 1, "mrz": 3, "mär": 3, "maerz": 3, "sept": 9, "mar": 3, "may": 5, "oct": 10, "dec": 12}
_SEASONS = {"frühjahr": (3, 5), "frühling": (3, 5), "sommer": (6, 8), "herbst": (9, 11)}
_PARTS = {"anfang": 0, "mitte": 1, "ende": 2}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SHEET_EPOCH = date(1899, 12, 30)
"""Day 0 of spreadsheets, which count 1900 as a leap year."""
_THIRD = 4
"""Months in a third of a year."""

_LEAD = re.compile(
    r"(?:(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|mo|di|mi|do|fr|sa|so)[.,]*\s+(?=[0-9])|(?:ab|seit|bis|am|im|zum|ca\.?|circa|etwa|voraussichtlich|"
    r"vsl\.?|vorauss\.?|geplant|spätestens|beginn|start)\s+)+"
)
_TIME = re.compile(r"[t\s]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:\s*uhr)?z?$")
_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})$|([0-9]{4})([0-9]{2})([0-9]{2})$")
_GERMAN = re.compile(r"([0-9]{1,2})\s*[./-]\s*([0-9]{1,2})\s*[./-]\s*([0-9]{4}|[0-9]{2})\.?$")
_NAMED = re.compile(r"([0-9]{1,2})\.?\s*([a-zäöü]{3,9})\.?\s*,?\s*'?([0-9]{4}|[0-9]{2})$")
_MONTH = re.compile(r"([a-zäöü]{3,9})\.?\s*[/-]?\s*'?([0-9]{4}|[0-9]{2})$")
_NUMBERED_MONTH = re.compile(r"([0-9]{1,2})\s*[./-]\s*([0-9]{4})$")
_ISO_MONTH = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})$")
_QUARTER = re.compile(
    r"(?:q\s*([1-4])|([1-4])\.?\s*(?:quartal|quart\.|qu\.|q\b\.?)|(i{1,3}|iv)\.?\s*(?:quartal|quart\.|q\b\.?)?)"
    r"\s*[/-]?\s*([0-9]{4})$"
)
_YEAR_QUARTER = re.compile(r"([0-9]{4})\s*[/-]?\s*q\s*([1-4])$")
_HALF = re.compile(r"(?:h\s*([12])|([12])\.?\s*(?:halbjahr|hj\.?|hbj\.?))\s*[/-]?\s*([0-9]{4})$")
_SEASON = re.compile(rf"({'|'.join(_SEASONS)})\s*([0-9]{{4}})$")
_PART = re.compile(rf"({'|'.join(_PARTS)})\s+(.+)$")
_YEAR = re.compile(r"([0-9]{4})$")
_SERIAL = re.compile(r"([3-7][0-9]{4})(?:[.,][0-9]+)?$")


def spelled_span(text: str, years: range) -> Span | None:
    """Return the days that a spelling means; None where it is not understood or no day of these years."""
    plain = _plain(text)
    for pattern, made in _SPELLINGS:
        match = pattern.match(plain)
        span = None if match is None else _tried(made, match)
        if span is not None:
            return span if span[0].year in years and span[1].year in years else None
    return None


def means_no_day(text: str) -> bool:
    """Say whether something stands there that means that there is no day."""
    return _squeezed(text) in NO_DAY


def _squeezed(text: str) -> str:
    return " ".join(text.casefold().split())


def _plain(text: str) -> str:
    without_lead = _LEAD.sub("", _squeezed(text), count=1)
    return _TIME.sub("", without_lead).strip(" ,")


def _tried(made: Callable[["re.Match[str]"], Span | None], match: "re.Match[str]") -> Span | None:
    try:
        return made(match)
    except ValueError:
        return None


def _year(text: str) -> int:
    """Return a year; of two digits up to 89 one of this century."""
    number = int(text)
    if len(text) > 2:  # noqa: PLR2004 - two digits are short for a year
        return number
    return number + (2000 if number < 90 else 1900)  # noqa: PLR2004 - stored years begin with 1990


def _day(year: str, month: int, day: str) -> Span:
    found = date(_year(year), month, int(day))
    return found, found


def _months(year: int, first: int, last: int) -> Span:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _month_number(name: str) -> int:
    """Return the number of a month by its name or the beginning of it; raise `ValueError`."""
    for number, month in enumerate(MONTHS, 1):
        if month.startswith(name):
            return number
    if name not in _SHORT:
        raise ValueError(name)
    return _SHORT[name]


def _named_month(match: "re.Match[str]") -> Span:
    month = _month_number(match[1])
    return _months(_year(match[2]), month, month)


def _quarter(match: "re.Match[str]") -> Span:
    number = int(match[1] or match[2] or _ROMAN[match[3]])
    return _months(int(match[4]), 3 * number - 2, 3 * number)


def _part(match: "re.Match[str]") -> Span | None:
    """Return the beginning, middle or end of a month or year: a third of it."""
    whole, part = spelled_span(match[2], range(date.max.year)), _PARTS[match[1]]
    if whole is None:
        return None
    first, last = whole
    if (last - first).days > 31:  # noqa: PLR2004 - longer than a month
        return _months(first.year, _THIRD * part + 1, _THIRD * (part + 1)) if first.month + 11 == last.month else None
    return first + timedelta(days=10 * part), last if part == 2 else first + timedelta(days=10 * part + 9)  # noqa: PLR2004 - the last


def _serial(match: "re.Match[str]") -> Span:
    day = _SHEET_EPOCH + timedelta(days=int(match[1]))
    return day, day


_SPELLINGS: tuple[tuple["re.Pattern[str]", Callable[["re.Match[str]"], Span | None]], ...] = (
    (_ISO, lambda m: _day(m[1] or m[4], int(m[2] or m[5]), m[3] or m[6])),
    (_GERMAN, lambda m: _day(m[3], int(m[2]), m[1])),
    (_NAMED, lambda m: _day(m[3], _month_number(m[2]), m[1])),
    (_NUMBERED_MONTH, lambda m: _months(int(m[2]), int(m[1]), int(m[1]))),
    (_ISO_MONTH, lambda m: _months(int(m[1]), int(m[2]), int(m[2]))),
    (_QUARTER, _quarter),
    (_YEAR_QUARTER, lambda m: _months(int(m[1]), 3 * int(m[2]) - 2, 3 * int(m[2]))),
    (_HALF, lambda m: _months(int(m[3]), 6 * int(m[1] or m[2]) - 5, 6 * int(m[1] or m[2]))),
    (_SEASON, lambda m: _months(int(m[2]), *_SEASONS[m[1]])),
    (_PART, _part),
    (_MONTH, _named_month),
    (_YEAR, lambda m: _months(int(m[1]), 1, 12)),
    (_SERIAL, _serial),
)

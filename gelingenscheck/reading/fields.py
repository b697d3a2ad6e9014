"""Type what a file holds, field by field; what does not fit is named with its place."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_
from gelingenscheck.reading.events import Path, Quoted, Value

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}\Z")
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
YEARS = range(1990, 2101)

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\Z")
_FLAG = re.compile(r"(?:true|false)\Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")

T = TypeVar("T")


class MisfitError(GelingenscheckError):
    """A value is not what the field wants: `path` says where, `why` what is wrong."""

    message = N_("Eine Angabe passt nicht.")

    def __init__(self, path: Path, why: str, **values: str | int) -> None:
        super().__init__()
        self.path, self.why, self.details = path, why, values


def is_id(text: object) -> bool:
    """Say whether this may be an id, and so the name of a file on every system."""
    return isinstance(text, str) and ID.match(text) is not None and text not in DEVICES


def as_text(value: Value, path: Path) -> str:
    """Type a text; empty is missing."""
    if not isinstance(value, str) or not value.strip():
        raise MisfitError(path, N_("„{field}“ fehlt oder ist kein Text."), field=_name(path))
    return str(value)


def as_integer(value: Value, path: Path, *, low: int, high: int) -> int:
    """Type a whole number within bounds; a quoted one is none."""
    _require_bare(value, _INTEGER, path)
    plain = value.__class__ is str and _INTEGER.match(value) is not None
    if not plain or not low <= int(value) <= high:
        raise MisfitError(
            path,
            N_("Der Wert von „{field}“ ist „{value}“, erwartet ist eine ganze Zahl von {low} bis {high}."),
            field=_name(path), value=_shown(value), low=low, high=high,
        )  # fmt: skip
    return int(value)


def as_flag(value: Value, path: Path) -> bool:
    """Type true or false."""
    _require_bare(value, _FLAG, path)
    if value.__class__ is str and _FLAG.match(value):
        return bool(value == "true")
    raise MisfitError(
        path, N_("Der Wert von „{field}“ ist „{value}“, erwartet ist true oder false."),
        field=_name(path), value=_shown(value),
    )  # fmt: skip


def as_choice(value: Value, path: Path, choices: Iterable[str]) -> str:
    """Type one of a few codes."""
    if isinstance(value, str) and value in choices:
        return str(value)
    raise MisfitError(
        path, N_("Der Wert von „{field}“ ist „{value}“, möglich sind: {choices}."),
        field=_name(path), value=_shown(value), choices=", ".join(choices),
    )  # fmt: skip


def as_id(value: Value, path: Path) -> str:
    """Type an id."""
    if is_id(value):
        return str(value)
    raise MisfitError(
        path, N_("„{value}“ ist keine Kennung: erlaubt sind kleine Buchstaben, Ziffern und Bindestriche."),
        value=_shown(value),
    )  # fmt: skip


def as_date(value: Value, path: Path) -> date:
    """Type a date written as 2026-03-01, between 1990 and 2100."""
    _require_bare(value, _DAY, path)
    if value.__class__ is str and _DAY.match(value):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        if day is not None and day.year in YEARS:
            return day
    raise MisfitError(
        path, N_("„{value}“ ist kein gültiges Datum; erwartet ist zum Beispiel 2026-03-01."), value=_shown(value)
    )


def as_moment(value: Value, path: Path) -> datetime:
    """Type a moment in UTC written as 2026-03-01T09:00:00Z."""
    _require_bare(value, _MOMENT, path)
    if value.__class__ is str and _MOMENT.match(value):
        try:
            moment = datetime.fromisoformat(value[:-1]).replace(tzinfo=UTC)
        except ValueError:
            moment = None
        if moment is not None and moment.year in YEARS:
            return moment
    raise MisfitError(
        path, N_("„{value}“ ist kein gültiger Zeitpunkt; erwartet ist zum Beispiel 2026-03-01T09:00:00Z."),
        value=_shown(value),
    )  # fmt: skip


def as_mapping(value: Value, path: Path) -> dict[str, Value]:
    """Type a mapping."""
    if isinstance(value, dict):
        return value
    raise MisfitError(path, N_("„{field}“ braucht eingerückte Angaben darunter."), field=_name(path))


def as_list(value: Value, path: Path) -> list[Value]:
    """Type a list."""
    if isinstance(value, list):
        return value
    raise MisfitError(path, N_("„{field}“ braucht eine Liste."), field=_name(path))


class Fields:
    """Take the fields of one mapping, each by its type; `done` refuses what nobody took."""

    __slots__ = ("_left", "path")

    def __init__(self, value: Value, path: Path = ()) -> None:
        self._left = dict(as_mapping(value, path))
        self.path = path

    def take(self, key: str, typed: Callable[..., T], **bounds: Any) -> T:
        """Take a field that must be there."""
        if self._left.get(key) is None:
            raise MisfitError((*self.path, key), N_("„{field}“ fehlt."), field=key)
        return typed(self._left.pop(key), (*self.path, key), **bounds)

    def maybe(self, key: str, typed: Callable[..., T], **bounds: Any) -> T | None:
        """Take a field that may be missing or null."""
        value = self._left.pop(key, None)
        return None if value is None else typed(value, (*self.path, key), **bounds)

    def each(self, key: str, typed: Callable[..., T], **bounds: Any) -> tuple[T, ...]:
        """Take a list that may be missing, every item of one type."""
        path = (*self.path, key)
        value = self._left.pop(key, None)
        if value is None:
            return ()
        return tuple(typed(item, (*path, i), **bounds) for i, item in enumerate(as_list(value, path)))

    def items(self, key: str, typed: Callable[..., T], **bounds: Any) -> Mapping[str, T]:
        """Take a mapping that may be missing, every value of one type, in the order of the file."""
        path = (*self.path, key)
        value = self._left.pop(key, None)
        if value is None:
            return {}
        return {name: typed(item, (*path, name), **bounds) for name, item in as_mapping(value, path).items()}

    def done(self) -> None:
        """Refuse fields that nobody knows."""
        for key in self._left:
            raise MisfitError((*self.path, key), N_("„{field}“ ist hier unbekannt."), field=key[:60])


def _require_bare(value: Value, pattern: re.Pattern[str], path: Path) -> None:
    """Refuse what fits but for its quotation marks, since they make a text of it."""
    if value.__class__ is Quoted and pattern.match(value):
        raise MisfitError(
            path, N_("„{value}“ steht in Anführungszeichen und gilt so als Text; „{field}“ braucht es ohne."),
            field=_name(path), value=_shown(value),
        )  # fmt: skip


def _name(path: Path) -> str:
    return str(path[-1]) if path else "…"


def _shown(value: Value) -> str:
    """Return a value short enough for a message."""
    if value is None:
        return "null"
    if isinstance(value, dict | list):
        return "…"
    text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"  # noqa: PLR2004 - one line of a message

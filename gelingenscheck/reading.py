"""Read YAML strictly, straight from the events of PyYAML's C parser, and type its values field by field.

PyYAML's own composer recurses in C and can crash the whole process on a hostile file, resolves `no`
to False and takes the last of two equal keys. Here a file is one document of mappings, lists and
scalars; anchors, aliases, tags, directives, duplicate keys and excessive size are refused. Plain
scalars stay text until a field is typed; quoted ones are `Quoted`, so that "3" is not the number 3.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, NoReturn, TypeVar

import yaml
from yaml.events import (
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_

MAX_BYTES = 2_000_000
MAX_DEPTH = 12
MAX_NODES = 50_000
END = b"..."
ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}\Z")
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
YEARS = range(1990, 2101)

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")

Value = Any
"""None, str, Quoted, dict or list: what a file holds before it is typed."""
Path = tuple[str | int, ...]
T = TypeVar("T")


class Quoted(str):
    """A scalar that was written in quotation marks: text, never a number, flag or date."""

    __slots__ = ()


class UnreadableError(GelingenscheckError):
    """The bytes are not what we read: `line` says where, `why` what is wrong (message and values)."""

    message = N_("Die Datei ist nicht lesbar.")

    def __init__(self, why: str, *, line: int | None = None, **values: str | int) -> None:
        super().__init__()
        self.why, self.line, self.details = why, line, values


class MisfitError(GelingenscheckError):
    """A value is not what the field wants: `path` says where, `why` what is wrong."""

    message = N_("Eine Angabe passt nicht.")

    def __init__(self, path: Path, why: str, **values: str | int) -> None:
        super().__init__()
        self.path, self.why, self.details = path, why, values


def loads(data: bytes, *, max_nodes: int = MAX_NODES) -> Value:
    """Return the one document in `data`; raise `UnreadableError` with its line."""
    return _read(data, max_nodes, None)


def is_complete(data: bytes) -> bool:
    """Say whether the end marker `...` is the last line: a file cut off in the middle has none."""
    return data.rstrip().endswith(b"\n" + END)


def lines_of(data: bytes) -> Mapping[Path, int]:
    """Return the line of every place in `data`; none where it cannot be read."""
    lines: dict[Path, int] = {}
    try:
        _read(data, MAX_NODES * 10, lines)
    except UnreadableError:
        return {}
    return lines


def nearest_line(lines: Mapping[Path, int], path: Path) -> int | None:
    """Return the line on which the value at `path`, or the innermost part of it that exists, begins."""
    return next((lines[path[:end]] for end in range(len(path), -1, -1) if path[:end] in lines), None)


def line_of(data: bytes, path: Path) -> int | None:
    """Return the line of one place; whoever asks for many takes `lines_of` once."""
    return nearest_line(lines_of(data), path)


def _read(data: bytes, max_nodes: int, lines: dict[Path, int] | None) -> Value:
    if len(data) > MAX_BYTES:
        raise UnreadableError(N_("Die Datei ist größer als 2 MB."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(N_("Die Datei ist nicht in UTF-8 geschrieben (Byte {byte})."), byte=error.start) from None
    parser = None
    try:
        parser = yaml.CSafeLoader(text)
        return _document(parser.get_event, max_nodes, lines)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise UnreadableError(
            N_("Die Schreibweise stimmt hier nicht (YAML): {detail}"),
            line=mark.line + 1 if mark else None,
            detail=str(getattr(error, "problem", None) or error).split("\n", 1)[0],
        ) from None
    finally:
        if parser is not None:
            parser.dispose()


def _refuse(event: Any, why: str, **values: str | int) -> NoReturn:
    raise UnreadableError(why, line=event.start_mark.line + 1, **values)


def _document(get: Callable[[], Any], max_nodes: int, lines: dict[Path, int] | None) -> Value:  # noqa: C901, PLR0912, PLR0915 - one loop over events is what makes it fast
    """Build plain values from events, without recursion."""
    get()
    event = get()
    if event.__class__ is StreamEndEvent:
        raise UnreadableError(N_("Die Datei ist leer."))
    if event.version or event.tags:
        _refuse(event, N_("Anweisungen mit % am Zeilenanfang sind nicht erlaubt."))
    stack: list[tuple[Any, str | None]] = []
    current: Any = None
    key: str | None = None
    root: Value = None
    nodes = 0
    place: list[str | int] = []
    while True:
        event = get()
        kind = event.__class__
        if kind is ScalarEvent or kind is MappingStartEvent or kind is SequenceStartEvent:
            nodes += 1
            if nodes > max_nodes:
                _refuse(event, N_("Die Datei hat zu viele Einträge."))
            if event.anchor is not None or event.tag is not None:
                _refuse(event, N_("Anker (&) und Typangaben (!) sind nicht erlaubt."))
        if kind is ScalarEvent:
            text = event.value
            plain = event.implicit[0]
            if current.__class__ is dict and key is None:
                if text in current:
                    _refuse(event, N_("„{key}“ steht zweimal da."), key=text[:60])
                if plain and (text in _NULL or text == "<<"):
                    _refuse(event, N_("Hier fehlt der Name der Angabe."))
                key = str(text)
                if lines is not None:
                    lines[(*place, key)] = event.start_mark.line + 1
                continue
            value: Value = (None if text in _NULL else text) if plain else Quoted(text)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if len(stack) >= MAX_DEPTH:
                _refuse(event, N_("Die Angaben sind zu tief verschachtelt."))
            if current.__class__ is dict and key is None:
                _refuse(event, N_("Hier fehlt der Name der Angabe."))
            if lines is not None and current is not None:
                place.append(key if key is not None else len(current))
            if lines is not None:
                lines.setdefault(tuple(place), event.start_mark.line + 1)
            stack.append((current, key))
            current = {} if kind is MappingStartEvent else []
            key = None
            continue
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            value = current
            current, key = stack.pop()
            if place:
                place.pop()
        elif kind is DocumentEndEvent:
            break
        else:
            _refuse(event, N_("Verweise (*) sind nicht erlaubt."))
        if current.__class__ is dict:
            current[key] = value
            key = None
        elif current is None:
            root = value
        else:
            if lines is not None:
                lines.setdefault((*place, len(current)), event.start_mark.line + 1)
            current.append(value)
    event = get()
    if event.__class__ is not StreamEndEvent:
        _refuse(event, N_("Nur ein Dokument je Datei ist erlaubt."))
    return root


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
    if value.__class__ is str and value in {"true", "false"}:
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

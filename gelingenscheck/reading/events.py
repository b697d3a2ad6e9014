"""Read one YAML document strictly, straight from the events of PyYAML's C parser.

PyYAML's own composer recurses in C and can crash the whole process on a hostile file, resolves `no`
to False and takes the last of two equal keys. Here a file is one document of mappings, lists and
scalars; anchors, aliases, tags, directives, duplicate keys and excessive size are refused. Plain
scalars stay text until a field is typed; quoted ones are `Quoted`, so that "3" is not the number 3.
"""

from collections.abc import Callable, Mapping
from itertools import islice
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
from yaml.reader import ReaderError

from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_

MAX_BYTES = 2_000_000
MAX_DEPTH = 12
MAX_NODES = 50_000
END = b"..."
TOO_LARGE = N_("Die Datei ist größer als 2 MB.")

_NULL = frozenset({"", "~", "null", "Null", "NULL"})

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


def loads(data: bytes, *, max_nodes: int = MAX_NODES) -> Value:
    """Return the one document in `data`; raise `UnreadableError` with its line."""
    return _parsed(data, lambda get: _document(get, max_nodes))


def is_complete(data: bytes) -> bool:
    """Say whether the end marker `...` is the last line: a file cut off in the middle has none."""
    return data.rstrip().endswith(b"\n" + END)


def lines_of(data: bytes) -> Mapping[Path, int]:
    """Return the line of every place in `data`; none where it cannot be read."""
    try:
        loads(data, max_nodes=MAX_NODES * 10)
        return _parsed(data, _places)
    except UnreadableError:
        return {}


def nearest_line(lines: Mapping[Path, int], path: Path) -> int | None:
    """Return the line on which the value at `path`, or the innermost part of it that exists, begins."""
    return next((lines[path[:end]] for end in range(len(path), -1, -1) if path[:end] in lines), None)


def line_of(data: bytes, path: Path) -> int | None:
    """Return the line of one place; whoever asks for many takes `lines_of` once."""
    return nearest_line(lines_of(data), path)


def _parsed(data: bytes, build: Callable[[Callable[[], Any]], T]) -> T:
    """Return what is built of the parser's events, and say in our words where it stumbles."""
    if len(data) > MAX_BYTES:
        raise UnreadableError(TOO_LARGE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            N_("Die Datei ist nicht in UTF-8 geschrieben (Byte {byte})."),
            line=_line_at(data, error.start), byte=error.start,
        ) from None  # fmt: skip
    parser = None
    try:
        parser = yaml.CSafeLoader(text)
        return build(parser.get_event)
    except ReaderError as error:
        raise UnreadableError(
            N_("Hier steht ein Zeichen, das in einer Textdatei nicht vorkommt (Zeichen Nummer {number})."),
            line=_line_at(text.encode(), error.position), number=str(error.character),
        ) from None  # fmt: skip
    except yaml.YAMLError as error:
        mark = _mark(error)
        if mark and _is_tab(text, mark):
            raise UnreadableError(
                N_("Hier steht ein Tabulator; eingerückt wird mit Leerzeichen."), line=mark.line + 1
            ) from None
        raise UnreadableError(
            N_("Die Schreibweise stimmt hier nicht (YAML: {detail})."),
            line=mark.line + 1 if mark else None,
            detail=str(getattr(error, "problem", None) or error).split("\n", 1)[0],
        ) from None
    finally:
        if parser is not None:
            parser.dispose()


def _mark(error: yaml.YAMLError) -> Any:
    """Return where the fault is: where a bracket or quotation begins that never ends, else where reading stopped."""
    begun = getattr(error, "context", None) or ""
    unclosed = begun.startswith(("while scanning a quoted", "while parsing a flow"))
    return getattr(error, "context_mark" if unclosed else "problem_mark", None)


def _is_tab(text: str, mark: Any) -> bool:
    """Say whether a line is faulty because a tab stands before its first word, which looks like blanks."""
    line = next(islice(text.splitlines(), mark.line, None), "")
    return "\t" in line[: len(line) - len(line.lstrip())]


def _line_at(data: bytes, place: int) -> int:
    return data.count(b"\n", 0, place) + 1


def _refuse(event: Any, why: str, **values: str | int) -> NoReturn:
    raise UnreadableError(why, line=event.start_mark.line + 1, **values)


def _document(get: Callable[[], Any], max_nodes: int) -> Value:
    """Build plain values from events, without recursion."""
    _begin(get)
    stack: list[tuple[Any, str | None]] = []
    current: Any = None
    key: str | None = None
    root: Value = None
    nodes = 0
    while True:
        event = get()
        kind = event.__class__
        if kind is ScalarEvent or kind is MappingStartEvent or kind is SequenceStartEvent:
            nodes += 1
            if nodes > max_nodes or event.anchor is not None or event.tag is not None:
                _refuse_node(event, many=nodes > max_nodes)
        if kind is ScalarEvent:
            if key is None and current.__class__ is dict:
                key = _name(event, current)
                continue
            text = event.value
            value: Value = (None if text in _NULL else text) if event.implicit[0] else Quoted(text)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            _refuse_if_misplaced(event, nameless=key is None and current.__class__ is dict, depth=len(stack))
            stack.append((current, key))
            current, key = {} if kind is MappingStartEvent else [], None
            continue
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            value = current
            current, key = stack.pop()
        else:
            _end(get, event)
            return root
        if current.__class__ is dict:
            current[key] = value
            key = None
        elif current is None:
            root = value
        else:
            current.append(value)


def _begin(get: Callable[[], Any]) -> None:
    get()
    event = get()
    if event.__class__ is StreamEndEvent:
        raise UnreadableError(N_("Die Datei ist leer."))
    if event.version or event.tags:
        _refuse(event, N_("Anweisungen mit % am Zeilenanfang sind nicht erlaubt."))


def _refuse_node(event: Any, *, many: bool) -> NoReturn:
    if many:
        _refuse(event, N_("Die Datei hat zu viele Einträge."))
    _refuse(event, N_("Anker (&) und Typangaben (!) sind nicht erlaubt."))


def _refuse_if_misplaced(event: Any, *, nameless: bool, depth: int) -> None:
    if nameless:
        _refuse(event, N_("Hier fehlt der Name der Angabe."))
    if depth >= MAX_DEPTH:
        _refuse(event, N_("Die Angaben sind zu tief verschachtelt."))


def _name(event: Any, taken: Mapping[str, Value]) -> str:
    """Return the name of a field, which stands there once."""
    name = str(event.value)
    if name in taken:
        _refuse(event, N_("„{key}“ steht zweimal da."), key=name[:60])
    if event.implicit[0] and (name in _NULL or name == "<<"):
        _refuse(event, N_("Hier fehlt der Name der Angabe."))
    return name


def _end(get: Callable[[], Any], event: Any) -> None:
    """Refuse what is neither value nor end, and anything after the end."""
    if event.__class__ is not DocumentEndEvent:
        _refuse(event, N_("Verweise (*) sind nicht erlaubt."))
    event = get()
    if event.__class__ is not StreamEndEvent:
        _refuse(event, N_("Nur ein Dokument je Datei ist erlaubt."))


def _places(get: Callable[[], Any]) -> Mapping[Path, int]:
    """Return the line of every place in a document that `_document` accepts.

    The last part of `place` is the field or item that comes next; None where a field's name does.
    """
    _begin(get)
    lines: dict[Path, int] = {}
    place: list[Any] = []
    while True:
        event = get()
        kind = event.__class__
        if kind is DocumentEndEvent:
            return lines
        if kind is ScalarEvent and place and place[-1] is None:
            place[-1] = str(event.value)
            lines[tuple(place)] = event.start_mark.line + 1
            continue
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            place.pop()
        else:
            lines.setdefault(tuple(place), event.start_mark.line + 1)
        if kind is MappingStartEvent or kind is SequenceStartEvent:
            place.append(None if kind is MappingStartEvent else 0)
        elif place:
            place[-1] = place[-1] + 1 if place[-1].__class__ is int else None

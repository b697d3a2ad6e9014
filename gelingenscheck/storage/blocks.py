"""Write plain values as YAML in block style, with `...` as the last line."""

import math
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from gelingenscheck.storage.texts import scalar


class Counts(tuple[int, ...]):
    """Whole numbers that read best on one line."""

    __slots__ = ()


def written(document: Mapping[str, Any]) -> bytes:
    """Return the bytes of a document: text, numbers, flags, dates, moments, None, and blocks of them."""
    lines: list[str] = []
    _mapping(document, "", lines)
    return ("\n".join(lines) + "\n...\n").encode()


def _mapping(mapping: Mapping[str, Any], indent: str, lines: list[str], lead: str | None = None) -> None:
    for key, value in mapping.items():
        _entry(f"{indent if lead is None else lead}{scalar(key, '')}:", value, indent + "  ", lines)
        lead = None


def _entry(name: str, value: Any, indent: str, lines: list[str]) -> None:
    if isinstance(value, Mapping) and value:
        lines.append(name)
        _mapping(value, indent, lines)
    elif isinstance(value, list) and value:
        lines.append(name)
        _list(value, indent, lines)
    else:
        lines.append(f"{name} {_value(value, indent)}")


def _list(items: Sequence[Any], indent: str, lines: list[str]) -> None:
    for item in items:
        if isinstance(item, Mapping) and item:
            _mapping(item, indent + "  ", lines, f"{indent}- ")
        elif isinstance(item, list) and item:
            lines.append(f"{indent}-")
            _list(item, indent + "  ", lines)
        else:
            lines.append(f"{indent}- {_value(item, indent + '  ')}")


def _value(value: Any, indent: str) -> str:  # noqa: PLR0911 - one line per kind of value
    if isinstance(value, str):
        return scalar(value, indent)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Counts):
        return f"[{', '.join(map(str, value))}]"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return fraction(value)
    return "{}" if isinstance(value, Mapping) else "[]"


def fraction(value: float) -> str:
    """Write a fraction so that every reader takes it for one, and for the same: 87.5, never 8.75e1."""
    if not math.isfinite(value):
        raise ValueError(value)
    figure = format(Decimal(repr(value)), "f")
    return figure if "." in figure else f"{figure}.0"

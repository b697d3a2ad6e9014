"""Read plain values back as they were written: text, whole numbers, fractions, flags, nothing, and blocks of them."""

import re
from typing import Any

from gelingenscheck.reading import Path, Quoted, Value

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\Z")
_FRACTION = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,400}\Z")
_FLAGS = {"true": True, "false": False}


def as_plain(value: Value, path: Path) -> Any:
    """Type what a file holds by how it is written; text that looks like something else stands in quotes."""
    if isinstance(value, dict):
        return {str(key): as_plain(item, (*path, key)) for key, item in value.items()}
    if isinstance(value, list):
        return [as_plain(item, (*path, place)) for place, item in enumerate(value)]
    if value is None or isinstance(value, Quoted):
        return None if value is None else str(value)
    return _scalar(value)


def _scalar(text: str) -> str | bool | int | float:
    if text in _FLAGS:
        return _FLAGS[text]
    if _INTEGER.match(text):
        return int(text)
    return float(text) if _FRACTION.match(text) else text

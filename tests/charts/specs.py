"""Read what a spec holds."""

import json
from collections.abc import Iterator
from typing import Any


def rows(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of the sheet's own data."""
    found: list[dict[str, Any]] = spec["datasets"][spec["data"]["name"]]
    return found


def drawn(spec: dict[str, Any], mark: str, field: str) -> list[dict[str, Any]]:
    """Return the layers with a mark whose x is a field."""
    return [
        layer
        for layer in spec["layer"]
        if layer["mark"]["type"] == mark and layer.get("encoding", {}).get("x", {}).get("field") == field
    ]


def expressions(value: Any) -> Iterator[str]:
    """Yield everything in a spec, outside of data, that Vega evaluates."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name in ("expr", "filter", "calculate", "test") and isinstance(part, str):
                yield part
            elif name not in ("datasets", "description"):
                yield from expressions(part)
    elif isinstance(value, list):
        for part in value:
            yield from expressions(part)


def normalised(spec: dict[str, Any]) -> dict[str, Any]:
    """Name data sets by their order instead of their digest, so that a changed figure changes one line."""
    text = json.dumps(spec)
    for i, name in enumerate(spec["datasets"]):
        text = text.replace(name, f"data-{i}")
    renamed: dict[str, Any] = json.loads(text)
    return renamed

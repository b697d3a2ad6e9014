"""One layer of a chart: rows, what happens to them, a mark, and what it takes from them.

Altair's chart objects copy and check themselves with every word one adds, and their rows with them; while a page
waits for its chart that costs more than all the figures in it. So the words are collected here, the parts of the
specification are made of them once, and each set of rows is sent once, by name.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from math import isfinite
from typing import Any, Self

import altair as alt
import pandas as pd
from altair.utils import schemapi

schemapi.DEBUG_MODE = False  # whether the parts are valid Vega-Lite, tests say of each whole chart

Part = dict[str, Any]
"""What a part of a chart is made of, by the names of Vega-Lite."""
TYPES = {"Q": "quantitative", "O": "ordinal", "N": "nominal"}


@dataclass(frozen=True, kw_only=True, eq=False)
class Layer:
    """A mark with what belongs to it; without rows of its own it draws those of the sheet."""

    mark: Part
    transform: tuple[Part, ...] = ()
    data: pd.DataFrame | None = None
    encoding: Part = field(default_factory=dict)
    name: str = ""

    def encode(self, **channels: Part | list[Part]) -> Self:
        """Take more from the rows: a place, a colour, a text."""
        return replace(self, encoding=self.encoding | channels)

    def drawn(self, name: Callable[[pd.DataFrame], str]) -> alt.UnitSpec:
        """Return the layer as Altair has it; `name` says what a set of data is called."""
        channels = {channel: _channel(channel, part) for channel, part in self.encoding.items()}
        parts: dict[str, Any] = {
            "name": self.name,
            "data": None if self.data is None else alt.NamedData(name(self.data)),
            "transform": [_sourced(step, name) for step in self.transform],
            "encoding": alt.Encoding(**channels) if channels else None,
        }
        return alt.UnitSpec(mark=alt.MarkDef(**self.mark), **{key: part for key, part in parts.items() if part})


def mark(type_: str, *transform: Part, data: pd.DataFrame | None = None, name: str = "", **look: Any) -> Layer:
    """Return a layer of one mark per row, after some transforms."""
    return Layer(mark={"type": type_, **look}, transform=transform, data=data, name=name)


def _channel(name: str, part: Part | list[Part]) -> Any:
    """Return Altair's channel of that name for a column, a place in the data (datum), or a fixed value."""
    if isinstance(part, list):
        return [_channel(name, one) for one in part]
    kind = "Datum" if "datum" in part else "Value" if "value" in part else ""
    return getattr(alt, f"{name[0].upper()}{name[1:]}{kind}")(**part)


def px(expression: str) -> alt.ExprRef:
    """Return a place, size or text that depends on the width of the chart."""
    return alt.ExprRef(expression)


def by(column: str, **more: Any) -> Part:
    """Return what a channel takes from a column, such as "score:Q"; an end like `x2` has the type of its beginning."""
    name, _, type_ = column.partition(":")
    return {"field": name, **({"type": TYPES[type_]} if type_ else {}), **more}


def tooltip(titles: Mapping[str, str]) -> list[Part]:
    """Return what pointing says: columns with their titles."""
    return [by(f"{column}:N", title=title) for column, title in titles.items()]


def where(condition: str) -> Part:
    """Keep the rows where a condition holds."""
    return {"filter": condition}


def calculated(column: str, expression: str) -> Part:
    """Add a column."""
    return {"calculate": expression, "as": column}


def looked_up(column: str, known: pd.DataFrame, wanted: str) -> Part:
    """Add the column `wanted` of other data, whose rows are known by `column`."""
    return {"lookup": column, "from": {"data": known, "key": column, "fields": [wanted]}}


def _sourced(step: Part, name: Callable[[pd.DataFrame], str]) -> Part:
    """Return a transform that names the data which it looks up."""
    if "from" not in step:
        return step
    return {**step, "from": {**step["from"], "data": {"name": name(step["from"]["data"])}}}


@dataclass(frozen=True, kw_only=True)
class Datasets:
    """The rows of all layers, each set once."""

    rows: dict[str, list[Part]] = field(default_factory=dict)
    known: dict[int, tuple[pd.DataFrame, str]] = field(default_factory=dict)
    """Frames with their names; a frame is held, or another might get its identity."""

    def name(self, frame: pd.DataFrame) -> str:
        """Return the name of a frame's rows, a digest: a page that shows a chart anew sees by it that rows changed."""
        if id(frame) not in self.known:
            rows = records(frame)
            name = f"data-{sha256(json.dumps(rows).encode()).hexdigest()[:16]}"
            self.rows[name], self.known[id(frame)] = rows, (frame, name)
        return self.known[id(frame)][1]


def records(frame: pd.DataFrame) -> list[Part]:
    """Return the rows as plain values; what is missing is null."""
    columns = ([_plain(cell) for cell in frame[column].tolist()] for column in frame)
    return [dict(zip(frame.columns, cells, strict=True)) for cells in zip(*columns, strict=True)]


def _plain(cell: Any) -> Any:
    return None if isinstance(cell, float) and not isfinite(cell) else cell

"""A grid of half discs: rows by factors, with a key that counts, a bar where nothing is known, and cells to click on.

Left half and right half are two readings, `p` and `a` in the data: `at` the target (full), `below` it (hollow) or
`none` (missing).
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from gelingenscheck.charts.layer import Layer, Part, by, calculated, looked_up, mark, px, tooltip, where
from gelingenscheck.charts.sheet import Y, across, draw, sheet, text, texts
from gelingenscheck.charts.wording import SOFT_HYPHEN, label, wrap

HALVES = {"p": "M0,-1A1,1,0,0,0,0,1Z", "a": "M0,-1A1,1,0,0,1,0,1Z"}
ARCS = {f"{side}-open": path.removesuffix("Z") for side, path in HALVES.items()}
"""Outlines of two known halves: without a line between them, or what is open would be loudest."""
DISC = {"disc": "M-1,0A1,1,0,1,1,1,0A1,1,0,1,1,-1,0Z"}
"""Both halves at the target: in one piece, since two would have a seam."""
SHAPES = HALVES | ARCS | DISC
SHAPE = by("shape:N", legend=None, scale={"domain": [*SHAPES], "range": [*SHAPES.values()]})
BOTH = {"fold": ["p", "a"], "as": ["side", "state"]}
"""Each half a row of its own."""
BLIND = "blind"
"""What cells in a row of which nothing is known read."""
CELLS = "cells"
"""The layer that one clicks on."""
CLICK = {
    "name": "cell",
    "select": {"type": "point", "fields": ["row", "column"], "on": "click", "clear": False, "toggle": False},
    "views": [CELLS],
}
STRIDE = 1000
"""Column and row in one number: more factors than that nobody has."""
LETTER = 7.3
COLUMN = 78
"""Pixels that a short name needs; in narrower columns it stands upright."""
LEFT = "(narrow ? 116 : 196)"
KEY_COLUMNS = "(width < 520 ? 1 : width < 720 ? 2 : 3)"
NOTHING = "datum.p == 'none' && datum.a == 'none'"
JOINT = re.compile(r"(?<=\w{3})(ungs|schafts|heits|keits|tions|täts)(?=\w{4})")
"""Where German joins words; a long name breaks there."""
LONG = re.compile(r"(\w{14})(?=\w{4})")
"""Where a longer word breaks otherwise: nothing may reach into the first column."""


def grid(
    cells: pd.DataFrame,
    key: Sequence[tuple[str, str, str]],
    tips: Mapping[str, str],
    *,
    bar: str,
    finding: str,
    note: str,
) -> alt.TopLevelLayerSpec:
    """Return the sheet of all cells below their key and the factors' short names."""
    rows, columns = _rows(cells), _columns(cells)
    cells = cells.assign(reading=cells["reading"].where(~cells["blind"], BLIND))
    drawn = cells[["row", "column", "p", "a", "reading", *tips]]  # one set of data for all signs
    wide = f"(width - {LEFT}) / {max(1, len(columns))}"
    upright = f"(narrow || {wide} < {COLUMN})"
    across_columns = _across("column", len(columns))
    return sheet(
        *_key(key),
        *_heads(columns, across_columns, upright),
        *_blind(rows, bar),
        draw("rule", data=rows[["row"]], dy="step / 2", style="line", x=px("0"), x2=px("width")),
        _names(rows),
        *_signs(drawn, across_columns, wide),
        _chosen(drawn, len(columns)),
        _pointed(drawn, cells, rows, columns, tips),
        data=rows, finding=finding, note=note, rows=len(rows), right="width", left=LEFT,
        row=_height(rows), top=_top(key, columns, upright), params=[CLICK, {"name": "chosen", "value": -1}],
    )  # fmt: skip


def _rows(cells: pd.DataFrame) -> pd.DataFrame:
    """Return units or areas with their names, broken to the width of their column."""
    rows = cells.drop_duplicates("row")[["row", "name", "blind"]]
    return label(rows.assign(name=[_breakable(name[:80]) for name in rows["name"]]), "name", 25, 15)


def _breakable(name: str) -> str:
    """Return a name with soft hyphens where it may break."""
    return LONG.sub(rf"\1{SOFT_HYPHEN}", JOINT.sub(rf"\1{SOFT_HYPHEN}", name))


def _columns(cells: pd.DataFrame) -> pd.DataFrame:
    """Return the factors with their short names, wrapped and plain."""
    columns = cells.drop_duplicates("column")[["column", "short", "title"]]
    wrapped = columns["short"].map(lambda short: wrap(short, 12)).astype(object)
    plain = columns["short"].str.replace(SOFT_HYPHEN, "").astype(object)
    columns["title"] = columns["title"].str.replace(SOFT_HYPHEN, "")
    return columns.assign(label=wrapped, lines=wrapped.str.count("\n") + 1, plain=plain)


def _height(rows: pd.DataFrame) -> str:
    """Return how tall rows are: a thumb's width on a phone."""
    wide, narrow = (int(max([2, *rows[lines]])) for lines in ("lines", "slim_lines"))
    return f"narrow ? {max(44, 16 * narrow + 8)} : {max(38, 16 * wide + 6)}"


def _top(key: Sequence[object], columns: pd.DataFrame, upright: str) -> str:
    """Return the room for the key and for the short names."""
    tall = LETTER * max([4, *columns["plain"].str.len()]) + 16
    return f"23 * ceil({len(key)} / {KEY_COLUMNS}) + ({upright} ? {tall:.0f} : {16 * max([1, *columns['lines']]) + 20})"


def _key(items: Sequence[tuple[str, str, str]]) -> list[Layer]:
    """Return the key, which counts at the same time."""
    data = pd.DataFrame(items, columns=["p", "a", "words"]).assign(i=range(len(items)))
    x, y = f"(datum.i % {KEY_COLUMNS}) * width / {KEY_COLUMNS}", f"head + 8 + 23 * floor(datum.i / {KEY_COLUMNS})"
    place: dict[str, Any] = {"x": px(f"{x} + 10"), "y": px(y)}
    dash = mark("text", where(NOTHING), data=data, style="muted", text="–", **place)
    return [*_halves(data, size=px("240"), **place), dash, texts(data, f"{x} + 26", y, style="label")]


def _halves(data: pd.DataFrame, **look: Any) -> list[Layer]:
    """Return the outlines of what is known, and full halves where the target is reached."""
    whole = "datum.p != 'none' && datum.a != 'none'"
    outline = calculated("shape", f"datum.side + ({whole} ? '-open' : '')")
    disc = calculated("shape", "datum.p == datum.a ? 'disc' : datum.side")
    known, full = where("datum.state != 'none'"), where("datum.state == 'at'")
    hollow: dict[str, Any] = {"style": "frame", "filled": False, "strokeWidth": 1.5}
    return [
        mark("point", BOTH, known, outline, data=data, **hollow, **look).encode(shape=SHAPE),
        mark("point", BOTH, full, disc, data=data, style="accent", **look).encode(shape=SHAPE),
    ]


def _heads(columns: pd.DataFrame, x: Part, upright: str) -> list[Layer]:
    """Return the factors' short names: wrapped, or upright where columns are narrow."""
    data = columns[["column", "label", "lines", "plain"]]
    level: dict[str, Any] = {"lineBreak": "\n", "y": px("top - 12 - 16 * (datum.lines - 1)")}
    turned: dict[str, Any] = {"angle": 270, "align": "left", "y": px("top - 8")}
    return [
        mark("text", data=data, style="label", opacity=px(f"{upright} ? {shown}"), **look).encode(x=x, text=by(column))
        for column, shown, look in (("label:N", "0 : 1", level), ("plain:N", "1 : 0", turned))
    ]


def _blind(rows: pd.DataFrame, bar: str) -> list[Layer]:
    """Return one bar with words for each row of which nothing is known."""
    spots = rows.loc[rows["blind"], ["row"]].assign(words=bar)
    words = text("words", "heading", f"({LEFT} + width) / 2", align="center", data=spots)
    return [draw("bar", data=spots, dy="0", style="wash", x=px("left"), x2=px("width"), height=px("step - 4")), words]


def _names(rows: pd.DataFrame) -> Layer:
    shown, lines = px("narrow ? datum.slim : datum.label"), "(narrow ? datum.slim_lines : datum.lines)"
    look: dict[str, Any] = {"style": "label", "align": "left", "lineBreak": "\n", "x": px("0"), "text": shown}
    return draw("text", data=rows, dy=f"-8 * ({lines} - 1)", **look)


def _signs(data: pd.DataFrame, x: Part, wide: str) -> list[Layer]:
    """Return the signs of all cells; a cell without any reading is a dash, unless its whole row is a bar."""
    size = px(f"clamp(pow(0.3 * {wide}, 2), 200, 420)")
    empty = mark("text", where(f"{NOTHING} && datum.reading != '{BLIND}'"), data=data, style="muted", text="–")
    return [layer.encode(x=x, y=Y) for layer in (*_halves(data, size=size), empty)]


def _chosen(data: pd.DataFrame, columns: int) -> Layer:
    """Return the frame around the cell that is open; the page sets `chosen`."""
    here = where(f"datum.row * {STRIDE} + datum.column == chosen")
    return _over_cells(columns, here, data=data, filled=False, style="ink", cornerRadius=4)


def _pointed(
    data: pd.DataFrame, cells: pd.DataFrame, rows: pd.DataFrame, columns: pd.DataFrame, tips: Mapping[str, str]
) -> Layer:
    """Return what one points at and clicks on in each cell; names are looked up, so that each is sent once."""
    names = {"row": (rows, "name"), "column": (columns, "title"), "reading": (cells, "word")}
    lookups = (
        looked_up(field, frame.drop_duplicates(field)[[field, name]], name) for field, (frame, name) in names.items()
    )
    titles = {"name": " ", "title": "  ", "word": "   ", **tips}  # each title once: what is said twice is shown once
    pointed = _over_cells(len(columns), *lookups, data=data, name=CELLS, opacity=0, cursor="pointer")
    return pointed.encode(tooltip=tooltip(titles))


def _over_cells(columns: int, *transform: Part, **look: Any) -> Layer:
    """Return rectangles that fill their cells from edge to edge."""
    sides = calculated("west", "datum.column - 0.5"), calculated("east", "datum.column + 0.5")
    drawn = mark("rect", *transform, *sides, **look)
    return drawn.encode(x=_across("west", columns), x2=by("east"), y=Y)


def _across(field: str, columns: int) -> Part:
    """Return the horizontal scale of the columns."""
    return across(field, (-0.5, max(1, columns) - 0.5))

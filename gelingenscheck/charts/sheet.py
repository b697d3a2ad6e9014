"""The shared base: rows of label, drawing and value that rearrange themselves on narrow screens.

Everything is one view, so that the chart takes the width of its column; what depends on the width is an
expression in the spec. Words are always data, never part of an expression.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import altair as alt
import pandas as pd

from gelingenscheck.charts.layer import Datasets, Layer, Part, by, mark, px, where
from gelingenscheck.charts.theme import band_color, band_sign
from gelingenscheck.charts.wording import WIDTHS, BandWords, fitted

PLACES = {
    "top": "0",
    "left": "narrow ? 0 : 246",
    "right": "narrow ? width : width - 122",
}
SHEET: Part = {
    "$schema": alt.SCHEMA_URL,
    "usermeta": {"embedOptions": {"renderer": "svg"}},
    "autosize": {"type": "fit-x", "contains": "padding"},
    "padding": {"left": 2, "right": 2, "top": 2, "bottom": 6},
    "height": 100,
    "resolve": {"scale": {"color": "independent", "shape": "independent"}},
}
"""What all charts have in common; the padding, too, since the page would set its own over that of a theme."""
FINDING = {"style": "heading", "fontSize": 17, "lineHeight": 22}
NOTE = {"style": "muted", "fontSize": 13, "lineHeight": 18}
LETTER = 6.7
"""Mean width of a letter of a caption, in pixels."""
KEY_LINE = 18
"""Height of a line of the key, in pixels."""


def tiered(values: Iterable[object]) -> str:
    """Return an expression that takes one of four values, one for each of `wording.WIDTHS`."""
    slim, narrow, middle, wide = values
    return f"width < 350 ? {slim} : width < 520 ? {narrow} : width < 800 ? {middle} : {wide}"


Y = by("row:O", axis=None, scale={"range": [px("top"), px("height")]})


def sheet(
    *layers: Layer,
    data: pd.DataFrame,
    finding: str,
    rows: int,
    note: str = "",
    params: Sequence[Part] = (),
    **places: str,
) -> alt.TopLevelLayerSpec:
    """Put layers on one sheet below the finding and a note; rows fit the tallest label, `places` override `PLACES`."""
    wide, slim = (max([2, *data[column]]) for column in ("lines", "slim_lines"))
    tall = f"slim ? {16 * slim + 44} : narrow ? {16 * wide + 44} : {max(46, 16 * wide + 14)}"
    title, title_lines = _prose(finding, FINDING, "0")
    below, note_lines = _prose(note, NOTE, "title + 5")
    head = {"title": f"22 * ({title_lines})", "head": f"title + 18 * ({note_lines}) + 10"}
    sizes = _sizes(PLACES | {"row": tall} | places, head, rows, f"(slim ? {slim} : {wide})")
    datasets = Datasets()
    return alt.TopLevelLayerSpec(
        description=finding,
        params=[*({"name": name, "expr": expr} for name, expr in sizes.items()), *params],
        data=alt.NamedData(datasets.name(data)),
        layer=[layer.drawn(datasets.name) for layer in (*layers, title, below)],
        datasets=datasets.rows,
        **SHEET,
    )


def _sizes(place: dict[str, str], head: dict[str, str], rows: int, lines: str) -> dict[str, str]:
    """Return what expressions in layers may name: each is made of those before it and the width."""
    return {
        "slim": "width < 350",
        "narrow": "width < 520",
        "step": place["row"],
        **head,
        "top": f"head + ({place['top']})",
        "height": f"top + {rows} * step",  # a parameter of this name overrides the fixed height
        "left": place["left"],
        "right": place["right"],
        "up": f"narrow ? -step / 2 + 8 * {lines} + 6 : 0",
        "down": "narrow ? step / 2 - 21 : 0",
    }


def _prose(text: str, type_: dict[str, Any], y: str) -> tuple[Layer, str]:
    """Return a text broken to the width of the chart, and the expression for its number of lines."""
    broken = fitted(text, type_["fontSize"])
    data = pd.DataFrame([{f"tier{tier}": lines for tier, lines in enumerate(broken)}])
    shown = px(tiered(f"datum.tier{tier}" for tier in range(len(broken))))
    look = type_ | {"align": "left", "baseline": "top", "lineBreak": "\n", "text": shown}
    return mark("text", data=data, x=0, y=px(y), **look), tiered(len(lines.splitlines()) for lines in broken)


def across(field: str, domain: tuple[float, float] = (0, 100)) -> Part:
    """Return the horizontal scale between the label and the value column."""
    return by(f"{field}:Q", axis=None, scale={"domain": [*domain], "range": [px("left"), px("right")]})


def draw(type_: str, kept: str = "", *, data: pd.DataFrame | None = None, dy: str = "down", **look: Any) -> Layer:
    """Return a layer of one mark per row, where a condition holds."""
    transform = [where(kept)] if kept else []
    return mark(type_, *transform, data=data, yOffset=px(dy), **look).encode(y=Y)


def lane(height: int, kept: str = "") -> Layer:
    """Return the pale lane from end to end that a row's drawing lies on."""
    return draw("bar", kept, style="wash", height=height, x=px("left"), x2=px("right"))


def line(at: float, kept: str = "") -> list[Layer]:
    """Return a vertical line through all rows, set off from what lies below; on narrow screens it spares the labels."""
    looks: list[dict[str, Any]] = [{"style": "halo", "thickness": 4.5}, {"style": "ink", "thickness": 1.5}]
    ticks = [draw("tick", kept, size=px("narrow ? 30 : step"), **look) for look in looks]
    return [tick.encode(x={"datum": at, "axis": None}) for tick in ticks]


def text(field: str, style: str, x: str, dy: str = "0", *, size: int = 13, align: str = "left", **more: Any) -> Layer:
    """Return a column of texts."""
    return draw("text", dy=dy, style=style, align=align, fontSize=size, x=px(x), **more).encode(text=by(f"{field}:N"))


def labels(style: str = "label", x: str = "0", kept: str = "") -> Layer:
    """Return the wrapped labels of the rows, above the drawing on narrow screens."""
    rise = "up - 8 * ((slim ? datum.slim_lines : datum.lines) - 1)"
    shown = px("slim ? datum.slim : datum.label")
    return draw("text", kept, dy=rise, style=style, align="left", lineBreak="\n", x=px(x), text=shown)


def values(x: str = "width - 104", shift: int = 0, size: int = 15) -> list[Layer]:
    """Return the value column: a figure, and below it a word; either may be empty."""
    value = text("value", "heading", f"{x} + {shift}", "up - (datum.word ? 8 : 0)", size=size)
    return [value, text("word", "muted", x, "up + (datum.value ? 9 : 0)", size=12)]


def caption(words: str, x: str, align: str = "left", y: str = "head + 8", **look: Any) -> Layer:
    """Return one fixed text above the rows, such as the head of a column."""
    said = pd.DataFrame([{"words": words}])
    return texts(said, x, y, align=align, **look)


def texts(said: pd.DataFrame, x: str, y: str, *, style: str = "muted", align: str = "left", **look: Any) -> Layer:
    """Return fixed texts (`words`), at places that may depend on their rows."""
    return mark("text", data=said, style=style, align=align, x=px(x), y=px(y), **look).encode(text=by("words:N"))


def key(names: list[str], bands: BandWords, beside: str) -> list[Layer]:
    """Return signs and words of bands in one line, the first of them left of a place where there is room.

    Where the words are longer than the chart is wide, each has a line of its own.
    """
    widths = [LETTER * len(bands[name]) + 30 for name in names]
    # Never beyond the right edge: the chart would shrink to fit, and with its width all that depends on it.
    start = f"min(max({beside} - {widths[0]}, left), width - {sum(widths)})"
    layers: list[Layer] = []
    for i, name in enumerate(names):
        x, y = f"{start} + {sum(widths[:i]) + 8}", "head + 8"
        if sum(widths) > WIDTHS[0]:
            stacked = f"width < {sum(widths)}"
            x, y = f"({stacked} ? 8 : {x})", f"{y} + ({stacked} ? {KEY_LINE * i} : 0)"
        sign = mark("point", data=pd.DataFrame([{"mark": name}]), size=80, x=px(x), y=px(y))
        layers += [sign.encode(color=band_color(), shape=band_sign()), caption(bands[name], f"{x} + 10", y=y)]
    return layers


def key_height(names: list[str], bands: BandWords) -> str:
    """Return how much room the key needs."""
    total = sum(LETTER * len(bands[name]) + 30 for name in names)
    return "24" if total <= WIDTHS[0] else f"width < {total} ? {6 + KEY_LINE * len(names)} : 24"

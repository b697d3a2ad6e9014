"""Charts of time: a small line per factor over several dates, and a slope per factor between two."""

from math import isnan
from typing import Any

import altair as alt
import pandas as pd

from gelingenscheck.charts.layer import Layer, Part, by, calculated, mark, px, tooltip
from gelingenscheck.charts.project import NOTABLE
from gelingenscheck.charts.sheet import Y, across, caption, labels, sheet, values
from gelingenscheck.charts.slopes import spread
from gelingenscheck.charts.trends_words import Row, change_finding, explained, figure_of, moves, years_finding
from gelingenscheck.charts.wording import BandWords, figure, joined, numbered, signed
from gelingenscheck.i18n import N_, Words

MOST_CAPTIONS = 4
"""On a narrow chart with more dates only the first and the last are named."""
SPAN = 17
"""From the middle of a line's place to its top, in pixels."""
DASH = [5, 4]
LINE, GAP = 16, 8
"""Height of a line of a label and the room between two labels, in pixels."""
HEIGHT = 360
DATE = 76
"""Room for a date, in pixels."""
LEAD = 12
"""From a dot to the label that names it, in pixels."""
LEAST_YEARS, LEAST_CHANGE = 30, 40
"""Points between bottom and top at least, so that small differences stay small."""
LABEL, SLIM = 33, 18
"""Letters per line of a label beside a slope, on a wide and on a narrow chart."""


def years(frame: pd.DataFrame, words: Words, bands: BandWords, *, since: str, note: str = "") -> alt.TopLevelLayerSpec:
    """Draw one small line per factor over several dates, all on one scale; `since` names the first date."""
    rows = _rows(frame, words)
    points = frame.dropna(subset="value").merge(rows[["number", "row"]], on="number")
    points["said"] = [figure_of(row, words) for row in points.to_dict("records")]
    last = int(frame["moment"].max()) if len(frame) else 0
    x = across("moment", (-0.3, last + 0.3))
    tall = [max([1, *rows[column]]) for column in ("slim_lines", "lines")]
    heights = [f"{LINE * lines + 72}" for lines in tall]
    return sheet(
        *(_line(points[points["limited"] == dashed], x, _offset(points), dashed=dashed) for dashed in (False, True)),
        _dots(points, x, _offset(points), words),
        *_captions(frame, last),
        labels(),
        *values(),
        data=rows,
        finding=years_finding(frame, words, bands, since),
        note=joined(note, *explained(frame, words)),
        rows=len(rows),
        top="22",
        row=f"slim ? {heights[0]} : narrow ? {heights[1]} : {max(54, LINE * tall[1] + 18)}",
    )


def _rows(frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return one row per factor with its latest figure and how far it moved."""
    moved = moves(frame)
    rows = moved.assign(value=moved["later"], weak=moved["weak_later"]).to_dict("records")
    return numbered(moved).assign(
        value=[figure_of(row, words) for row in rows], word=[_movement(row, words) for row in rows]
    )


def _movement(row: Row, words: Words) -> str:
    """Say how far a factor moved."""
    if isnan(row["later"]):
        return words(N_("nicht vergleichbar"))
    if row["measure"] == "weak":
        return words(N_("zuvor {n}"), n=words.number(row["weak_earlier"]))
    return signed(words, row["later"] - row["earlier"])


def _offset(points: pd.DataFrame) -> Part:
    """Return the height of a figure within its row."""
    low, high = _span(points["value"], LEAST_YEARS)
    middle = "step / 2 + down - (narrow ? 12 : 0)"
    ends = [px(f"{middle} + {SPAN}"), px(f"{middle} - {SPAN}")]
    return by("value:Q", scale={"domain": [low, high], "range": ends, "zero": False})


def _span(values: pd.Series, least: float) -> tuple[float, float]:
    """Return bottom and top of a scale."""
    if values.empty:
        return 0.0, 100.0
    more = max(least - (values.max() - values.min()), least / 5) / 2
    return float(values.min() - more), float(values.max() + more)


def _line(points: pd.DataFrame, x: Part, offset: Part, *, dashed: bool) -> Layer:
    look: dict[str, Any] = {"strokeDash": DASH} if dashed else {}
    drawn = mark("line", data=points[["row", "moment", "value"]], style="accent-line", **look)
    return drawn.encode(y=Y, x=x, yOffset=offset, detail=by("row:O"), order=by("moment:Q"))


def _dots(points: pd.DataFrame, x: Part, offset: Part, words: Words) -> Layer:
    heads = {"title": N_("Faktor"), "when": N_("Zeitpunkt"), "said": N_("Wert")}
    tips = tooltip({field: words(head) for field, head in heads.items()})
    dots = mark("point", data=points[["row", "moment", "value", *heads]], style="accent", shape="circle", size=60)
    return dots.encode(y=Y, x=x, yOffset=offset, tooltip=tips)


def _captions(frame: pd.DataFrame, last: int) -> list[Layer]:
    """Name the dates above their places."""
    heads = frame.drop_duplicates("moment")[["moment", "when"]].itertuples(index=False)
    named = []
    for moment, when in heads:
        place = f"left + (right - left) * {(moment + 0.3) / (last + 0.6):.4f}"
        head = caption(when, place, align="center")
        spared = last >= MOST_CAPTIONS and 0 < moment < last
        named.append(head.encode(opacity={"value": px("narrow ? 0 : 1")}) if spared else head)
    return named


def change(frame: pd.DataFrame, words: Words, bands: BandWords, *, note: str = "") -> alt.TopLevelLayerSpec:
    """Draw a slope per factor between two dates; what moved by ten points or more stands out."""
    moved = _short_on_phones(moves(frame).dropna(subset=["earlier", "later"]))
    distance = LINE * max([1, *moved["lines"], *moved["slim_lines"]]) + GAP
    height = max(HEIGHT, distance * len(moved))
    sides = _sides(moved, words, height, distance)
    dates = [*frame.drop_duplicates("moment")["when"], "", ""][:2]
    room = 42 if (frame["measure"] == "weak").any() else 26
    return sheet(
        *(layer for loud in (False, True) for layer in _slopes(sides[sides["loud"] == loud], words, height, room)),
        caption(dates[0], "0"),
        caption(dates[1], f"max(right - {LEAD}, {DATE})"),
        data=sides,
        finding=change_finding(frame, words, bands),
        note=joined(note, *explained(frame, words)),
        rows=1,
        row=str(height),
        top="40",
        left=str(room),
        right=f"narrow ? width - {144 + LEAD + room} : width - {250 + LEAD + room}",
    )


def _short_on_phones(moved: pd.DataFrame) -> pd.DataFrame:
    """Number the rows; on a narrow chart the short names leave room for the slopes."""
    short = numbered(moved.assign(title=moved["short"]), LABEL, SLIM)
    return numbered(moved, LABEL).assign(slim=short["slim"], slim_lines=short["slim_lines"])


def _sides(moved: pd.DataFrame, words: Words, height: int, distance: int) -> pd.DataFrame:
    """Return each factor twice, at both ends of its line; places count in pixels from below."""
    low, high = _span(pd.concat([moved["earlier"], moved["later"]]), LEAST_CHANGE)
    loud = (moved["later"] - moved["earlier"]).abs() >= NOTABLE
    sides = []
    for side, field, apart in ((0, "earlier", LINE + 2), (1, "later", distance)):
        at = (moved[field] - low) / (high - low) * height
        end = moved.assign(side=side, loud=loud, at=at)
        said = [_end(row, field, words) for row in moved.to_dict("records")]
        sides.append(end.assign(said=said, beside=spread(at, apart, height)))
    kept = ["row", "title", "side", "at", "beside", "said", "loud", "limited"]
    return pd.concat(sides, ignore_index=True)[[*kept, "label", "lines", "slim", "slim_lines"]]


def _end(row: Row, field: str, words: Words) -> str:
    """Write the figure at one end of a slope."""
    return words.percent(row[field] / 100) if row["measure"] == "weak" else figure(words, row[field])


def _slopes(sides: pd.DataFrame, words: Words, height: int, room: int) -> list[Layer]:
    """Return the lines, dots and labels of the factors that moved, or did not."""
    if sides.empty:
        return []
    line, type_ = ("accent-line", "heading") if sides["loud"].iloc[0] else ("frame", "label")
    x, scale = across("side", (0, 1)), {"domain": [0, height], "range": [px("height"), px("top")]}
    y, beside = (by(f"{field}:Q", axis=None, scale=scale) for field in ("at", "beside"))
    tips = tooltip({"title": words(N_("Faktor")), "said": words(N_("Wert"))})
    start, end = (sides[sides["side"] == side] for side in (0, 1))
    rise = px("-8 * ((narrow ? datum.slim_lines : datum.lines) - 1)")
    name: dict[str, Any] = {"lineBreak": "\n", "yOffset": rise, "text": px("narrow ? datum.slim : datum.label")}
    figures: dict[str, Any] = {"style": type_, "align": "right"}
    return [
        *(_slope(sides[sides["limited"] == dashed], line, x, y, dashed=dashed) for dashed in (False, True)),
        mark("point", data=sides, style=line, shape="circle", size=60).encode(x=x, y=y, tooltip=tips),
        _leads(end, y),
        mark("text", data=start, xOffset=-10, **figures).encode(x=x, y=beside, text=by("said:N")),
        mark("text", data=end, xOffset=LEAD + room + 2, **figures).encode(x=x, y=beside, text=by("said:N")),
        mark("text", data=end, style=type_, align="left", xOffset=LEAD + room + 10, **name).encode(x=x, y=beside),
    ]


def _leads(end: pd.DataFrame, y: Part) -> Layer:
    """Return thin lines from the dots to the labels that name them."""
    ends = [end.assign(to=0, at=end["at"]), end.assign(to=1, at=end["beside"])]
    lines = pd.concat(ends, ignore_index=True)[["row", "at", "to"]]
    beyond = calculated("side", f"1 + (datum.to ? {LEAD + 2} : 5) / (right - left)")
    drawn = mark("line", beyond, data=lines, style="line")
    return drawn.encode(x=across("side", (0, 1)), y=y, detail=by("row:N"), order=by("to:Q"))


def _slope(sides: pd.DataFrame, style: str, x: Part, y: Part, *, dashed: bool) -> Layer:
    look: dict[str, Any] = {"strokeDash": DASH} if dashed else {}
    drawn = mark("line", data=sides[["row", "side", "at"]], style=style, **look)
    return drawn.encode(x=x, y=y, detail=by("row:N"), order=by("side:Q"))

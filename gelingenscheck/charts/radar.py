"""The profile as a radar, since many expect one: a line, never an area, broken where a score is missing."""

import math
from typing import Any

import altair as alt
import pandas as pd

from gelingenscheck.charts.layer import Layer, Part, by, mark, px
from gelingenscheck.charts.project import tooltips, written
from gelingenscheck.charts.sheet import sheet
from gelingenscheck.charts.theme import band_color, band_sign
from gelingenscheck.charts.wording import BandWords, joined, label
from gelingenscheck.i18n import N_, Words

WIDE, SLIM = 18, 13
"""Letters in a line of a name at a corner, and on narrow screens."""
MANY = 8
"""With more corners, narrow screens have room for the factors' numbers only."""
RADIUS = "slim ? 62 : narrow ? 78 : 150"
BESIDE = 30
"""From this far off the middle, names stand left or right of their corner instead of above or below it."""


def radar(
    frame: pd.DataFrame, words: Words, bands: BandWords, *, finding: str, target: float | None = None, note: str = ""
) -> alt.TopLevelLayerSpec:
    """Draw the profile as a radar below the profile's sentence (`finding`)."""
    rows = written(frame, words, bands)
    corners = _polar(rows, rows["score"])
    place = {
        "x": _axis("x:Q", "width / 2 - radius", "width / 2 + radius"),
        "y": _axis("y:Q", "height - step / 2 + radius", "height - step / 2 - radius"),
    }
    rings = pd.concat([_ring(len(rows), radius) for radius in (50, 100)])
    aims = [] if target is None else [mark("line", data=_ring(len(rows), target), style="ink", strokeDash=[3, 3])]
    points: dict[str, Any] = {"color": band_color(), "shape": band_sign(), "tooltip": tooltips(words)}
    return sheet(
        mark("line", data=rings, style="line").encode(**place, order=by("order:Q"), detail=by("ring:N")),
        *(aim.encode(**place, order=by("order:Q")) for aim in aims),
        mark("rule", data=_segments(corners), style="accent-line").encode(**place, x2=by("x2"), y2=by("y2")),
        mark("point", data=corners[corners["state"] == "rated"], size=160).encode(**place, **points),
        _names(rows).encode(**place),
        data=corners,
        finding=finding,
        rows=1,
        row="slim ? 310 : narrow ? 340 : 460",
        note=joined(note, *_explained(words, target, len(rows))),
        params=[{"name": "radius", "expr": RADIUS}],
    )


def _axis(column: str, start: str, end: str) -> Part:
    """Return a channel with a scale around the middle of the drawing."""
    return by(column, axis=None, scale={"domain": [-100, 100], "range": [px(start), px(end)]})


def _polar(frame: pd.DataFrame, radius: pd.Series | float) -> pd.DataFrame:
    """Add the place of each row on a circle, the first at the top."""
    angles = [2 * math.pi * i / len(frame) for i in range(len(frame))]
    x, y = (pd.Series([turn(angle) for angle in angles], frame.index, dtype=float) for turn in (math.sin, math.cos))
    return frame.assign(x=x * radius, y=y * radius, order=range(len(frame)))


def _ring(corners: int, radius: float) -> pd.DataFrame:
    """Return a closed ring through all corners."""
    ring = _polar(pd.DataFrame(index=range(corners)), radius).assign(ring=radius)
    return pd.concat([ring, ring.head(1).assign(order=corners)])


def _segments(corners: pd.DataFrame) -> pd.DataFrame:
    """Return the lines between neighbours that both have a score."""
    places = corners[["x", "y"]]
    following = pd.concat([places.iloc[1:], places.iloc[:1]]).set_axis(places.index).add_suffix("2")
    return places.join(following).dropna()


def _names(rows: pd.DataFrame) -> Layer:
    """Return number, short name and figure of each factor around the radar."""
    figures = rows["value"].where(rows["value"] != "", rows["word"])
    number = rows["number"].astype(str)
    named = label(pd.DataFrame({"name": number + "\u00a0" + rows["short"]}), "name", WIDE, SLIM)
    if len(rows) > MANY:
        named = named.assign(slim=number, slim_lines=1)
    names = _polar(named.assign(figure=figures), 112)
    rise = "8 * (narrow ? datum.slim_lines : datum.lines)"
    away = f"(abs(datum.y) < {BESIDE} ? 0 : datum.y > 0 ? -1 : 1)"
    beyond = f"{away} * (abs(datum.x) > {BESIDE} ? {rise} / 2 : {rise} + 4)"
    look: dict[str, Any] = {
        "style": "label",
        "lineBreak": "\n",
        "align": px(f"datum.x > {BESIDE} ? 'left' : datum.x < -{BESIDE} ? 'right' : 'center'"),
        "yOffset": px(f"{beyond} - {rise}"),
        "text": px("(narrow ? datum.slim : datum.label) + '\\n' + datum.figure"),
    }
    return mark("text", data=names, **look)


def _explained(words: Words, target: float | None, corners: int) -> list[str]:
    """Say what a radar does not say."""
    notes = [words(N_("Gestrichelt: Ziel."))] if target is not None else []
    notes.append(words(N_("Die Fläche sagt nichts aus, sie hängt von der Reihenfolge der Faktoren ab.")))
    notes.append(words(N_("Wo die Linie fehlt, fehlt eine Einschätzung.")))
    if corners > MANY:
        notes.append(words(N_("Die Nummern der Faktoren stehen auch in der Tabelle.")))
    return notes

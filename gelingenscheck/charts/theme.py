"""Colours, type and signs: one Vega-Lite configuration per theme and language, and nothing about colour in the charts.

A chart names *styles* ("label", "muted") and *ranges* ("category", "ordinal"); the values stand here.
So one cached spec serves light and dark: `themed(spec, "dark", "de")`.
"""

from typing import Any, Literal

from gelingenscheck.catalogue import BANDS
from gelingenscheck.charts.layer import Part, by

Mode = Literal["light", "dark"]
UNRATED = "unrated"
MARKS = [*(str(band) for band in BANDS), UNRATED]
"""What a sign can say: the bands, and that there is none yet."""
RING = "M-1,0A1,1,0,1,1,1,0A1,1,0,1,1,-1,0ZM-.6,0A.6,.6,0,1,0,.6,0A.6,.6,0,1,0,-.6,0Z"
SIGNS = ["triangle-down", "diamond", "circle", RING]
FONT = "'IBM Plex Sans', sans-serif"
LOCALES: dict[str, dict[str, Any]] = {
    "de": {"number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " €"]}},
    "en": {"number": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["€", ""]}},
}
PALETTES: dict[Mode, dict[str, Any]] = {
    "light": {
        "text": "#10181C",
        "muted": "#55636B",
        "accent": "#1D4E6B",
        "background": "#FFFFFF",
        "line": "#D8DEE1",
        "wash": "#E6EBEE",
        "frame": "#7B878E",
        "signs": ["#B33A1E", "#8A6400", "#1F5FA8", "#626E75"],
        "areas": ["#B33A1E", "#F0DFAE", "#1F5FA8", "#E6EBEE"],
        "on_area": ["#FFFFFF", "#10181C", "#FFFFFF", "#10181C"],
    },
    "dark": {
        "text": "#E8EDEF",
        "muted": "#A9B6BC",
        "accent": "#8FC4E1",
        "background": "#12181B",
        "line": "#333F45",
        "wash": "#263136",
        "frame": "#74828A",
        "signs": ["#F08A6B", "#E3B54A", "#86B6F0", "#8D9AA1"],
        "areas": ["#F08A6B", "#4A3D17", "#86B6F0", "#263136"],
        "on_area": ["#12181B", "#E8EDEF", "#12181B", "#E8EDEF"],
    },
}


def config(mode: Mode, lang: str) -> dict[str, Any]:
    """Return the Vega-Lite configuration of a theme in a language."""
    palette = PALETTES[mode]
    return {
        "background": "transparent",
        "font": FONT,
        "locale": LOCALES[lang],
        "view": {"stroke": None},
        "mark": {"aria": False},  # a mark would read out our field names; the sentence stands for all of them
        "range": {"category": palette["signs"], "ordinal": palette["areas"], "diverging": palette["on_area"]},
        "text": {"fontSize": 13, "lineHeight": 16, "color": palette["text"], "baseline": "middle"},
        "point": {"filled": True, "opacity": 1, "size": 110},
        "style": _styles(palette),
    }


def _styles(palette: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the named looks of marks; for bars, rules and points only `color` wins over the default blue.

    Sizes of type stand with the marks: `config.text` would win over a style's.
    """
    text, muted = palette["text"], palette["muted"]
    return {
        "label": {"color": text},
        "heading": {"color": text, "fontWeight": 600},
        "muted": {"color": muted},
        "accent": {"color": palette["accent"]},
        "accent-line": {"color": palette["accent"], "strokeWidth": 2.5},
        "halo": {"color": palette["background"], "strokeWidth": 5},
        "line": {"color": palette["line"], "strokeWidth": 1},
        "frame": {"color": palette["frame"], "strokeWidth": 1},
        "wash": {"color": palette["wash"]},
        "ink": {"color": text, "strokeWidth": 1.5},
    }


def themed(spec: dict[str, Any], mode: Mode, lang: str) -> dict[str, Any]:
    """Return a cached spec in a theme."""
    return {**spec, "config": config(mode, lang)}


def band_color(field: str = "mark", use: Literal["sign", "area", "on_area"] = "sign") -> Part:
    """Return the colour of a band for a sign, an area or a figure on an area (areas differ in lightness, too)."""
    palette = {"sign": "category", "area": "ordinal", "on_area": "diverging"}[use]
    return by(f"{field}:N", legend=None, scale={"domain": MARKS, "range": palette})


def band_sign(field: str = "mark") -> Part:
    """Return the sign of a band."""
    return by(f"{field}:N", legend=None, scale={"domain": MARKS, "range": SIGNS})

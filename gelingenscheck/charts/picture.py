"""A chart as a picture to take along: SVG or PNG, in light colours, with where it is from; no other host is asked."""

import copy
from html import escape
from typing import Any, Final

import vl_convert

from gelingenscheck.charts.figure import Figure
from gelingenscheck.charts.theme import PALETTES, themed

SVG: Final = "image/svg+xml"
PNG: Final = "image/png"
WIDTH: Final = 1000
SCALE: Final = 2
NOWHERE: Final[list[str]] = []
"""Hosts that data may come from."""


def svg(figure: Figure, lang: str, source: str) -> bytes:
    """Return a chart as SVG; `source` says below it where it is from."""
    drawn: str = vl_convert.vegalite_to_svg(_spec(figure, lang, source), allowed_base_urls=NOWHERE)
    named = f'<svg role="img" lang="{lang}" aria-label="{escape(figure.sentence)}" '
    return drawn.replace("<svg ", named, 1).encode()


def png(figure: Figure, lang: str, source: str) -> bytes:
    """Return a chart as PNG of twice the size, sharp enough for print."""
    drawn: bytes = vl_convert.vegalite_to_png(_spec(figure, lang, source), scale=SCALE, allowed_base_urls=NOWHERE)
    return drawn


def _spec(figure: Figure, lang: str, source: str) -> dict[str, Any]:
    """Return the spec for paper; the general family's letters are measured rightly wherever it is drawn."""
    spec = copy.deepcopy(themed(figure.spec, "light", lang))
    palette = PALETTES["light"]
    spec["config"] |= {"font": "sans-serif", "background": palette["background"]}
    spec["title"] = {
        "text": source, "orient": "bottom", "anchor": "start", "color": palette["muted"], "fontSize": 12,
        "fontWeight": 400, "offset": 12, "limit": WIDTH - 20,
    }  # fmt: skip
    return {**spec, "width": WIDTH, "padding": {"left": 20, "right": 20, "top": 16, "bottom": 14}}

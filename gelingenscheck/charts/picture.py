"""A chart as a picture to take along: SVG or PNG, in light colours, with where it is from; no other host is asked."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, Final

import vl_convert

from gelingenscheck.charts.figure import Figure
from gelingenscheck.charts.theme import PALETTES, themed

SVG: Final = "image/svg+xml"
PNG: Final = "image/png"
SCALE: Final = 2
NOWHERE: Final[list[str]] = []
"""Hosts that data may come from."""


@dataclass(frozen=True, kw_only=True)
class Look:
    """How large a chart is drawn, and in which letters."""

    width: int = 1000
    font: str = "sans-serif"
    """The general family's letters are measured rightly wherever it is drawn."""
    padding: Mapping[str, int] = field(default_factory=lambda: {"left": 20, "right": 20, "top": 16, "bottom": 14})
    closer: int = 0
    """By so many pixels rows are lower than on the screen, where nobody has to hit them."""


TAKEN: Final = Look()
"""As a picture to take along."""


def svg(figure: Figure, lang: str, source: str, *, look: Look = TAKEN) -> bytes:
    """Return a chart as SVG; `source` says below it where it is from, if anything."""
    drawn: str = vl_convert.vegalite_to_svg(_spec(figure, lang, source, look), allowed_base_urls=NOWHERE)
    named = f'<svg role="img" lang="{lang}" aria-label="{escape(figure.sentence)}" '
    return drawn.replace("<svg ", named, 1).encode()


def png(figure: Figure, lang: str, source: str, *, look: Look = TAKEN) -> bytes:
    """Return a chart as PNG of twice the size, sharp enough for print."""
    drawn: bytes = vl_convert.vegalite_to_png(_spec(figure, lang, source, look), scale=SCALE, allowed_base_urls=NOWHERE)
    return drawn


@cache
def know_fonts(folder: Path) -> None:
    """Let charts be measured and drawn with the fonts of a folder, too."""
    vl_convert.register_font_directory(str(folder))


def _spec(figure: Figure, lang: str, source: str, look: Look) -> dict[str, Any]:
    """Return the spec for paper, in light colours."""
    spec = copy.deepcopy(themed(figure.spec, "light", lang))
    palette = PALETTES["light"]
    spec["config"] |= {"font": look.font, "background": palette["background"]}
    if source:
        spec["title"] = {
            "text": source, "orient": "bottom", "anchor": "start", "color": palette["muted"], "fontSize": 12,
            "fontWeight": 400, "offset": 12, "limit": look.width - 20,
        }  # fmt: skip
    if look.closer:
        spec["params"] = [_closer(param, look.closer) for param in spec["params"]]
    return {**spec, "width": look.width, "padding": look.padding}


def _closer(param: Mapping[str, Any], pixels: int) -> Mapping[str, Any]:
    return {**param, "expr": f"({param['expr']}) - {pixels}"} if param["name"] == "step" else param

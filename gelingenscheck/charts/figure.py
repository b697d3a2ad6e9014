"""Every chart with its sentence and its table: `figure("profile", frame, words, bands=…, finding=…)`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import altair as alt
import pandas as pd

from gelingenscheck.charts import tables
from gelingenscheck.charts.crosscutting import areas, matrix
from gelingenscheck.charts.layer import Part
from gelingenscheck.charts.measure_rows import measures_table
from gelingenscheck.charts.measures import measures
from gelingenscheck.charts.portfolio import bands as bands_chart
from gelingenscheck.charts.project import planned, profile
from gelingenscheck.charts.radar import radar
from gelingenscheck.charts.returns import returns, returns_table
from gelingenscheck.charts.trends import change, years
from gelingenscheck.charts.trends_words import trends_table
from gelingenscheck.charts.weak_spots import weak_spots
from gelingenscheck.charts.wording import BandWords, sentence
from gelingenscheck.i18n import Words

Kind = Literal[
    "profile", "radar", "planned", "bands", "weak_spots", "matrix", "areas", "measures", "returns", "years", "change"
]
Table = Callable[[pd.DataFrame, Words, BandWords], pd.DataFrame]
CHARTS: Mapping[Kind, tuple[Callable[..., alt.TopLevelLayerSpec], Table]] = {
    "profile": (profile, tables.profile_table),
    "radar": (radar, tables.profile_table),
    "planned": (planned, tables.planned_table),
    "bands": (bands_chart, tables.bands_table),
    "weak_spots": (weak_spots, tables.weak_spots_table),
    "measures": (measures, measures_table),
    "returns": (returns, returns_table),
    "matrix": (matrix, tables.matrix_table),
    "areas": (areas, tables.areas_table),
    "years": (years, trends_table),
    "change": (change, trends_table),
}
SPOKEN: Mapping[Kind, int] = {"profile": 3, "radar": 3}
"""Columns that the sentence reads out, where not all."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A chart and what stands for it where it cannot be seen."""

    spec: Part
    """Vega-Lite without width and colours, one for light and dark: see `theme.themed`."""
    sentence: str
    table: pd.DataFrame
    """The figures, written out under headings for readers."""
    numbers: pd.DataFrame
    """The same table with its numbers as numbers, for whoever calculates with it."""


def figure(kind: Kind, frame: pd.DataFrame, words: Words, *, bands: BandWords, **options: Any) -> Figure:
    """Draw a chart.

    Options: `note` everywhere; for profile and radar `finding` (needed: the profile's sentence) and `target`;
    for bands `signs_up_to`; for matrix and areas `target` (needed); for years `since` (needed).
    """
    draw, tabulate = CHARTS[kind]
    chart, numbers = draw(frame, words, bands, **options), tabulate(frame, words, bands)
    table = tables.written(numbers, words)
    spec = chart.to_dict(validate=False)
    said = sentence(spec["description"], table, words, SPOKEN.get(kind))
    return Figure(spec={**spec, "description": said}, sentence=said, table=table, numbers=numbers)

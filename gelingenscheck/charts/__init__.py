"""Charts: a frame and a language in, a Vega-Lite spec with its sentence and its table out."""

from gelingenscheck.charts.figure import Figure, Kind, figure
from gelingenscheck.charts.frames import band_words, bands_frame, profile_frame, weak_spots_frame
from gelingenscheck.charts.theme import Mode, themed

__all__ = [
    "Figure",
    "Kind",
    "Mode",
    "band_words",
    "bands_frame",
    "figure",
    "profile_frame",
    "themed",
    "weak_spots_frame",
]

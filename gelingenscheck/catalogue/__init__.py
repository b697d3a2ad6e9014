"""The catalogue: factors, questions, scales and bands as data that a city can replace."""

from gelingenscheck.catalogue.asked import Asked
from gelingenscheck.catalogue.crosswalk import Crosswalk
from gelingenscheck.catalogue.model import (
    BANDS,
    LEVELS,
    Band,
    BandRange,
    Catalogue,
    Crosscutting,
    Factor,
    NextStep,
    Phase,
    Question,
    Scale,
    Source,
    Text,
)
from gelingenscheck.catalogue.version import Version, version_of

__all__ = [
    "BANDS",
    "LEVELS",
    "Asked",
    "Band",
    "BandRange",
    "Catalogue",
    "Crosscutting",
    "Crosswalk",
    "Factor",
    "NextStep",
    "Phase",
    "Question",
    "Scale",
    "Source",
    "Text",
    "Version",
    "version_of",
]

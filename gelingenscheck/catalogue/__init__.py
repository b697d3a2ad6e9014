"""The catalogue: factors, questions, scales and bands as data that a city can replace."""

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

__all__ = [
    "BANDS",
    "LEVELS",
    "Band",
    "BandRange",
    "Catalogue",
    "Crosscutting",
    "Factor",
    "NextStep",
    "Phase",
    "Question",
    "Scale",
    "Source",
    "Text",
]

"""Assessments of other catalogues: named and counted by themselves, in no figure."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from gelingenscheck.i18n import Words
from gelingenscheck.portfolio.table import array


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherCatalogue:
    """One catalogue that is not in use, and what was answered of it."""

    catalogue: str
    files: tuple[str, ...]
    """One per assessment, discarded ones left out."""


def other_catalogues(others: pd.DataFrame, subjects: pd.DataFrame, *, examples: bool) -> tuple[OtherCatalogue, ...]:
    """Return the catalogues of assessments that are not of the one in use, by id; examples only beside examples."""
    made_up = set(array(subjects, "id")[array(subjects, "example").astype(bool)])
    shown = np.array([(subject in made_up) == examples for subject in array(others, "subject")], bool)
    kept = others[shown & ~array(others, "discarded").astype(bool)]
    return tuple(
        OtherCatalogue(catalogue=str(id_), files=tuple(rows["file"])) for id_, rows in kept.groupby("catalogue")
    )


def others_sentences(others: Sequence[OtherCatalogue], words: Words) -> list[str]:
    """Say of each catalogue how many assessments it has, and that they do not count here."""
    return [
        words.n(
            "Eine Einschätzung gehört zum Katalog „{catalogue}“ und ist hier nicht mitgezählt.",
            "{n} Einschätzungen gehören zum Katalog „{catalogue}“ und sind hier nicht mitgezählt.",
            len(other.files),
            catalogue=other.catalogue,
        )
        for other in others
    ]

"""The columns that decide what counts, with what the subject says of them, as arrays: one place per assessment."""

from dataclasses import dataclass
from datetime import tzinfo

import numpy as np
import pandas as pd

from gelingenscheck.portfolio.table import Array, array, days_in, texts


@dataclass(frozen=True, kw_only=True, eq=False)
class Head:
    """What is known of each assessment beside its scores."""

    id: Array
    final: Array
    check: Array
    subject: Array
    code: Array
    """A number per subject, from 0."""
    subjects: int
    """How many different ones."""
    mode: Array
    predecessor: Array
    has_predecessor: Array
    created: Array
    finalised: Array
    """Days since 1970 in the organisation's time zone; negative is none."""
    discarded: Array
    known: Array
    """The subject's own file is there."""
    lead: Array
    example: Array
    is_unit: Array
    of_chosen_variant: Array
    """Made of no variant, or of the one that was chosen."""
    examples: bool
    """All that is there is made up; then it is shown, otherwise never."""


def head_of(assessments: pd.DataFrame, subjects: pd.DataFrame, zone: tzinfo) -> Head:
    """Join assessments with their subjects; a missing subject leaves the assessment's own department."""
    subject, variant, predecessor = (array(assessments, name) for name in ("subject", "variant", "predecessor"))
    discarded = array(assessments, "discarded")
    code, names = pd.factorize(subject)
    place = pd.Index(array(subjects, "id"), dtype=object).get_indexer(pd.Index(names, dtype=object))[code]
    known = place >= 0

    def of_subject(column: str, otherwise: Array) -> Array:
        values = array(subjects, column)
        return np.where(known, values[place], otherwise) if len(values) else otherwise

    nothing = texts([None] * len(subject))
    no = np.zeros(len(subject), bool)
    made_up = array(subjects, "example")
    real = bool((~made_up).any() or (~known & ~discarded).any())
    return Head(
        id=array(assessments, "id"),
        final=(assessments["status"] == "final").to_numpy(),
        check=array(assessments, "check"),
        subject=subject,
        code=code,
        subjects=len(names),
        mode=array(assessments, "mode"),
        predecessor=predecessor,
        has_predecessor=~pd.isna(predecessor),
        created=days_in(zone, array(assessments, "created")),
        finalised=days_in(zone, array(assessments, "finalised")),
        discarded=discarded,
        known=known,
        lead=of_subject("department", array(assessments, "department")),
        example=of_subject("example", no),
        is_unit=of_subject("kind", nothing) == "unit",
        of_chosen_variant=pd.isna(variant) | (variant == of_subject("chosen_variant", nothing)),
        examples=bool(made_up.any()) and not real,
    )

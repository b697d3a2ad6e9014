"""What was answered, one row per question that is due: for people who do their own calculations."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from gelingenscheck.catalogue import Catalogue, Phase
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.head import Head, head_of
from gelingenscheck.portfolio.selection import CROSSCUTTING_MONTHS, CURRENT_MONTHS, select
from gelingenscheck.portfolio.table import Array, array, block, day, days, months_before, texts

LEVEL, OPEN, DONT_KNOW, NOT_APPLICABLE = "level", "open", "dont_know", "not_applicable"
ANSWERS: Final = {0: LEVEL, -1: OPEN, -2: DONT_KNOW, -3: NOT_APPLICABLE}
"""What an answer can be, by what stands in the columns; 0 for every level."""
COLUMNS: Final = (
    "assessment", "subject", "title", "department", "department_name", "department_today", "areas", "check", "status",
    "phase", "mode", "variant", "predecessor", "created", "finalised", "counted", "current", "example", "catalogue",
    "catalogue_version", "factor", "factor_number", "question", "question_phase", "weight", "key", "answer", "level",
    "evidence",
)  # fmt: skip
FULL, CROSSCUTTING = "full", "crosscutting"
MONTHS: Final = {FULL: CURRENT_MONTHS, CROSSCUTTING: CROSSCUTTING_MONTHS}


def answer_rows(
    assessments: pd.DataFrame, subjects: pd.DataFrame, catalogue: Catalogue, organisation: Organisation, as_of: date
) -> pd.DataFrame:
    """Return each question that is due in a final full or crosscutting check as of a day; missing is None, never 0.

    Examples are there only while nothing else is. The columns are explained in `reports.data_dictionary`.
    """
    head = head_of(assessments, subjects, organisation.timezone)
    shown = (head.example == head.examples) & ~head.discarded & head.final & (head.finalised <= days(as_of))
    rows = np.flatnonzero(shown & np.isin(head.check, list(MONTHS)))
    asked = _asked(catalogue)
    row, place = _due(head.check[rows], array(assessments, "phase")[rows], asked).nonzero()
    chosen = select(assessments, subjects, catalogue, organisation, as_of)
    counts = np.isin(np.arange(len(assessments)), [*chosen.counted.index, *chosen.crosscutting.index])
    of_check = {
        **_subject(head, subjects, organisation, as_of), **_check(head, assessments), **_days(head, as_of),
        "counted": counts,
    }  # fmt: skip
    codes, evidence = (
        block(assessments.take(rows), [f"{kind}_{id_}" for id_ in asked["question"]])[row, place] for kind in "qe"
    )
    return pd.DataFrame(
        {
            **{name: _objects(values[rows][row]) for name, values in of_check.items()},
            **{name: array(asked, name)[place] for name in asked.columns},
            "answer": texts([ANSWERS[code] for code in np.minimum(codes, 0).tolist()]),
            "level": _objects(codes, codes >= 0),
            "evidence": _objects(evidence),
        },
        dtype=object,
    )[list(COLUMNS)]


def _asked(catalogue: Catalogue) -> pd.DataFrame:
    """Return what the catalogue asks today, in its order, then the crosscutting questions."""
    columns = ["factor", "factor_number", "question", "question_phase", "weight", "key"]
    questions = [
        (factor.id, factor.number, question.id, str(question.phase), question.weight, question.key)
        for factor in catalogue.factors for question in factor.questions if question.retired is None
    ]  # fmt: skip
    standards = [
        (factor.id, factor.number, factor.crosscutting.id, None, None, None) for factor in catalogue.factors
    ]  # fmt: skip
    return pd.DataFrame([*questions, *standards], columns=columns, dtype=object)


def _due(check: Array, phase: Array, asked: pd.DataFrame) -> Array:
    """Say of each check which questions it is expected to answer."""
    standard = asked["question_phase"].isna().to_numpy()
    planning = (asked["question_phase"] == str(Phase.PLANNING)).to_numpy()
    full = ~standard & (planning | (phase != str(Phase.PLANNING))[:, None])
    due: Array = np.where((check == CROSSCUTTING)[:, None], standard, full)
    return due


def _subject(head: Head, subjects: pd.DataFrame, organisation: Organisation, as_of: date) -> Mapping[str, Array]:
    title, areas = (dict(zip(subjects["id"], subjects[name], strict=True)) for name in ("title", "areas"))
    today = {id_: organisation.today_of(id_, as_of) for id_ in set(head.lead)}
    return {
        "subject": head.subject,
        "title": texts([title.get(id_) for id_ in head.subject]),
        "department": head.lead,
        "department_name": texts([organisation.names.get(id_, id_) for id_ in head.lead]),
        "department_today": texts([today[id_] for id_ in head.lead]),
        "areas": texts([areas.get(id_) or None for id_ in head.subject]),
        "example": head.example,
    }


def _check(head: Head, assessments: pd.DataFrame) -> Mapping[str, Array]:
    same = {name: array(assessments, name) for name in ("status", "catalogue", "catalogue_version")}
    maybe = {name: array(assessments, name) for name in ("phase", "variant", "predecessor")}
    return {
        "assessment": head.id, "check": head.check, "mode": head.mode, **same,
        **{name: _objects(values, ~pd.isna(values)) for name, values in maybe.items()},
    }  # fmt: skip


def _days(head: Head, as_of: date) -> Mapping[str, Array]:
    oldest = {check: days(months_before(as_of, months)) for check, months in MONTHS.items()}
    lasts = np.array([oldest.get(check, 0) for check in head.check], head.finalised.dtype)
    return {
        "created": _dates(head.created), "finalised": _dates(head.finalised), "current": head.finalised >= lasts,
    }  # fmt: skip


def _dates(numbers: Array) -> Array:
    """Return days as dates, which are of no array type of their own."""
    known = {number: day(number) for number in set(numbers.tolist())}
    return _objects([known[number] for number in numbers.tolist()])


def _objects(values: Sequence[object] | Array, there: Array | None = None) -> Array:
    """Return values as Python's own; None where they are not there."""
    made = np.empty(len(values), object)
    made[:] = values.tolist() if isinstance(values, np.ndarray) else values
    if there is not None:
        made[~there] = None
    return made

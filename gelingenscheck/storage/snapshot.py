"""All that is stored at one moment, as data frames; derived, never the truth."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd
from pyarrow import compute

from gelingenscheck.errors import Problem
from gelingenscheck.i18n import N_
from gelingenscheck.storage.places import SUBJECTS, SUFFIX
from gelingenscheck.storage.tables import Tables

OTHERS = ("file", "id", "subject", "catalogue", "status", "check", "discarded")


@dataclass(frozen=True, kw_only=True, eq=False)
class Snapshot:
    """What the folder holds. The columns are those of `rows`; the frames are shared, so nobody changes them.

    Figures come from `assessments` only: those of the catalogue in use. What answers another one is in `others`.
    """

    version: str
    """Differs if and only if the contents, the catalogue or the scoring do."""
    assessments: pd.DataFrame
    others: pd.DataFrame
    """Assessments of other catalogues: only the columns of `OTHERS`."""
    subjects: pd.DataFrame
    measures: pd.DataFrame
    problems: tuple[Problem, ...]


def snapshot_of(version: str, tables: Tables, problems: Iterable[Problem], *, catalogue: str) -> Snapshot:
    """Return tables as frames, with what is wrong in single files and between them.

    `catalogue` is the id of the one in use.
    """
    own = tuple(problems)
    faulty = {problem.file for problem in own}
    every = tables["assessments"]
    mine = compute.equal(every["catalogue"], catalogue)
    checks = every if compute.all(mine).as_py() else every.filter(mine)
    lost = compute.invert(compute.is_in(checks["subject"], tables["subjects"]["id"]))
    orphans = checks.select(["file", "subject"]).filter(lost).to_pylist()
    between = [_orphan(**row) for row in orphans if f"{SUBJECTS}/{row['subject']}{SUFFIX}" not in faulty]
    return Snapshot(
        version=version,
        assessments=_frame(checks),
        others=_frame(every.select(OTHERS).filter(compute.invert(mine))),
        subjects=_frame(tables["subjects"]),
        measures=_frame(tables["measures"]),
        problems=tuple(sorted((*own, *between), key=lambda problem: (problem.file, problem.message))),
    )


def _frame(table: Any) -> pd.DataFrame:
    frame: pd.DataFrame = table.to_pandas()
    return frame


def _orphan(file: str, subject: str) -> Problem:
    return Problem(
        file=file,
        message=N_("Das Vorhaben „{subject}“ dazu fehlt."),
        values={"subject": subject},
        remedy=N_("Die Einschätzung zählt mit, unter dieser Kennung. Bitte die Datei des Vorhabens wieder dazulegen."),
        severity="warning",
    )

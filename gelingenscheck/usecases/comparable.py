"""Which checks can stand side by side: final ones with all questions. Read from the index."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Any

import numpy as np
import pandas as pd

from gelingenscheck.portfolio.projects import folded
from gelingenscheck.portfolio.table import array, day, days_in
from gelingenscheck.storage.snapshot import Snapshot


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparable:
    """One check that can be chosen."""

    id: str
    title: str
    department: str
    phase: str | None
    variant: str | None
    mode: str
    day: date | None
    """On which it was finalised, in the organisation's time zone."""


def checks_found(snapshot: Snapshot, query: str, zone: tzinfo) -> list[Comparable]:
    """Return the checks of projects whose title contains every word of a query, the shortest titles first."""
    sought = folded(query).split()
    if not sought:
        return []
    subjects = snapshot.subjects[snapshot.subjects["kind"] == "project"]
    names = zip(subjects["id"], subjects["title"], strict=True)
    hits = {id_: title for id_, title in names if all(word in folded(title) for word in sought)}
    return _checks(snapshot, hits, zone)


def checks_of_project(snapshot: Snapshot, subject: str, zone: tzinfo) -> list[Comparable]:
    """Return the checks of one project, the latest first."""
    subjects = snapshot.subjects
    titles = dict(zip(subjects["id"], subjects["title"], strict=True))
    return _checks(snapshot, {subject: titles.get(subject, subject)}, zone)


def _checks(snapshot: Snapshot, titles: Mapping[str, str], zone: tzinfo) -> list[Comparable]:
    rows = snapshot.assessments
    fit = (rows["status"] == "final").to_numpy() & (array(rows, "check") == "full")
    found = rows[fit & rows["subject"].isin(list(titles)).to_numpy()]
    on = days_in(zone, array(found, "finalised"))
    latest_first = np.lexsort((array(found, "id"), -on))
    made = [_comparable(row, titles, int(number)) for row, number in zip(_records(found), on, strict=True)]
    return sorted((made[i] for i in latest_first), key=lambda check: (len(check.title), check.title))


def _records(found: pd.DataFrame) -> list[dict[Hashable, Any]]:
    return found[["id", "subject", "department", "phase", "variant", "mode"]].to_dict("records")


def _comparable(row: Mapping[Hashable, Any], titles: Mapping[str, str], on: int) -> Comparable:
    phase, variant = (row[name] if isinstance(row[name], str) else None for name in ("phase", "variant"))
    return Comparable(
        id=row["id"], title=titles[row["subject"]], department=row["department"], phase=phase, variant=variant,
        mode=row["mode"], day=day(on),
    )  # fmt: skip

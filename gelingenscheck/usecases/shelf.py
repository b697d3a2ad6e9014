"""What lies ready: known projects, drafts to go on with, last results, what was put aside. Read from the index."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pandas as pd

from gelingenscheck.assessment.lifecycle import UNDO
from gelingenscheck.catalogue import Catalogue, Phase
from gelingenscheck.portfolio.others import OtherCatalogue, other_catalogues
from gelingenscheck.portfolio.projects import folded
from gelingenscheck.storage.rows import OPEN
from gelingenscheck.storage.snapshot import Snapshot


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """One known project, and how far its checks are."""

    subject: str
    title: str
    department: str
    example: bool
    draft: str | None
    """Id of its open full check."""
    final: str | None
    """Id of its latest final full check."""
    phase: str | None
    """Phase of its latest full check."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One check in a list."""

    id: str
    subject: str
    title: str
    department: str
    check: str
    phase: str | None
    changed: datetime
    """In UTC; of a final check the day."""
    given: int
    """Answers of any kind."""
    due: int
    next_factor: str | None
    """First factor with an open question, of a full check."""
    example: bool


def drafts(snapshot: Snapshot, catalogue: Catalogue) -> list[Entry]:
    """Return the open drafts, the latest first."""
    rows = snapshot.assessments
    return _entries(snapshot, catalogue, rows[(rows["status"] == "draft") & ~rows["discarded"]])


def results(snapshot: Snapshot, catalogue: Catalogue, *, limit: int) -> list[Entry]:
    """Return the latest final checks of projects."""
    rows = snapshot.assessments
    final = rows[(rows["status"] == "final") & (rows["check"] != "crosscutting")]
    return _entries(snapshot, catalogue, final.sort_values(["changed", "id"], ascending=[False, True]).head(limit))


def put_aside(snapshot: Snapshot, catalogue: Catalogue, now: datetime) -> list[Entry]:
    """Return discarded drafts that can still be restored."""
    rows = snapshot.assessments
    since = (now - UNDO).timestamp()
    return _entries(snapshot, catalogue, rows[rows["discarded"] & (rows["changed"] >= since)])


def others(snapshot: Snapshot) -> tuple[OtherCatalogue, ...]:
    """Return the catalogues of assessments that are in no list; those of examples only where nothing is real."""
    made_up = snapshot.subjects["example"]
    return other_catalogues(snapshot.others, snapshot.subjects, examples=len(made_up) > 0 and bool(made_up.all()))


def known_projects(snapshot: Snapshot, query: str, *, limit: int = 8) -> list[Known]:
    """Return projects whose title contains every word of the query, the shortest titles first."""
    sought = folded(query).split()
    if not sought:
        return []
    rows = snapshot.subjects[snapshot.subjects["kind"] == "project"].to_dict("records")
    hits = [row for row in rows if all(word in folded(row["title"]) for word in sought)]
    hits.sort(key=lambda row: (len(row["title"]), row["id"]))
    return [_known(snapshot, row) for row in hits[:limit]]


def similar_projects(snapshot: Snapshot, title: str, *, limit: int = 4) -> list[Known]:
    """Return projects that share a long word with a title."""
    long = [word for word in folded(title).split() if len(word) >= 6]  # noqa: PLR2004 - shorter ones say nothing
    found: dict[str, Known] = {}
    for word in long:
        found |= {known.subject: known for known in known_projects(snapshot, word, limit=limit)}
    return list(found.values())[:limit]


def _known(snapshot: Snapshot, subject: dict[Hashable, Any]) -> Known:
    rows = snapshot.assessments
    own = rows[(rows["subject"] == subject["id"]) & (rows["check"] == "full") & ~rows["discarded"]]
    own = own.sort_values(["changed", "id"])
    draft, final = own[own["status"] == "draft"], own[own["status"] == "final"]
    return Known(
        subject=str(subject["id"]),
        title=str(subject["title"]),
        department=str(subject["department"]),
        example=bool(subject["example"]),
        draft=None if draft.empty else str(draft["id"].iloc[-1]),
        final=None if final.empty else str(final["id"].iloc[-1]),
        phase=None if own.empty else str(own["phase"].iloc[-1]),
    )


def _entries(snapshot: Snapshot, catalogue: Catalogue, rows: pd.DataFrame) -> list[Entry]:
    subjects = snapshot.subjects
    known = {
        id_: (title, bool(example))
        for id_, title, example in zip(subjects["id"], subjects["title"], subjects["example"], strict=True)
    }
    entries = [
        _entry(row, catalogue, *known.get(row["subject"], (row["subject"], False))) for row in rows.to_dict("records")
    ]
    return sorted(entries, key=lambda entry: (-entry.changed.timestamp(), entry.id))


def _entry(row: dict[Hashable, Any], catalogue: Catalogue, title: str, example: bool) -> Entry:  # noqa: FBT001 - a column
    return Entry(
        id=row["id"],
        subject=row["subject"],
        title=title,
        department=row["department"],
        check=row["check"],
        phase=row["phase"] if isinstance(row["phase"], str) else None,
        changed=datetime.fromtimestamp(int(row["changed"]), UTC),
        given=int(row["answered"]) + int(row["not_applicable"]) + int(row["dont_know"]),
        due=int(row["due"]),
        next_factor=_next_factor(row, catalogue) if row["check"] == "full" else None,
        example=example,
    )


def _next_factor(row: dict[Hashable, Any], catalogue: Catalogue) -> str | None:
    phase = Phase(row["phase"]) if isinstance(row["phase"], str) else None
    open_ones = (
        factor.id
        for factor in catalogue.factors
        if any(row[f"q_{question.id}"] == OPEN for question in catalogue.due(factor, phase))
    )
    return next(open_ones, None)

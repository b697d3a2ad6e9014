"""What counts as of a date: one final full check per project, and what stands beside it (design, section 7)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.head import Head, head_of
from gelingenscheck.portfolio.table import Array, array, block, days, months_before, texts

CURRENT_MONTHS = 24
"""A check that is older should be confirmed."""
CROSSCUTTING_MONTHS = 12
PROJECT_COLUMNS = ("id", "title", "department", "areas", "form", "unit")


@dataclass(frozen=True, kw_only=True, eq=False)
class Selection:
    """What counts. `unit` is the one that leads a project on that day, after mergers."""

    as_of: date
    examples: bool
    """Only examples are there; everything is marked as such."""
    projects: Mapping[str, Array]
    """Known projects, as columns: id, title, department, areas, form, unit."""
    counted: pd.DataFrame
    """The check that counts of each project, at most one: whole rows of assessments, with unit and current."""
    beside: pd.DataFrame
    """The latest check in the other mode (alone or in a workshop), where there is one; shown, never counted.

    Columns: id, subject, mode, finalised; score_ID and band_ID per factor."""
    drafts: Mapping[str, Array]
    """Full and crosscutting checks that were begun and not finalised: columns subject and unit."""
    quick: frozenset[str]
    """Subjects with a quick check, begun or final; they are not scored."""
    crosscutting: pd.DataFrame
    """The latest final crosscutting check of each unit in the last twelve months.

    Columns: unit, finalised (days), q_ID per factor."""


def select(
    assessments: pd.DataFrame, subjects: pd.DataFrame, catalogue: Catalogue, organisation: Organisation, as_of: date
) -> Selection:
    """Return what counts at the end of a day."""
    head = head_of(assessments, subjects, organisation.timezone)
    shown = (head.example == head.examples) & ~head.discarded
    final = shown & head.final & (head.finalised <= days(as_of))
    full = np.flatnonzero(may_count(assessments, head, catalogue) & (head.finalised <= days(as_of)))
    counted = latest(full, head)
    other = latest(full[head.mode[full] != _mode_of_counted(head, counted)[head.code[full]]], head)
    yearly = final & (head.check == "crosscutting")
    yearly &= head.finalised >= days(months_before(as_of, CROSSCUTTING_MONTHS))
    begun = shown & (head.created <= days(as_of))
    drafts = begun & (~head.final | (head.finalised > days(as_of))) & (head.check != "quick")
    today = _Today(organisation, as_of)

    factors = catalogue.factors
    asked = latest(np.flatnonzero(yearly), head)
    per_factor = [f"{name}_{factor.id}" for name in ("score", "band") for factor in factors]
    whole = assessments.take(counted).assign(finalised=head.finalised[counted])
    whole["unit"] = pd.Series(today.of(head.lead[counted]), whole.index, dtype=object)
    whole["current"] = head.finalised[counted] >= days(months_before(as_of, CURRENT_MONTHS))
    return Selection(
        as_of=as_of,
        examples=head.examples,
        projects=_projects(subjects, head, today),
        counted=whole,
        beside=assessments[["id", "subject", "mode", *per_factor]].take(other).assign(finalised=head.finalised[other]),
        drafts={"subject": head.subject[drafts], "unit": today.of(head.lead[drafts])},
        quick=frozenset(head.subject[begun & (head.check == "quick")]),
        crosscutting=assessments[[f"q_{factor.crosscutting.id}" for factor in factors]]
        .take(asked)
        .assign(unit=head.lead[asked], finalised=head.finalised[asked]),
    )


def may_count(assessments: pd.DataFrame, head: Head, catalogue: Catalogue) -> Array:
    """Say of each assessment whether it is one that counts once it is the latest of its project."""
    rated = (block(assessments, [f"band_{factor.id}" for factor in catalogue.factors]) >= 0).any(axis=1)
    shown = (head.example == head.examples) & ~head.discarded
    may: Array = shown & head.final & rated & head.of_chosen_variant & ~head.is_unit & (head.check == "full")
    return may


def latest(places: Array, head: Head) -> Array:
    """Return the latest of each subject; of the same day a successor wins over its predecessor, then the id."""
    code, finalised = head.code[places], head.finalised[places]
    newest = np.full(head.subjects, -1)
    np.maximum.at(newest, code, finalised)
    last: Array = places[finalised == newest[code]]
    code = head.code[last]
    several = np.bincount(code, minlength=head.subjects)[code] > 1
    if not several.any():
        return last
    tied: dict[int, list[int]] = {}
    for place in last[several]:
        tied.setdefault(head.code[place], []).append(place)
    before = _predecessors(head, tied)
    won = [_won(group, head.id, before) for group in tied.values()]
    return np.sort(np.concatenate([last[~several], np.array(won, last.dtype)]))


def winner(ids: Iterable[str], before: Mapping[str, str]) -> str:
    """Return the one of several ids that no other goes on from, and of several such the greatest."""
    tied = set(ids)
    passed: set[str] = set()
    for start in tied:
        seen, id_ = {start}, before.get(start)
        while id_ is not None and id_ not in seen:
            seen.add(id_)
            passed.add(id_)
            id_ = before.get(id_)
    return max(tied - passed or tied)


class _Today:
    """Which unit continues a unit on a day."""

    def __init__(self, organisation: Organisation, as_of: date) -> None:
        self._organisation, self._as_of = organisation, as_of
        self._known: dict[str, str] = {}

    def of(self, departments: Array) -> Array:
        """Return the units that continue others."""
        for id_ in set(departments) - self._known.keys():
            self._known[id_] = self._organisation.today_of(id_, self._as_of)
        return texts([self._known[id_] for id_ in departments])


def _mode_of_counted(head: Head, counted: Array) -> Array:
    mode = np.full(head.subjects, None, object)
    mode[head.code[counted]] = head.mode[counted]
    return mode


def _predecessors(head: Head, codes: Iterable[int]) -> dict[str, str]:
    """Return the predecessor of every check of some subjects."""
    related = np.flatnonzero(np.isin(head.code, list(codes)) & head.has_predecessor)
    return dict(zip(head.id[related], head.predecessor[related], strict=True))


def _won(places: list[int], ids: Array, before: Mapping[str, str]) -> int:
    of = {ids[place]: place for place in places}
    return of[winner(of, before)]


def _projects(subjects: pd.DataFrame, head: Head, today: _Today) -> Mapping[str, Array]:
    """Return the known projects; a check without its subject stands for one, under its id."""
    mine = (array(subjects, "kind") == "project") & (array(subjects, "example") == head.examples)
    known = {column: array(subjects, column)[mine] for column in PROJECT_COLUMNS[:-1]}
    lost = (
        {}
        if head.examples
        else dict.fromkeys(head.subject[~head.known & ~head.discarded & (head.check != "crosscutting")])
    )
    if lost:
        lead = dict(zip(head.subject, head.lead, strict=True))
        more = {"id": list(lost), "title": list(lost), "department": [lead[id_] for id_ in lost]}
        more |= {"areas": [""] * len(lost), "form": ["project"] * len(lost)}
        known = {column: np.concatenate([values, texts(more[column])]) for column, values in known.items()}
    return {**known, "unit": today.of(known["department"])}

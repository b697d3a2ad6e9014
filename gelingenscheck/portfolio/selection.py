"""What counts as of a date: one final full check per project, and what stands beside it (design, section 7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.table import Array, array, days, end_of, months_before

CURRENT_MONTHS = 24
"""A check that is older should be confirmed."""
CROSSCUTTING_MONTHS = 12


@dataclass(frozen=True, kw_only=True, eq=False)
class Selection:
    """What counts. Rows of assessments carry `unit`, who leads the project today, and `current`."""

    as_of: date
    examples: bool
    """Only examples are there; everything is marked as such."""
    projects: pd.DataFrame
    """Known projects by id: title, department, unit, areas."""
    counted: pd.DataFrame
    """The check that counts of each project: at most one."""
    beside: pd.DataFrame
    """The latest check in the other mode (alone or in a workshop), where there is one; shown, never counted."""
    drafts: pd.DataFrame
    """Full and crosscutting checks that were begun and not finalised."""
    quick: pd.DataFrame
    """Quick checks, begun or final; they are not scored."""
    crosscutting: pd.DataFrame
    """The latest final crosscutting check of each unit in the last twelve months."""


def select(
    assessments: pd.DataFrame, subjects: pd.DataFrame, catalogue: Catalogue, organisation: Organisation, as_of: date
) -> Selection:
    """Return what counts at the end of a day."""
    head = _joined(assessments, subjects)
    examples = _only_examples(head, subjects)
    head = head[(head["example"] == examples) & ~head["discarded"]]
    rated = (assessments[[f"band_{factor.id}" for factor in catalogue.factors]].to_numpy() >= 0).any(axis=1)
    candidates = head[_final(head, "full", as_of) & rated[head.index] & _of_chosen_variant(head) & ~head["is_unit"]]
    counted = latest(candidates, head)
    mode = dict(zip(counted["subject"], counted["mode"], strict=True))
    beside = latest(candidates[candidates["mode"] != candidates["subject"].map(mode)], head)
    begun = head[(head["created"] < end_of(as_of, organisation.timezone)).to_numpy()]
    fresh = _final(head, "crosscutting", as_of) & (head["finalised"] >= days(months_before(as_of, CROSSCUTTING_MONTHS)))

    def rows(chosen: pd.DataFrame) -> pd.DataFrame:
        return _whole(assessments, chosen, organisation, as_of)

    return Selection(
        as_of=as_of,
        examples=examples,
        projects=_projects(subjects, head, organisation, as_of, examples=examples),
        counted=rows(counted),
        beside=rows(beside),
        drafts=rows(begun[_open(begun, as_of) & (begun["check"] != "quick")]),
        quick=rows(begun[begun["check"] == "quick"]),
        crosscutting=rows(latest(head[fresh], head)),
    )


def latest(candidates: pd.DataFrame, related: pd.DataFrame) -> pd.DataFrame:
    """Return the latest of each subject; of the same day a successor wins over its predecessor, then the id."""
    codes, _ = pd.factorize(candidates["subject"])
    finalised = array(candidates, "finalised")
    newest = np.full(codes.max(initial=-1) + 1, -1)
    np.maximum.at(newest, codes, finalised)
    last = candidates[finalised == newest[codes]]
    several = last["subject"].duplicated(keep=False)
    if not several.any():
        return last
    subjects = set(last.loc[several, "subject"])
    chain = related.loc[related["subject"].isin(subjects) & related["predecessor"].notna(), ["id", "predecessor"]]
    before = dict(chain.itertuples(index=False))
    tied = last.loc[several].groupby("subject", sort=False)["id"]
    winners = {winner(ids, before) for _, ids in tied}
    return last[~several | last["id"].isin(winners)]


def winner(ids: Iterable[str], before: dict[str, str]) -> str:
    """Return the one of several ids that no other goes on from, and of several such the greatest."""
    tied = set(ids)
    passed: set[str] = set()
    for id_ in tied:
        seen = {id_}
        while (id_ := before.get(id_, "")) and id_ not in seen:  # noqa: PLW2901 - walks back from it
            seen.add(id_)
            passed.add(id_)
    return max(tied - passed or tied)


def today_of(departments: pd.Series, organisation: Organisation, as_of: date) -> pd.Series:
    """Return which unit continues each unit on a day."""
    today = {id_: organisation.today_of(id_, as_of) for id_ in departments.unique()}
    units: pd.Series = departments.map(today)
    return units


def _joined(assessments: pd.DataFrame, subjects: pd.DataFrame) -> pd.DataFrame:
    """Return the columns that decide what counts, with those of the subject; its row number is the index."""
    place = pd.Index(subjects["id"]).get_indexer(assessments["subject"])
    known = place >= 0

    def of_subject(column: str, otherwise: object) -> Array:
        values = array(subjects, column).astype(object)
        return np.where(known, values[place], otherwise) if len(values) else np.full(len(place), otherwise, object)

    return assessments[
        ["id", "status", "check", "subject", "mode", "variant", "predecessor", "created", "finalised", "discarded"]
    ].assign(
        known=known,
        example=of_subject("example", otherwise=False).astype(bool),
        is_unit=of_subject("kind", otherwise="") == "unit",
        chosen=of_subject("chosen_variant", otherwise=None),
        department=of_subject("department", otherwise=assessments["department"].to_numpy()),
        title=of_subject("title", otherwise=assessments["subject"].to_numpy()),
    )


def _only_examples(head: pd.DataFrame, subjects: pd.DataFrame) -> bool:
    """Say whether all that is there is made up; then it is shown, otherwise never."""
    real = (~subjects["example"]).any() or (~head["known"] & ~head["discarded"]).any()
    return bool(subjects["example"].any() and not real)


def _final(head: pd.DataFrame, check: str, as_of: date) -> pd.Series:
    final: pd.Series = (head["status"] == "final") & (head["check"] == check) & (head["finalised"] <= days(as_of))
    return final


def _open(head: pd.DataFrame, as_of: date) -> pd.Series:
    """Say what was a draft at the end of the day, whatever became of it."""
    drafts: pd.Series = (head["status"] == "draft") | (head["finalised"] > days(as_of))
    return drafts


def _of_chosen_variant(head: pd.DataFrame) -> pd.Series:
    chosen: pd.Series = head["variant"].isna() | (head["variant"] == head["chosen"])
    return chosen


def _whole(assessments: pd.DataFrame, chosen: pd.DataFrame, organisation: Organisation, as_of: date) -> pd.DataFrame:
    """Return the whole rows of what was chosen, with what the subject adds."""
    rows = assessments.take(chosen.index)
    added = pd.DataFrame(
        {
            "title": chosen["title"],
            "lead": chosen["department"],
            "unit": today_of(chosen["department"], organisation, as_of),
            "current": chosen["finalised"] >= days(months_before(as_of, CURRENT_MONTHS)),
        },
        index=chosen.index,
    )
    return pd.concat([rows, added], axis=1)


def _projects(
    subjects: pd.DataFrame, head: pd.DataFrame, organisation: Organisation, as_of: date, *, examples: bool
) -> pd.DataFrame:
    """Return the known projects; a check without its subject stands for one, under its id."""
    mine = subjects[(subjects["kind"] == "project") & (subjects["example"] == examples)]
    orphans = head[~head["known"] & (head["check"] != "crosscutting")].drop_duplicates("subject")
    known = pd.concat(
        [
            mine[["id", "title", "department", "areas", "form"]],
            orphans[["subject", "title", "department"]]
            .rename(columns={"subject": "id"})
            .assign(areas="", form="project"),
        ],
        ignore_index=True,
    )
    return (
        known.assign(unit=today_of(known["department"], organisation, as_of))
        .set_index("id", drop=False)
        .rename_axis(None)
    )

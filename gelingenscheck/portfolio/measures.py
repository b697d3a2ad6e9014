"""The measures of all projects: what is planned where, until when, and whether the level rose after it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd

from gelingenscheck.assessment.subject import MeasureStatus
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.projects import folded, german_order
from gelingenscheck.portfolio.selection import Selection
from gelingenscheck.portfolio.table import Array, array, days, days_in, texts

FAR = 10**6
"""A day behind all others: where measures without one stand."""


class State(StrEnum):
    """How far a measure is on a day; overdue ones are open too."""

    OVERDUE = "overdue"
    OPEN = "open"
    DONE = "done"


class Effect(StrEnum):
    """How the level of a measure's question moved since the check that the measure came from."""

    ROSE = "rose"
    SAME = "same"
    FELL = "fell"
    UNKNOWN = "unknown"
    """One of the two checks has no level there."""
    NOT_YET = "not_yet"
    """There is no later final check."""


class Order(StrEnum):
    """By what the list is ordered."""

    DUE = "due"
    UNIT = "unit"
    PROJECT = "project"


@dataclass(frozen=True, kw_only=True, slots=True)
class MeasureFigures:
    """How far the measures of all projects are; overdue ones are open too."""

    open: int
    done: int
    overdue: int


def own_measures(measures: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    """Return the measures that did not come from a check of another catalogue."""
    return measures[~measures["source"].isin(others["id"])] if len(others) else measures


def measure_table(
    measures: pd.DataFrame,
    subjects: pd.DataFrame,
    assessments: pd.DataFrame,
    selection: Selection,
    organisation: Organisation,
) -> pd.DataFrame:
    """Return one row per measure of each subject that is shown, by due date; `measures` are those of this catalogue.

    Columns: those of a stored measure (`due` in days since 1970, -1 is none), and title, department (lead), unit (who
    leads today), label (of the unit), state, group (the same for all of a joint measure), before and after (levels, -1
    is none), effect (None where no question or no check belongs to it).
    """
    place = pd.Index(array(subjects, "id"), dtype=object).get_indexer(
        pd.Index(array(measures, "subject"), dtype=object)
    )
    shown = _at(array(subjects, "example"), place, None) == selection.examples
    about = {name: _at(array(subjects, name), place[shown], None) for name in ("title", "department")}
    table = measures[shown].drop(columns="file").reset_index(drop=True).assign(**about)
    leads = {id_: organisation.today_of(id_, selection.as_of) for id_ in set(table["department"])}
    units = [leads[id_] for id_ in table["department"]]
    alone = table["subject"] + "/" + table["id"]
    table = table.assign(
        unit=texts(units),
        label=texts([organisation.names.get(id_, id_) for id_ in units]),
        state=_states(table, selection.as_of),
        group=table["joint"].where(table["joint"].notna(), alone),
    )
    table = _with_effect(table, assessments, selection, organisation)
    # Drawn up once and asked often: texts as objects need no conversion each time.
    table = table.astype({str(name): object for name, kind in table.dtypes.items() if kind == "str"})
    return ordered(table, Order.DUE, organisation)


def measure_figures(table: pd.DataFrame) -> MeasureFigures:
    """Count measures by how far they are; a joint one counts in each project."""
    state = array(table, "state")
    overdue = int((state == State.OVERDUE).sum())
    return MeasureFigures(
        open=overdue + int((state == State.OPEN).sum()), done=int((state == State.DONE).sum()), overdue=overdue
    )


def effect_counts(table: pd.DataFrame) -> dict[Effect, int]:
    """Count how the level moved after the measures that are done and have a question and a check."""
    moved = Counter(array(table, "effect")[array(table, "state") == State.DONE])
    return {effect: moved[effect] for effect in Effect}


def matching_measures(
    table: pd.DataFrame,
    *,
    query: str = "",
    unit: str | None = None,
    factor: str | None = None,
    state: str | None = None,
    effect: str | None = None,
    subject: str | None = None,
    first: date | None = None,
    last: date | None = None,
) -> pd.DataFrame:
    """Return the measures that fit all that is given; overdue ones are open, too.

    `query` is looked for word by word in text, function, title and unit. A range of days leaves out what has no date.
    """
    fits = np.ones(len(table), bool)
    if words := folded(query).split():
        columns = (table[name].fillna("") for name in ("text", "responsible", "title", "label"))
        said = [folded(" ".join(parts)) for parts in zip(*columns, strict=True)]
        fits &= np.array([all(word in text for word in words) for text in said], bool)
    for column, wanted in (("unit", unit), ("factor", factor), ("effect", effect), ("subject", subject)):
        if wanted is not None:
            fits &= (table[column] == wanted).to_numpy(bool)
    if state is not None:
        fits &= np.isin(array(table, "state"), [State.OPEN, State.OVERDUE] if state == State.OPEN else [state])
    if first is not None or last is not None:
        due = array(table, "due")
        fits &= (due >= (days(first) if first else 0)) & (due <= (days(last) if last else FAR))
    return table[fits]


def ordered(table: pd.DataFrame, order: Order, organisation: Organisation) -> pd.DataFrame:
    """Return measures in an order; what is open before what is done, and of equals what is due first."""
    due = array(table, "due")
    soon = np.where(due < 0, FAR, due)
    done = array(table, "state") == State.DONE
    titles = np.argsort(german_order(array(table, "title")), kind="stable")
    places = {id_: place for place, id_ in enumerate(organisation.departments)}
    units = np.array([places.get(id_, len(places)) for id_ in table["unit"]], int)
    first = {Order.DUE: np.zeros(len(table)), Order.UNIT: units, Order.PROJECT: titles}[order]
    return table.take(np.lexsort((titles, soon, done, first)))


def groups(table: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return the rows of each measure, alone or joint with all its projects, where the first of it stands."""
    return {str(name): rows for name, rows in table.groupby("group", sort=False)}


def _states(table: pd.DataFrame, as_of: date) -> Array:
    due, waiting = array(table, "due"), array(table, "status") == MeasureStatus.OPEN
    late = (due >= 0) & (due < days(as_of))
    return texts(np.where(waiting, np.where(late, State.OVERDUE, State.OPEN), State.DONE).tolist())


def _with_effect(
    table: pd.DataFrame, assessments: pd.DataFrame, selection: Selection, organisation: Organisation
) -> pd.DataFrame:
    """Add the levels of each measure's question in its own check and in the one that counts now."""
    source = pd.Index(array(assessments, "id"), dtype=object).get_indexer(pd.Index(table["source"], dtype=object))
    counted = selection.counted
    latest = pd.Index(array(counted, "subject"), dtype=object).get_indexer(pd.Index(table["subject"], dtype=object))
    known = (source >= 0) & np.array([f"q_{id_}" in assessments.columns for id_ in table["question"]], bool)
    known &= _at(array(assessments, "subject"), source, None) == array(table, "subject")
    finalised = days_in(organisation.timezone, array(assessments, "finalised"))
    later = known & (_at(array(assessments, "status"), source, "") == "final") & (latest >= 0)
    later &= _at(array(counted, "id"), latest, None) != array(table, "source")
    later &= _at(finalised, source, FAR) <= _at(array(counted, "finalised"), latest, -1)
    before = _levels(assessments, array(table, "question"), np.where(known, source, -1))
    after = _levels(counted, array(table, "question"), np.where(later, latest, -1))
    return table.assign(before=before, after=after, effect=_effects(known, later, before, after))


def _effects(known: Array, later: Array, before: Array, after: Array) -> Array:
    moved = np.select([after > before, after < before], [Effect.ROSE, Effect.FELL], Effect.SAME)
    seen = np.where((before < 0) | (after < 0), Effect.UNKNOWN, moved)
    effects = texts(np.where(later, seen, Effect.NOT_YET).tolist())
    effects[~known] = None
    return effects


def _levels(checks: pd.DataFrame, questions: Array, places: Array) -> Array:
    """Return the level of a question in the check at each place; -1 where there is none."""
    levels = np.full(len(places), -1)
    for question in set(questions[places >= 0]):
        mine = (places >= 0) & (questions == question)
        levels[mine] = np.maximum(array(checks, f"q_{question}")[places[mine]], -1)
    return levels


def _at(values: Array, places: Array, missing: Any) -> Array:
    """Return values at places; at -1 what stands for a missing one."""
    taken = texts([missing] * len(places))
    taken[places >= 0] = values[places[places >= 0]]
    return taken

"""The measures that a report lists, and what became of those that the last one listed as open."""

import pandas as pd

from gelingenscheck.annual.figures import ListedMeasure, Measures, MeasureState, Outcome, Promise
from gelingenscheck.portfolio.table import day
from gelingenscheck.reports.outline import short
from gelingenscheck.reports.provenance import TITLE

_OUTCOMES = {
    MeasureState.DONE: Outcome.DONE, MeasureState.OPEN: Outcome.OPEN, MeasureState.OVERDUE: Outcome.OVERDUE,
}  # fmt: skip


def listed(table: pd.DataFrame) -> tuple[ListedMeasure, ...]:
    """Return the measures of released projects in the order of the table: open ones first, by due date."""
    columns = ("subject", "id", "text", "title", "label", "responsible", "due", "state")
    return tuple(
        ListedMeasure(
            subject=subject, id=id_, text=short(text, TITLE), project=short(title, TITLE), unit=label, due=day(due),
            responsible=None if pd.isna(responsible) else responsible, state=MeasureState(str(state)),
        )
        for subject, id_, text, title, label, responsible, due, state in table[list(columns)].itertuples(index=False)
    )  # fmt: skip


def outcomes(then: Measures, now: tuple[ListedMeasure, ...]) -> tuple[Promise, ...]:
    """Return what became of the open measures that a report listed."""
    known = {(one.subject, one.id): one for one in now}
    waiting = (one for one in then.listed if one.state is not MeasureState.DONE)
    return tuple(_outcome(one, known.get((one.subject, one.id))) for one in waiting)


def _outcome(then: ListedMeasure, now: ListedMeasure | None) -> Promise:
    moved = None if now is None or now.due == then.due else now.due
    return Promise(
        text=then.text, project=then.project, unit=then.unit, due=then.due, moved=moved,
        outcome=Outcome.GONE if now is None else _OUTCOMES[now.state],
    )  # fmt: skip

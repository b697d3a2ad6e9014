"""The figures of a yearly report: what a closed round froze, and what may be said outside of its year."""

from collections.abc import Iterator
from datetime import date, timedelta

import pandas as pd

from gelingenscheck.annual.figures import (
    MOST_LISTED,
    Answers,
    Basis,
    City,
    FactorFigure,
    Figures,
    Measures,
    ReleasedProject,
    SpotFigure,
    UnitFigure,
)
from gelingenscheck.annual.model import AnnualReport
from gelingenscheck.annual.refusals import FrozenFiguresError, RoundStillOpenError, YearNotOverError
from gelingenscheck.assessment.subject import Release
from gelingenscheck.portfolio.disclosure import Outside, cut_off, latest_year
from gelingenscheck.portfolio.measures import State
from gelingenscheck.portfolio.table import array, days
from gelingenscheck.reports.outline import short
from gelingenscheck.reports.provenance import TITLE
from gelingenscheck.returns.model import ReturnRound, RoundState
from gelingenscheck.returns.standing import ReturnState
from gelingenscheck.storage.snapshot import Snapshot
from gelingenscheck.storage.store import NotFoundError, UnreadableDocumentError
from gelingenscheck.usecases.annual import promises
from gelingenscheck.usecases.city_measures import city_measures, from_draft
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.outside import outside_of
from gelingenscheck.usecases.portfolio import portfolio_of
from gelingenscheck.usecases.round_outlook import outlook
from gelingenscheck.usecases.rounds import round_of, standing

SPOTS = 5
"""Questions that a report counts."""


def closed_round(desk: Desk, year: int) -> ReturnRound:
    """Return the round that a report is from; raise `NoRoundError`, `RoundStillOpenError` or `YearNotOverError`."""
    asked = round_of(desk, year)
    if asked.state is RoundState.OPEN:
        raise RoundStillOpenError(year=year)
    if latest_year(desk.today) < year:
        raise YearNotOverError(year=year, last=cut_off(year).strftime("%d.%m.%Y"))
    return asked


def figures_of(desk: Desk, snapshot: Snapshot, year: int) -> Figures:
    """Return the figures of a year as they are now."""
    closed_round(desk, year)
    known = outside_of(desk, snapshot, desk.today, year=year, named=True)
    previous = previous_report(desk, year)
    crosscutting, answers = _returned(desk, snapshot, year)
    released = tuple(ReleasedProject(title=short(one.title, TITLE), unit=one.department) for one in known.released)
    return Figures(
        city=_city(desk), basis=_basis(desk), examples=known.examples, after=known.after, until=known.until,
        answers=answers, projects=known.projects, assessed=known.assessed, crosscutting=crosscutting,
        factors=tuple(_factors(desk, known, _before(desk, snapshot, year, previous))),
        spots=tuple(
            SpotFigure(question=spot.question, text=desk.catalogue.questions[spot.question].text, weak=spot.weak)
            for spot in known.spots[:SPOTS]
        ),
        units=tuple(
            UnitFigure(unit=unit.unit, name=desk.organisation.names.get(unit.unit, unit.unit), factors=unit.factors)
            for unit in known.presence if unit.unit is not None
        ),
        measures=_measures(desk, snapshot, known, previous),
        released=released[:MOST_LISTED], released_in_all=len(released),
        before=None if previous is None else previous.year,
    )  # fmt: skip


def previous_report(desk: Desk, year: int) -> AnnualReport | None:
    """Return the latest submitted report before a year; what is not readable is among the snapshot's problems."""
    for id_ in reversed(desk.store.ids(AnnualReport)):
        if int(id_) < year:
            try:
                known = desk.store.load(AnnualReport, id_).document
            except (NotFoundError, UnreadableDocumentError):
                continue
            if known.submitted is not None:
                return known
    return None


def _city(desk: Desk) -> City:
    known = desk.organisation
    return City(municipality=known.municipality.name, mandate=known.mandate, bodies=known.bodies)


def _basis(desk: Desk) -> Basis:
    known = desk.catalogue
    return Basis(
        catalogue=known.id, version=known.version, title=known.title, status=known.status, gap=known.bands[0].name
    )


def _returned(desk: Desk, snapshot: Snapshot, year: int) -> tuple[int, Answers]:
    """Return how many units answered the crosscutting questions, and how the units answered, as closing froze it."""
    frozen = outlook(desk, snapshot, standing(desk, snapshot, year))
    counts = [frozen.returns[state] for state in ReturnState]
    if frozen.crosscutting is None or None in counts:
        raise FrozenFiguresError(year=year)
    by_state = {state: count or 0 for state, count in zip(ReturnState, counts, strict=True)}
    return frozen.crosscutting, Answers(
        complete=by_state[ReturnState.COMPLETE], nil=by_state[ReturnState.NIL_RETURN],
        begun=by_state[ReturnState.BEGUN], silent=by_state[ReturnState.NO_RETURN_YET],
    )  # fmt: skip


def _before(desk: Desk, snapshot: Snapshot, year: int, previous: AnnualReport | None) -> dict[str, FactorFigure]:
    """Return last year's factors: as they were published, else as they would have been."""
    if previous is not None and previous.year == year - 1:
        return {one.factor: one for one in previous.figures.factors}
    known = outside_of(desk, snapshot, desk.today, year=year - 1)
    return {one.factor: one for one in _factors(desk, known, {})}


def _factors(desk: Desk, known: Outside, before: dict[str, FactorFigure]) -> Iterator[FactorFigure]:
    for one in known.factors:
        factor, then = desk.catalogue.by_id[one.factor], before.get(one.factor)
        yield FactorFigure(
            factor=factor.id, number=factor.number, title=factor.title, weak=one.weak,
            before=None if then is None else then.weak,
        )  # fmt: skip


def _measures(desk: Desk, snapshot: Snapshot, known: Outside, previous: AnnualReport | None) -> Measures:
    now = portfolio_of(snapshot, desk.catalogue, desk.organisation, desk.today)
    table = city_measures(snapshot, now)
    fell_due = _due_within(table, known.after, known.until)
    mine = promises.listed(table[_released(table, snapshot)])
    return Measures(
        open=known.measures.open, done=known.measures.done, overdue=known.measures.overdue, due=len(fell_due),
        kept=int((fell_due["state"] == State.DONE).sum()), listed=mine[:MOST_LISTED],
        promises=() if previous is None else promises.outcomes(previous.figures.measures, mine),
    )  # fmt: skip


def _due_within(table: pd.DataFrame, after: date, until: date) -> pd.DataFrame:
    due = array(table, "due")
    return table[(due >= days(after + timedelta(days=1))) & (due <= days(until))]


def _released(table: pd.DataFrame, snapshot: Snapshot) -> "pd.Series[bool]":
    """Say which measures may be named: a draft is read by its own desk only, and so is what came from it."""
    subjects = snapshot.subjects
    named = subjects[(subjects["kind"] == "project") & (subjects["release"] == str(Release.COUNCIL))]
    return table["subject"].isin(named["id"]) & ~from_draft(table, snapshot)

"""What the yearly report will say of a round, while it runs and once its figures are frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gelingenscheck.i18n import N_, NN_, Words
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.returns.model import RoundState
from gelingenscheck.returns.standing import ReturnState, Standing
from gelingenscheck.storage.snapshot import Snapshot
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.portfolio import portfolio_of


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitFigures:
    """What is known of one unit's projects in a round."""

    projects: int | None
    """Known projects; None for the council, which leads none."""
    current: int | None
    crosscutting: bool
    """It answered the crosscutting questions in the last twelve months."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlook:
    """The figures of a round; one that is not known is None, never 0."""

    year: int
    cut_off: date
    frozen: bool
    """The round is closed: these are the figures that were kept."""
    returns: Mapping[ReturnState, int | None]
    """Units that are asked, by state."""
    projects: int | None
    current: int | None
    """Known projects with a check of the last 24 months."""
    crosscutting: int | None
    """Units that answered the crosscutting questions in the last twelve months."""
    cells: int | None
    covered: int | None
    at_target: int | None
    units: Mapping[str, UnitFigures]

    @property
    def asked(self) -> int | None:
        """Return how many units are asked."""
        return _sum(self.returns.values())

    @property
    def answered(self) -> int | None:
        """Return how many submitted, or said that there is nothing to report."""
        return _sum([self.returns[ReturnState.COMPLETE], self.returns[ReturnState.NIL_RETURN]])


def outlook(desk: Desk, snapshot: Snapshot, standing: Standing) -> Outlook:
    """Return the figures of a round: the frozen ones where it is closed, else what closing would freeze now."""
    figures = standing.round.figures
    if standing.state is RoundState.CLOSED and figures is not None:
        return _frozen(standing, figures)
    return _live(standing, portfolio_of(snapshot, desk.catalogue, desk.organisation, standing.round.cut_off))


def _live(standing: Standing, portfolio: Portfolio) -> Outlook:
    asked = {unit.unit for unit in standing.asked}
    matrix, counts = portfolio.matrix_figures, portfolio.counts
    units = {
        one.department: UnitFigures(
            projects=one.projects, current=one.current, crosscutting=one.crosscutting is not None
        )
        for one in portfolio.departments
        if one.department in asked
    }
    return Outlook(
        year=standing.round.year, cut_off=standing.round.cut_off, frozen=False, returns=standing.counts,
        projects=counts.projects, current=counts.current,
        crosscutting=sum(unit.crosscutting for unit in units.values()),
        cells=matrix.cells, covered=matrix.covered, at_target=matrix.at_target, units=units,
    )  # fmt: skip


def _frozen(standing: Standing, figures: Mapping[str, Any]) -> Outlook:
    counts, key = _block(_block(figures, "portfolio"), "counts"), _block(figures, "key_figures")
    listed = figures.get("units")
    units = _units(listed) if isinstance(listed, list) else {}
    return Outlook(
        year=standing.round.year, cut_off=standing.round.cut_off, frozen=True,
        returns={state: _count(_block(figures, "returns"), state) for state in ReturnState},
        projects=_count(counts, "projects"), current=_count(counts, "current"),
        crosscutting=sum(unit.crosscutting for unit in units.values()) if units else None,
        cells=_count(key, "cells"), covered=_count(key, "covered"), at_target=_count(key, "at_target"), units=units,
    )  # fmt: skip


def _units(listed: list[Any]) -> Mapping[str, UnitFigures]:
    return {
        str(unit["department"]): UnitFigures(
            projects=_count(unit, "projects"), current=_count(unit, "current"),
            crosscutting=unit.get("crosscutting") is not None,
        )
        for unit in listed
        if isinstance(unit, dict) and unit.get("asked") and "department" in unit
    }  # fmt: skip


def _block(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return a part of what was frozen; a file that was changed by hand may lack it."""
    part = values.get(name)
    return part if isinstance(part, dict) else {}


def _count(values: Mapping[str, Any], name: str) -> int | None:
    value = values.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _sum(counts: Any) -> int | None:
    known = list(counts)
    return None if None in known else sum(known)


ANSWERS: Mapping[ReturnState, tuple[str, str]] = {
    ReturnState.COMPLETE: NN_("{n} hat berichtet", "{n} haben berichtet"),
    ReturnState.NIL_RETURN: NN_("{n} hat Fehlanzeige gemeldet", "{n} haben Fehlanzeige gemeldet"),
    ReturnState.BEGUN: NN_("{n} hat begonnen", "{n} haben begonnen"),
    ReturnState.NO_RETURN_YET: NN_("{n} ist noch ohne Rückmeldung", "{n} sind noch ohne Rückmeldung"),
}


def sentences(known: Outlook, words: Words) -> list[str]:
    """Say a round in the sentences of the yearly report; what is not known is left out."""
    return [said for said in (_returns(known, words), _projects(known, words), *_matrix(known, words)) if said]


def _returns(known: Outlook, words: Words) -> str:
    if known.asked is None:
        return ""
    parts = [words.n(*ANSWERS[state], n) for state in ANSWERS if (n := known.returns[state])]
    asked = words.n(
        "In der Jahresabfrage {year} wurde ein Amt gefragt", "In der Jahresabfrage {year} wurden {n} Ämter gefragt",
        known.asked, year=known.year,
    )  # fmt: skip
    return words(N_("{asked}: {answers}."), asked=asked, answers=words.listed(parts)) if parts else f"{asked}."


def _projects(known: Outlook, words: Words) -> str:
    if known.projects is None or known.current is None:
        return ""
    if not known.projects:
        return words(N_("Zum Stichtag {date} ist kein Vorhaben bekannt."), date=words.date(known.cut_off))
    return words(
        N_("Zum Stichtag {date} sind {all} Vorhaben bekannt, davon mit aktueller Einschätzung: {current}."),
        date=words.date(known.cut_off), all=words.number(known.projects), current=words.number(known.current),
    )  # fmt: skip


def _matrix(known: Outlook, words: Words) -> list[str]:
    said = []
    if known.crosscutting == 0:
        said.append(words(N_("In den zwölf Monaten davor hat kein Amt den Querschnitts-Check beantwortet.")))
    elif known.crosscutting is not None:
        said.append(words.n(
            "Ein Amt hat in den zwölf Monaten davor den Querschnitts-Check beantwortet.",
            "{n} Ämter haben in den zwölf Monaten davor den Querschnitts-Check beantwortet.", known.crosscutting,
        ))  # fmt: skip
    if known.cells and known.covered == 0:
        said.append(words(N_("Zu keinem der {cells} Felder aus Amt und Gelingensfaktor gibt es eine Angabe."),
                          cells=words.number(known.cells)))  # fmt: skip
    elif known.cells and known.covered is not None and known.at_target is not None:
        said.append(words(
            N_("Von {cells} Feldern aus Amt und Gelingensfaktor gibt es zu {covered} eine Angabe ({share_covered}); "
               "in beiden Angaben am Ziel: {at_target} ({share_at_target})."),
            cells=words.number(known.cells), covered=words.number(known.covered),
            share_covered=words.percent(known.covered / known.cells),
            at_target=words.number(known.at_target), share_at_target=words.percent(known.at_target / known.cells),
        ))  # fmt: skip
    return said


def beside(known: Outlook, before: Outlook | None, words: Words) -> list[tuple[str, str, str]]:
    """Return the key figures of a round with those of the round before: name, now, then."""
    then: list[int | None] = [None] * len(_rows(known)) if before is None else [value for _, value in _rows(before)]
    return [
        (words(name), words.number(now), words.number(earlier))
        for (name, now), earlier in zip(_rows(known), then, strict=True)
    ]


def _rows(known: Outlook) -> list[tuple[str, int | None]]:
    return [
        (N_("Ämter gefragt"), known.asked),
        (N_("geantwortet"), known.answered),
        (N_("davon Fehlanzeige"), known.returns[ReturnState.NIL_RETURN]),
        (N_("noch ohne Rückmeldung"), known.returns[ReturnState.NO_RETURN_YET]),
        (N_("bekannte Vorhaben"), known.projects),
        (N_("davon aktuell eingeschätzt"), known.current),
        (N_("Querschnitts-Checks"), known.crosscutting),
        (N_("Felder mit Angabe"), known.covered),
        (N_("Felder am Ziel"), known.at_target),
    ]

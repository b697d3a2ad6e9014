"""The portfolio as page and command line show it."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.errors import Problem
from gelingenscheck.i18n import N_, Words, words_in
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio import overview, projects
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.returns.standing import Standing
from gelingenscheck.storage.snapshot import Snapshot
from gelingenscheck.usecases.round_values import round_values


@dataclass(frozen=True, kw_only=True, eq=False)
class _Request:
    """What a portfolio is drawn up from; equal if it would be the same."""

    snapshot: Snapshot
    catalogue: Catalogue
    organisation: Organisation
    as_of: date

    def __hash__(self) -> int:
        return hash((self.snapshot.version, self.as_of))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Request)
            and (self.snapshot.version, self.as_of) == (other.snapshot.version, other.as_of)
            and self.catalogue is other.catalogue
            and self.organisation is other.organisation
        )


def portfolio_of(snapshot: Snapshot, catalogue: Catalogue, organisation: Organisation, as_of: date) -> Portfolio:
    """Return the portfolio at the end of a day; drawn up once for the same contents."""
    return _portfolio(_Request(snapshot=snapshot, catalogue=catalogue, organisation=organisation, as_of=as_of))


def forget() -> None:
    """Draw up every portfolio anew from here on."""
    _portfolio.cache_clear()


@lru_cache(maxsize=8)
def _portfolio(request: _Request) -> Portfolio:
    snapshot, organisation = request.snapshot, request.organisation
    return overview.portfolio(
        assessments=snapshot.assessments,
        others=snapshot.others,
        subjects=snapshot.subjects,
        measures=snapshot.measures,
        problems=(*snapshot.problems, *department_problems(snapshot, organisation)),
        version=snapshot.version,
        catalogue=request.catalogue,
        organisation=organisation,
        as_of=request.as_of,
    )


def department_problems(snapshot: Snapshot, organisation: Organisation) -> tuple[Problem, ...]:
    """Return a warning for each subject whose department the organisation does not know, and each check without one."""
    subjects, assessments = snapshot.subjects, snapshot.assessments
    if organisation.departments.keys() >= {*subjects["department"].unique(), *assessments["department"].unique()}:
        return ()
    alone = assessments[~assessments["subject"].isin(subjects["id"])]
    files = pd.concat([subjects[["file", "department"]], alone[["file", "department"]]])
    unknown = files[~files["department"].isin(list(organisation.departments))]
    return tuple(_unknown_department(file, department) for file, department in unknown.itertuples(index=False))


def project_rows(
    portfolio: Portfolio,
    *,
    query: str = "",
    department: str | None = None,
    phase: str | None = None,
    factor: str | None = None,
    band: str | None = None,
) -> pd.DataFrame:
    """Return the known projects that fit; columns and filters as in `portfolio.projects`."""
    return projects.matching(
        portfolio.projects, query=query, department=department, phase=phase, factor=factor, band=band
    )


def as_json(portfolio: Portfolio, words: Words | None = None, standings: Sequence[Standing] = ()) -> dict[str, Any]:
    """Return the portfolio, and how far the yearly rounds are, as plain values with stable keys.

    What is missing is None, never 0.
    """
    words = words or words_in("de")
    counts = asdict(portfolio.counts)
    del counts["assessed"]
    return {
        "as_of": portfolio.as_of.isoformat(),
        "counts": counts,
        "returns": [round_values(standing, portfolio) for standing in standings],
        "factors": [
            {
                "factor": one.factor, "n": one.n, "rated": one.rated, "median": one.median, "lowest": one.lowest,
                "weak": one.weak, "possibly_weak": one.possibly_weak, "share_weak": one.share_weak,
                "share_evidenced": one.share_evidenced, "bands": {str(band): n for band, n in one.bands.items()},
            }
            for one in portfolio.factors
        ],
        "weak_spots": [{**asdict(spot), "subjects": list(spot.subjects)} for spot in portfolio.weak_spots],
        "departments": [
            {
                "department": unit.department, "projects": unit.projects, "current": unit.current,
                "drafts": unit.drafts, "blind_spot": unit.blind_spot,
            }
            for unit in portfolio.departments
        ],
        "matrix": [
            {
                "department": cell.department, "factor": cell.factor, "practice": cell.practice, "n": cell.n,
                "anchoring": cell.anchoring, "class": str(cell.reading),
            }
            for cell in portfolio.matrix
        ],
        "areas": [{**asdict(area), "factors": [asdict(cell) for cell in area.factors]} for area in portfolio.areas],
        "measures": asdict(portfolio.measures),
        "problems": [_problem(problem, words) for problem in (*portfolio.problems, *_other_problems(portfolio))],
    }  # fmt: skip


def _other_problems(portfolio: Portfolio) -> Iterator[Problem]:
    """Yield a warning for each assessment that is in no figure since it answers another catalogue."""
    for other in portfolio.others:
        for file in other.files:
            yield Problem(
                file=file,
                message=N_("Gehört zum Katalog „{catalogue}“ und ist hier nicht mitgezählt."),
                values={"catalogue": other.catalogue},
                remedy=N_("Die Datei ist in Ordnung; sie zählt, wenn der Katalog „{catalogue}“ geladen ist."),
                severity="warning",
            )


def _problem(problem: Problem, words: Words) -> dict[str, Any]:
    return {
        "file": problem.file, "line": problem.line, "severity": problem.severity,
        "reason": problem.reason(words), "remedy": problem.advice(words),
    }  # fmt: skip


def _unknown_department(file: str, department: str) -> Problem:
    return Problem(
        file=file,
        message=N_("Das Amt „{department}“ steht nicht in der Organisationsdatei."),
        values={"department": department},
        remedy=N_("Das Vorhaben zählt mit, unter dieser Kennung. Bitte das Amt dort ergänzen oder hier berichtigen."),
        severity="warning",
    )

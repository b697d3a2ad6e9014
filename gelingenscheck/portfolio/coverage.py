"""Who has looked at its projects, and who has not yet."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from gelingenscheck.organisation import Kind, Organisation
from gelingenscheck.portfolio.selection import Selection


@dataclass(frozen=True, kw_only=True, slots=True)
class DepartmentFigures:
    """One unit as it is today, with the projects that it leads."""

    department: str
    projects: int | None
    """Known projects; None for the council, which leads none."""
    current: int | None
    """Those with a check of the last 24 months."""
    drafts: int
    crosscutting: bool
    """Has answered the crosscutting questions in the last twelve months."""
    blind_spot: bool
    """Neither a current check nor a crosscutting one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaFigures:
    """One area of responsibility, with the projects that name it."""

    area: str
    projects: int
    current: int


def departments(selection: Selection, organisation: Organisation) -> tuple[DepartmentFigures, ...]:
    """Return the units that exist, then those that lead projects without existing (any more)."""
    projects, current, drafts = (
        frame["unit"].value_counts().to_dict()
        for frame in (selection.projects, selection.counted[selection.counted["current"]], selection.drafts)
    )
    asked = set(selection.crosscutting["subject"])
    existing = {unit.id: unit for unit in organisation.existing(selection.as_of)}
    others = sorted({*projects, *current, *drafts} - existing.keys())

    def figures(id_: str) -> DepartmentFigures:
        council = id_ in existing and existing[id_].kind is Kind.COUNCIL
        return DepartmentFigures(
            department=id_,
            projects=None if council else projects.get(id_, 0),
            current=None if council else current.get(id_, 0),
            drafts=drafts.get(id_, 0),
            crosscutting=id_ in asked,
            blind_spot=id_ in existing and id_ not in asked and (council or id_ not in current),
        )

    return tuple(figures(id_) for id_ in (*existing, *others))


def areas(selection: Selection, organisation: Organisation) -> tuple[AreaFigures, ...]:
    """Return the areas in the organisation's order; a project counts in each of its areas."""
    known = _by_area(selection.projects)
    assessed = selection.counted.loc[selection.counted["current"], "subject"]
    current = _by_area(selection.projects[selection.projects["id"].isin(assessed)])
    return tuple(
        AreaFigures(area=area, projects=known.get(area, 0), current=current.get(area, 0)) for area in organisation.areas
    )


def _by_area(projects: pd.DataFrame) -> Mapping[str, int]:
    counts: Mapping[str, int] = projects["areas"].str.split().explode().value_counts().to_dict()
    return counts

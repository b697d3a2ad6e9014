"""Who has looked at its projects, and who has not yet."""

from collections import Counter
from dataclasses import dataclass

from gelingenscheck.organisation import Kind, Organisation
from gelingenscheck.portfolio.selection import Selection
from gelingenscheck.portfolio.table import array


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
    counted = selection.counted
    projects = Counter[str](selection.projects["unit"])
    current = Counter[str](array(counted, "unit")[array(counted, "current")])
    drafts = Counter[str](selection.drafts["unit"])
    asked = set(array(selection.crosscutting, "subject"))
    existing = {unit.id: unit for unit in organisation.existing(selection.as_of)}
    others = sorted({*projects, *current, *drafts} - existing.keys())

    def figures(id_: str) -> DepartmentFigures:
        council = id_ in existing and existing[id_].kind is Kind.COUNCIL
        return DepartmentFigures(
            department=id_,
            projects=None if council else projects[id_],
            current=None if council else current[id_],
            drafts=drafts[id_],
            crosscutting=id_ in asked,
            blind_spot=id_ in existing and id_ not in asked and (council or not current[id_]),
        )

    return tuple(figures(id_) for id_ in (*existing, *others))


def areas(selection: Selection, organisation: Organisation) -> tuple[AreaFigures, ...]:
    """Return the areas in the organisation's order; a project counts in each of its areas."""
    counted = selection.counted
    assessed = set(array(counted, "subject")[array(counted, "current")])
    named = list(zip(selection.projects["id"], selection.projects["areas"], strict=True))
    known = Counter[str](area for _, areas in named for area in areas.split())
    current = Counter[str](area for id_, areas in named if id_ in assessed for area in areas.split())
    return tuple(AreaFigures(area=area, projects=known[area], current=current[area]) for area in organisation.areas)

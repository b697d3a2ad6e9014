"""Who has looked at its projects, and who has not yet."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.organisation import Kind, Organisation
from gelingenscheck.portfolio.matrix import medians
from gelingenscheck.portfolio.selection import Selection
from gelingenscheck.portfolio.table import array, block, day


@dataclass(frozen=True, kw_only=True, slots=True)
class DepartmentFigures:
    """One unit as it is today, with the projects that it leads."""

    department: str
    projects: int | None
    """Known projects; None for the council, which leads none."""
    current: int | None
    """Those with a check of the last 24 months."""
    drafts: int
    crosscutting: date | None
    """When it answered the crosscutting questions, if in the last twelve months."""
    blind_spot: bool
    """Neither a current check nor a crosscutting one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaCell:
    """One area of responsibility and one factor: what its projects show; there is no standard of an area."""

    factor: str
    practice: float | None
    """Median score of the current projects that name the area, 0-100."""
    n: int
    """Projects with a score."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaFigures:
    """One area of responsibility, with the projects that name it."""

    area: str
    projects: int
    current: int
    factors: tuple[AreaCell, ...]
    """In the order of the catalogue."""


def departments(selection: Selection, organisation: Organisation) -> tuple[DepartmentFigures, ...]:
    """Return the units that exist, then those that lead projects without existing (any more)."""
    counted = selection.counted
    projects = Counter[str](selection.projects["unit"])
    current = Counter[str](array(counted, "unit")[array(counted, "current")])
    drafts = Counter[str](selection.drafts["unit"])
    asked = dict(zip(array(selection.crosscutting, "unit"), array(selection.crosscutting, "finalised"), strict=True))
    existing = {unit.id: unit for unit in organisation.existing(selection.as_of)}
    others = sorted({*projects, *current, *drafts} - existing.keys())

    def figures(id_: str) -> DepartmentFigures:
        council = id_ in existing and existing[id_].kind is Kind.COUNCIL
        return DepartmentFigures(
            department=id_,
            projects=None if council else projects[id_],
            current=None if council else current[id_],
            drafts=drafts[id_],
            crosscutting=day(asked.get(id_, -1)),
            blind_spot=id_ in existing and id_ not in asked and (council or not current[id_]),
        )

    return tuple(figures(id_) for id_ in (*existing, *others))


def areas(selection: Selection, catalogue: Catalogue, organisation: Organisation) -> tuple[AreaFigures, ...]:
    """Return the areas in the organisation's order; a project counts once in each of its areas."""
    counted, projects = selection.counted, selection.projects
    current = array(counted, "current")
    place = dict(zip(array(counted, "subject")[current], current.nonzero()[0], strict=True))
    scores = block(counted, [f"score_{factor.id}" for factor in catalogue.factors])
    known, assessed = Counter[str](), defaultdict[str, list[int]](list)
    for id_, named in zip(projects["id"], projects["areas"], strict=True):
        for area in dict.fromkeys(named.split()):
            known[area] += 1
            if id_ in place:
                assessed[area].append(place[id_])

    def cells(area: str) -> tuple[AreaCell, ...]:
        found = zip(catalogue.factors, medians(scores[assessed[area]]), strict=True)
        return tuple(AreaCell(factor=factor.id, practice=practice, n=n) for factor, (practice, n) in found)

    return tuple(
        AreaFigures(area=area, projects=known[area], current=len(assessed[area]), factors=cells(area))
        for area in organisation.areas
    )

"""A list of known projects, looked through before it is adopted: what is taken, what is not, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from gelingenscheck.i18n import N_
from gelingenscheck.organisation import Organisation
from gelingenscheck.returns.columns import columns_of
from gelingenscheck.returns.likeness import Titles, same_title
from gelingenscheck.returns.list_rows import SHOWN, LeftOutError, NewProject, Remark, RowReader
from gelingenscheck.returns.sheet import EmptySheetError, Row, Sheet, SheetError
from gelingenscheck.returns.units import UnitNames

NAMED = 12
"""Columns that a message names."""


class NoColumnError(SheetError):
    """The header does not say which column holds what is needed."""

    message = N_(
        "In der ersten Zeile stehen die Namen der Spalten. Gebraucht werden „Titel“ und „Amt“, in beliebiger "
        "Reihenfolge; gefunden wurde: {found}. Übernommen wurde nichts."
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownProject:
    """A project that is registered already."""

    title: str
    unit: str
    """Who leads it today."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """A row that is not taken."""

    line: int
    text: str
    """Its title, or what stands there."""
    reason: Remark


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """What adopting a list would do; nothing is saved yet."""

    taken: tuple[NewProject, ...]
    left_out: tuple[LeftOut, ...]
    ignored: tuple[str, ...] = ()
    """Columns that nothing is taken from."""


def look_through(
    sheet: Sheet,
    organisation: Organisation,
    today: date,
    known: Iterable[KnownProject],
    *,
    limits: Mapping[str, int],
) -> Preview:
    """Return what is taken of a list with a header; raise `SheetError`.

    `limits` are the most characters of title, paper and summary.
    """
    header, *rows = sheet.rows
    columns = columns_of(header.cells)
    if not {"title", "department"} <= columns.places.keys():
        raise NoColumnError(found=", ".join(f"„{cell.strip()[:SHOWN]}“" for cell in header.cells[:NAMED]))
    if not rows:
        raise EmptySheetError
    reader = RowReader(UnitNames(organisation=organisation, day=today), columns, limits)
    there = _There(known)
    taken: list[NewProject] = []
    left_out: list[LeftOut] = []
    for row in rows:
        try:
            taken.append(there.added(reader.project(row)))
        except LeftOutError as error:
            left_out.append(LeftOut(line=row.line, text=reader.text(row), reason=error.remark))
    return Preview(taken=tuple(taken), left_out=tuple(left_out), ignored=columns.ignored)


def typed_sheet(text: str, unit: str) -> Sheet:
    """Return what was typed, one title a line, as a list of one unit."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    rows = (Row(line=number, cells=(title, unit)) for number, title in lines)
    return Sheet(delimiter="\n", rows=(Row(line=0, cells=("Titel", "Amt")), *rows))


def still_new(projects: Iterable[NewProject], known: Iterable[KnownProject]) -> tuple[NewProject, ...]:
    """Return the projects that were not registered meanwhile."""
    there = {(project.unit, same_title(project.title)) for project in known}
    return tuple(project for project in projects if (project.unit, same_title(project.title)) not in there)


class _There:
    """Which projects there are already, in the register and in the rows before."""

    def __init__(self, known: Iterable[KnownProject]) -> None:
        self._lines: dict[tuple[str, str], int | None] = {}
        self._titles: dict[str, Titles] = {}
        for project in known:
            self._add(project.unit, project.title, None)

    def added(self, project: NewProject) -> NewProject:
        """Return a project with a remark if it resembles another, and know it from here on; refuse the same again."""
        key = (project.unit, same_title(project.title))
        if key in self._lines:
            line = self._lines[key]
            if line is None:
                raise LeftOutError(N_("Dieses Vorhaben steht schon in der Liste der bekannten Vorhaben."))
            raise LeftOutError(N_("Dieses Vorhaben steht schon in Zeile {line}."), line=line)
        alike = self._titles[project.unit].alike(project.title) if project.unit in self._titles else None
        self._add(project.unit, project.title, project.line)
        if alike is None:
            return project
        message = N_("Ähnlich heißt schon „{title}“. Bitte prüfen, ob es dasselbe ist.")
        return replace(project, remarks=(*project.remarks, Remark(message=message, values={"title": alike[:SHOWN]})))

    def _add(self, unit: str, title: str, line: int | None) -> None:
        self._lines.setdefault((unit, same_title(title)), line)
        self._titles.setdefault(unit, Titles()).add(title)

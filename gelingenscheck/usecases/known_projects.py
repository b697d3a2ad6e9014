"""Known projects from a list: look through it, then register all that is taken, or nothing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from gelingenscheck.assessment.subject import Subject, SubjectKind
from gelingenscheck.returns.known_projects import KnownProject, Preview, look_through, still_new, typed_sheet
from gelingenscheck.returns.list_rows import NewProject
from gelingenscheck.returns.sheet import Sheet, read_sheet
from gelingenscheck.storage.snapshot import Snapshot
from gelingenscheck.storage.texts import cleaned
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.forms import MAX_LINE, MAX_SUMMARY, MAX_TITLE
from gelingenscheck.usecases.projects import new_id, new_token

LIMITS = {"title": MAX_TITLE, "paper": MAX_LINE, "summary": MAX_SUMMARY}


def preview_file(desk: Desk, snapshot: Snapshot, data: bytes) -> Preview:
    """Return what would be taken of a CSV file; raise `SheetError` where it is no list."""
    return _preview(desk, snapshot, read_sheet(data))


def preview_typed(desk: Desk, snapshot: Snapshot, text: str, unit: str) -> Preview:
    """Return what would be taken of titles that were typed for one unit, one a line; raise `SheetError` for none."""
    return _preview(desk, snapshot, typed_sheet(text, unit))


def adopt(desk: Desk, refresh: Callable[[], Snapshot], preview: Preview, *, role: str = "local") -> tuple[Subject, ...]:
    """Register all that a preview takes, or nothing; what was registered meanwhile is not registered twice.

    `refresh` returns what is stored at the moment that it is called.
    """
    with desk.store.exclusive():
        snapshot = refresh()
        fresh = still_new(preview.taken, _known(desk, snapshot))
        subjects = list(_subjects(desk, fresh, {*snapshot.subjects["id"], *desk.organisation.departments}, role))
        return tuple(stored.document for stored in desk.store.create_all(subjects))


def _preview(desk: Desk, snapshot: Snapshot, sheet: Sheet) -> Preview:
    rows = tuple(replace(row, cells=tuple(map(cleaned, row.cells))) for row in sheet.rows)
    return look_through(replace(sheet, rows=rows), desk.organisation, desk.today, _known(desk, snapshot), limits=LIMITS)


def _known(desk: Desk, snapshot: Snapshot) -> list[KnownProject]:
    """Return the registered projects with the units that lead them today; examples are none."""
    subjects = snapshot.subjects
    real = subjects[(subjects["kind"] == "project") & ~subjects["example"]]
    return [
        KnownProject(title=title, unit=desk.organisation.today_of(unit, desk.today))
        for title, unit in zip(real["title"], real["department"], strict=True)
    ]


def _subjects(desk: Desk, projects: Sequence[NewProject], taken: set[str], role: str) -> Iterator[Subject]:
    for project in projects:
        id_ = _free_id(project.title, taken)
        taken.add(id_)
        yield Subject(
            id=id_, kind=SubjectKind.PROJECT, title=project.title, department=project.unit, form=project.form,
            start=project.start, end=project.end, paper=project.paper, summary=project.summary,
            changed=desk.stamp(project.unit, role),
        )  # fmt: skip


def _free_id(title: str, taken: set[str]) -> str:
    """Return an id that no other project has; among four random characters there is always one."""
    while (id_ := new_id(title, new_token())) in taken:
        pass
    return id_

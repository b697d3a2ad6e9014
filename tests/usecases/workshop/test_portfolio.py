"""On real files: what a workshop saved appears in history, portfolio, matrix and on the command line as what it is."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gelingenscheck.assessment.model import Answer, Assessment, Check, Choice, Mode
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Phase
from gelingenscheck.cli import main
from gelingenscheck.portfolio.selection import Selection, select
from gelingenscheck.storage.files import FileStore
from gelingenscheck.storage.index import Index
from gelingenscheck.storage.snapshot import Snapshot
from gelingenscheck.storage.workshops.schema import FILE
from gelingenscheck.storage.workshops.sqlite import SqliteWorkshops
from gelingenscheck.usecases import checks
from gelingenscheck.usecases.checks import register_project
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.history import histories
from gelingenscheck.usecases.portfolio import portfolio_of
from gelingenscheck.usecases.workshop.finishing import save
from gelingenscheck.workshop.log import Do
from gelingenscheck.workshop.model import Item
from tests.usecases.workshop.holding import Room, factor, prepared, question, standard

FACTOR = "participation"
TODAY = date(2026, 11, 24)


class City:
    """A folder with its workshops."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.folder, self.workshops = folder, SqliteWorkshops(folder / FILE)
        self.desk = Desk(
            store=FileStore(folder), catalogue=desk.catalogue, organisation=desk.organisation, now=desk.now
        )

    def now(self) -> Snapshot:
        """Return what is stored."""
        return Index(self.folder, self.desk.catalogue).refresh(force=True)

    def chosen(self) -> Selection:
        """Return what counts today."""
        known, desk = self.now(), self.desk
        return select(known.assessments, known.subjects, desk.catalogue, desk.organisation, TODAY)

    def held(self, subject: str, items: list[Item], level: int) -> Assessment:
        """Hold a workshop in which everybody agrees on everything, and save it."""
        room = Room(self.desk, self.workshops, prepared(self.desk, self.workshops, subject, *items))
        for _ in items:
            room.vote([level] * 5)
            room.act(Do.AGREE, level=level)
            if not room.state.last:
                room.act(Do.NEXT)
        room.end()
        return save(self.desk, self.workshops, room.id)

    def project(self) -> Subject:
        """Return a project with a final check in which every planning question has level 3."""
        subject = register_project(self.desk, title="Umbau Schulweg", department="tiefbau")
        draft = checks.start_check(self.desk, subject.id, check=Check.FULL, phase=Phase.PLANNING)
        due = [q for known in self.desk.catalogue.factors for q in self.desk.catalogue.due(known, Phase.PLANNING)]
        said = Answer(choice=Choice(level=3))
        self.desk.store.update(Assessment, draft.id, lambda known: replace(known, answers={q.id: said for q in due}))
        checks.finalise_check(self.desk, draft.id)
        return subject


@pytest.fixture
def city(desk: Desk, tmp_path: Path) -> City:
    return City(desk, tmp_path)


def test_levels_for_whole_factors_stand_beside_and_never_replace_the_planners_check(city: City) -> None:
    project = city.project()
    result = city.held(project.id, [factor(FACTOR)], 1)
    today = city.chosen()
    assert today.counted["id"].tolist() == [f"{project.id}-1"]
    assert result.id not in today.beside["id"].tolist()  # without any band there is nothing to show beside
    series = histories(checks.checks_of(city.desk, project.id), city.desk.catalogue, city.desk.organisation.timezone)
    assert {known.mode: [check.id for check in known.checks] for known in series} == {
        Mode.INDIVIDUAL: [f"{project.id}-1"], Mode.WORKSHOP: [result.id]
    }  # fmt: skip


def test_a_factor_rated_question_by_question_counts_as_the_workshop_it_is(city: City) -> None:
    project = city.project()
    due = city.desk.catalogue.due(city.desk.catalogue.by_id[FACTOR], Phase.PLANNING)
    result = city.held(project.id, [question(asked.id) for asked in due], 0)
    today = city.chosen()
    assert today.counted["id"].tolist() == [result.id]
    assert today.beside["id"].tolist() == [f"{project.id}-1"]
    assert today.beside["mode"].tolist() == ["individual"]


def test_a_units_workshop_is_its_anchoring_in_the_matrix(city: City) -> None:
    city.held("tiefbau", [standard(FACTOR)], 3)
    today = portfolio_of(city.now(), city.desk.catalogue, city.desk.organisation, TODAY)
    cell = next(cell for cell in today.matrix if (cell.department, cell.factor) == ("tiefbau", FACTOR))
    assert (cell.anchoring, cell.practice) == (75, None)


def test_the_command_line_names_the_level_of_the_group(city: City, capsys: pytest.CaptureFixture[str]) -> None:
    result = city.held(city.project().id, [factor(FACTOR)], 3)
    assert main(["score", str(city.folder / f"{result.id}.yaml")]) == 0
    (scored,) = json.loads(capsys.readouterr().out)
    levels = {known["factor"]: (known["group_level"], known["score"]) for known in scored["factors"]}
    assert levels[FACTOR] == (3, None)
    assert {level for id_, level in levels.items() if id_ != FACTOR} == {(None, None)}
    assert main(["--store", f"files:{city.folder}", "check"]) == 0

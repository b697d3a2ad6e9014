"""What is over goes, what is final stays and proves itself, and a clock that jumped deletes nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gelingenscheck import organisation
from gelingenscheck.assessment.answering import Change
from gelingenscheck.assessment.model import OPEN, Assessment, Check, Choice
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Phase, reader
from gelingenscheck.settings import ROOT
from gelingenscheck.storage import register, sealing
from gelingenscheck.storage.files import FileStore
from gelingenscheck.storage.store import NotFoundError
from gelingenscheck.usecases import deleting
from gelingenscheck.usecases.checks import change_answer, discard_check, finalise_check, start_check
from gelingenscheck.usecases.deleting import NotConfirmedError, Reason, delete_project
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.projects import register_project
from gelingenscheck.usecases.sealing import seal
from gelingenscheck.usecases.tidying import ClockError, tidy
from gelingenscheck.usecases.workshop import live
from tests.storage.workshops.samples import workshop

BEGIN = datetime(2026, 1, 5, 9, tzinfo=UTC)


class Hall:
    """A store, a clock that is turned by hand, and one project with a final check."""

    def __init__(self, folder: Path) -> None:
        self.now, self.store = BEGIN, FileStore(folder)
        self.desk = Desk(
            store=self.store, catalogue=reader.load(ROOT / "factors.yaml"),
            organisation=organisation.load(ROOT / "organisation.yaml"), now=lambda: self.now,
        )  # fmt: skip
        self.project = register_project(self.desk, title="Geheimer Umbau", department="tiefbau")
        self.final = self.check().id
        question = next(iter(self.desk.catalogue.due(self.desk.catalogue.factors[0], Phase.PLANNING))).id
        shown = OPEN
        for level in (1, 2, 3):
            self.now += timedelta(hours=1)
            choice = Choice(level=level)
            change_answer(self.desk, self.final, Change(question=question, part="choice", shown=shown, new=choice))
            shown = choice
        finalise_check(self.desk, self.final)

    def check(self) -> Assessment:
        """Begin a check."""
        return start_check(self.desk, self.project.id, check=Check.FULL, phase=Phase.PLANNING)

    def tidy(self, days: float) -> None:
        """Tidy every 50 days until so many have passed."""
        end = self.now + timedelta(days=days)
        while self.now < end:
            tidy(self.store, self.now)
            self.now = min(end, self.now + timedelta(days=50))

    def states(self) -> list[str]:
        """Return the names of the kept states of the final check."""
        return sorted(path.name for path in (self.store.root / ".history" / self.final).iterdir())


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return Hall(tmp_path)


def test_states_of_a_draft_go_90_days_after_the_end_and_the_final_one_stays(hall: Hall) -> None:
    before = len(hall.states())
    assert before >= 3
    hall.tidy(89)
    tidy(hall.store, hall.now)
    assert len(hall.states()) == before
    hall.now += timedelta(days=4)
    shown = tidy(hall.store, hall.now, dry_run=True)
    assert len(hall.states()) == before
    assert tidy(hall.store, hall.now).states == shown.states == before - 1
    (left,) = hall.states()
    assert left.startswith(f"{hall.store.load(Assessment, hall.final).document.revision}-")
    assert hall.store.verify() == ()


def test_a_discarded_draft_goes_after_30_days_with_its_history(hall: Hall) -> None:
    draft = hall.check().id
    discard_check(hall.desk, draft)
    tidy(hall.store, hall.now)
    hall.now += timedelta(days=29)
    assert tidy(hall.store, hall.now).discarded == ()
    hall.now += timedelta(days=2)
    assert tidy(hall.store, hall.now).discarded == (draft,)
    assert hall.store.ids(Assessment) == [hall.final]
    assert not (hall.store.root / ".history" / draft).exists()


def test_a_draft_that_nobody_touches_is_named_and_stays(hall: Hall) -> None:
    draft = hall.check().id
    hall.tidy(731)
    assert tidy(hall.store, hall.now).untouched == (draft,)
    assert draft in hall.store.ids(Assessment)


@pytest.mark.parametrize("jump", [timedelta(days=3650), timedelta(days=61), timedelta(days=-2)])
def test_a_clock_that_jumps_deletes_nothing_until_a_person_confirms_the_day(hall: Hall, jump: timedelta) -> None:
    draft = hall.check().id
    discard_check(hall.desk, draft)
    tidy(hall.store, hall.now)
    before = hall.states()
    with pytest.raises(ClockError):
        tidy(hall.store, hall.now + jump)
    assert hall.states() == before
    assert draft in hall.store.ids(Assessment)
    tidy(hall.store, hall.now + jump, confirmed=True)
    assert register.last_tidied(hall.store.root) == hall.now + jump


def test_the_first_time_only_the_day_is_noted(hall: Hall) -> None:
    hall.now += timedelta(days=3650)
    before = hall.states()
    assert tidy(hall.store, hall.now).first
    assert hall.states() == before
    assert tidy(hall.store, hall.now + timedelta(days=1)).states > 0


def test_an_unreadable_file_is_never_deleted(hall: Hall) -> None:
    (hall.store.root / f"{hall.project.id}-9.yaml").write_bytes(b"[")
    hall.tidy(150)
    assert (hall.store.root / f"{hall.project.id}-9.yaml").read_bytes() == b"["


def _change(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"level: 3", b"level: 4"))


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def _drop(path: Path) -> None:
    path.unlink()


ATTACKS = (_change, _cut, _drop)


@pytest.mark.parametrize("attack", ATTACKS)
def test_whatever_is_done_to_a_final_check_is_found_and_named(hall: Hall, attack: Callable[[Path], None]) -> None:
    attack(hall.store.path(Assessment, hall.final))
    assert f"{hall.final}.yaml" in {problem.file for problem in hall.store.verify()}


@pytest.mark.parametrize("attack", ATTACKS)
def test_whatever_is_done_to_its_copy_is_found_and_named(hall: Hall, attack: Callable[[Path], None]) -> None:
    copy = hall.store.root / ".history" / hall.final / hall.states()[-1]
    attack(copy)
    named = {problem.file for problem in hall.store.verify()}
    assert named & {f"{hall.final}.yaml", copy.relative_to(hall.store.root).as_posix()}


def test_a_final_check_that_an_earlier_state_took_the_place_of_is_found(hall: Hall) -> None:
    earlier = hall.store.root / ".history" / hall.final / hall.states()[0]
    hall.store.path(Assessment, hall.final).write_bytes(earlier.read_bytes())
    (problem,) = hall.store.verify()
    assert (problem.file, problem.message) == (f"{hall.final}.yaml", sealing.CHANGED)


def test_two_final_checks_that_were_swapped_are_both_named(hall: Hall) -> None:
    other = hall.check().id
    finalise_check(hall.desk, other)
    one, two = (hall.store.path(Assessment, id_) for id_ in (hall.final, other))
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)
    assert {one.name, two.name} <= {problem.file for problem in hall.store.verify()}


def test_what_was_final_before_gets_its_checksum_on_demand_and_never_over_a_difference(hall: Hall) -> None:
    copy = hall.store.root / ".history" / hall.final / hall.states()[-1]
    copy.unlink()
    assert [problem.message for problem in hall.store.verify()] == [sealing.UNSEALED]
    assert seal(hall.store) == 1
    assert hall.store.verify() == ()
    _change(hall.store.path(Assessment, hall.final))
    assert seal(hall.store) == 0
    assert [problem.message for problem in hall.store.verify()] == [sealing.CHANGED]


def _delete(hall: Hall, confirmed: str, reason: Reason = Reason.ASKED) -> deleting.Held:
    who = "administrator@it"
    return delete_project(
        hall.desk, hall.store, hall.project.id, confirmed=confirmed, reason=reason, by=who, now=hall.now
    )


def test_a_project_goes_with_all_that_belongs_to_it_and_the_record_holds_no_content(hall: Hall) -> None:
    other = register_project(hall.desk, title="Nachbar", department="tiefbau")
    kept = start_check(hall.desk, other.id, check=Check.FULL, phase=Phase.PLANNING).id
    prepared = replace(workshop(), subject=hall.project.id)
    live.workshops(hall.store.root).create(prepared)
    done = _delete(hall, hall.project.id)
    assert (done.checks, done.workshops) == (1, 1)
    assert (hall.store.ids(Subject), hall.store.ids(Assessment)) == ([other.id], [kept])
    assert live.workshops(hall.store.root).all() == ()
    left = [path for path in hall.store.root.rglob("*") if hall.project.id in path.as_posix()]
    assert left == []
    text = (hall.store.root / register.DELETED).read_text(encoding="utf-8")
    assert "umbau" not in text.lower()
    (line,) = register.deletions(hall.store.root)
    assert line == {
        "by": "administrator@it", "checks": 1, "day": "2026-01-05", "reason": "asked",
        "project": register.mark_of(hall.project.id),
    }  # fmt: skip
    assert hall.store.verify() == ()


def test_another_word_than_the_id_deletes_nothing(hall: Hall) -> None:
    with pytest.raises(NotConfirmedError):
        _delete(hall, "ja")
    assert hall.store.ids(Assessment) == [hall.final]
    assert register.deletions(hall.store.root) == ()


@pytest.mark.parametrize("id_", ["tiefbau", "gibt-es-nicht", "../organisation", "x" * 500, ""])
def test_what_is_no_project_is_not_deleted(hall: Hall, id_: str) -> None:
    with pytest.raises(NotFoundError):
        delete_project(hall.desk, hall.store, id_, confirmed=id_, reason=Reason.TRIAL, by="x", now=hall.now)
    assert hall.store.ids(Assessment) == [hall.final]


def test_a_damaged_check_goes_with_its_project(hall: Hall) -> None:
    hall.store.path(Assessment, hall.final).write_bytes(b"[")
    _delete(hall, hall.project.id)
    assert hall.store.ids(Assessment) == []
